import ClamorColumns
import ClamorTime
import Foundation
import Testing

@testable import ClamorRender

/// A report with everything that a report may hold.
enum ReportSamples {
    static let hostile = "<script>alert(\"x\")</script> & 'quoted' `code` | pipe \u{202e}turned ]]> 👩‍👩‍👧"

    static let weekly: Report = {
        let mentions = table(
            [
                ColumnInfo("brand", .text), ColumnInfo("count", .integer),
                ColumnInfo("share", .number, format: .percent),
                ColumnInfo("change", .number, format: .percent), ColumnInfo("first_seen", .time),
                ColumnInfo("url", .text),
                ColumnInfo("median_response", .duration), ColumnInfo("tags", .list),
            ],
            PictureSamples.brands.enumerated().map { rank, name in
                [
                    .text(name), .integer(Int64(12_000 / (rank + 1))),
                    .number([34.1, 17.1, 11.4, 8.5, 6.8, 5.7, 4.9, 4.3, 3.8, 3.4][rank]),
                    rank == 4 ? .null : .number(Double(rank * 7) - 20.5),
                    .time(PictureSamples.start + Int64(rank) * 86_400_000),
                    .text("https://example.org/brands/\(rank)?from=report&lang=en"),
                    .duration(Int64(rank) * 500_000 + 90_000),
                    .list(["a", "b"]),
                ]
            })
        return Report(
            title: "Weekly report: Acme & others",
            introduction: [
                "What people said about the brands in the first quarter, and what was noted while it happened.",
                "Spam and duplicates are left out.",
            ],
            parameters: [
                Report.Fact(name: "brand", value: "Acme"),
                Report.Fact(name: "range", value: "2026-01-01 to 2026-03-31"),
            ],
            items: [
                .note("Volume"),
                .answer(
                    answer(
                        "mentions | last 90 days | count by day, brand | chart line",
                        .chart(PictureSamples.line(), rows(days)))),
                .note("Sentiment"),
                .note("Signs and colours tell the same. A day in the last bar is not whole where it is hatched."),
                .answer(answer("mentions | count by day, sentiment | chart pct", .chart(picture("pct"), rows(days)))),
                .answer(answer("mentions | net by brand | chart bar", .chart(picture("bar"), rows(days)))),
                .note("Brands"),
                .answer(answer("mentions | count, share, first(time) by brand | sort -count", .table(mentions))),
                .answer(answer("mentions | where brand = \"none\"", .table(Table(schema: mentions.schema)))),
                .note("Voices"),
                .answer(answer("mentions | search coffee | show 3", .cards(cards))),
                .note("When people write"),
                .answer(
                    answer(
                        "mentions | count by hour_of_day, day_of_week | chart heat",
                        .chart(picture("heat"), rows(days)))),
                .answer(answer("mentions | count by day | chart calendar", .chart(picture("calendar"), rows(days)))),
                .answer(answer("mentions | count | chart number", .chart(picture("number"), rows(days)))),
                .problem("the store holds no mentions of `Kilo`\n  count by brand | where brand = \"Kilo\""),
            ],
            measures: [
                Report.Fact(name: "net", value: "100 × (positive − negative) / (positive + neutral + negative)"),
                Report.Fact(name: "share", value: "100 × count / Σ count"),
            ],
            origin: [
                Report.Fact(name: "store", value: "brands.clamor"),
                Report.Fact(name: "digest", value: "7d9f2c41e6b85a3390cc14dd0f6b1a4e7d9f2c41e6b85a3390cc14dd0f6b1a4e"),
                Report.Fact(name: "now", value: "2026-04-01T00:00:00Z"), Report.Fact(name: "zone", value: "UTC"),
            ])
    }()

    static let days: [[Value]] = PictureSamples.days(90, PictureSamples.brands[0..<3])

    static func rows(_ rows: [[Value]]) -> Table {
        table([PictureSamples.time, PictureSamples.brand, PictureSamples.count], rows)
    }

    static func picture(_ name: String) -> ChartSpecification {
        PictureSamples.all.first { $0.name == name }?.chart ?? PictureSamples.line()
    }

