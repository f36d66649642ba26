import CXXHash

/// Rows of the row table as bytes: what is bound, and what their checksums cover.
///
/// A row is its cells but the first, its number, one after the other. Each cell is a byte that tells what it is (0 null,
/// 1 integer, 2 text), then eight bytes of an integer, or four of a text's length and the text. Nulls at the end do not
/// count in the checksum as far as they stand for later fields, which rows of older stores had not.
struct RowImages: Sendable {
    let bytes: [UInt8]
    /// Where each row begins.
    let starts: [Int]

    var count: Int { starts.count }

    /// Columns of the row table: row, collected (null: when its import began), role (see `RowRole`), the fields, and
    /// extra before the later ones.
    static let columnNames: [String] = {
        var names = ["row", "collected", "role"] + StoredField.all.map(\.name)
        names.insert("extra", at: extraColumn)
        return names
    }()

    /// The place of extra.
    static let extraColumn = firstField + StoredField.laterPlace
    private static let firstField = 3

    /// The place of a field's column, given its own in `StoredField.all`.
    static func column(field: Int) -> Int { firstField + field + (field < StoredField.laterPlace ? 0 : 1) }

    static let insertSQL =
        "INSERT INTO mention(\(columnNames.joined(separator: ", "))) VALUES("
        + columnNames.map { _ in "?" }.joined(separator: ", ") + ")"

    enum Mark {
        static let null: UInt8 = 0
        static let integer: UInt8 = 1
        static let text: UInt8 = 2
    }

    /// Binds all columns of a row and inserts it under a number.
    ///
    /// - Parameter nulls: the parameters of the statement that are bound to null already, a bit each.
    func insert(_ index: Int, as row: Int64, _ statement: RawStatement, nulls: inout UInt64) throws {
        statement.bind(row, at: 1)
        try bytes.withUnsafeBytes { bytes in
            var place = starts[index]
            for parameter in 2...Int32(Self.columnNames.count) {
                let mark = bytes[place]
                place += 1
                switch mark {
                case Mark.null:
                    if nulls >> UInt64(parameter) & 1 == 0 { statement.bindNull(at: parameter) }
                    nulls |= 1 << UInt64(parameter)
                    continue
                case Mark.integer:
                    let value = bytes.loadUnaligned(fromByteOffset: place, as: Int64.self)
                    statement.bind(Int64(littleEndian: value), at: parameter)
                    place += 8
                default:
                    let length = Int(
                        UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
                    place += 4
                    try statement.bindText(
                        UnsafeRawBufferPointer(rebasing: bytes[place..<place + length]), at: parameter)
                    place += length
                }
                nulls &= ~(1 << UInt64(parameter))
            }
            try statement.run()
        }
    }

    /// A row as it would be read from the row table.
    func cells(_ index: Int, row: Int64) -> RowCells { RowCells(images: self, index: index, row: row) }

    /// What a row says: its text, or where it has none its title.
    func said(_ index: Int) -> [UInt8]? {
        let cells = cells(index, row: 0)
        guard let column = Self.saidColumns.first(where: { !cells.isNull($0) }) else { return nil }
        return cells.withBytes(column) { Array($0) }
    }

    private static let saidColumns = ["text", "title"].map { Int32(RowImages.columnNames.firstIndex(of: $0)!) }
}

/// The cells of one row of some images, in the order of the row table's columns.
struct RowCells: RowSource {
    private let images: RowImages
    private let row: Int64
    /// Where each cell but the first begins.
    private var starts: [Int] = []

    fileprivate init(images: RowImages, index: Int, row: Int64) {
        self.images = images
        self.row = row
        var place = images.starts[index]
        for _ in 1..<RowImages.columnNames.count {
            starts.append(place)
            switch images.bytes[place] {
            case RowImages.Mark.null: place += 1
            case RowImages.Mark.integer: place += 9
            default: place += 5 + length(of: place)
            }
        }
    }

