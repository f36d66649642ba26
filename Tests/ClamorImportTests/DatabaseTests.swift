import ClamorStore
import GRDBSQLite
import Testing

@testable import ClamorImport

/// SQLite files of other programs.
@Suite struct DatabaseTests {
    private let test: TestImport

    init() throws {
        test = try TestImport()
    }

    private func database(_ name: String, _ sql: String) {
        var connection: OpaquePointer?
        sqlite3_open("\(test.scratch.path)/\(name)", &connection)
        let status = sqlite3_exec(connection, sql, nil, nil, nil)
        #expect(status == SQLITE_OK)
        sqlite3_close(connection)
    }

    private static let posts = """
        CREATE TABLE posts(id INTEGER, channel TEXT, created TEXT, text TEXT, likes REAL, raw BLOB);
        INSERT INTO posts VALUES(570306123456789012, 'forum', '2026-01-01T10:00:00Z', 'a "b",' || char(10) || 'c', 3.0, x'00');
        INSERT INTO posts VALUES(2, 'forum', '2026-01-02T10:00:00Z', NULL, NULL, NULL);
        """

    @Test func tablesAreFilesOfTheirOwn() throws {
        database("x.bin", Self.posts + "CREATE TABLE settings(key, value); INSERT INTO settings VALUES('a', 'b');")
        #expect(
            try test.lines("x.bin") == [
                "x.bin: posts csv 2/2", "left out: x.bin: settings: it has no column that says what was said",
            ])
    }

    @Test func cellsAreExact() throws {
        database("x.db", Self.posts)
        let tables = try ForeignTables(path: "\(test.scratch.path)/x.db", name: "x.db")
        let stage = TableRows(try tables.rows(of: tables.tables[0]))
        var text: [UInt8] = []
        while try stage.read(into: &text) {}
        #expect(
            String(decoding: text, as: UTF8.self) == """
                id,channel,created,text,likes,raw
                570306123456789012,forum,2026-01-01T10:00:00Z,"a ""b"",\nc",3.0,
                2,forum,2026-01-02T10:00:00Z,,,

                """)
    }

    @Test func viewsAreReadWhereTheyAreNamed() throws {
        database(
            "x.db",
            Self.posts + "CREATE VIEW \"my view\" AS SELECT id, text, created FROM posts WHERE text IS NOT NULL;")
        #expect(
            try test.lines("x.db") == [
                "x.db: posts csv 2/2", "left out: x.db: my view: it is a view; `sheet` can name it",
            ])
        #expect(try test.lines("x.db", options: ImportOptions(sheet: "My View"))[0].hasPrefix("x.db: my view csv"))
    }

    @Test func aPackedDatabaseIsRead() throws {
        database("x.db", Self.posts)
        var bytes: [UInt8] = []
        let file = try FileBytes(path: "\(test.scratch.path)/x.db")
        while try file.read(into: &bytes) {}
        _ = test.scratch.file("y", Packing.gzip(bytes))
        #expect(try test.lines("y") == ["y: posts csv 2/2"])
    }

    @Test func aStoreIsRefused() throws {
        let path = "\(test.scratch.path)/other.clamor"
        try MentionStore.open(path: path).close()
        #expect(
            try test.lines("other.clamor")[0].hasPrefix(
                "other.clamor is no export clamor knows: it is a store of clamor: ask it with --store"))
    }

    @Test func aDamagedDatabaseIsAFailureAndNoCrash() throws {
        _ = test.scratch.file("x.db", Array("SQLite format 3\0".utf8) + [UInt8](repeating: 7, count: 5_000))
        #expect(try test.lines("x.db")[0].hasPrefix("x.db: cannot be read: x.db: SQLite: "))
    }
}
