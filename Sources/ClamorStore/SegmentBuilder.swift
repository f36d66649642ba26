import ClamorColumns
import GRDB

/// The last segment of a store while it fills: columns, keys and text index of its rows.
struct SegmentBuilder: Sendable {
    let segment: Int
    var keys: [UInt64] = []
    var context = ColumnBuilder(type: .boolean)
    var checksums = ColumnBuilder(type: .integer)
    /// One for each of `StoredField.columns`.
    var columns = StoredField.columns.map(ColumnBuilder.init(field:))
    private var text = TextIndexBuilder()

    init(segment: Int) { self.segment = segment }

    var rowCount: Int { keys.count }
    var isFull: Bool { rowCount == segmentRows }
    var firstRow: Int64 { Int64(segment) << 16 }

    // MARK: Filling

    /// Adds rows for some records.
    ///
    /// - Parameters:
    ///   - chosen: the places of the records, ascending.
    ///   - dictionaries: one for each of `StoredField.columns`.
    mutating func append(
        _ mentions: PreparedMentions, _ chosen: [Int], dictionaries: inout [DictionaryEncoder]
    ) {
        precondition(rowCount + chosen.count <= segmentRows, "the segment is full")
        var places = [Int32](repeating: -1, count: mentions.count)
        for (index, place) in chosen.enumerated() { places[place] = Int32(rowCount + index) }
        for (index, column) in mentions.columns.enumerated() {
            columns[index].append(column, chosen.count, places: places, dictionary: &dictionaries[index])
        }
        for place in chosen {
            keys.append(mentions.keys[place])
            context.append(mentions.roles[place] != .mention)
            checksums.append(Int64(mentions.checksums[place]))
        }
        text.append(chosen, of: mentions.text)
    }

    // MARK: Writing

    /// The blobs of the column index by field number.
    private func encodedColumns() -> [(number: Int, bytes: [UInt8])] {
        let keyColumn = Column(
            type: .integer, count: rowCount, storage: .integers(keys.map { Int64(bitPattern: $0) }))
        var result = [
            (StoredField.Internal.key, ColumnCodec.encode(keyColumn)),
            (StoredField.Internal.context, ColumnCodec.encode(context.column)),
            (StoredField.Internal.checksum, ColumnCodec.encode(checksums.column)),
        ]
        for (field, builder) in zip(StoredField.columns, columns) {
            if let number = field.column { result.append((number, ColumnCodec.encode(builder.column))) }
        }
        return result
    }

    /// All that the file is to have of the rows so far.
    func sealed() -> SealedSegment {
        SealedSegment(segment: segment, columns: encodedColumns(), text: text.finish())
    }
}

/// Column index and text index of a segment, as they are stored.
struct SealedSegment: Sendable {
    let segment: Int
    /// By field number.
    let columns: [(number: Int, bytes: [UInt8])]
    let text: TextIndexData

    /// Writes them in place of what the file has for the segment.
    func save(_ db: Database) throws {
        for (number, bytes) in columns {
            try SegmentTables.saveColumn(bytes, number: number, segment: segment, db)
        }
        try SegmentTables.saveText(text, segment: segment, db)
    }
}

extension SegmentBuilder {
    /// The segment that the next row after `rowCount` rows belongs to, as it stands.
    init(rowCount: Int64, _ db: Database) throws {
        try self.init(segment: Int(rowCount >> 16), rows: Int(rowCount & 0xFFFF), db)
    }

    /// The first rows of a segment.
    ///
    /// Columns come from the column index, which may know more rows (a killed import completed the segment); words from
    /// the texts of the rows.
    init(segment: Int, rows count: Int, _ db: Database) throws {
        self.init(segment: segment)
        guard count > 0 else { return }
        func column(_ number: Int, _ type: ValueType) throws -> Column {
            try SegmentTables.column(number, type: type, segment: segment, rows: count, db)
        }
        let stored = try column(StoredField.Internal.key, .integer).integers
        keys = stored.map { UInt64(bitPattern: $0) }
        context = ColumnBuilder(try column(StoredField.Internal.context, .boolean))
        checksums = ColumnBuilder(try column(StoredField.Internal.checksum, .integer))
        columns = try StoredField.columns.map { field in
            ColumnBuilder(try column(field.column ?? 0, field.type))
        }
        let statement = try RawStatement(
            db, "SELECT title, text FROM mention WHERE row >= ? AND row < ? ORDER BY row")
        defer { statement.reset() }
        statement.bind(firstRow, at: 1)
        statement.bind(firstRow + Int64(count), at: 2)
        while try statement.step() { text.append(title: statement.text(0), text: statement.text(1)) }
        guard text.rowCount == count else { throw DamagedPlace("segment \(segment), rows") }
    }
}
