/// Turns diagnostics into text: message, place, source line, carets, help. The only code that knows how they look.
///
///     error: unknown field `folowers`
///       --> weekly.clamor:3:18
///     3 | mentions | sort folowers desc
///       |                 ^^^^^^^^ no field, measure or column has this name
///       = help: did you mean `followers`?
package struct DiagnosticRenderer: Sendable {
    /// Whether to paint with ANSI escapes.
    package var color: Bool
    /// Cells that a source line may take, its number included; a longer one is cut around what is marked.
    package var width: Int

    /// Plain, for 80 cells, unless said otherwise.
    package init(color: Bool = false, width: Int = 80) {
        self.color = color
        self.width = width
    }

    /// Several diagnostics, a blank line between them; no newline at the end.
    package func render(_ diagnostics: [Diagnostic], in source: Source) -> String {
        diagnostics.map { render($0, in: source) }.joined(separator: "\n\n")
    }

    /// The same for diagnostics that were thrown together.
    package func render(_ diagnostics: Diagnostics, in source: Source) -> String {
        render(diagnostics.items, in: source)
    }

    /// One diagnostic; no newline at the end.
    package func render(_ diagnostic: Diagnostic, in source: Source) -> String {
        let marks = marks(of: diagnostic, in: source)
        let gutter = String(marks.map(\.line).max() ?? 1).count
        let indent = String(repeating: " ", count: gutter + 1)
        var lines = [headline(diagnostic)]
        if let place = place(of: diagnostic.span, in: source) {
            lines.append(indent + paint("--> ", .frame) + place)
        }
        for line in Set(marks.map(\.line)).sorted() {
            let excerpt = SourceExcerpt(
                source: source, line: line, marks: marks.filter { $0.line == line }, width: width - gutter - 3)
            let number = padded(String(line), toWidth: gutter, .right)
            lines.append(paint("\(number) |", .frame) + trimmed(" " + excerpt.text))
            for row in excerpt.rows {
                let style: Style = row.isPrimary ? .severity(diagnostic.severity) : .frame
                let pointer = paint(row.pointer + (row.text.isEmpty ? "" : " " + safe(row.text)), style)
                lines.append(paint("\(indent)|", .frame) + " " + row.indent + pointer)
            }
        }
        for note in notes(of: diagnostic, in: source) {
            lines.append(indent + paint("= ", .frame) + paint("\(note.title):", .strong) + " " + safe(note.text))
        }
        return lines.joined(separator: "\n")
    }

    private func headline(_ diagnostic: Diagnostic) -> String {
        paint("\(diagnostic.severity.rawValue)", .severity(diagnostic.severity))
            + paint(": " + safe(diagnostic.message), .strong)
    }

    /// A prompt entry of one line needs no place; one of several says only where in it.
    package func place(of span: SourceSpan, in source: Source) -> String? {
        let offset = SourceExcerpt.visibleStart(of: span, in: source)
        let (line, column) = source.position(at: offset)
        if let name = source.name { return "\(safe(name)):\(line):\(column)" }
        return source.lineCount > 1 ? "\(line):\(column)" : nil
    }

    /// The diagnostic's own span first, then the labels on other stretches in the order of the text.
    private func marks(of diagnostic: Diagnostic, in source: Source) -> [SourceExcerpt.Mark] {
        let own = diagnostic.labels.filter { $0.span == diagnostic.span }.map(\.text).joined(separator: "; ")
        let others = diagnostic.labels.filter { $0.span != diagnostic.span }
            .sorted { ($0.span.lower, $0.span.upper) < ($1.span.lower, $1.span.upper) }
        let primary = SourceExcerpt.Mark(diagnostic.span, own, isPrimary: true, in: source)
        return [primary] + others.map { SourceExcerpt.Mark($0.span, $0.text, isPrimary: false, in: source) }
    }

    /// The help, and the mended line when no help shows what to write.
    private func notes(of diagnostic: Diagnostic, in source: Source) -> [(title: String, text: String)] {
        var notes = diagnostic.help.map { (title: "help", text: $0) }
        if let fix = diagnostic.fix, !diagnostic.help.contains(where: { $0.contains(fix.replacement) }) {
            let line = source.line(at: fix.span.lower)
            let mended = Source(text: fix.applied(to: source.text))
            let text = line <= mended.lineCount ? mended.text(ofLine: line) : ""
            notes.append((title: "fix", text: text))
        }
        return notes
    }

    private enum Style {
        case severity(Diagnostic.Severity)
        case strong, frame
    }

    private func paint(_ text: String, _ style: Style) -> String {
        guard color, !text.isEmpty else { return text }
        let code =
            switch style {
            case .severity(.error): "1;31"
            case .severity(.warning): "1;33"
            case .severity(.hint): "1;36"
            case .strong: "1"
            case .frame: "34"
            }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }

    private func safe(_ text: String) -> String {
        SafeText.escapedForTerminal(text)
    }

    private func trimmed(_ text: String) -> String {
        String(text.reversed().drop { $0 == " " }.reversed())
    }
}
