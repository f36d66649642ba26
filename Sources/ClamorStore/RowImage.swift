import CXXHash
import GRDBSQLite

/// One row of the row table as bytes: what is bound, and what its checksum covers.
///
/// Each cell is a byte that tells what it is (0 null, 1 integer, 2 text), then eight bytes of an integer, or four of a
/// text's length and the text.
struct RowImage {
    private(set) var bytes: [UInt8] = []
    /// Where each cell begins, and the end of the last.
    private var starts: [Int] = []

    private enum Mark {
        static let null: UInt8 = 0
        static let integer: UInt8 = 1
        static let text: UInt8 = 2
    }

    init() {
        bytes.reserveCapacity(4_096)
        starts.reserveCapacity(Self.columnCount)
    }

    /// Columns of the row table: row, collected, role (1: context alone), the fields, extra.
    static let columnCount = StoredField.all.count + 4
    static let columnNames = ["row", "collected", "role"] + StoredField.all.map(\.name) + ["extra"]

    /// 32 bits of the hash of everything but the row's number.
    var checksum: UInt32 {
        bytes.withUnsafeBytes { bytes in
            let start = starts[1]
            return UInt32(truncatingIfNeeded: clamor_hash64(bytes.baseAddress! + start, bytes.count - start))
        }
    }

    private mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
    }

    // MARK: From a record

    /// - Parameter now: when the import began (ms), for records that do not say when they were collected.
    mutating func load(_ record: UnsafePointer<MentionRecord>, row: Int64, now: Int64) {
        removeAll()
        append(row)
        append(record.pointee.collected ?? now)
        append(record.pointee.isContext ? 1 : 0)
        for field in StoredField.all {
            switch field.access {
            case .text(let get, _):
                if let text = get(record) { append(text) } else { appendNull() }
            case .integer(let get, _):
                if let value = get(record) { append(value) } else { appendNull() }
            case .boolean(let get, _):
                if let value = get(record) { append(value ? 1 : 0) } else { appendNull() }
            case .list(let get, _):
                let list = get(record)
                if list.isEmpty { appendNull() } else { appendText { JSONText.append(list: list, to: &$0) } }
            }
        }
        if record.pointee.extra.isEmpty {
            appendNull()
        } else {
            appendText { JSONText.append(object: record.pointee.extra, to: &$0) }
        }
    }

    private mutating func appendNull() {
        starts.append(bytes.count)
        bytes.append(Mark.null)
    }

    private mutating func append(_ value: Int64) {
        starts.append(bytes.count)
        bytes.append(Mark.integer)
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    private mutating func append(_ text: String) {
        let utf8 = text.utf8
        appendText { bytes in
            if utf8.withContiguousStorageIfAvailable({ bytes.append(contentsOf: $0) }) == nil {
                bytes.append(contentsOf: utf8)
            }
        }
    }

    @inline(__always)
    private mutating func appendText(_ write: (inout [UInt8]) -> Void) {
        starts.append(bytes.count)
        bytes.append(contentsOf: (Mark.text, 0, 0, 0, 0))
        let start = bytes.count
        write(&bytes)
        let length = UInt32(bytes.count - start)
        bytes.withUnsafeMutableBytes { $0.storeBytes(of: length.littleEndian, toByteOffset: start - 4, as: UInt32.self) }
    }

    // MARK: From and to the row table

    /// Takes over the row that a statement stands at, all columns selected in order.
    mutating func load(_ statement: RawStatement) {
        removeAll()
        for column in 0..<Int32(Self.columnCount) {
            switch sqlite3_column_type(statement.handle, column) {
            case SQLITE_NULL: appendNull()
            case SQLITE_INTEGER: append(statement.integer(column))
            default: appendText { $0.append(contentsOf: statement.bytes(column)) }
            }
        }
    }

    /// Binds all columns and inserts the row.
    func insert(_ statement: RawStatement) throws {
        try bytes.withUnsafeBytes { bytes in
            for (column, start) in starts.enumerated() {
                let parameter = Int32(column + 1)
                switch bytes[start] {
                case Mark.null: statement.bindNull(at: parameter)
                case Mark.integer:
                    let value = bytes.loadUnaligned(fromByteOffset: start + 1, as: Int64.self)
                    statement.bind(Int64(littleEndian: value), at: parameter)
                default:
                    let length = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: start + 1, as: UInt32.self)))
                    let text = UnsafeRawBufferPointer(rebasing: bytes[start + 5..<start + 5 + length])
                    statement.bindText(text, at: parameter)
                }
            }
            try statement.run()
        }
    }

    static let insertSQL =
        "INSERT INTO mention(\(columnNames.joined(separator: ", "))) VALUES("
        + Array(repeating: "?", count: columnCount).joined(separator: ", ") + ")"
}

extension [UInt8] {
    fileprivate mutating func append(contentsOf head: (UInt8, UInt8, UInt8, UInt8, UInt8)) {
        append(head.0)
        append(head.1)
        append(head.2)
        append(head.3)
        append(head.4)
    }
}
