import ClamorColumns
import GRDB

/// The last segment of a store while it fills: columns, keys and text index of its rows.
struct SegmentBuilder {
    let segment: Int
    private(set) var keys: [UInt64] = []
    private var context = ColumnBuilder(type: .boolean)
    private var checksums = ColumnBuilder(type: .integer)
    /// One for each of `StoredField.columns`.
    private var columns = StoredField.columns.map(ColumnBuilder.init(field:))
    private var text = TextIndexBuilder()

    init(segment: Int) { self.segment = segment }

    var rowCount: Int { keys.count }
    var isFull: Bool { rowCount == segmentRows }
    var firstRow: Int64 { Int64(segment) << 16 }

    // MARK: Filling

    /// Adds rows for some records; their checksums follow when they are written.
    ///
    /// - Parameter dictionaries: one for each of `StoredField.columns`.
    mutating func append(
        _ records: [MentionRecord], _ chosen: ArraySlice<Int>, keys newKeys: [UInt64],
        dictionaries: inout [DictionaryEncoder]
    ) {
        precondition(rowCount + chosen.count <= segmentRows, "the segment is full")
        records.withUnsafeBufferPointer { records in
            guard let records = records.baseAddress else { return }
            for (place, field) in StoredField.columns.enumerated() {
                columns[place].append(field, of: records, chosen, dictionary: &dictionaries[place])
            }
            for index in chosen {
                keys.append(newKeys[index])
                context.append((records + index).pointee.isContext)
                text.append(title: (records + index).pointee.title, text: (records + index).pointee.text)
            }
        }
    }

    /// Adds the checksum of the next row that has none.
    mutating func append(checksum: UInt32) { checksums.append(Int64(checksum)) }

    // MARK: Writing

    /// The blobs of the column index by field number.
    func encodedColumns() -> [(number: Int, bytes: [UInt8])] {
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

    /// Writes columns and text index of the rows so far, in place of what the file has for the segment.
    func save(_ db: Database) throws {
        for (number, bytes) in encodedColumns() {
            try SegmentTables.saveColumn(bytes, number: number, segment: segment, db)
        }
        try SegmentTables.saveText(text.finish(), segment: segment, db)
    }
}

extension SegmentBuilder {
    /// The segment that the next row after `rowCount` rows belongs to, as it stands.
    ///
    /// Columns come from the column index, which may know rows beyond `rowCount` (a killed import completed the
    /// segment); words from the texts of the rows.
    init(rowCount: Int64, _ db: Database) throws {
        self.init(segment: Int(rowCount >> 16))
        let count = Int(rowCount & 0xFFFF)
        guard count > 0 else { return }
        func column(_ number: Int, _ type: ValueType) throws -> Column {
            try SegmentTables.column(number, type: type, segment: segment, rows: count, db)
        }
        let stored = try column(StoredField.Internal.key, .integer).integers
        keys = stored.map { UInt64(bitPattern: $0) }
        context = ColumnBuilder(try column(StoredField.Internal.context, .boolean))
        checksums = ColumnBuilder(try column(StoredField.Internal.checksum, .integer))
        columns = try StoredField.columns.map { field in
            ColumnBuilder(try column(field.column ?? 0, ColumnBuilder(field: field).type))
        }
        let statement = try RawStatement(
            db, "SELECT title, text FROM mention WHERE row >= ? AND row < ? ORDER BY row")
        defer { statement.reset() }
        statement.bind(firstRow, at: 1)
        statement.bind(rowCount, at: 2)
        while try statement.step() { text.append(title: statement.text(0), text: statement.text(1)) }
        guard text.rowCount == count else { throw DamagedPlace("segment \(segment), rows") }
    }
}
