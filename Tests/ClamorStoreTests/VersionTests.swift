import ClamorColumns
import ClamorQuery
import ClamorStore
import ClamorTime
import Testing

/// A mention with a number of likes, collected at a time.
private func seen(_ number: Int, likes: Int64, collected: Int64?) -> MentionRecord {
    var record = mention(number)
    record.likes = likes
    record.collected = collected
    return record
}

private func context(_ number: Int) -> MentionRecord {
    var record = mention(number)
    record.isContext = true
    return record
}

@Suite struct VersionTests {
    @Test func latestCollectedIsCurrent() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", [seen(1, likes: 5, collected: 100)])
        let first = try store.snapshot()
        #expect(try store.importing("b", [seen(1, likes: 9, collected: 200)]).updated == 1)
        #expect(try store.snapshot().liveValues("likes") == [.integer(9)])
        // An older export that comes late is kept, and is not current.
        #expect(try store.importing("c", [seen(1, likes: 7, collected: 150)]).updated == 1)
        #expect(try store.snapshot().liveValues("likes") == [.integer(9)])
        // What is known already of the past is nothing new.
        #expect(try store.importing("d", [seen(1, likes: 5, collected: 120)]).duplicate == 1)
        // Going back to an old number later is.
        #expect(try store.importing("e", [seen(1, likes: 5, collected: 300)]).updated == 1)
        #expect(try store.snapshot().liveValues("likes") == [.integer(5)])
        #expect(try first.liveValues("likes") == [.integer(5)])
        for (batch, likes) in [(1, 5), (2, 9), (3, 9), (4, 9), (5, 5)] as [(Int64, Int64)] {
            let past = try store.snapshot(at: SnapshotNumber(batch: batch))
            #expect(try past.liveValues("likes") == [.integer(likes)], "as of \(batch)")
        }
        #expect(try store.check().isEmpty)
    }

    @Test func atEqualTimesTheLaterImportIsCurrent() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", [seen(1, likes: 5, collected: 100)])
        try store.importing("b", [seen(1, likes: 3, collected: 100)])
        #expect(try store.snapshot().liveValues("likes") == [.integer(3)])
    }

    @Test func versionsInOneFile() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let report = try store.importing(
            "a",
            [
                seen(1, likes: 5, collected: 100), seen(2, likes: 1, collected: nil), seen(1, likes: 8, collected: 300),
                seen(1, likes: 6, collected: 200), seen(1, likes: 8, collected: 400),
            ])
        #expect((report.read, report.new, report.updated, report.duplicate) == (5, 2, 2, 1))
        #expect(try store.snapshot().liveValues("likes") == [.integer(1), .integer(8)])
        #expect(try store.check().isEmpty)
    }

    @Test func computedValuesMakeNoVersions() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        var record = mention(1)
        record.reach = 10
        record.reachSource = "followers"
        try store.importing("a", [record])
        record.score = 77
        record.sentiment = "neutral"
        record.reach = 11
        #expect(try store.importing("b", [record]).duplicate == 1)
        record.sentimentSource = "given"
        #expect(try store.importing("c", [record]).updated == 1)
    }

    @Test func contextIsOutsideEveryCount() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let report = try store.importing("a", [mention(1), context(1), context(2), context(2)])
        #expect((report.read, report.new, report.context) == (1, 1, 1))
        #expect(try store.snapshot().liveIDs() == ["id-1"])
        let second = try store.importing("b", [mention(2), context(2)])
        #expect((second.read, second.new, second.updated, second.context) == (1, 1, 0, 0))
        #expect(try store.snapshot().liveIDs() == ["id-1", "id-2"])
        #expect(try store.check().isEmpty)
    }

    @Test func undoneImportsDoNotCount() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<10))
        try store.importing("b", mentions(5..<20))
        let undo = try store.undo(batch: 1, now: noon)
        #expect(undo == 3)
        // The second import had mentions 5 to 9, too; they stay, and are shown as its own.
        #expect(try store.snapshot().liveIDs() == (5..<20).map { "id-\($0)" })
        #expect(try store.snapshot().liveValues("batch") == Array(repeating: .integer(2), count: 15))
        #expect(try store.snapshot().liveValues("source") == Array(repeating: .text("b.csv"), count: 15))
        try store.undo(batch: undo, now: noon)
        #expect(try store.snapshot().liveIDs() == (0..<20).map { "id-\($0)" })
        #expect(try store.snapshot().liveValues("batch").filter { $0 == .integer(1) }.count == 10)
        #expect(try store.snapshot(at: SnapshotNumber(batch: 3)).liveRows().count == 15)
        #expect(try store.snapshot(at: SnapshotNumber(batch: 2)).liveRows().count == 20)
        #expect(try store.check().isEmpty)
    }

    @Test func undoingAVersionBringsTheOneBeforeBack() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        for (index, likes) in [1, 2, 3, 4].enumerated() {
            try store.importing("\(index)", [seen(1, likes: Int64(likes), collected: Int64(likes) * 100)])
        }
        try store.importing("between", [seen(1, likes: 9, collected: 250)])
        func current() throws -> [Value] { try store.snapshot().liveValues("likes") }
        #expect(try current() == [.integer(4)])
        try store.undo(batch: 3, now: noon)
        #expect(try current() == [.integer(4)])
        try store.undo(batch: 4, now: noon)
        #expect(try current() == [.integer(9)])
        try store.undo(batch: 5, now: noon)
        #expect(try current() == [.integer(2)])
        try store.undo(batch: 2, now: noon)
        #expect(try current() == [.integer(1)])
        try store.undo(batch: 7, now: noon)
        #expect(try current() == [.integer(4)])
    }

    @Test func importingAgainAfterUndo() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<10))
        let undo = try store.undo(batch: 1, now: noon)
        let report = try store.importing("a", mentions(0..<10))
        #expect((report.batch, report.new, report.duplicate) == (3, 10, 0))
        #expect(try store.snapshot().liveRows().count == 10)
        // Both in force again: each mention counts once.
        try store.undo(batch: undo, now: noon)
        #expect(try store.snapshot().liveRows().count == 10)
        #expect(try store.check().isEmpty)
    }

    @Test func undoRefusals() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<2))
        try store.undo(batch: 1, now: noon)
        for (batch, message) in [
            (1, "batch 1 has been undone already"), (9, "there is no batch 9"), (0, "there is no batch 0"),
        ] {
            #expect(throws: StoreError(path: store.path, cause: .batch(message))) {
                try store.undo(batch: Int64(batch), now: noon)
            }
        }
        #expect(try store.snapshot().number.batch == 2)
    }
}