    static func answer(_ question: String, _ body: Report.Answer.Body) -> Report.Answer {
        Report.Answer(
            question: question, body: body,
            captions: ["2026-01-01 to 2026-03-31, UTC", "12 mentions without a brand are left out"])
    }

    static func marked(_ text: String, _ words: [(String, MentionCard.MarkedText.Meaning)]) -> MentionCard.MarkedText {
        let marks = words.compactMap { word, meaning -> MentionCard.MarkedText.Mark? in
            guard let range = text.range(of: word) else { return nil }
            let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
            return .init(range: start..<start + word.utf8.count, meaning: meaning)
        }
        return .init(text: text, marks: marks)
    }

    static let cards: [MentionCard] = [
        MentionCard(
            who: "@ana (Ana B.)", circumstances: ["forum", "post", "2026-02-03 14:05", "DE", "de", "1,204 followers"],
            title: marked("Coffee again", [("Coffee", .match)]),
            text: marked(
                "The coffee is great, the service was terrible.\nI will <b>not</b> come back & I mean it.",
                [("coffee", .match), ("great", .positive), ("terrible", .negative)]),
            numbers: ["negative -0.25", "likes 12", "brand Acme"], link: "https://example.org/post?id=1&x=<2>"),
        MentionCard(
            who: "@yael", circumstances: ["microblog", "reply"],
            text: marked("קפה מצוין כאן coffee", [("coffee", .match)]),
            numbers: ["likes 3"], link: "javascript:alert(1)", depth: 1, isAsked: false),
        MentionCard(who: "@x\u{202e}y", text: .init(text: hostile), link: "id 77", depth: 2),
    ]
}

@Suite struct HTMLReportTests {
    private let page = HTMLReport(zone: .utc).render(ReportSamples.weekly)

    @Test func styleAndScriptAreThoseThatThePolicyAllows() {
        #expect(TestSHA256.digest(Array("abc".utf8)).prefix(4) == [0xBA, 0x78, 0x16, 0xBF])
        #expect(HTMLReportStyle.digest == TestSHA256.policy(HTMLReportStyle.text))
        #expect(HTMLReportScript.digest == TestSHA256.policy(HTMLReportScript.text))
        #expect(page.contains("style-src '\(HTMLReportStyle.digest)'; script-src '\(HTMLReportScript.digest)'"))
        #expect(page.contains("<style>\(HTMLReportStyle.text)</style>"))
        #expect(page.contains("<script>\(HTMLReportScript.text)</script>"))
    }

    @Test func nothingComesFromElsewhere() {
        #expect(page.contains("default-src 'none'"))
        for forbidden in [
            "<link", "<img", "src=", " style=", "url(http", "@import", "onclick", "javascript:alert(1)\"",
        ] {
            #expect(!page.contains(forbidden), "\(forbidden)")
        }
        #expect(page.components(separatedBy: "<script").count == 2)
    }

    @Test func dataIsNeverMarkup() {
        let report = Report(
            title: ReportSamples.hostile, introduction: [ReportSamples.hostile],
            parameters: [Report.Fact(name: ReportSamples.hostile, value: ReportSamples.hostile)],
            items: [
                .note(ReportSamples.hostile), .problem(ReportSamples.hostile),
                .answer(
                    Report.Answer(
                        question: ReportSamples.hostile,
                        body: .table(
                            table([ColumnInfo(ReportSamples.hostile, .text)], [[.text(ReportSamples.hostile)]])),
                        captions: [ReportSamples.hostile])),
                .answer(
                    Report.Answer(
                        question: "q",
                        body: .cards([MentionCard(who: ReportSamples.hostile, link: ReportSamples.hostile)]),
                        captions: [])),
            ], measures: [Report.Fact(name: "m", value: ReportSamples.hostile)])
        let page = HTMLReport(zone: .utc).render(report)
        #expect(page.components(separatedBy: "<script").count == 2)
        #expect(!page.contains("alert(\""))
        #expect(!page.unicodeScalars.contains("\u{202e}"))
        #expect(page.contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;quoted&#39;"))
    }

