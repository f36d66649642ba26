import ClamorColumns
import ClamorQuery
import ClamorStore
import ClamorTime
import Testing

private func later(_ seconds: Int64) -> Instant { noon.advanced(byMilliseconds: seconds * 1_000) }

@Suite struct JournalDigestTests {
    @Test func theSameDoneElsewhereIsTheSame() throws {
        let fixtures = try [StoreFixture(), StoreFixture()]
        let stores = try fixtures.map { try $0.open() }
        for (store, now) in zip(stores, [noon, later(500)]) {
            try store.importing("a", mentions(0..<20), now: now)
            try store.annotate(rows: [0, 1], .tag(["seen"]), now: now)
            try store.define(TopicDefinition(name: "Acme", family: "brand", definition: "acme"), now: now)
        }
        for batch in 0...3 as ClosedRange<Int64> {
            let digest = try stores[0].journalDigest(upTo: batch)
            let other = try stores[1].journalDigest(upTo: batch)
            #expect(digest != nil && digest == other)
        }
        #expect(try stores[0].journalDigest(upTo: 4) == nil)
        #expect(try stores[0].journalDigest(upTo: -1) == nil)
    }

    @Test func whatComesLaterDoesNotCountButForgetting() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<20), now: noon)
        let first = try store.journalDigest(upTo: 1)
        try store.annotate(rows: [0], .tag(["seen"]), now: noon)
        let second = try store.journalDigest(upTo: 2)
        #expect(first != second)
        try store.undo(batch: 2, now: noon)
        #expect(try store.journalDigest(upTo: 1) == first)
        #expect(try store.journalDigest(upTo: 2) == second)
        let id = try #require(mentions(0..<1)[0].id)
        _ = try store.forget(.id(id), now: noon, check: {})
        #expect(try store.journalDigest(upTo: 1) != first, "what was forgotten is gone from earlier states, too")
    }

    @Test func anotherDefinitionIsAnotherStore() throws {
        let digests = try ["acme", "acme OR #acme"].map { definition in
            let fixture = try StoreFixture()
            let store = try fixture.open()
            try store.define(TopicDefinition(name: "Acme", family: "brand", definition: definition), now: noon)
            return try store.journalDigest(upTo: 1)
        }
        #expect(digests[0] != digests[1])
    }
}
