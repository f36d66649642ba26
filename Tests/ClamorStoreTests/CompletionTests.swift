import ClamorColumns
import ClamorQuery
import ClamorStore
import ClamorTime
import Testing

private func after(_ seconds: Int64) -> Instant { noon.advanced(byMilliseconds: seconds * 1_000) }

/// A mention of which an export gives some fields alone.
private func part(_ change: (inout MentionRecord) -> Void) -> MentionRecord {
    var record = MentionRecord()
    (record.id, record.channel) = ("x", "twitter")
    change(&record)
    return record
}

@Suite struct CompletionTests {
    private let rich = part {
        $0.text = "The refund came late"
        ($0.author, $0.likes, $0.followers, $0.country) = ("ann", 5, 100, "DE")
        ($0.hashtags, $0.brand) = (["acme"], ["Acme"])
        $0.extra = [("Campaign", "spring"), ("Desk", "7")]
        $0.kind = "reply"
    }
    private let poor = part { ($0.text, $0.likes) = ("The refund came late", 5) }

    @Test func anotherExportTakesNothingAway() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", [rich], now: after(0))
        let narrow = part {
            ($0.likes, $0.replies) = (9, 2)
            $0.extra = [("Desk", "8"), ("Shift", "late")]
        }
        #expect(try store.importing("b", [narrow], now: after(10)).updated == 1)
        let ask = Asking(store)
        let shown =
            "select likes, replies, text, author, followers, country, hashtags, brand, kind, extra.Campaign, "
            + "extra.Desk, extra.Shift"
        #expect(
            try ask(shown) == [
                [
                    .integer(9), .integer(2), .text("The refund came late"), .text("ann"), .integer(100), .text("DE"),
                    .list(["acme"]), .list(["Acme"]), .text("reply"), .text("spring"), .text("8"), .text("late"),
                ]
            ])
        #expect(try ask("search refund | count") == [[.integer(1)]])
        #expect(try ask("count", after: 1) == [[.integer(1)]])
        #expect(try ask("select likes", after: 1) == [[.integer(5)]])
        #expect(try store.check().isEmpty)

        try store.undo(batch: 1, now: after(20))
        #expect(try ask("select likes, text, author") == [[.integer(9), .null, .null]])
        try store.undo(batch: 3, now: after(30))
        #expect(try ask("select likes, text, author").first?.last == .text("ann"))
        try store.undo(batch: 2, now: after(40))
        #expect(try ask("select likes, replies") == [[.integer(5), .null]])
        #expect(try store.check().isEmpty)
        try store.repair()
        #expect(try store.check().isEmpty)
        #expect(try ask("select likes, replies") == [[.integer(5), .null]])
    }

    @Test func anOlderExportCompletesToo() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("late", [part { ($0.likes, $0.collected) = (9, 500) }])
        var older = rich
        older.collected = 100
        #expect(try store.importing("early", [older]).updated == 1)
        let ask = Asking(store)
        #expect(try ask("select likes, author, country") == [[.integer(9), .text("ann"), .text("DE")]])
        #expect(try ask("count") == [[.integer(1)]])
        try store.undo(batch: 2, now: noon)
        #expect(try ask("select likes, author, country") == [[.integer(9), .null, .null]])
    }

    /// A narrower export of what is known is a duplicate; it counts alone when the other is undone.
    @Test func whatSaysNothingNewIsADuplicate() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", [rich], now: after(0))
        for (name, time) in [("b", 10), ("c", 20)] as [(String, Int64)] {
            let report = try store.importing(name, [poor], now: after(time))
            #expect((report.new, report.updated, report.duplicate) == (0, 0, 1))
        }
        let ask = Asking(store)
        #expect(try ask("select author, batch") == [[.text("ann"), .integer(2)]])
        let rows = try fixture.query("SELECT count(*) FROM mention")
        #expect(try store.importing("d", [poor], now: after(25)).duplicate == 1)
        #expect(try fixture.query("SELECT count(*) FROM mention") == rows, "the same words need no further row")
        try store.undo(batch: 4, now: after(26))
        try store.undo(batch: 1, now: after(30))
        #expect(try ask("select likes, author, batch") == [[.integer(5), .null, .integer(2)]])
        try store.undo(batch: 2, now: after(40))
        #expect(try ask("select likes, author, batch") == [[.integer(5), .null, .integer(3)]])
        try store.undo(batch: 3, now: after(50))
        #expect(try ask("count") == [[.integer(0)]])
        try store.undo(batch: 6, now: after(60))
        #expect(try ask("select author, batch") == [[.text("ann"), .integer(1)]])
        #expect(try store.check().isEmpty)
    }

    /// With the middle of three versions undone, the others still complete each other, in a row that the undo makes.
    @Test func undoLeavesTheOthersComplete() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", [part { ($0.author, $0.likes) = ("ann", 1) }], now: after(0))
        try store.importing("b", [part { ($0.country, $0.likes) = ("DE", 2) }], now: after(10))
        try store.importing("c", [part { ($0.lang, $0.likes) = ("de", 3) }], now: after(20))
        let ask = Asking(store)
        let shown = "select author, country, lang, likes, batch, source"
        let all: [Value] = [.text("ann"), .text("DE"), .text("de"), .integer(3), .integer(3), .text("c.csv")]
        #expect(try ask(shown) == [all])
        try store.undo(batch: 2, now: after(30))
        var without = all
        without[1] = .null
        #expect(try ask(shown) == [without])
        #expect(try ask("select imported") == [[.time(after(20).milliseconds)]])
        #expect(try ask(shown, after: 3) == [all])
        let count = try fixture.query("SELECT count(*) FROM mention")
        try store.undo(batch: 4, now: after(40))
        #expect(try ask(shown) == [all])
        try store.undo(batch: 2, now: after(50))
        #expect(try ask(shown) == [without])
        #expect(try fixture.query("SELECT count(*) FROM mention") == count, "the rows were there already")
        #expect(try store.check().isEmpty)
        try store.importing("d", mentions(0..<3), now: after(60))
        #expect(try store.check().isEmpty)
        #expect(try ask("filter author = \"ann\" | " + shown) == [without])
    }

    @Test func computedValuesFollowWhatTheyAreComputedFrom() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let scored = part {
            $0.text = "Great"
            ($0.sentiment, $0.score, $0.sentimentSource) = ("positive", 9_000, "scored")
            ($0.reach, $0.reachSource) = (70, "followers")
        }
        let given = part {
            ($0.likes, $0.sentiment, $0.givenSentiment, $0.sentimentSource) = (1, "negative", "Negative", "given")
            ($0.reach, $0.reachSource, $0.givenReach) = (500, "given", 500)
        }
        let rescored = part {
            $0.text = "Great!"
            ($0.sentiment, $0.score, $0.sentimentSource) = ("neutral", 0, "scored")
            ($0.reach, $0.reachSource) = (80, "followers")
        }
        let ask = Asking(store)
        let shown = "select text, sentiment, sentiment_source, given_sentiment, reach, reach_source"
        try store.importing("a", [scored], now: after(0))
        try store.importing("b", [part { $0.likes = 4 }], now: after(5))
        #expect(
            try ask(shown) == [
                [.text("Great"), .text("positive"), .text("scored"), .null, .integer(70), .text("followers")]
            ])
        try store.importing("c", [given], now: after(10))
        let expected: [Value] = [
            .text("Great"), .text("negative"), .text("given"), .text("Negative"), .integer(500), .text("given"),
        ]
        #expect(try ask(shown) == [expected])
        try store.importing("d", [rescored], now: after(20))
        #expect(try ask(shown) == [[.text("Great!")] + expected.dropFirst()])
    }

    /// A mention that a narrow export tells of every day, after one that told more.
    @Test func linksGrowWithTheVersionsAlone() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("rich", [rich], now: after(0))
        for day in 1...20 as ClosedRange<Int64> {
            try store.importing("\(day)", [part { $0.likes = 100 + day }], now: after(day * 86_400))
        }
        let ask = Asking(store)
        #expect(try ask("select likes, author") == [[.integer(120), .text("ann")]])
        #expect(try fixture.query("SELECT count(DISTINCT row), count(*) FROM completed") == "20|40")
        try store.undo(batch: 21, now: after(0))
        #expect(try ask("select likes, author") == [[.integer(119), .text("ann")]])
        #expect(try ask("select likes, author", after: 5) == [[.integer(104), .text("ann")]])
        #expect(try store.check().isEmpty)
    }

    @Test func orderOfColumnsMakesNoVersion() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", [rich])
        var shuffled = rich
        shuffled.extra.reverse()
        #expect(try store.importing("b", [shuffled]).duplicate == 1)
    }

    /// More than a segment of versions: completed rows lie in other segments than what they are made of.
    @Test func manyAtOnce() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        func records(_ change: (inout MentionRecord, Int) -> Void) -> [MentionRecord] {
            (0..<40_000).map { number in
                part {
                    $0.id = "\(number)"
                    change(&$0, number)
                }
            }
        }
        try store.importing("a", records { $0.author = "author\($1 % 7)" }, now: after(0))
        try store.importing("b", records { $0.likes = Int64($1) }, now: after(10))
        let ask = Asking(store)
        #expect(try ask("count") == [[.integer(40_000)]])
        #expect(try ask("filter author = \"author3\" and likes > 100 | count") == [[.integer(5_700)]])
        #expect(try ask("filter batch = 2 | count") == [[.integer(40_000)]])
        try store.undo(batch: 2, now: after(20))
        #expect(try ask("filter likes > 100 | count") == [[.integer(0)]])
        #expect(try ask("count") == [[.integer(40_000)]])
        #expect(try store.check().isEmpty)
    }
}
