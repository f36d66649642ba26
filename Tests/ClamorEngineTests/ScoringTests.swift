import ClamorColumns
import ClamorQuery
import ClamorScoring
import ClamorText
import Testing

@testable import ClamorEngine

/// What tells of the scoring of mentions.
struct ScoringTests {
    private static func mention(_ id: String, _ text: String, minute: Int64 = 0) -> MemorySource.Row {
        [
            "id": .text(id), "text": .text(text), "channel": .text("twitter"), "time": .time(minute * 60_000),
            "lang": .text("en"),
        ]
    }

    private func answer(
        _ mentions: [MemorySource.Row], _ operators: [Operator], cuts: [Int] = [3, 2, 64]
    ) throws -> (rows: [[Value]], notes: [String]) {
        let answer = try Engine.run(Ask.query(operators), MemorySource(mentions, cuts: cuts))
        return (answer.rows, answer.report.notes)
    }

    // MARK: why

    @Test func partsOfEachMentionComeInOrder() throws {
        let mentions = [Self.mention("a", "good tea"), Self.mention("b", "bad tea", minute: 5)]
        let (rows, notes) = try answer(mentions, [.why(WhyRequest(.sentiment))])
        let scorer = MentionScorer(Definitions())
        let expected = [("b", "bad tea"), ("a", "good tea")].flatMap { id, text -> [[Value]] in
            var mention = MentionText(text: text, givenLanguage: "en", channel: "twitter")
            mention.stored = StoredSentiment(label: nil, score: nil, source: nil)
            return scorer.why(.sentiment, mention).map { part in
                [.text(id), .text(part.part), part.points.map { .number($0) } ?? .null, .text(part.reason)]
            }
        }
        #expect(!expected.isEmpty)
        #expect(rows == expected)
        #expect(notes == [])
    }

    @Test func firstMentionsAloneAreToldOf() throws {
        let mentions = (0..<25).map { Self.mention("m\($0)", "good tea", minute: $0) }
        let (rows, notes) = try answer(mentions, [.why(WhyRequest(.sentiment))])
        let ids = rows.map { $0[0] }
        #expect(ids.first == .text("m24") && ids.last == .text("m5"))
        #expect(Set(ids.map { "\($0)" }).count == 20)
        #expect(notes == ["the first 20 of 25 mentions are told of"])
    }

    // MARK: words

    @Test func wordsAddUpOverMentions() throws {
        let texts = ["good good tea", "good day", "bad tea", "tea", "GOOD"]
        let mentions = texts.enumerated().map { Self.mention("m\($0)", $1, minute: Int64($0)) }
        let (rows, _) = try answer(mentions, [.words(WordsRequest(count: 20, seed: 0))])
        var sums: [String: (mentions: Int64, points: Double)] = [:]
        for text in texts {
            let words = MentionScorer(Definitions()).words(MentionText(text: text, givenLanguage: "en"))
            for (word, points) in words { sums[word, default: (0, 0)].points += points }
            for word in Set(words.map(\.word)) { sums[word, default: (0, 0)].mentions += 1 }
        }
        #expect(rows.count == sums.count)
        for row in rows {
            let word = try #require(row[0].text)
            let sum = try #require(sums[word])
            #expect(row[1] == .integer(sum.mentions))
            #expect(abs((row[2].numeric ?? .nan) - sum.points) < 1e-6)
            #expect(abs((row[3].numeric ?? .nan) - sum.points / Double(sum.mentions)) < 1e-6)
        }
        let sizes = rows.map { abs($0[2].numeric ?? 0) }
        #expect(sizes == sizes.sorted(by: >))
        #expect(try answer(mentions, [.words(WordsRequest(count: 1, seed: 0))]).rows == [rows[0]])
    }

    @Test func functionWordsAreLeftOutAndSaid() throws {
        let mentions = [Self.mention("a", "good tea"), Self.mention("b", "the tea is good for my x and the cake")]
        let (rows, notes) = try answer(mentions, [.words(WordsRequest(count: 20, seed: 0))])
        let told = MentionScorer(Definitions()).words(
            MentionText(text: "the tea is good for my x and the cake", givenLanguage: "en"))
        let left = told.filter { ["the", "is", "for", "my", "x", "and"].contains($0.word) }
        #expect(Set(rows.compactMap { $0[0].text }) == Set(told.map(\.word)).subtracting(left.map(\.word)))
        let sum = formatDecimal(left.reduce(0) { $0 + $1.points }, places: 2)
        #expect(notes == ["\(left.count) function words are left out, \(sum) points in all"])
    }

    @Test func wordsDoNotDependOnHowMentionsAreCut() throws {
        var numbers = SeededNumbers(seed: 5)
        let mentions = RandomMentions.rows(200, &numbers)
        let request = Operator.words(WordsRequest(count: 50, seed: 0))
        let whole = try answer(mentions, [request], cuts: []).rows
        #expect(try answer(mentions, [request], cuts: [7, 64, 65, 1]).rows == whole)
    }

    // MARK: campaigns

    private static func post(
        _ campaign: String?, _ author: String?, second: Int64, reach: Int64? = nil
    ) -> MemorySource.Row {
        var row = mention("p\(second)\(author ?? "")", "text")
        row["time"] = .time(second * 1_000)
        if let campaign { row["campaign"] = .text(campaign) }
        if let author { row["author"] = .text(author) }
        if let reach { row["reach"] = .integer(reach) }
        return row
    }

    @Test func campaignsTellWhoAndHowFast() throws {
        let mentions = [
            Self.post("buy now", "ann", second: 0, reach: 10), Self.post("buy now", "bob", second: 30, reach: 5),
            Self.post("buy now", "Ann", second: 59), Self.post("buy now", "cy", second: 300),
            Self.post("buy now", nil, second: 400), Self.post("vote", "dee", second: 7),
            Self.post("vote", "eve", second: 67), Self.post(nil, "fay", second: 1),
        ]
        let (rows, _) = try answer(mentions, [.campaigns(CampaignsRequest(count: 20))])
        #expect(
            rows == [
                [
                    .text("buy now"), .integer(5), .integer(4), .time(0), .time(400_000), .integer(3), .number(50),
                    .integer(15), .list(["Ann", "bob", "cy"]),
                ],
                [
                    .text("vote"), .integer(2), .integer(2), .time(7_000), .time(67_000), .integer(1), .number(0),
                    .null, .list(["dee", "eve"]),
                ],
            ])
        #expect(try answer(mentions, [.campaigns(CampaignsRequest(count: 1))]).rows.count == 1)
    }

    @Test func oneMentionHasNoGaps() throws {
        let (rows, _) = try answer([Self.post("x", "a", second: 1)], [.campaigns(CampaignsRequest(count: 9))])
        #expect(rows[0][5...6] == [.integer(1), .null])
    }

    // MARK: vader

    /// What the package vaderSentiment 3.3.2 gives for these.
    @Test func publishedScores() throws {
        let texts = ["VADER is smart, handsome, and funny.", "isn’t good", "bad", "plain table"]
        let mentions = texts.enumerated().map { Self.mention("m\($0)", $1, minute: -Int64($0)) }
        let score = TypedExpression(.number, .call(.vader, [Ask.column("text")]))
        var query = Ask.query([.extend([NamedExpression(ColumnInfo("other", .number), score)])])
        query.schema = [ColumnInfo("other", .number)]
        let rows = try Engine.run(query, MemorySource(mentions, cuts: [2])).rows
        #expect(rows == [[.number(0.8316)], [.number(0.4404)], [.number(-0.5423)], [.number(0)]])
    }
}
