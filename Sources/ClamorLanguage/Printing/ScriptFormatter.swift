import ClamorText

/// Lays a script out in canonical form: statements as `Printer` writes them, every comment kept, and a blank line where
/// there were some. What it writes reads as the same tree and is laid out the same way again.
///
/// A pipeline that stood on one line and fits there stays on it; one that was broken, is too long, or has comments
/// between its stages gets a line for each stage, so that a stage can be taken out, moved or commented on by itself.
package struct ScriptFormatter {
    /// Columns that a line may take, where it can be broken.
    package static let width = 100
    private static let stageIndent = "    "

    private let source: Source
    private let vocabulary: Vocabulary
    private var printer: Printer
    private let tokens: [Token]
    private var comments: ArraySlice<SourceSpan>
    private var lines: [String] = []
    /// The line of the source on which the last thing written ended; nil at the beginning.
    private var lastLine: Int?

    /// The script in canonical form, or what keeps it from being read.
    ///
    /// - Parameter earlier: statements of other texts whose names hold in this one.
    package static func format(_ source: Source, grammar: Grammar, after earlier: [Statement] = []) throws(Diagnostics)
        -> String
    {
        let (script, diagnostics) = Parser(grammar: grammar, after: earlier).parse(source)
        let errors = diagnostics.filter { $0.severity == .error }
        if !errors.isEmpty { throw Diagnostics(errors) }
        var formatter = ScriptFormatter(source, grammar: grammar, after: earlier)
        return formatter.format(script.statements)
    }

    private init(_ source: Source, grammar: Grammar, after earlier: [Statement]) {
        var vocabulary = Vocabulary(grammar)
        printer = Printer(grammar: grammar)
        for statement in earlier {
            vocabulary.bindNames(of: statement)
            printer.bindNames(of: statement)
        }
        self.source = source
        self.vocabulary = vocabulary
        let lexed = Parser(grammar: grammar, after: earlier).tokens(of: source)
        tokens = lexed.tokens
        comments = lexed.comments[...]
    }

    private mutating func format(_ statements: [Statement]) -> String {
        for (index, statement) in statements.enumerated() {
            while let comment = comments.first, comment.lower < statement.span.lower {
                comments.removeFirst()
                write([text(of: comment)], from: comment, to: comment)
            }
            let next = index + 1 < statements.count ? statements[index + 1] : nil
            write(statement, before: next)
            printer.bindNames(of: statement)
        }
        for comment in comments { write([text(of: comment)], from: comment, to: comment) }
        return lines.map { $0 + "\n" }.joined()
    }

    /// Adds lines, after a blank one where the source has some there.
    private mutating func write(_ text: [String], from first: SourceSpan, to last: SourceSpan) {
        if let lastLine, source.line(at: first.lower) > lastLine + 1 { lines.append("") }
        lines += text
        lastLine = source.line(at: max(last.lower, last.upper - 1))
    }

    private mutating func write(_ statement: Statement, before next: Statement?) {
        let placed = takeComments(of: statement, before: next)
        var parts = printer.parts(statement)
        // Without it the next line would go on from this one.
        if next?.continues == true { parts[parts.count - 1] += ";" }
        let isOneLine =
            parts.count == 1
            || (placed.above.dropFirst().allSatisfy(\.isEmpty) && placed.behind.dropLast().allSatisfy { $0 == nil }
                && source.line(at: statement.span.lower) == source.line(at: statement.span.upper - 1)
                && parts.joined(separator: " | ").count <= Self.width)
        var text = placed.above[0]
        if isOneLine {
            text += wrapped(parts.joined(separator: " | "), behind: placed.behind.last ?? nil)
        } else {
            for (index, part) in parts.enumerated() {
                if index > 0 { text += placed.above[index].map { Self.stageIndent + $0 } }
                text += wrapped(part, after: index > 0 ? Self.stageIndent + "| " : "", behind: placed.behind[index])
            }
        }
        write(text, from: statement.span, to: placed.last ?? statement.span)
    }

    // MARK: Comments

    /// Comments of a statement by its parts.
    private struct Placed {
        /// On lines of their own above the part; those inside it come there, too.
        var above: [[String]]
        /// At the end of the part's line.
        var behind: [String?]
        /// The one behind the statement.
        var last: SourceSpan?
    }

    private mutating func takeComments(of statement: Statement, before next: Statement?) -> Placed {
        let parts = spans(ofParts: statement)
        var placed = Placed(
            above: Array(repeating: [], count: parts.count), behind: Array(repeating: nil, count: parts.count))
        while let comment = comments.first {
            let part = parts.lastIndex { $0.lower <= comment.lower } ?? 0
            let isPast = comment.lower >= parts[part].upper
            let isBehind =
                isPast && source.line(at: parts[part].upper - 1) == source.line(at: comment.lower)
                && next.map { comment.lower < $0.span.lower } ?? true
            if isBehind {
                placed.behind[part] = text(of: comment)
                if part == parts.count - 1 { placed.last = comment }
            } else if !isPast {
                placed.above[part].append(text(of: comment))
            } else if part + 1 < parts.count {
                placed.above[part + 1].append(text(of: comment))
            } else {
                break
            }
            comments.removeFirst()
        }
        return placed
    }

    /// From the first to the last token of each part; `|` belongs to none.
    private func spans(ofParts statement: Statement) -> [SourceSpan] {
        var starts = [statement.span.lower]
        if let pipeline = statement.pipeline {
            let stages = pipeline.stages.map(\.span.lower)
            starts += pipeline.hasHead ? stages[...] : stages.dropFirst()
        }
        return starts.enumerated().map { index, lower in
            let end = index + 1 < starts.count ? starts[index + 1] : statement.span.upper
            return SourceSpan(lower, lastToken(before: end)?.span.upper ?? end)
        }
    }

    /// The last token before a place that is no `|`.
    private func lastToken(before place: Int) -> Token? {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].span.lower < place { low = middle + 1 } else { high = middle }
        }
        return tokens[..<low].last { $0.kind != .end && !$0.isSymbol("|") }
    }

    private func text(of comment: SourceSpan) -> String {
        var text = source[comment]
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    // MARK: Long lines

    /// A part on as many lines as it takes, broken where the language lets a line end: behind commas, `and` and `or`.
    private func wrapped(_ part: String, after prefix: String = "", behind comment: String?) -> [String] {
        var lines: [String] = []
        var line = prefix
        let indent = prefix.isEmpty ? Self.stageIndent : Self.stageIndent + Self.stageIndent
        let room = Self.width - indent.count
        for piece in prefix.count + part.count <= Self.width ? [part[...]] : pieces(of: part, within: room) {
            if line.count + piece.trimmingEnd.count > Self.width, line != prefix {
                lines.append(String(line.trimmingEnd))
                line = indent
            }
            line += piece
        }
        return lines + [line + (comment.map { "  " + $0 } ?? "")]
    }

    /// The stretches between the places where a line may end: those outside brackets if each stretch then has room,
    /// else inside brackets, too, as deep as it takes.
    private func pieces(of part: String, within room: Int) -> [Substring] {
        let bytes = part.utf8
        var breaks: [(place: String.Index, depth: Int)] = []
        // Of each open bracket whether it belongs to `field:(…)`, which stays on its line.
        var brackets: [Bool] = []
        let tokens = Lexer(bytes: Array(bytes), vocabulary: vocabulary).run().tokens
        var last: Token?
        for (token, next) in zip(tokens, tokens.dropFirst()) {
            if token.isSymbol("(") || token.isSymbol("[") { brackets.append(last?.isSymbol(":") ?? false) }
            if token.isSymbol(")") || token.isSymbol("]"), !brackets.isEmpty { brackets.removeLast() }
            if token.mayEndLine, next.kind != .end, !brackets.contains(true) {
                breaks.append((bytes.index(bytes.startIndex, offsetBy: next.span.lower), brackets.count))
            }
            last = token
        }
        var pieces = [part[...]]
        for limit in 0...max(0, breaks.map(\.depth).max() ?? 0) where pieces.contains(where: { $0.count > room }) {
            let places = [part.startIndex] + breaks.filter { $0.depth <= limit }.map(\.place) + [part.endIndex]
            pieces = zip(places, places.dropFirst()).map { part[$0..<$1] }
        }
        return pieces
    }
}

extension Token {
    /// Whether a statement goes on where a line ends behind it.
    fileprivate var mayEndLine: Bool {
        switch kind {
        case .symbol: text == ","
        case .boolean: text == "AND" || text == "OR"
        case .name: isKeyword("and") || isKeyword("or")
        default: false
        }
    }
}

extension Statement {
    /// The pipeline that it is, names or explains.
    fileprivate var pipeline: Pipeline? {
        switch kind {
        case .pipeline(let pipeline), .letPipeline(_, let pipeline), .explain(_, let pipeline): pipeline
        default: nil
        }
    }
}

extension Pipeline {
    /// Whether something stands before the first stage.
    fileprivate var hasHead: Bool { asOf != nil || source.isWritten || range != nil }
}

extension Substring {
    fileprivate var trimmingEnd: Substring {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}

extension String {
    fileprivate var trimmingEnd: Substring { self[...].trimmingEnd }
}
