import GRDB
import GRDBSQLite

/// A prepared statement driven without GRDB's values, for loops over many rows.
///
/// It belongs to a connection's cache: two of the same text must not be in use at once.
struct RawStatement {
    private let statement: GRDB.Statement
    let handle: OpaquePointer
    private let connection: OpaquePointer?

    init(_ db: Database, _ sql: String) throws {
        statement = try db.cachedStatement(sql: sql)
        handle = statement.sqliteStatement
        connection = db.sqliteConnection
        reset()
    }

    /// Ends the run, which also frees the state of the file that it looked at.
    func reset() { sqlite3_reset(handle) }

    /// Goes to the next row; false after the last.
    func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw failure(code)
        }
    }

    /// Runs a statement that gives no rows, and readies it for the next run.
    func run() throws {
        _ = try step()
        reset()
    }

    /// The first column of all rows that a statement with one parameter gives.
    static func integers(_ db: Database, _ sql: String, _ value: Int64) throws -> [Int64] {
        let statement = try RawStatement(db, sql)
        defer { statement.reset() }
        statement.bind(value, at: 1)
        var result: [Int64] = []
        while try statement.step() { result.append(statement.integer(0)) }
        return result
    }

    // MARK: Parameters, from 1

    func bind(_ value: Int64, at index: Int32) { sqlite3_bind_int64(handle, index, value) }

    func bindNull(at index: Int32) { sqlite3_bind_null(handle, index) }

    /// The bytes must stay where they are until the statement has run.
    func bindText(_ bytes: UnsafeRawBufferPointer, at index: Int32) throws {
        let start = start(of: bytes)?.assumingMemoryBound(to: CChar.self)
        try check(sqlite3_bind_text(handle, index, start, Int32(clamping: bytes.count), nil))
    }

    /// The bytes must stay where they are until the statement has run.
    func bindBlob(_ bytes: UnsafeRawBufferPointer, at index: Int32) throws {
        try check(sqlite3_bind_blob(handle, index, start(of: bytes), Int32(clamping: bytes.count), nil))
    }

    /// What is empty must not be a null pointer, which would mean null.
    private func start(of bytes: UnsafeRawBufferPointer) -> UnsafeRawPointer? {
        bytes.isEmpty ? Self.emptyText : bytes.baseAddress
    }

    private func check(_ code: Int32) throws {
        if code != SQLITE_OK { throw failure(code) }
    }

    private func failure(_ code: Int32) -> DatabaseError {
        let message = connection.map { String(cString: sqlite3_errmsg($0)) }
        reset()
        return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }

    private nonisolated(unsafe) static let emptyText = UnsafeRawPointer(
        UnsafeMutablePointer<UInt8>.allocate(capacity: 1))

    // MARK: Columns, from 0

    /// What a cell holds; texts and blobs are bytes, and so would be floating-point numbers, which the store has none of.
    enum Kind {
        case null, integer, bytes
    }

    func kind(_ column: Int32) -> Kind {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_NULL: .null
        case SQLITE_INTEGER: .integer
        default: .bytes
        }
    }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    func number(_ column: Int32) -> Double { sqlite3_column_double(handle, column) }

    /// The bytes of a text or blob, good until the next step.
    func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
        guard let start = sqlite3_column_blob(handle, column) else {
            return UnsafeRawBufferPointer(start: nil, count: 0)
        }
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
    }

    func text(_ column: Int32) -> String? {
        isNull(column) ? nil : String(decoding: bytes(column), as: UTF8.self)
    }
}
