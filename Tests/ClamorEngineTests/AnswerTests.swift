import ClamorColumns
import ClamorQuery
import Testing

@testable import ClamorEngine

/// When mentions were answered by our own accounts.
struct AnswerTests {
    private static func mention(
        _ id: String, at time: Int64?, by author: String?, to parent: String? = nil, in thread: String? = nil,
        on channel: String = "twitter"
    ) -> MemorySource.Row {
        var row: MemorySource.Row = ["id": .text(id), "channel": .text(channel)]
        row["time"] = time.map { .time($0) }
        row["author"] = author.map { .text($0) }
        row["parent"] = parent.map { .text($0) }
        row["thread"] = thread.map { .text($0) }
        return row
    }

    /// Each mention's id with when it was answered.
    private func answered(
        _ rows: [MemorySource.Row], own handles: [String] = ["acme", "acmehelp"], packs: Bool = false,
        field: String = "answered", from lower: Int64? = nil
    ) throws -> [String: Value] {
        var source = MemorySource(rows, cuts: [2, 1])
        source.packs = packs
        let query = Ask.query(
            [], columns: ["id", field], from: lower, definitions: Definitions(ownHandles: handles))
        return Dictionary(
            uniqueKeysWithValues: try Engine.run(query, source).rows.map { ("\($0[0].plain)", $0[1]) })
    }

    @Test(arguments: [false, true])
    func theFirstReplyOfAnOwnAccountCounts(packs: Bool) throws {
        let rows = [
            Self.mention("q", at: 10, by: "ann"), Self.mention("r1", at: 40, by: "Acme", to: "q"),
            Self.mention("r2", at: 25, by: "ACMEHELP", to: "q"), Self.mention("x", at: 12, by: "bob", to: "q"),
            Self.mention("open", at: 5, by: "cy"),
        ]
        let found = try answered(rows, packs: packs)
        #expect(found == ["q": .time(25), "r1": .null, "r2": .null, "x": .null, "open": .null])
        #expect(try answered(rows, packs: packs, field: "response_time")["q"] == .duration(15))
        #expect(try answered(rows, own: [], packs: packs)["q"] == .null)
    }

    @Test func aReplyIsOnTheSameChannelAndNotBefore() throws {
        let rows = [
            Self.mention("q", at: 10, by: "ann"), Self.mention("r", at: 20, by: "acme", to: "q", on: "reddit"),
            Self.mention("p", at: 30, by: "ann"), Self.mention("s", at: 29, by: "acme", to: "p"),
            Self.mention("o", at: 7, by: "ann"), Self.mention("t", at: 7, by: "acme", to: "o"),
            Self.mention("n", at: nil, by: "ann"), Self.mention("u", at: 9, by: "acme", to: "n"),
        ]
        let found = try answered(rows)
        #expect(found["q"] == .null)
        #expect(found["p"] == .null)
        #expect(found["o"] == .time(7))
        #expect(found["n"] == .null)
    }

    @Test(arguments: [false, true])
    func anAnswerToALaterMentionOfTheThreadCounts(packs: Bool) throws {
        let rows = [
            // The thread's first mention names no thread.
            Self.mention("q", at: 10, by: "ann"), Self.mention("q2", at: 20, by: "Ann", to: "q", in: "q"),
            Self.mention("q3", at: 30, by: "ann", in: "q"), Self.mention("r", at: 35, by: "acme", to: "q2", in: "q"),
            Self.mention("z", at: 15, by: "zoe", to: "q", in: "q"), Self.mention("other", at: 15, by: "ann", in: "z"),
        ]
        let found = try answered(rows, packs: packs)
        #expect(found["q"] == .time(35))
        #expect(found["q2"] == .time(35))
        #expect(found["q3"] == .null, "it came after the one that was answered")
        #expect(found["z"] == .null, "another author")
        #expect(found["other"] == .null, "another thread")
    }

    @Test func anEarlierAnswerToALaterMentionWins() throws {
        let rows = [
            Self.mention("q", at: 10, by: "ann", in: "q"), Self.mention("q2", at: 20, by: "ann", in: "q"),
            Self.mention("r", at: 90, by: "acme", to: "q"), Self.mention("r2", at: 30, by: "acme", to: "q2"),
        ]
        #expect(try answered(rows)["q"] == .time(30))
    }

    @Test func mentionsWithoutAnAuthorAreAnsweredThemselvesAlone() throws {
        let rows = [
            Self.mention("q", at: 10, by: nil, in: "q"), Self.mention("q2", at: 20, by: nil, in: "q"),
            Self.mention("r", at: 30, by: "acme", to: "q2", in: "q"),
        ]
        let found = try answered(rows)
        #expect(found["q"] == .null)
        #expect(found["q2"] == .time(30))
    }

    @Test func repliesOutsideTheRangeCount() throws {
        let rows = [
            Self.mention("r", at: 30, by: "acme", to: "q"), Self.mention("q", at: 10, by: "ann"),
            Self.mention("hidden", at: 10, by: "ann"),
            Self.mention("s", at: 12, by: "acme", to: "hidden").merging(["hidden": .boolean(true)]) { old, _ in old },
        ]
        let query = Ask.query(
            [], columns: ["answered"], until: 11, definitions: Definitions(ownHandles: ["acme"]))
        #expect(try Set(Engine.run(query, MemorySource(rows)).rows.map { $0[0] }) == [.time(30), .null])
    }

    @Test func rowsAreReadForMentionsInQuestionAlone() throws {
        let others = (0..<50).map { Self.mention("m\($0)", at: 5, by: "u\($0)") }
        let rows = others + [Self.mention("q", at: 10, by: "ann"), Self.mention("r", at: 20, by: "acme", to: "q")]
        var memory = MemorySource(rows)
        memory.packs = true
        let source = WatchedSource(memory)
        let known = TypedExpression(.boolean, .isMissing(Ask.column("answered"), negated: true))
        try source.run(Ask.query([.filter(known), Ask.group()], definitions: Definitions(ownHandles: ["acme"])))
        #expect(source.rowsRead("parent") == 1)
        #expect(source.rowsRead("id") == 1)
    }
}

extension Value {
    fileprivate var plain: String { if case .text(let text) = self { text } else { "" } }
}
