import ClamorColumns
import ClamorQuery
import GRDB

/// Columns as they were computed last.
extension StoreSnapshot {
    func layers() throws -> Layers {
        if let known = held.withLock({ $0.layers }) { return known }
        let made = try readDerived { try Layers(journal, $0) }
        held.withLock { $0.layers = made }
        return made
    }

    /// A field's column with its newest layer laid on, its codes without a dictionary.
    func computedColumn(_ field: StoredField, segment: Int) throws -> StoredColumn {
        let number = field.column ?? 0
        let type = Fields.named(field.name)?.type ?? .integer
        guard let layer = try layers()[segment, number] else {
            return try storedColumn(number, type: type, segment: segment)
        }
        let rows = rowCount(segment: segment)
        return try cache.value(segment, .layered(number, batch: layer.batch, rows: rows)) {
            var column = try readDerived { db in
                let place = Layers.Place(segment: segment, field: number)
                return try LayerTable.column(layer.id, at: place, type: type, db)
            }
            guard column.count == layer.rows, layer.rows <= rows else {
                throw DamagedPlace("segment \(segment), layer of field \(field.name)")
            }
            if layer.rows < rows {
                var builder = ColumnBuilder(column)
                builder.append(try storedColumn(number, type: type, segment: segment).column, from: layer.rows)
                column = builder.column
            }
            return StoredColumn(column: column, codesNeeded: column.codesNeeded)
        }
    }

    /// What is known of a field's column without reading it; nil where nothing is.
    func header(_ number: Int, segment: Int) throws -> ColumnCodec.Header? {
        let rows = rowCount(segment: segment)
        guard let layer = try layers()[segment, number] else {
            return try cache.value(segment, .summary(number, batch: 0, rows: rows)) {
                HeldHeader(header: try readDerived { try SegmentTables.header(number, segment: segment, $0) })
            }.header
        }
        return try cache.value(segment, .summary(number, batch: layer.batch, rows: rows)) {
            let place = Layers.Place(segment: segment, field: number)
            return HeldHeader(header: try readDerived { try LayerTable.header(layer.id, at: place, $0) })
        }.header
    }

    private struct HeldHeader: Cacheable {
        var header: ColumnCodec.Header?
        var byteCount: Int { (header?.counts?.count ?? 0) * 4 + 64 }
    }

    /// What was computed anew of the rows of a segment, to be put into its records.
    func computedFields(segment: Int) throws -> ComputedFields {
        if try layers().isEmpty { return ComputedFields() }
        var result = ComputedFields()
        for field in StoredField.columns {
            guard let layer = try layers()[segment, field.column ?? 0] else { continue }
            let column = try computedColumn(field, segment: segment).column
            let isCoded = field.type == .text || field.type == .list
            result.add(field, isCoded ? column.reading(try dictionary(field)) : column, rows: layer.rows)
        }
        return result
    }
}

/// Columns of a segment whose values take the place of those in its rows.
struct ComputedFields: Sendable {
    private var fields: [(field: StoredField, column: Column, rows: Int)] = []

    mutating func add(_ field: StoredField, _ column: Column, rows: Int) { fields.append((field, column, rows)) }

    /// Gives the record of a row its values.
    func lay(on record: inout MentionRecord, place: Int) {
        for (field, column, rows) in fields where place < rows { field.put(column[place], into: &record) }
    }
}

extension StoredField {
    /// Gives a record a value of a column.
    fileprivate func put(_ value: Value, into record: inout MentionRecord) {
        switch setter {
        case .text(let set): if case .text(let text) = value { set(&record, text) } else { set(&record, nil) }
        case .boolean(let set): if case .boolean(let flag) = value { set(&record, flag) } else { set(&record, nil) }
        case .list(let set): if case .list(let list) = value { set(&record, list) } else { set(&record, []) }
        case .integer(let set):
            switch value {
            case .integer(let number), .fixed(let number), .time(let number), .duration(let number):
                set(&record, number)
            default: set(&record, nil)
            }
        }
    }
}
