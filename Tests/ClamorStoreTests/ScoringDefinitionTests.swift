import ClamorColumns
import ClamorQuery
import ClamorStore
import Testing

@Suite struct ScoringDefinitionTests {
    @Test func theLastDefinitionOfAWordCounts() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.define(LexiconWord(word: "sick", valence: -2), now: noon)
        try store.define(LexiconWord(word: "sick", valence: 2.5, topic: "Skate"), now: noon)
        let third = try store.define(LexiconWord(word: "Sick", valence: 1), now: noon)
        let fourth = try store.define(LexiconWord(word: "SICK", valence: nil, topic: "skate"), now: noon)
        #expect(try store.scoring.lexicon == [LexiconWord(word: "Sick", valence: 1)])
        let past = try store.snapshot(at: SnapshotNumber(batch: 2)).scoring()
        #expect(past.lexicon.map(\.valence) == [-2, 2.5])
        #expect(try store.catalog(at: SnapshotNumber(batch: 1)).scoring.lexicon.map(\.valence) == [-2])
        let undo = try store.undo(batch: fourth, now: noon)
        try store.undo(batch: third, now: noon)
        #expect(try store.scoring.lexicon.map(\.valence) == [-2, 2.5])
        try store.undo(batch: undo, now: noon)
        #expect(try store.scoring.lexicon.map(\.valence) == [-2])
    }

    @Test func theLastFactorOfAChannelCounts() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.define(ReachFactor(channel: "twitter", factor: 0.25), now: noon)
        try store.define(ReachFactor(channel: "Twitter", factor: 0.5), now: noon)
        let last = try store.define(ReachFactor(channel: "blog", factor: 0), now: noon)
        #expect(
            try store.scoring.factors == [
                ReachFactor(channel: "blog", factor: 0), ReachFactor(channel: "Twitter", factor: 0.5),
            ])
        try store.define(ReachFactor(channel: "twitter", factor: nil), now: noon)
        try store.undo(batch: last, now: noon)
        #expect(try store.scoring.factors.isEmpty)
    }

    @Test func theLastAdjustmentCounts() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        #expect(try store.scoring.adjustment == nil)
        try store.define(adjustment: [1, 2, 0], summary: "12 corrections", now: noon)
        let second = try store.define(adjustment: [], summary: "none left", now: noon)
        let third = try store.define(adjustment: nil, summary: "taken back", now: noon)
        #expect(try store.scoring.adjustment == nil)
        try store.undo(batch: third, now: noon)
        #expect(try store.scoring.adjustment == [])
        try store.undo(batch: second, now: noon)
        #expect(try store.scoring.adjustment == [1, 2, 0])
        let batches = try store.table(.batches).batches[0].columns
        #expect((0..<3).map { batches[1][$0] } == [Value](repeating: .text("train"), count: 3))
        #expect(batches[2][0] == .text("12 corrections"))
    }

    @Test func tablesHoldTheStatementsThatSayItAgain() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.define(LexiconWord(word: "sick", valence: 2.5, topic: "Skate \"x\""), now: noon)
        try store.define(LexiconWord(word: "bliss", valence: 0), now: noon)
        try store.define(ReachFactor(channel: "blog", factor: 1.25), now: noon)
        #expect(
            try store.table(.lexicon).rows == [
                [.text("bliss"), .number(0), .null, .text("lexicon \"bliss\" = 0")],
                [
                    .text("sick"), .number(2.5), .text("Skate \"x\""),
                    .text("lexicon \"sick\" = 2.5 for topic \"Skate \\\"x\\\"\""),
                ],
            ])
        let builtIn: [[Value]] = [
            [.text("facebook"), .number(0.25), .text("built in"), .text("factor \"facebook\" = 0.25")],
            [.text("linkedin"), .number(0.5), .text("built in"), .text("factor \"linkedin\" = 0.5")],
        ]
        let own: [Value] = [.text("blog"), .number(1.25), .text("set"), .text("factor \"blog\" = 1.25")]
        #expect(try store.table(.factors).rows == builtIn + [own])
        #expect(try store.snapshot(at: SnapshotNumber(batch: 1)).table(.factors).rows == builtIn)
    }

    @Test func digestsOfTheJournalTellThemApart() throws {
        let definitions: [(MentionStore) throws -> Int64] = [
            { try $0.define(LexiconWord(word: "sick", valence: 1), now: noon) },
            { try $0.define(LexiconWord(word: "sick", valence: 2), now: noon) },
            { try $0.define(LexiconWord(word: "sick", valence: 2, topic: "Skate"), now: noon) },
            { try $0.define(ReachFactor(channel: "blog", factor: 1), now: noon) },
            { try $0.define(ReachFactor(channel: "blog", factor: 2), now: noon) },
            { try $0.define(adjustment: [1], summary: "s", now: noon) },
            { try $0.define(adjustment: [2], summary: "s", now: noon) },
        ]
        let digests = try definitions.map { define in
            let fixture = try StoreFixture()
            let store = try fixture.open()
            _ = try define(store)
            return try store.journalDigest(upTo: 1)
        }
        #expect(Set(digests).count == definitions.count)
    }

    @Test func forgettingLeavesThem() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<3))
        try store.define(LexiconWord(word: "author1", valence: 1), now: noon)
        _ = try store.forget(.author("author1"), now: noon)
        #expect(try store.scoring.lexicon.count == 1)
    }
}
