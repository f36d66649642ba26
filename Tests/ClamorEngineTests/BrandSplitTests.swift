import ClamorColumns
import ClamorQuery
import Testing

@testable import ClamorEngine

/// What a mention says of each of several brands.
struct BrandSplitTests {
    private static func mention(
        _ id: Int, brands: [String], _ sentiment: String?, score: Int64? = nil, source: String = "scored",
        entries: [BrandSentiment] = []
    ) -> MemorySource.Row {
        var row: MemorySource.Row = [
            "id": .text("m\(id)"), "channel": .text("twitter"), "time": .time(Int64(id) * 86_400_000),
            "brand": .list(brands), "sentiment_source": .text(source), "brand_sentiment": .list(entries.map(\.text)),
            "theme": .list(["price", "delivery"]), "followers": .integer(10),
        ]
        if let sentiment { row["sentiment"] = .text(sentiment) }
        if let score { row["score"] = .fixed(score) }
        return row
    }

    private static let mixed = [
        BrandSentiment(brand: "Acme", label: "negative", score: -62),
        BrandSentiment(brand: "BOLT", label: "positive", score: 50),
    ]

    private func count(_ label: String) -> PrimitiveAggregate {
        PrimitiveAggregate(
            name: label, function: .count, condition: Ask.compare("sentiment", .equal, .text(label)), type: .integer)
    }

    private func answer(
        _ rows: [MemorySource.Row], _ operators: [Operator]
    ) throws -> (rows: [[Value]], notes: [String]) {
        let answer = try Engine.run(Ask.query(operators), MemorySource(rows, cuts: [2, 1]))
        return (answer.rows.sorted { "\($0[0])" < "\($1[0])" }, answer.report.notes)
    }

