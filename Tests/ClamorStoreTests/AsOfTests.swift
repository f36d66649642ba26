import ClamorColumns
import ClamorQuery
import ClamorStore
import ClamorTime
import Testing

private func after(_ seconds: Int64) -> Instant { noon.advanced(byMilliseconds: seconds * 1_000) }

@Suite struct AsOfTests {
    @Test func placesInTheJournal() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        #expect(try store.journalPoint(at: noon) == nil)
        try store.importing("a", mentions(0..<2), now: noon)
        try store.annotate(rows: [0], .status("open"), now: after(60))
        let first = JournalPoint(snapshot: SnapshotNumber(batch: 1), finished: noon.advanced(byMilliseconds: 1_500))
        let second = JournalPoint(snapshot: SnapshotNumber(batch: 2), finished: after(60))
        // An import counts from its end on.
        #expect(try store.journalPoint(at: noon) == nil)
        #expect(try store.journalPoint(at: first.finished) == first)
        #expect(try store.journalPoint(at: after(59)) == first)
        #expect(try store.journalPoint(at: after(60)) == second)
        #expect(try store.journalPoint(at: after(1_000_000)) == second)
        #expect(try store.journalPoint(batch: 1) == first)
        for batch in [-1, 0, 3] as [Int64] { #expect(try store.journalPoint(batch: batch) == nil) }
        // One under way does not count.
        let importer = try store.openImporter()
        let session = try importer.begin(source: "b", format: "csv", now: after(70))
        try session.append(mentions(0..<66_000))
        #expect(try store.journalPoint(at: after(1_000)) == second)
        #expect(try store.journalPoint(batch: 0) == nil)
        try session.cancel()
        importer.close()
        // In the past, what came later has not been.
        let past = try store.catalog(at: first.snapshot)
        #expect(try past.journalPoint(at: after(1_000)) == first)
        #expect(try past.journalPoint(batch: 2) == nil)
        #expect(try past.catalog(at: second.snapshot).journalPoint(at: after(1_000)) == first)
    }

    @Test func definitionsAsTheyWere() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let topics = ["acme", "acme OR #acme"].map { TopicDefinition(name: "Acme", family: "brand", definition: $0) }
        let own = [["acme"], ["acme", "acmehelp"]].map { OwnAccounts(name: "Acme", handles: $0) }
        for (topic, own) in zip(topics, own) {
            try store.define(topic, now: noon)
            try store.define(own, now: noon)
        }
        try store.undo(batch: 3, now: noon)
        func known(_ batch: Int64) throws -> ([TopicDefinition], [OwnAccounts]) {
            let catalog = try store.catalog(at: SnapshotNumber(batch: batch))
            return (try catalog.topics, try catalog.ownAccounts)
        }
        #expect(try known(0) == ([], []))
        #expect(try known(1) == ([topics[0]], []))
        #expect(try known(2) == ([topics[0]], [own[0]]))
        #expect(try known(4) == ([topics[1]], [own[1]]))
        #expect(try known(5) == ([topics[0]], [own[1]]))
        #expect(try store.topics == [topics[0]])
    }

    @Test func tablesAsTheyWere() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let rejects = [RejectedRecord(line: 3, reason: "no id", raw: [0x61])]
        try store.importing("a", mentions(0..<2), rejects: rejects)
        try store.importing("b", mentions(2..<4), rejects: rejects)
        let past = try store.catalog(at: SnapshotNumber(batch: 1))
        #expect(try past.table(.batches).count == 1)
        #expect(try past.table(.rejects(batch: nil)).count == 1)
        #expect(try past.table(.rejects(batch: 2)).count == 0)
        #expect(try past.table(.rejects(batch: 1)).count == 1)
        #expect(try store.table(.batches).count == 2)
        #expect(try store.table(.rejects(batch: nil)).count == 2)
    }

    /// Everything that a question can see of a store, after each of its batches.
    @Test func questionsSeeTheStoreAsItWas() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let ask = Asking(store)
        try store.importing("a", mentions(0..<4))
        try store.define(TopicDefinition(name: "Money", family: "theme", definition: "refund"), now: noon)
        var again = mention(1)
        (again.text, again.author, again.collected) = ("Cheque number 1", "someone else", noon.milliseconds + 1)
        try store.importing("b", [again, mention(7)])
        try store.annotate(rows: [0], .status("open"), now: noon)
        try store.annotate(rows: [0, 2], .status("answered"), now: noon)
        try store.define(TopicDefinition(name: "Money", family: "theme", definition: "refund OR cheque"), now: noon)
        try store.undo(batch: 3, now: noon)
        try store.undo(batch: 7, now: noon)

        // Each twice, as what was read for one snapshot is kept for others.
        for _ in 0..<2 {
            func counts(_ text: String) throws -> [Int64] {
                try (1...8 as ClosedRange<Int64>).map { batch in
                    guard case .integer(let count)? = try ask(text, after: batch).first?.first else { return -1 }
                    return count
                }
            }
            #expect(try counts("count") == [4, 4, 5, 5, 5, 5, 4, 5])
            #expect(try counts("search refund | count") == [4, 4, 4, 4, 4, 4, 4, 4])
            #expect(try counts("search cheque | count") == [0, 0, 1, 1, 1, 1, 0, 1])
            #expect(try counts("search \"number 1\" | count") == [1, 1, 1, 1, 1, 1, 1, 1])
            #expect(try counts("filter author = \"author1\" | count") == [1, 1, 0, 0, 0, 0, 1, 0])
            #expect(try counts("filter theme = \"Money\" | count") == [0, 4, 4, 4, 4, 5, 4, 5])
            #expect(try counts("filter status = \"open\" | count") == [0, 0, 0, 1, 0, 0, 0, 0])
            #expect(try counts("filter status = \"answered\" | count") == [0, 0, 0, 0, 2, 2, 2, 2])
            #expect(try counts("filter batch = 3 | count") == [0, 0, 2, 2, 2, 2, 0, 2])
        }
        #expect(try ask("count") == ask("count", after: 8))
        #expect(try ask("count by source", after: 1) == [[.text("a.csv"), .integer(4)]])
    }

    /// The segment that was the last then is full by now, and has another text index.
    @Test func aSegmentThatHasGrownSince() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let ask = Asking(store)
        try store.importing("a", mentions(0..<100))
        #expect(try ask("search refund | count", after: 1) == [[.integer(100)]])
        try store.importing("b", mentions(50..<70_000))
        for batch in [1, 2, 1] as [Int64] {
            let count: Int64 = batch == 1 ? 100 : 70_000
            #expect(try ask("search refund | count", after: batch) == [[.integer(count)]])
            #expect(try ask("search \"refund number 69\" | count", after: batch) == [[.integer(1)]])
            #expect(try ask("search \"refund number 690\" | count", after: batch) == [[.integer(batch == 1 ? 0 : 1)]])
            #expect(try ask("count", after: batch) == [[.integer(count)]])
            #expect(try ask("group sum(followers)", after: batch) == [[.integer(count * (count - 1) / 2)]])
        }
        // In a process that has read nothing yet.
        let fresh = Asking(try fixture.open())
        #expect(try fresh("search refund | count", after: 1) == [[.integer(100)]])
        #expect(try fresh("count by lang", after: 1).count == 3)
    }
}
