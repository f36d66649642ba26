import ClamorColumns
import GRDB

/// Layers in checks, repairs and removals.
enum LayerCare {
    /// - Parameter dictionaries: by column number; fields whose dictionary cannot be read are left out.
    /// - Returns: what is wrong, in plain sentences.
    static func problems(
        _ journal: Journal, dictionaries: [Int: TextDictionary], _ db: Database
    ) throws -> [String] {
        try LayerTable.all(upTo: journal.number, db).compactMap { place, layer in
            let name = "segment \(place.segment), layer of field \(SegmentTables.name(place.field))"
            guard let field = field(place.field), Int64(place.segment) << 16 + Int64(layer.rows) <= journal.rowCount
            else {
                return name + ": it belongs to nothing in the store"
            }
            guard let column = try? LayerTable.column(layer.id, at: place, type: field.type, db),
                column.count == layer.rows
            else { return name + ": the column cannot be read" }
            guard let dictionary = dictionaries[place.field], column.codesNeeded > dictionary.count else { return nil }
            return name + ": it has codes that the dictionary lacks"
        }
    }

    private static func field(_ number: Int) -> StoredField? { StoredField.columns.first { $0.column == number } }

    // MARK: Repair

    /// The dictionaries that layers are read with, those that can be read.
    static func dictionaries(_ db: Database) throws -> [Int: TextDictionary] {
        var result: [Int: TextDictionary] = [:]
        for number in Set(try LayerTable.all(db).map(\.place.field)) {
            if let field = field(number) { result[number] = try? DictionaryChunk.dictionary(of: field, db) }
        }
        return result
    }

    /// Gives the texts of all layers codes of other dictionaries. Layers that cannot be read are removed: the rows'
    /// own values show again.
    ///
    /// - Parameters:
    ///   - old: by column number.
    ///   - dictionaries: one for each of `StoredField.columns`.
    static func recode(
        from old: [Int: TextDictionary], to dictionaries: inout [DictionaryEncoder], _ db: Database
    ) throws {
        for (place, layer) in try LayerTable.all(db) {
            guard let index = StoredField.columns.firstIndex(where: { $0.column == place.field }),
                let column = try? LayerTable.column(
                    layer.id, at: place, type: StoredField.columns[index].type, db),
                column.codesNeeded <= old[place.field]?.count ?? 0
            else {
                try LayerTable.remove(layer.id, db)
                continue
            }
            guard let texts = old[place.field], column.codesNeeded > 0 else { continue }
            var codes: [UInt32: UInt32] = [:]
            let recoded = column.recoded { code in
                if let known = codes[code] { return known }
                let new = dictionaries[index].code(of: texts[code])
                codes[code] = new
                return new
            }
            try LayerTable.save(recoded, id: layer.id, db)
        }
    }

    // MARK: Removal

    /// Takes the values of rows out of all layers of a segment.
    static func clear(_ places: [Int], segment: Int, _ db: Database) throws {
        for (place, layer) in try LayerTable.all(segment: segment, db) {
            guard let field = field(place.field) else { continue }
            var builder = ColumnBuilder(try LayerTable.column(layer.id, at: place, type: field.type, db))
            builder.remove(places.filter { $0 < layer.rows })
            try LayerTable.save(builder.column, id: layer.id, db)
        }
    }
}

extension Column {
    /// The same column with other codes; rows without a value keep code 0.
    fileprivate func recoded(_ code: (UInt32) -> UInt32) -> Column {
        switch storage {
        case .codes(let codes, let dictionary):
            let new = codes.indices.map { isNull($0) ? 0 : code(codes[$0]) }
            return Column(type: type, count: count, storage: .codes(new, dictionary), validity: validity)
        case .lists(let lists, let dictionary):
            let (offsets, codes) = lists.spread()
            return Column(
                type: type, count: count, storage: .lists(offsets: offsets, codes: codes.map(code), dictionary))
        default: return self
        }
    }
}