    @Test func eachBrandHasWhatIsSaidOfIt() throws {
        let rows = [
            Self.mention(0, brands: ["Acme"], "positive"),
            Self.mention(1, brands: ["Acme", "Bolt", "Corp"], "neutral", entries: Self.mixed),
            Self.mention(2, brands: [], "negative"),
        ]
        let sums = [Ask.count, count("positive"), count("neutral"), count("negative")]
        let (found, notes) = try answer(rows, [Ask.group(sums, by: ["brand"])])
        func row(_ brand: String, _ counts: Int64...) -> [Value] { [.text(brand)] + counts.map { .integer($0) } }
        #expect(
            found == [
                row("(none)", 1, 0, 0, 1), row("Acme", 2, 1, 0, 1), row("Bolt", 1, 1, 0, 0), row("Corp", 1, 0, 1, 0),
            ])
        #expect(
            notes == [
                "1 mention is counted under more than one value of `brand`",
                "1 mention of several brands counts for each with what it says of it",
            ])
    }

    /// One question, one answer, whether the label is a key or summed up.
    @Test func aKeyReadsWhatIsSaidOfTheBrand() throws {
        let rows = [
            Self.mention(0, brands: ["Acme"], "positive"),
            Self.mention(1, brands: ["Acme", "Bolt"], "neutral", entries: Self.mixed),
        ]
        let (found, notes) = try answer(rows, [Ask.group(by: ["brand", "sentiment"])])
        #expect(
            found.map { $0.map { "\($0)" }.joined(separator: " ") }.sorted()
                == [("Acme", "negative"), ("Acme", "positive"), ("Bolt", "positive")].map { brand, label in
                    "\(Value.text(brand)) \(Value.text(label)) \(Value.integer(1))"
                })
        #expect(notes.contains("1 mention of several brands counts for each with what it says of it"))
    }

    @Test func aFilterBeforeLooksAtWholeMentions() throws {
        let rows = [Self.mention(1, brands: ["Acme", "Bolt"], "neutral", entries: Self.mixed)]
        let steps = [Ask.filter("sentiment", .equal, .text("neutral")), Ask.group(by: ["brand"])]
        let note = "the filter on `sentiment` looked at whole mentions, not at what each says of each brand"
        #expect(try answer(rows, steps).notes.contains(note))
        let others = [Ask.filter("followers", .equal, .integer(10)), Ask.group(by: ["brand"])]
        #expect(try !answer(rows, others).notes.contains { $0.hasPrefix("the filter") })
        let byChannel = [steps[0], Ask.group(by: ["channel"])]
        #expect(try !answer(rows, byChannel).notes.contains { $0.hasPrefix("the filter") })
    }

    @Test func otherKeysAndSumsStayAsTheyAre() throws {
        let rows = [Self.mention(1, brands: ["Acme", "Bolt"], "neutral", entries: Self.mixed)]
        let byChannel = try answer(rows, [Ask.group([Ask.count, count("neutral")], by: ["channel"])])
        #expect(byChannel.rows[0][2] == .integer(1))
        let (found, notes) = try answer(rows, [Ask.group([Ask.count], by: ["brand"])])
        #expect(found.count == 2)
        #expect(notes == ["1 mention is counted under more than one value of `brand`"])
        let both = try answer(rows, [Ask.group([count("negative")], by: ["brand", "theme"])])
        #expect(both.rows.map { $0[2] } == [.integer(1), .integer(1), .integer(0), .integer(0)])
        #expect(
            both.notes == [
                "1 mention is counted under more than one value of `brand`",
                "1 mention is counted under more than one value of `theme`",
                "1 mention of several brands counts for each with what it says of it",
            ])
    }

    @Test func scoreSourceAndConfidenceAreThoseOfTheBrand() throws {
        let entries = [
            BrandSentiment(brand: "Acme", label: "negative", score: -62),
            BrandSentiment(brand: "Bolt", label: "neutral", score: 3, isUnsure: true),
        ]
        var row = Self.mention(
            1, brands: ["Acme", "Bolt", "Corp"], "neutral", score: 1_000, source: "unsure", entries: entries)
        row["confidence"] = .fixed(4_000)
        let sum = PrimitiveAggregate(name: "s", function: .sum, argument: Ask.column("score"), type: .fixed)
        let unsure = PrimitiveAggregate(
            name: "u", function: .count, condition: Ask.compare("sentiment_source", .equal, .text("unsure")),
            type: .integer)
        let known = PrimitiveAggregate(
            name: "k", function: .countPresent, argument: Ask.column("confidence"), type: .integer)
        let found = try answer([row], [Ask.group([sum, unsure, known], by: ["brand"])]).rows
        #expect(
            found == [
                [.text("Acme"), .fixed(-6_200), .integer(0), .integer(0)],
                [.text("Bolt"), .fixed(300), .integer(1), .integer(0)],
                [.text("Corp"), .fixed(1_000), .integer(1), .integer(1)],
            ])
    }

    @Test func aCorrectedMentionCountsAsAWhole() throws {
        let row = Self.mention(1, brands: ["Acme", "Bolt"], "positive", source: "corrected", entries: Self.mixed)
        let (found, notes) = try answer([row], [Ask.group([count("positive")], by: ["brand"])])
        #expect(found.map { $0[1] } == [.integer(1), .integer(1)])
        #expect(notes == ["1 mention is counted under more than one value of `brand`"])
    }

    /// Brands that go into the rest of a trend count once there, spellings of one brand once.
    @Test func aMentionCountsOnceInEachGroup() throws {
        let entries = Self.mixed + [BrandSentiment(brand: "Corp", label: "negative", score: -10)]
        let rows = [
            Self.mention(1, brands: ["ACME", "Acme", "Bolt", "Corp"], "neutral", entries: entries),
            Self.mention(1, brands: ["Acme"], "negative"),
        ]
        let step = TimeStep(count: 1, unit: .week)
        let found = try answer(rows, [Ask.trend(step, [Ask.count, count("negative")], by: "brand", limit: 1)]).rows
        #expect(
            found.map { Array($0.dropFirst()) }.sorted { "\($0)" < "\($1)" } == [
                [.text("ACME"), .integer(2), .integer(2)], [.text("other"), .integer(1), .integer(0)],
            ])
    }

    /// The same as if each brand had a mention of its own.
    @Test(arguments: 0..<20)
    func agreesWithMentionsOfOneBrandEach(seed: Int) throws {
        var numbers = SeededNumbers(seed: seed)
        let labels = ["positive", "neutral", "negative"]
        var (whole, single): ([MemorySource.Row], [MemorySource.Row]) = ([], [])
        for id in 0..<80 {
            let brands = ["Acme", "Bolt", "Corp"].filter { _ in numbers.chance(50) }
            let label = numbers.pick(labels)
            let entries = brands.filter { _ in brands.count > 1 && numbers.chance(60) }.map {
                BrandSentiment(brand: $0, label: numbers.pick(labels), score: numbers.below(200) - 100)
            }
            let score = Int64(numbers.below(20_000) - 10_000)
            whole.append(Self.mention(id, brands: brands, label, score: score, entries: entries))
            for brand in brands {
                let own = entries.first { $0.brand == brand }
                single.append(
                    Self.mention(
                        id, brands: [brand], own?.label ?? label, score: own.map { Int64($0.score) * 100 } ?? score))
            }
            if brands.isEmpty { single.append(Self.mention(id, brands: [], label, score: score)) }
        }
        let sum = PrimitiveAggregate(name: "s", function: .sum, argument: Ask.column("score"), type: .fixed)
        let sums = [Ask.count, count("positive"), count("negative"), sum]
        let month = TimeStep(count: 1, unit: .month)
        for step in [Ask.group(sums, by: ["brand"]), Ask.trend(month, sums, by: "brand")] {
            #expect(try answer(whole, [step]).rows == answer(single, [step]).rows)
        }
    }
}