    @Test func onlyAddressesOfTheWebAreLinks() {
        #expect(
            page.contains(
                "<a href=\"https://example.org/brands/0?from=report&amp;lang=en\" rel=\"noopener noreferrer\""))
        #expect(page.contains("<p class=\"link\">javascript:alert(1)</p>"))
        #expect(!WebLink.isLink("https://a b") && !WebLink.isLink("ftp://a") && WebLink.isLink("HTTP://a"))
    }

    @Test func cardsShowMatchesAndSentiment() {
        #expect(page.contains("The <mark>coffee</mark> is <span class=\"up\""))
        #expect(page.contains(">terrible</span>.\nI will &lt;b&gt;not&lt;/b&gt;"))
        #expect(page.contains("class=\"card d1 around\""))
    }

    @Test func marksThatDoNotFitTheTextAreLeftOut() {
        let text = MentionCard.MarkedText(
            text: "aé b",
            marks: [
                .init(range: 2..<3, meaning: .match), .init(range: 4..<5, meaning: .positive),
                .init(range: 4..<5, meaning: .match), .init(range: 3..<99, meaning: .match),
            ])
        #expect(text.pieces.map(\.text) == ["aé ", "b"])
        #expect(text.pieces.map(\.meaning) == [nil, .positive])
    }

    @Test func longTablesSayHowManyRowsAreLeftOut() {
        let rows = (0..<1_500).map { [Value.integer(Int64($0))] }
        let report = Report(
            title: "t",
            items: [
                .answer(
                    Report.Answer(question: "q", body: .table(table([ColumnInfo("n", .integer)], rows)), captions: []))
            ])
        let page = HTMLReport(zone: .utc).render(report)
        #expect(page.components(separatedBy: "<tr>").count == 1_002)
        #expect(page.contains("the first 1,000 of 1,500 rows"))
    }

    @Test func sharesHaveBarsAndChangesHaveNone() {
        #expect(page.components(separatedBy: "class=\"track\"").count == 11)
        #expect(page.contains("width=\"20.46\""))
    }

    @Test func numbersAndTimesSortByTheirValue() {
        #expect(page.contains("<td class=\"n\" data-v=\"12000\">12,000</td>"))
        #expect(page.contains("data-v=\"1767225600000\""))
        #expect(page.contains("<td class=\"n\" data-v=\"\">·</td>"))
    }

    @Test func notesBeginSectionsAndAreListed() {
        #expect(page.contains("<h2 id=\"h5\" dir=\"auto\">When people write</h2>"))
        #expect(page.contains("<li><a href=\"#h2\" dir=\"auto\">Sentiment</a></li>"))
        #expect(page.contains("<p dir=\"auto\">Signs and colours tell the same."))
    }

    @Test func everyIdIsGivenOnce() {
        let ids = page.components(separatedBy: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(Set(ids).count == ids.count)
        #expect(page == HTMLReport(zone: .utc).render(ReportSamples.weekly))
    }
}

@Suite struct HTMLCellTests {
    @Test func valuesOverTimeAreDrawnAndSortByTheirLast() {
        let rows = table(
            [ColumnInfo("count_spark", .list, format: .spark)], [[.list(["1", "", "5", "3"])], [.list(["", ""])]])
        var markup = Markup()
        HTMLTable(schema: rows.schema, zone: .utc).write(rows, most: 10, to: &markup)
        #expect(markup.text.contains("<td data-v=\"3\"><svg class=\"spark\""))
        #expect(markup.text.contains("<title>from 1 to 3, lowest 1, highest 5</title>"))
        #expect(markup.text.contains("<td data-v=\"\">·</td>"))
        #expect(!markup.text.contains("style="))
    }

    @Test func aChartForAPageIsAFigure() {
        let figure = HTMLFigure.text(of: PictureSamples.number)
        #expect(figure.hasPrefix("<figure>\n<svg ") && figure.hasSuffix("</svg>\n</figure>\n"))
    }
}
