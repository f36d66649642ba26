import ClamorColumns
import ClamorQuery
import ClamorStore
import ClamorTime
import Foundation
import Testing

/// What opening a path fails with.
private func cause(_ path: String, readOnly: Bool = false, createIfMissing: Bool = true) -> StoreError.Cause? {
    do {
        _ = try MentionStore.open(path: path, readOnly: readOnly, createIfMissing: createIfMissing)
        return nil
    } catch {
        return (error as? StoreError)?.cause
    }
}

@Suite struct OpeningTests {
    @Test func newStoreIsPrivate() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<3))
        let attributes = try FileManager.default.attributesOfItem(atPath: fixture.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try store.snapshot().liveRows().count == 3)
        #expect(try fixture.open().snapshot().liveRows().count == 3)
    }

    @Test func closedStoreIsOneFile() throws {
        let fixture = try StoreFixture()
        do {
            let store = try fixture.open()
            try store.importing("a", mentions(0..<300))
            _ = try store.snapshot().liveIDs()
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: fixture.folder)
        #expect(files.sorted() == ["mentions.clamor", "mentions.clamor-import"])
    }

    @Test func emptyStoreHasNothing() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let snapshot = try store.snapshot()
        #expect((snapshot.number.batch, snapshot.segmentCount) == (0, 0))
        #expect(try store.table(.batches).count == 0)
        #expect(try store.topics.isEmpty)
        #expect(try store.check().isEmpty)
    }

    @Test func pathsThatAreNoStore() throws {
        let fixture = try StoreFixture()
        #expect(cause(fixture.folder) == .isFolder)
        #expect(cause(fixture.folder + "/none/x.clamor") == .folderMissing(fixture.folder + "/none"))
        #expect(cause(fixture.path, createIfMissing: false) == .missing)
        #expect(cause(fixture.path, readOnly: true) == .missing)
        #expect(!FileManager.default.fileExists(atPath: fixture.path))
        let text = fixture.folder + "/text"
        try String(repeating: "no store\n", count: 500).write(toFile: text, atomically: true, encoding: .utf8)
        #expect(cause(text) == .notAStore)
        #expect(cause(text, readOnly: true) == .notAStore)
    }

    @Test func otherDatabasesAreLeftAlone() throws {
        let fixture = try StoreFixture()
        _ = try fixture.query("CREATE TABLE t(a); INSERT INTO t VALUES(1)")
        let before = try Data(contentsOf: URL(fileURLWithPath: fixture.path))
        #expect(cause(fixture.path) == .notAStore)
        #expect(cause(fixture.path, readOnly: true) == .notAStore)
        #expect(try Data(contentsOf: URL(fileURLWithPath: fixture.path)) == before)
    }

    @Test func newerStoresAreRefused() throws {
        let fixture = try StoreFixture()
        _ = try fixture.open()
        _ = try fixture.query("PRAGMA user_version = 99")
        #expect(cause(fixture.path) == .newer(version: 99, supported: 5))
        #expect(cause(fixture.path, readOnly: true) == .newer(version: 99, supported: 5))
        do {
            _ = try fixture.open()
        } catch {
            #expect("\(error)".contains("form 99") && "\(error)".contains("up to 5"))
        }
    }

    @Test func readOnlyRefusesWrites() throws {
        let fixture = try StoreFixture()
        try fixture.open().importing("a", mentions(0..<3))
        let store = try MentionStore.open(path: fixture.path, readOnly: true)
        #expect(store.isReadOnly)
        #expect(try store.snapshot().liveRows().count == 3)
        #expect(throws: StoreError(path: store.path, cause: .readOnly)) { try store.openImporter() }
        #expect(throws: StoreError(path: store.path, cause: .readOnly)) {
            try store.annotate(rows: [0], .status("open"), now: noon)
        }
    }

    /// The superuser may write everywhere.
    @Test(.enabled(if: geteuid() != 0)) func readOnlyFolder() throws {
        let fixture = try StoreFixture()
        do {
            try fixture.open().importing("a", mentions(0..<3))
        }
        let files = FileManager.default
        try files.setAttributes([.posixPermissions: 0o500], ofItemAtPath: fixture.folder)
        defer { try? files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: fixture.folder) }
        let store = try fixture.open()
        #expect(store.isReadOnly)
        #expect(try store.snapshot().liveRows().count == 3)
        #expect(try store.snapshot().textIndex(segment: 0).rows(token: "refund")?.setCount == 3)
        try files.setAttributes([.posixPermissions: 0o000], ofItemAtPath: fixture.path)
        #expect(cause(fixture.path) == .notPermitted)
    }

    @Test func oneImportAtATime() throws {
        struct Impatient: Error {}
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let importer = try store.openImporter()
        var asked = 0
        #expect(throws: Impatient.self) {
            try fixture.open().openImporter {
                asked += 1
                if asked == 2 { throw Impatient() }
            }
        }
        #expect(asked == 2)
        importer.close()
        try fixture.open().openImporter { throw Impatient() }.close()
    }

    @Test func linksLeadToOneStore() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let link = fixture.folder + "/link.clamor"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: fixture.path)
        #expect(try MentionStore.open(path: link).path == store.path)
    }

    @Test func otherToolsCanReadTheRows() throws {
        let fixture = try StoreFixture()
        try fixture.open().importing("a", mentions(0..<3))
        let text = try fixture.query("SELECT row, id, channel, handles, batch, source FROM mentions WHERE likes = 6")
        #expect(text == "2|id-2|twitter|[\"bob\",\"Eve\"]|1|a.csv")
    }
}
