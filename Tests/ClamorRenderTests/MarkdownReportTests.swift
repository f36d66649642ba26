import ClamorColumns
import ClamorTime
import Foundation
import Testing

@testable import ClamorRender

@Suite struct MarkdownReportTests {
    private let document = MarkdownReport(zone: .utc).render(ReportSamples.weekly)

    @Test func everythingIsThere() {
        #expect(document.hasPrefix("# Weekly report: Acme &amp; others\n"))
        #expect(document.contains("- **brand**: Acme\n"))
        #expect(document.contains("\n## Volume\n"))
        #expect(document.contains("```text\n"))
        #expect(document.contains("```clamor\nmentions | last 90 days | count by day, brand | chart line\n```\n"))
        #expect(document.contains("> **Problem:** the store holds no mentions of `Kilo`<br>"))
        #expect(document.contains("\n## Origin\n"))
        #expect(!document.contains("\u{1b}"))
    }

    @Test func tablesAreRightAlignedWhereTheyHoldNumbers() {
        #expect(document.contains("| brand | count | share | change | first_seen | url | median_response | tags |\n"))
        #expect(document.contains("| --- | ---: | ---: | ---: | --- | --- | ---: | --- |\n"))
        #expect(document.contains("| Acme | 12,000 | 34.1% | -20.5% |"))
    }

    @Test func cardsAreQuotesWithTheirMarks() {
        #expect(
            document.contains("> The **coffee** is great⁺, the service was terrible⁻.<br>I will &lt;b&gt;not&lt;/b&gt;")
        )
        #expect(document.contains("> > **@yael** · microblog"))
        #expect(!document.contains("<javascript:"))
    }

    @Test func dataIsNeverMarkup() {
        #expect(
            MarkdownText.escaped("a|b`c`<d>&*e* day_of_week _f_")
                == "a\\|b\\`c\\`&lt;d&gt;&amp;\\*e\\* day_of_week \\_f\\_")
        #expect(MarkdownText.escaped("a\nb", lineEnd: "<br>") == "a<br>b")
        #expect(MarkdownText.paragraph("1. no list") == "1\\. no list")
        #expect(MarkdownText.paragraph("# no heading") == "\\# no heading")
        #expect(MarkdownText.fenced("a ```` b", "text") == "`````text\na ```` b\n`````\n")
    }

    @Test func htmlAndMarkdownTablesAreRowWriters() throws {
        let rows = table(
            [ColumnInfo("na|me", .text), ColumnInfo("n", .integer)],
            [[.text("<b>\nx"), .integer(1_200)], [.null, .null]])
        #expect(
            try written(rows) { MarkdownTableWriter(schema: rows.schema, zone: .utc, sink: $0) } == """
                | na\\|me | n |
                | --- | ---: |
                | &lt;b&gt;<br>x | 1,200 |
                | · | · |

                """)
        #expect(
            try written(rows) { HTMLTableWriter(schema: rows.schema, zone: .utc, sink: $0) } == """
                <table><thead><tr><th scope="col">na|me</th><th scope="col" class="n">n</th></tr></thead><tbody>
                <tr><td>&lt;b&gt;
                x</td><td class="n" data-v="1200">1,200</td></tr>
                <tr><td data-v="">·</td><td class="n" data-v="">·</td></tr>
                </tbody></table>

                """)
    }

    private func written(_ table: Table, _ writer: (@escaping ByteSink) -> any RowWriter) throws -> String {
        nonisolated(unsafe) var bytes: [UInt8] = []
        var writer = writer { bytes += $0 }
        try writer.begin()
        for batch in table.batches { try writer.write(batch) }
        try writer.finish()
        return String(decoding: bytes, as: UTF8.self)
    }
}
