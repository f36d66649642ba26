import GRDBSQLite
import Glibc

/// The tables of an SQLite file that any program made, to be read as exports. The file is not written, nor anything
/// beside it.
package final class ForeignTables {
    package struct Table: Sendable {
        package let name: String
        package let isView: Bool
    }

    private let connection: OpaquePointer
    private let path: String
    /// In the order in which they were made; those of SQLite itself are left out.
    package private(set) var tables: [Table] = []

    /// - Parameter path: of the file; `name` stands for it in messages.
    /// - Throws: `StoreError`: `.isStore` for a store of clamor, else why the file cannot be read.
    package init(path: String, name: String) throws {
        self.path = name
        // Changes that wait beside the file belong to it; without any, it may be read without a lock.
        var status = stat()
        let hasChanges = stat("\(path)-wal", &status) == 0 && status.st_size > 0
        let address = "file:\(Self.percentEncoded(path))?\(hasChanges ? "mode=ro" : "immutable=1")"
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(address, &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nil)
        guard let opened else { throw StoreError(path: name, cause: .other("SQLite cannot begin")) }
        connection = opened
        if code != SQLITE_OK { throw failure }
        let application = try ForeignRows(self, "PRAGMA application_id").firstInteger()
        let list = try ForeignRows(
            self,
            """
            SELECT name, type = 'view' FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%'
                ESCAPE '\\' ORDER BY rowid
            """)
        while try list.next() { tables.append(Table(name: list.text(0), isView: list.text(1) == "1")) }
        if application == Int64(StoreSchema.applicationID) { throw StoreError(path: name, cause: .isStore) }
    }

    deinit {
        sqlite3_close_v2(connection)
    }

    /// All rows of a table or view, in the order in which SQLite keeps them.
    package func rows(of table: Table) throws -> ForeignRows {
        try ForeignRows(self, "SELECT * FROM \"\(table.name.replacing("\"", with: "\"\""))\"")
    }

    fileprivate var failure: StoreError {
        StoreError(path: path, cause: .other("SQLite: \(String(cString: sqlite3_errmsg(connection)))"))
    }

    fileprivate func prepare(_ sql: String) throws -> OpaquePointer {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK, let statement else {
            throw failure
        }
        return statement
    }

    private static func percentEncoded(_ path: String) -> String {
        path.replacing("%", with: "%25").replacing("?", with: "%3f").replacing("#", with: "%23")
    }
}

/// Rows one after the other, their cells as text.
package final class ForeignRows {
    private let tables: ForeignTables
    private let statement: OpaquePointer
    package let columns: [String]

    fileprivate init(_ tables: ForeignTables, _ sql: String) throws {
        self.tables = tables
        let statement = try tables.prepare(sql)
        self.statement = statement
        columns = (0..<sqlite3_column_count(statement)).map { String(cString: sqlite3_column_name(statement, $0)) }
    }

    deinit {
        sqlite3_finalize(statement)
    }

    /// Goes to the next row; false after the last. Throws `StoreError`.
    package func next() throws -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw tables.failure
        }
    }

    /// The bytes of a cell as text, good until the next row; empty for null, and for blobs, which are no text.
    package func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> {
        let column = Int32(column)
        let type = sqlite3_column_type(statement, column)
        guard type != SQLITE_NULL, type != SQLITE_BLOB, let start = sqlite3_column_text(statement, column) else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
    }

    fileprivate func text(_ column: Int) -> String { String(decoding: bytes(column), as: UTF8.self) }

    fileprivate func firstInteger() throws -> Int64 {
        try next() ? sqlite3_column_int64(statement, 0) : 0
    }
}
