import ClamorText

extension StatementParser {
    /// `note "TEXT"`.
    mutating func parseNote() throws(ParseFailure) -> Statement.Kind {
        advance()
        let text = try expectString("the text of a note")
        return .note(text, at: takeKeyword("at") ? try parseTimePoint() : nil)
    }

    /// `include "FILE"`.
    mutating func parseInclude() throws(ParseFailure) -> Statement.Kind {
        advance()
        return .include(try expectFile())
    }

    /// `help [words …]`; a word is what stands between white space.
    mutating func parseHelp() throws(ParseFailure) -> Statement.Kind {
        advance()
        var words: [Identifier] = []
        expect(.helpName)
        while !isAtStageEnd {
            mark(.text)
            if ["(", ")", "[", "]"].contains(where: isAt) || current.kind == .invalid {
                throw unexpected("a name to explain")
            }
            let token = advance()
            if token.isAdjacent, let last = words.popLast() {
                words.append(Identifier(last.name + token.text, span: last.span.union(token.span)))
            } else {
                words.append(Identifier(token.text, span: token.span))
            }
        }
        return .help(words)
    }

    /// `explain tokens|ast|plan|sql PIPELINE`.
    mutating func parseExplain() throws(ParseFailure) -> Statement.Kind {
        advance()
        let views = ["tokens", "ast", "plan", "sql"]
        let word = current
        for view in views where view != "sql" { expect(.keyword(view)) }
        mark(.keyword)
        guard word.kind == .name, views.contains(word.text.lowercased()) else {
            if beginning(at: 0) != nil {
                throw fail(
                    "unexpected-token", at: word.span, "`explain` is told what to show before the pipeline",
                    help: ["`explain plan …` shows the steps"],
                    fix: Diagnostic.Fix(SourceSpan(word.span.lower, word.span.lower), "plan "))
            }
            let near = word.kind == .name ? nearest(to: word.text, in: views, max: 1).first : nil
            throw unexpected(
                "one of \(views.map { "`\($0)`" }.joined(separator: ", "))",
                help: ["for example `explain plan count by channel`"],
                fix: near.map { Diagnostic.Fix(word.span, $0) })
        }
        advance()
        if isAtEnd { throw unexpected("a pipeline") }
        return .explain(Identifier(word.text.lowercased(), span: word.span), try parsePipeline())
    }
}
