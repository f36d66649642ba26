import CXXHash
import GRDBSQLite

/// One row of the row table as bytes: what is bound, and what its checksum covers.
///
/// Each cell is a byte that tells what it is (0 null, 1 integer, 2 text), then eight bytes of an integer, or four of a
/// text's length and the text. One image serves many rows, one after the other.
struct RowImage: ~Copyable {
    private var bytes = UnsafeMutableRawPointer.allocate(byteCount: 16_384, alignment: 8)
    private var capacity = 16_384
    private var count = 0
    /// Where each cell begins.
    private var starts = [Int](repeating: 0, count: RowImage.columnCount)
    private var cell = 0
    private var json: [UInt8] = []
    private let getters = StoredField.getters

    init() {}

    private enum Mark {
        static let null: UInt8 = 0
        static let integer: UInt8 = 1
        static let text: UInt8 = 2
    }

    deinit { bytes.deallocate() }

    /// Columns of the row table: row, collected, role (1: context alone), the fields, extra.
    static let columnCount = StoredField.all.count + 4
    static let columnNames = ["row", "collected", "role"] + StoredField.all.map(\.name) + ["extra"]

    /// 32 bits of the hash of everything but the row's number.
    var checksum: UInt32 {
        UInt32(truncatingIfNeeded: clamor_hash64(bytes + starts[1], count - starts[1]))
    }

    // MARK: From a record

    /// - Parameter now: when the import began (ms), for records that do not say when they were collected.
    mutating func load(_ record: UnsafePointer<MentionRecord>, row: Int64, now: Int64) {
        begin()
        append(row)
        append(record.pointee.collected ?? now)
        append(record.pointee.isContext ? 1 : 0)
        for getter in getters {
            switch getter {
            case .text(let get):
                if let text = get(record) { append(text) } else { appendNull() }
            case .integer(let get):
                if let value = get(record) { append(value) } else { appendNull() }
            case .boolean(let get):
                if let value = get(record) { append(value ? 1 : 0) } else { appendNull() }
            case .list(let get):
                let list = get(record)
                if list.isEmpty { appendNull() } else { appendJSON { JSONText.append(list: list, to: &$0) } }
            }
        }
        if record.pointee.extra.isEmpty {
            appendNull()
        } else {
            appendJSON { JSONText.append(object: record.pointee.extra, to: &$0) }
        }
    }

    private mutating func begin() {
        count = 0
        cell = 0
    }

    /// Makes room for some bytes more and begins a cell.
    @inline(__always)
    private mutating func beginCell(_ mark: UInt8, room: Int) {
        if count + room + 5 > capacity { grow(by: room + 5) }
        starts[cell] = count
        cell += 1
        bytes.storeBytes(of: mark, toByteOffset: count, as: UInt8.self)
        count += 1
    }

    private mutating func grow(by room: Int) {
        capacity = (capacity + room) * 2
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 8)
        larger.copyMemory(from: bytes, byteCount: count)
        bytes.deallocate()
        bytes = larger
    }

    private mutating func appendNull() { beginCell(Mark.null, room: 0) }

    private mutating func append(_ value: Int64) {
        beginCell(Mark.integer, room: 8)
        bytes.storeBytes(of: value.littleEndian, toByteOffset: count, as: Int64.self)
        count += 8
    }

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { appendText(UnsafeRawBufferPointer($0)) }
    }

    private mutating func appendText(_ text: UnsafeRawBufferPointer) {
        beginCell(Mark.text, room: text.count)
        bytes.storeBytes(of: UInt32(text.count).littleEndian, toByteOffset: count, as: UInt32.self)
        count += 4
        if let start = text.baseAddress { (bytes + count).copyMemory(from: start, byteCount: text.count) }
        count += text.count
    }

    private mutating func appendJSON(_ write: (inout [UInt8]) -> Void) {
        json.removeAll(keepingCapacity: true)
        write(&json)
        let written = json
        written.withUnsafeBytes { appendText($0) }
    }

    // MARK: From and to the row table

    /// Takes over the row that a statement stands at, all columns selected in order.
    mutating func load(_ statement: RawStatement) {
        begin()
        for column in 0..<Int32(Self.columnCount) {
            switch sqlite3_column_type(statement.handle, column) {
            case SQLITE_NULL: appendNull()
            case SQLITE_INTEGER: append(statement.integer(column))
            default: appendText(statement.bytes(column))
            }
        }
    }

    /// Binds all columns and inserts the row.
    func insert(_ statement: RawStatement) throws {
        for column in 0..<cell {
            let start = starts[column]
            let parameter = Int32(column + 1)
            switch bytes.load(fromByteOffset: start, as: UInt8.self) {
            case Mark.null: statement.bindNull(at: parameter)
            case Mark.integer:
                let value = bytes.loadUnaligned(fromByteOffset: start + 1, as: Int64.self)
                statement.bind(Int64(littleEndian: value), at: parameter)
            default:
                let length = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: start + 1, as: UInt32.self))
                try statement.bindText(
                    UnsafeRawBufferPointer(start: bytes + start + 5, count: Int(length)), at: parameter)
            }
        }
        try statement.run()
    }

    static let insertSQL =
        "INSERT INTO mention(\(columnNames.joined(separator: ", "))) VALUES("
        + Array(repeating: "?", count: columnCount).joined(separator: ", ") + ")"
}
