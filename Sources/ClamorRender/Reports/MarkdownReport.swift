import ClamorColumns
import ClamorText
import ClamorTime

/// Writes a report in Markdown as GitHub reads it, charts as text.
package struct MarkdownReport: Sendable {
    static let width = 80

    private let zone: Zone

    /// - Parameter zone: what times in tables are shown in.
    package init(zone: Zone) { self.zone = zone }

    /// The document. The same report gives the same bytes.
    package func render(_ report: Report) -> String {
        var parts = ["# \(MarkdownText.escaped(report.title))\n"]
        parts += report.introduction.map { MarkdownText.paragraph($0) + "\n" }
        if !report.parameters.isEmpty { parts.append(facts(report.parameters)) }
        for section in ReportOutline(report.items).sections {
            if let heading = section.heading { parts.append("## \(MarkdownText.escaped(heading))\n") }
            for block in section.blocks {
                switch block {
                case .paragraph(let text): parts.append(MarkdownText.paragraph(text) + "\n")
                case .problem(let text): parts.append("> **Problem:** \(MarkdownText.prose(text, lineEnd: "<br>"))\n")
                case .answer(let answer): parts += self.parts(of: answer)
                }
            }
        }
        for (title, list) in [("Measures", report.measures), ("Origin", report.origin)] where !list.isEmpty {
            parts += ["## \(title)\n", facts(list)]
        }
        return parts.joined(separator: "\n")
    }

    private func facts(_ facts: [Report.Fact]) -> String {
        facts.map { "- **\(MarkdownText.escaped($0.name))**: \(MarkdownText.escaped($0.value))\n" }.joined()
    }

    private func parts(of answer: Report.Answer) -> [String] {
        var parts: [String] = []
        switch answer.body {
        case .table(let table): parts += self.parts(of: table)
        case .chart(let chart, _):
            parts.append(
                MarkdownText.fenced(
                    ChartRenderer(style: RenderStyle(width: Self.width, zone: zone)).render(chart), "text"))
        case .cards(let cards): parts += cards.isEmpty ? ["no mentions\n"] : cards.map(quote)
        }
        if !answer.captions.isEmpty {
            parts.append(answer.captions.map { MarkdownText.prose($0) }.joined(separator: " · ") + "\n")
        }
        parts.append(MarkdownText.fenced(answer.question, "clamor"))
        return parts
    }

    private func parts(of table: Table) -> [String] {
        guard table.count > 0 else { return ["no rows\n"] }
        var text = ""
        var left = HTMLReport.mostRows
        do {
            var writer = MarkdownTableWriter(schema: table.schema, zone: zone) {
                text += String(decoding: $0, as: UTF8.self)
            }
            try writer.begin()
            for batch in table.batches where left > 0 {
                let count = min(left, batch.count)
                try writer.write(Batch(columns: batch.columns.map { $0.slice(0..<count) }, count: count))
                left -= count
            }
            try writer.finish()
        } catch {
            preconditionFailure("a text in memory can always be written to: \(error)")
        }
        guard table.count > HTMLReport.mostRows else { return [text] }
        return [
            text,
            "the first \(formatInteger(HTMLReport.mostRows, grouped: true)) of "
                + "\(formatInteger(table.count, grouped: true)) rows\n",
        ]
    }

    /// A mention as a block quote, replies of a thread within those that they answer.
    private func quote(_ card: MentionCard) -> String {
        var lines = [
            (["**\(MarkdownText.escaped(card.who))**"] + card.circumstances.map { MarkdownText.escaped($0) }).joined(
                separator: " · ")
        ]
        if let title = card.title { lines.append("**\(MarkdownText.escaped(title.text))**") }
        if let text = card.text { lines.append(marked(text)) }
        lines += card.others.map { MarkdownText.paragraph($0) }
        if !card.numbers.isEmpty {
            lines.append(card.numbers.map { MarkdownText.escaped($0) }.joined(separator: " · "))
        }
        if let link = card.link {
            lines.append(
                WebLink.isLink(link) && !link.contains { "<>".contains($0) } ? "<\(link)>" : MarkdownText.escaped(link))
        }
        let quote = String(repeating: "> ", count: 1 + max(0, min(6, card.depth)))
        return lines.map { quote + $0 }.joined(separator: "\n" + quote.dropLast() + "\n") + "\n"
    }

    private func marked(_ text: MentionCard.MarkedText) -> String {
        let whole = text.pieces.map { piece in
            let escaped = MarkdownText.escaped(piece.text, lineEnd: "<br>")
            return switch piece.meaning {
            case nil: escaped
            case .match: "**\(escaped)**"
            case .positive: escaped + "⁺"
            case .negative: escaped + "⁻"
            }
        }.joined()
        return "#+-=".contains(whole.first ?? " ") ? "\\" + whole : whole
    }
}
