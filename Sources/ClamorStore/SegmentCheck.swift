import ClamorColumns
import GRDB

/// Compares the indexes of one segment with its rows.
struct SegmentCheck {
    let segment: Int
    /// Rows of finished imports; an import under way may have indexed more.
    let visibleRows: Int
    /// By column number; fields whose dictionary cannot be read are left out, and not compared.
    let dictionaries: [Int: TextDictionary]

    /// The first row in which a field disagrees, and in how many it does.
    private struct Mismatch {
        var row: Int64
        var detail: String
        var count = 1
    }

    private var mismatches: [String: Mismatch] = [:]
    private var messages: [String] = []

    init(segment: Int, visibleRows: Int, dictionaries: [Int: TextDictionary]) {
        self.segment = segment
        self.visibleRows = visibleRows
        self.dictionaries = dictionaries
    }

    private var firstRow: Int64 { Int64(segment) << 16 }

    mutating func run(_ db: Database) throws -> [String] {
        guard let keys = stored(StoredField.Internal.key, .integer, db) else { return messages }
        let count = keys.count
        guard count >= visibleRows else {
            return ["segment \(segment): \(count) of \(visibleRows) rows are indexed"]
        }
        let checksums = stored(StoredField.Internal.checksum, .integer, db)
        let context = stored(StoredField.Internal.context, .boolean, db)
        let columns = StoredField.columns.filter { dictionaries[$0.column ?? 0] != nil }.map { field in
            (field, stored(field.column ?? 0, field.type, db))
        }
        var text = TextIndexBuilder()
        var image = RowImageWriter()
        try RowReader.forEach(firstRow..<firstRow + Int64(count), db) { row, statement in
            let place = text.rowCount
            text.append(title: row.record.title, text: row.record.text)
            guard row.row == firstRow + Int64(place) else { throw DamagedPlace("segment \(segment), rows") }
            image.removeAll()
            image.append(statement)
            compare(checksums, place, Int64(image.checksum), "row", "it is not what was written")
            let key = MentionKey.key(channel: row.record.channel, id: row.record.id ?? "")
            compare(keys, place, Int64(bitPattern: key), "key", "the key is not that of channel and id")
            if let context, context[place] != .boolean(row.record.role != .mention) {
                note("role", place, "the index says something else than the row")
            }
            for (field, column) in columns {
                if let column { compare(field, column, place, row.record) }
            }
        }
        if text.rowCount != count { messages.append("segment \(segment): \(text.rowCount) of \(count) rows are there") }
        compareText(text.finish(), db)
        return messages + mismatchMessages()
    }

    /// A column with its dictionary, or nil where it cannot be read, which is noted.
    private mutating func stored(_ number: Int, _ type: ValueType, _ db: Database) -> Column? {
        do {
            if try SegmentTables.lacks(number, segment: segment, db) {
                return Column(missing: type, count: segmentRows)
            }
            return try SegmentTables.withColumn(number, segment: segment, db) {
                try ColumnCodec.decode($0, type: type, dictionary: dictionaries[number] ?? .empty)
            }
        } catch {
            messages.append("segment \(segment), field \(SegmentTables.name(number)): the column cannot be read")
            return nil
        }
    }

    // MARK: Comparing

    private mutating func note(_ field: String, _ place: Int, _ detail: String) {
        if mismatches[field] == nil {
            mismatches[field] = Mismatch(row: firstRow + Int64(place), detail: detail)
        } else {
            mismatches[field]?.count += 1
        }
    }

    private mutating func compare(
        _ column: Column?, _ place: Int, _ value: Int64, _ field: String, _ detail: @autoclosure () -> String
    ) {
        guard let column else { return }
        if place >= column.count || column[place] != .integer(value) { note(field, place, detail()) }
    }

    private mutating func compare(_ field: StoredField, _ column: Column, _ place: Int, _ record: MentionRecord) {
        let indexed = place < column.count ? column[place] : .null
        let given: Value = withUnsafePointer(to: record) { record in
            switch field.getter {
            case .text(let get): get(record).map(Value.text) ?? .null
            case .integer(let get): get(record).map(Value.integer) ?? .null
            case .boolean(let get): get(record).map(Value.boolean) ?? .null
            case .list(let get): .list(get(record))
            }
        }
        if indexed != given {
            note(field.name, place, "the index has \(Self.shown(indexed)), the row \(Self.shown(given))")
        }
    }

    private static func shown(_ value: Value) -> String {
        switch value {
        case .null: "nothing"
        case .integer(let value): "\(value)"
        case .boolean(let value): value ? "true" : "false"
        case .text(let text): "`\(text)`"
        case .list(let list): "`\(list.joined(separator: ", "))`"
        default: "another value"
        }
    }

    private mutating func compareText(_ made: TextIndexData, _ db: Database) {
        do {
            let agrees =
                try SegmentTables.run(.terms, segment: segment, db) == made.terms
                && SegmentTables.run(.stream, segment: segment, db) == made.stream
            if agrees { return }
            messages.append("segment \(segment): the text index does not match titles and texts of the rows")
        } catch {
            messages.append("segment \(segment): the text index cannot be read")
        }
    }

    private func mismatchMessages() -> [String] {
        mismatches.sorted { ($0.value.row, $0.key) < ($1.value.row, $1.key) }.map { field, mismatch in
            let more = mismatch.count > 1 ? " (and \(mismatch.count - 1) more rows)" : ""
            let name = field == "row" ? "" : ", field \(field)"
            return "segment \(segment), row \(mismatch.row)\(name): \(mismatch.detail)\(more)"
        }
    }
}
