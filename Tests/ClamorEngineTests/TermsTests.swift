import ClamorColumns
import ClamorQuery
import Testing

@testable import ClamorEngine

/// The words that tell some mentions from others.
struct TermsTests {
    private static let day: Int64 = 86_400_000

    private static let terms = ["café", "refund", "late", "great", "a", "7", "2026", "東", "京", "🙂", "https", "x1", "ก"]

    /// Mentions of two channels that favour different words.
    private static func rows(_ count: Int, _ numbers: inout SeededNumbers) -> [MemorySource.Row] {
        (0..<count).map { number in
            let time = Int64(numbers.below(10))
            let isForum = numbers.chance((2..<6).contains(time) ? 60 : 10)
            let favoured = Array(isForum ? terms[..<6] : terms[6...])
            var words: [String] = []
            for _ in 0..<1 + numbers.below(8) {
                words.append(numbers.chance(50) ? numbers.pick(favoured) : "w\(numbers.below(1 + numbers.below(40)))")
                if numbers.chance(20) {
                    words[words.count - 1] = numbers.pick(["#", "@", ""]) + words[words.count - 1]
                }
            }
            var row: MemorySource.Row = [
                "id": .text("m\(number)"), "channel": .text(isForum ? "forum" : "news"),
                "time": .time(time * day),
                (numbers.chance(20) ? "title" : "text"): .text(words.joined(separator: " ")),
            ]
            if !numbers.chance(10) {
                row["author"] = .text(numbers.pick(["Ann", "u"]) + "\(numbers.below(1 + numbers.below(60)))")
            }
            if numbers.chance(5) { row["hidden"] = .boolean(true) }
            return row
        }
    }

    private static func query(
        _ operators: [Operator], from lower: Int64? = nil, until upper: Int64? = nil
    ) -> Query {
        var query = Ask.query(operators, from: lower, until: upper)
        query.schema = TermsRequest.schema
        query.yieldsMentions = false
        return query
    }

    @Test func enginesAgree() throws {
        var found = 0
        for seed in 0..<12 { found += try compareEngines(seed: seed) }
        #expect(found > 10, "there was something to compare")
    }

    /// How many terms were found.
    private func compareEngines(seed: Int) throws -> Int {
        var numbers = SeededNumbers(seed: seed)
        let rows = Self.rows(numbers.pick([60, 400, 600]), &numbers)
        let chosen: [Operator] = numbers.pick([
            [Ask.filter("channel", .equal, .text("forum"))], [Ask.search("late")], [.take(100)],
            [.sort([Ask.key("author")]), .take(200), Ask.filter("channel", .equal, .text("news"))], [],
        ])
        let rest = chosen.isEmpty || numbers.chance(40) ? TermsRequest.Rest.outsideRange : .ofRange
        let hasRange = rest == .outsideRange || numbers.chance(50)
        let query = Self.query(
            chosen + [.terms(TermsRequest(count: numbers.pick([0, 3, 50, 50]), rest: rest))],
            from: hasRange ? 2 * Self.day : nil, until: hasRange ? 6 * Self.day : nil)
        let expected = try ReferenceExecutor(mentions: rows).run(query)
        for way in [Engine.Way(), .init(sharesDictionaries: false, threads: 3), .init(threads: 2, packs: true)] {
            var source = MemorySource(
                rows, cuts: RandomMentions.cuts(rows.count, &numbers), sharesDictionaries: way.sharesDictionaries)
            source.packs = way.packs
            let (answer, report) = try Engine.run(query, source, threads: way.threads)
            expectEqual(answer, expected.rows, "seed \(seed), \(way)")
            #expect(report.trace == expected.trace, "seed \(seed)")
        }
        return expected.rows.count
    }

    /// So many mentions of a channel with a text, each by an author of its own.
    private func many(
        _ count: Int, _ channel: String, _ text: String, by author: String? = nil, at time: Int64 = 0
    ) -> [MemorySource.Row] {
        (0..<count).map { number in
            [
                "id": .text("\(channel)\(text)\(number)"), "channel": .text(channel), "text": .text(text),
                "author": .text(author ?? "\(channel)\(number)"), "time": .time(time),
            ]
        }
    }

    private let forum = Ask.filter("channel", .equal, .text("forum"))