    private func length(of place: Int) -> Int {
        images.bytes.withUnsafeBytes {
            Int(UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: place + 1, as: UInt32.self)))
        }
    }

    func isNull(_ column: Int32) -> Bool {
        column > 0 && images.bytes[starts[Int(column) - 1]] == RowImages.Mark.null
    }

    func integer(_ column: Int32) -> Int64 {
        if column == 0 { return row }
        return images.bytes.withUnsafeBytes {
            Int64(littleEndian: $0.loadUnaligned(fromByteOffset: starts[Int(column) - 1] + 1, as: Int64.self))
        }
    }

    func withBytes<T>(_ column: Int32, _ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
        let place = starts[Int(column) - 1]
        return try images.bytes.withUnsafeBytes {
            try body(UnsafeRawBufferPointer(rebasing: $0[place + 5..<place + 5 + length(of: place)]))
        }
    }
}

/// Makes images of rows.
struct RowImageWriter: ~Copyable {
    private var bytes: UnsafeMutableRawPointer
    private var capacity: Int
    private var count = 0
    private var starts: [Int] = []
    /// Cells of the last row, and where the last of them ends that counts in its checksum.
    private var cellCount = 0
    private var summedEnd = 0
    /// Cells that count even when they are null: those up to extra.
    private let countingCells = RowImages.extraColumn
    private var json: [UInt8] = []

    /// - Parameter capacity: room for that many bytes; more is made when needed.
    init(capacity: Int = 16_384) {
        self.capacity = max(capacity, 64)
        bytes = .allocate(byteCount: self.capacity, alignment: 8)
    }

    deinit { bytes.deallocate() }

    /// 32 bits of the hash of the last row.
    var checksum: UInt32 {
        let start = starts.last ?? 0
        return UInt32(truncatingIfNeeded: clamor_hash64(bytes + start, summedEnd - start))
    }

    /// The rows so far.
    func images() -> RowImages {
        RowImages(bytes: Array(UnsafeRawBufferPointer(start: bytes, count: count)), starts: starts)
    }

    /// Forgets all rows.
    mutating func removeAll() {
        count = 0
        starts.removeAll(keepingCapacity: true)
    }

    // MARK: Rows

    mutating func beginRow() {
        starts.append(count)
        (cellCount, summedEnd) = (0, count)
    }

    /// Adds the row that a statement stands at, all columns selected in order.
    mutating func append(_ statement: RawStatement) {
        beginRow()
        for column in 1..<Int32(RowImages.columnNames.count) {
            switch statement.kind(column) {
            case .null: appendNull()
            case .integer: append(statement.integer(column))
            case .bytes: append(statement.bytes(column))
            }
        }
    }

    // MARK: Cells

    /// Makes room for some bytes more and begins a cell.
    @inline(__always)
    private mutating func beginCell(_ mark: UInt8, room: Int) {
        if count + room + 5 > capacity { grow(by: room + 5) }
        bytes.storeBytes(of: mark, toByteOffset: count, as: UInt8.self)
        count += 1
        cellCount += 1
    }

    private mutating func grow(by room: Int) {
        capacity = (capacity + room) * 2
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 8)
        larger.copyMemory(from: bytes, byteCount: count)
        bytes.deallocate()
        bytes = larger
    }

    mutating func appendNull() {
        beginCell(RowImages.Mark.null, room: 0)
        if cellCount <= countingCells { summedEnd = count }
    }

    mutating func append(_ value: Int64) {
        beginCell(RowImages.Mark.integer, room: 8)
        bytes.storeBytes(of: value.littleEndian, toByteOffset: count, as: Int64.self)
        count += 8
        summedEnd = count
    }

    mutating func append(_ text: UnsafeRawBufferPointer) {
        beginCell(RowImages.Mark.text, room: text.count)
        bytes.storeBytes(of: UInt32(text.count).littleEndian, toByteOffset: count, as: UInt32.self)
        count += 4
        if let start = text.baseAddress { (bytes + count).copyMemory(from: start, byteCount: text.count) }
        count += text.count
        summedEnd = count
    }

    mutating func append(list: [String]) {
        appendJSON { JSONText.append(list: list, to: &$0) }
    }

    mutating func append(object: [(name: String, value: String)]) {
        appendJSON { JSONText.append(object: object, to: &$0) }
    }

    private mutating func appendJSON(_ write: (inout [UInt8]) -> Void) {
        json.removeAll(keepingCapacity: true)
        write(&json)
        let written = json
        written.withUnsafeBytes { append($0) }
    }
}
