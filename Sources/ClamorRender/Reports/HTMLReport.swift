import ClamorColumns
import ClamorText
import ClamorTime

/// Writes a report as one HTML page that asks for nothing from elsewhere: style, script and pictures are in it, and its
/// content policy allows no others. Everything from data is escaped.
package struct HTMLReport: Sendable {
    /// So many rows of a table are in the page.
    static let mostRows = 1_000
    /// Pixels between the page's margins.
    static let pictureWidth = 940.0
    /// The same on a telephone held upright.
    static let narrowWidth = 356.0

    private let zone: Zone

    /// - Parameter zone: what times in tables are shown in.
    package init(zone: Zone) { self.zone = zone }

    /// The page. The same report gives the same bytes.
    package func render(_ report: Report) -> String {
        let outline = ReportOutline(report.items)
        var markup = Markup()
        markup.raw("<!DOCTYPE html>\n")
        markup.begin("html", [("lang", "en")])
        head(report, &markup)
        markup.begin("body")
        header(report, outline, &markup)
        markup.begin("main")
        var (answers, headings) = (0, 0)
        for section in outline.sections {
            markup.begin("section")
            if let heading = section.heading {
                headings += 1
                markup.element("h2", [("id", "h\(headings)"), ("dir", "auto")], heading)
            }
            markup.newLine()
            for block in section.blocks { write(block, &answers, &markup) }
            markup.end()
            markup.newLine()
        }
        markup.end()
        footer(report, &markup)
        markup.raw("<script>\(HTMLReportScript.text)</script>\n")
        markup.end()
        markup.end()
        markup.newLine()
        return markup.text
    }

    private func head(_ report: Report, _ markup: inout Markup) {
        let policy =
            "default-src 'none'; style-src '\(HTMLReportStyle.digest)'; script-src '\(HTMLReportScript.digest)'; "
            + "img-src 'none'; base-uri 'none'; form-action 'none'"
        markup.begin("head")
        markup.raw("\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">\n")
        markup.raw("<meta name=\"referrer\" content=\"no-referrer\">\n")
        markup.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        markup.raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
        markup.element("title", [], report.title)
        markup.raw("\n<style>\(HTMLReportStyle.text)</style>\n")
        markup.end()
        markup.newLine()
    }

    private func header(_ report: Report, _ outline: ReportOutline, _ markup: inout Markup) {
        markup.begin("header")
        markup.element("h1", [("dir", "auto")], report.title)
        for paragraph in report.introduction {
            markup.element("p", [("class", "intro"), ("dir", "auto")], paragraph, keepsLines: true)
        }
        facts(report.parameters, &markup)
        markup.end()
        markup.newLine()
        guard outline.headings.count > ReportOutline.fewHeadings else { return }
        markup.begin("nav", [("aria-label", "Contents")])
        markup.begin("ol")
        for (index, heading) in outline.headings.enumerated() {
            markup.begin("li")
            markup.element("a", [("href", "#h\(index + 1)"), ("dir", "auto")], heading)
            markup.end()
        }
        markup.end()
        markup.end()
        markup.newLine()
    }

    private func footer(_ report: Report, _ markup: inout Markup) {
        guard !report.measures.isEmpty || !report.origin.isEmpty else { return }
        markup.begin("footer")
        for (title, list) in [("Measures", report.measures), ("Origin", report.origin)] where !list.isEmpty {
            markup.element("h2", [], title)
            facts(list, &markup)
        }
        markup.end()
        markup.newLine()
    }

    private func facts(_ facts: [Report.Fact], _ markup: inout Markup) {
        guard !facts.isEmpty else { return }
        markup.begin("dl")
        for fact in facts {
            markup.element("dt", [], fact.name)
            markup.element("dd", [("dir", "auto")], fact.value)
        }
        markup.end()
    }

    private func write(_ block: ReportOutline.Block, _ answers: inout Int, _ markup: inout Markup) {
        switch block {
        case .paragraph(let text): markup.element("p", [("dir", "auto")], text, keepsLines: true)
        case .problem(let text):
            markup.begin("p", [("class", "problem")])
            markup.element("strong", [], "Problem: ")
            markup.putProse(text)
            markup.end()
        case .answer(let answer):
            answers += 1
            write(answer, answers, &markup)
        }
        markup.newLine()
    }

    private func write(_ answer: Report.Answer, _ number: Int, _ markup: inout Markup) {
        markup.begin("figure", [("id", "a\(number)")])
        markup.newLine()
        switch answer.body {
        case .table(let table): write(table, label: "Answer \(number)", &markup)
        case .chart(let chart, let table):
            write(chart, number, &markup)
            markup.begin("details")
            let rows = table.count == 1 ? "The row" : "The \(formatInteger(table.count, grouped: true)) rows"
            markup.element("summary", [], "\(rows) behind it")
            write(table, label: "Rows of answer \(number)", &markup)
            markup.end()
        case .cards(let cards): HTMLCards.write(cards, to: &markup)
        }
        markup.begin("figcaption")
        if !answer.captions.isEmpty {
            markup.begin("p")
            for (index, caption) in answer.captions.enumerated() {
                if index > 0 { markup.raw(" · ") }
                markup.begin("bdi")
                markup.putProse(caption)
                markup.end()
            }
            markup.end()
        }
        markup.element("code", [], answer.question, keepsLines: true)
        markup.end()
        markup.end()
    }

    /// The picture twice, for wide and for narrow screens; the style sheet shows one of them.
    private func write(_ chart: ChartSpecification, _ number: Int, _ markup: inout Markup) {
        var narrow = chart
        narrow.width = nil
        let pictures = [
            ("wide", SVGRenderer(width: Self.pictureWidth, prefix: "a\(number)").render(chart)),
            ("narrow", SVGRenderer(width: Self.narrowWidth, height: 340, prefix: "a\(number)n").render(narrow)),
        ]
        for (name, picture) in pictures {
            markup.begin(
                "div",
                [("class", "picture \(name)"), ("tabindex", "0"), ("role", "group"), ("aria-label", chart.title)])
            markup.newLine()
            markup.raw(picture)
            markup.end()
        }
    }

    private func write(_ table: Table, label: String, _ markup: inout Markup) {
        guard table.count > 0 else { return markup.element("p", [("class", "count")], "no rows") }
        let writer = HTMLTable(schema: table.schema, zone: zone)
        markup.begin("div", [("class", "rows"), ("tabindex", "0"), ("role", "region"), ("aria-label", label)])
        writer.write(table, most: Self.mostRows, to: &markup)
        markup.end()
        let count = formatInteger(table.count, grouped: true)
        let text =
            table.count > Self.mostRows
            ? "the first \(formatInteger(Self.mostRows, grouped: true)) of \(count) rows"
            : table.count == 1 ? "1 row" : "\(count) rows"
        markup.element("p", [("class", "count")], text)
    }
}