    private func ask(
        _ rows: [MemorySource.Row], _ operators: [Operator], rest: TermsRequest.Rest = .ofRange,
        from lower: Int64? = nil
    ) throws -> (terms: [String], rows: [[Value]], notes: [String]) {
        let query = Self.query(operators + [.terms(TermsRequest(count: 20, rest: rest))], from: lower)
        let (found, report) = try Engine.run(query, MemorySource(rows, cuts: [40, 7]))
        return (found.map { "\($0[0])" }, found, report.notes)
    }

    /// 50 of 100 against 10 of 1,000, worked out by hand: share 60/1,100, priors 0.0545 and 0.5455, log-odds -0.0176
    /// and -4.5515, standard deviation 0.3388.
    @Test func theFormulaIsAsPublished() throws {
        #expect(abs(LogOdds.z(held: 50, of: 100, rest: 10, of: 1_000) - 13.381) < 0.001)
        #expect(LogOdds.z(held: 10, of: 1_000, rest: 50, of: 100) < -13)
        #expect(LogOdds.z(held: 5, of: 5, rest: 9, of: 9) == 0)
        #expect(LogOdds.z(held: 10, of: 100, rest: 100, of: 1_000) == 0)
    }

    @Test func aWordOfFewMentionsAmongVeryManyCounts() {
        #expect(LogOdds.z(held: 50, of: 100, rest: 100_000, of: 10_000_000) > 20)
        #expect(LogOdds.z(held: 5, of: 100, rest: 0, of: 10_000_000) > LogOdds.significant)
        #expect(LogOdds.z(held: 1, of: 100, rest: 100_000, of: 10_000_000) < 0.1)
    }

    @Test func wordsAreShownWithTheirRates() throws {
        let rows = many(30, "forum", "Refund now") + many(10, "forum", "now") + many(100, "news", "now then")
        let (_, found, notes) = try ask(rows, [forum])
        #expect(found.count == 1)
        #expect(found[0][..<5] == [.text("refund"), .integer(30), .number(75), .number(0), .integer(30)])
        #expect(notes == ["compared with 100 other mentions of the range"])
    }

    @Test func wordsOfFewerThanFiveAuthorsAreLeftOut() throws {
        let others = many(200, "news", "then")
        #expect(try ask(many(30, "forum", "refund", by: "bot") + others, [forum]).rows.isEmpty)
        let four = (0..<4).flatMap { many(10, "forum", "refund\($0) refund", by: "u\($0)") }
        #expect(try ask(four + others, [forum]).rows.isEmpty)
        #expect(try ask(four + many(1, "forum", "refund", by: "u4") + others, [forum]).rows.count == 1)
        var nobody = many(12, "forum", "refund")
        for index in nobody.indices { nobody[index]["author"] = nil }
        #expect(try ask(nobody + others, [forum]).rows.map { $0[4] } == [.integer(12)])
    }

    @Test func theRestCanLieOutsideTheRange() throws {
        let rows = many(30, "forum", "refund", at: 50) + many(10, "news", "refund", at: 60) + many(500, "blog", "then")
        let found = try ask(rows, [forum], rest: .outsideRange, from: 10)
        #expect(found.rows.map { $0[3] } == [.number(0)])
        #expect(found.notes == ["compared with 500 other mentions outside the range"])
        #expect(try ask(rows, [forum], from: 10).notes == ["compared with 10 other mentions of the range"])
        let none = try ask(rows, [forum], rest: .outsideRange)
        #expect(none.rows.isEmpty)
        #expect(none.notes == ["compared with 0 other mentions outside the range"])
    }

    @Test func tablesOfTermsGoOn() throws {
        let rows = many(30, "forum", "refund order") + many(100, "news", "then")
        let query = Self.query([
            forum, .terms(TermsRequest(count: 20, rest: .ofRange)), .sort([Ask.key("term", descending: true)]),
            .take(1),
        ])
        #expect(try Engine.run(query, MemorySource(rows)).rows.map { $0[0] } == [.text("refund")])
    }

    @Test func aCancelledRunThrows() {
        let cancellation = Cancellation()
        let source = WatchedSource(MemorySource(many(30, "forum", "refund") + many(30, "news", "then")))
        cancellation.cancel()
        let query = Self.query([forum, .terms(TermsRequest(count: 20, rest: .ofRange))])
        #expect(throws: CancellationError.self) { try source.run(query, cancellation) }
    }
}
