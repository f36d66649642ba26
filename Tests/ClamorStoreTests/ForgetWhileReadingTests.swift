import ClamorColumns
import ClamorQuery
import ClamorStore
import ClamorTime
import Foundation
import Testing

/// Forgetting while others have the store open, and when it is cut short.
@Suite struct ForgetWhileReadingTests {
    @Test(arguments: [300, 66_000]) func anotherShellReadsOn(count: Int) throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<count) + [zora(1)])
        let reader = try MentionStore.open(path: fixture.path, readOnly: true)
        let ask = Asking(reader)
        let before = try reader.snapshot()
        #expect(try before.column("author", segment: 0).count == min(count + 1, segmentRows))
        #expect(try ask("search velocipede | count") == [[.integer(1)]])
        _ = try store.forget(.author("zoraquux"), now: noon)
        // What it holds shows what it has read, and does not mix it with what it has not.
        #expect(try before.column("author", segment: 0).count == min(count + 1, segmentRows))
        let last = before.segmentCount - 1
        #expect(throws: StoreError(path: reader.path, cause: .changedMeanwhile)) {
            try before.column("likes", segment: last)
        }
        // What it asks anew it is told as it is.
        #expect(try ask("search velocipede | count") == [[.integer(0)]])
        #expect(try ask("search \"marzipanic velocipede\" | count", after: 1) == [[.integer(0)]])
        #expect(try ask("count", after: 1) == [[.integer(Int64(count))]])
        let fresh = try reader.snapshot(at: before.number)
        #expect(try fresh.liveRows().count == count)
        #expect(try reader.check().isEmpty)
    }

    @Test func whatWasCutShortIsFinishedAtTheNextOpening() throws {
        let (fixture, killed) = (try StoreFixture(), try StoreFixture())
        let store = try MentionStore.open(path: fixture.path, patience: 0.05)
        try store.importing("a", mentions(0..<50) + [zora(1)] + mentions(50..<60))
        try store.annotate(rows: [50], .tag(["x"]), now: noon)
        // A reader in the midst of something keeps the log of changes from being emptied.
        let reader = Process()
        let (input, output) = (Pipe(), Pipe())
        reader.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
        reader.arguments = [fixture.path]
        (reader.standardInput, reader.standardOutput) = (input, output)
        try reader.run()
        input.fileHandleForWriting.write(Data("BEGIN; SELECT count(*) FROM mention;\n".utf8))
        #expect(output.fileHandleForReading.availableData == Data("61\n".utf8))
        let reason = StoreError(path: store.path, cause: .locked).description.dropFirst(store.path.count + 2)
        #expect(throws: StoreError(path: store.path, cause: .notPurged(batch: 3, reason: String(reason)))) {
            try store.forget(.author("zoraquux"), now: noon)
        }
        #expect(try store.snapshot().liveRows().count == 60)
        #expect(
            try store.check().map(\.message) == [
                "unused parts of the file may still hold what was forgotten; opening it for writing clears them"
            ])
        // As a crash now would leave it.
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: fixture.path + suffix, toPath: killed.path + suffix)
        }
        try input.fileHandleForWriting.close()
        reader.waitUntilExit()
        #expect(try !killed.found(traces).isEmpty)
        let reopened = try killed.open()
        #expect(try killed.found(traces) == [])
        #expect(try reopened.check().isEmpty)
        #expect(try reopened.snapshot().liveRows().count == 60)
    }

    @Test func givingUpLeavesAllAsItWas() throws {
        struct GivenUp: Error {}
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<10) + [zora(1)])
        var calls = 0
        while true {
            var left = calls
            do {
                _ = try store.forget(.author("zoraquux"), now: noon) {
                    if left == 0 { throw GivenUp() }
                    left -= 1
                }
                break
            } catch is GivenUp {
                calls += 1
                #expect(try store.snapshot().number.batch == 1)
                #expect(try store.snapshot().liveRows().count == 11)
            }
        }
        #expect(calls > 3)
        #expect(try store.check().isEmpty)
        #expect(try store.snapshot().liveRows().count == 10)
    }

    @Test func itWaitsForAnImportAndIsRefusedWhereNothingIsWritten() throws {
        struct Impatient: Error {}
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", [zora(1)])
        let importer = try store.openImporter()
        #expect(throws: Impatient.self) {
            try store.forget(.author("zoraquux"), now: noon) { throw Impatient() }
        }
        importer.close()
        let reader = try MentionStore.open(path: fixture.path, readOnly: true)
        #expect(throws: StoreError(path: reader.path, cause: .readOnly)) {
            try reader.forget(.author("zoraquux"), now: noon)
        }
    }
}
