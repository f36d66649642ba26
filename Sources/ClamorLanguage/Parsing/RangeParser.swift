import ClamorText

extension StatementParser {
    static func isRangeWord(_ token: Token) -> Bool {
        token.kind == .name && Vocabulary.rangeWords.contains(token.text.lowercased())
    }

    /// Whether a range begins at the token `offset` further on. `last(x)` is an aggregate, and `today` may be the
    /// beginning of an expression.
    func beginsRange(at offset: Int) -> Bool {
        let word = token(after: offset)
        let next = token(after: offset + 1)
        guard Self.isRangeWord(word), !next.isSymbol("=") else { return false }
        if word.isKeyword("last") { return !next.isSymbol("(") }
        if word.isKeyword("today") || word.isKeyword("yesterday") {
            return next.kind == .end || next.isSymbol("|") || next.kind == .name || next.kind == .invalid
        }
        return true
    }

    /// `last 7 days`, `this month`, `on 2026-03-14`, `since A until B`, `between A and B`, …
    mutating func parseRange() throws(ParseFailure) -> RangeNode {
        mark(.keyword)
        let word = advance()
        let kind: RangeNode.Kind
        switch word.text.lowercased() {
        case "last": kind = try parseLast(word)
        case "this": kind = .calendar(try expectUnit(), offset: 0)
        case "today": kind = .today
        case "yesterday": kind = .yesterday
        case "on", "in": kind = .period(try parseTimePoint())
        case "since":
            let since = try parseTimePoint()
            let until = takeKeyword("until") ? try parseTimePoint() : nil
            kind = .span(since: since, until: until)
        case "until": kind = .span(since: nil, until: try parseTimePoint())
        default:
            let low = try parseTimePoint()
            guard takeKeyword("and") else {
                throw unexpected("`and`", help: ["for example `between 2026-03-01 and 2026-03-14`"])
            }
            kind = .between(low, try parseTimePoint())
        }
        return RangeNode(kind, span: span(from: word))
    }

    /// After `last`: `7 days`, `7 full days`, `7d`, `week`.
    private mutating func parseLast(_ word: Token) throws(ParseFailure) -> RangeNode.Kind {
        if current.kind == .duration, let duration = DurationLiteral(text: current.value) {
            let token = advance()
            if duration.unit == .minute {
                diagnostics.append(
                    Diagnostic(
                        "range-in-minutes", at: token.span, "minutes; months are mo", severity: .hint))
            }
            try checkRangeCount(duration.count, token)
            return .rolling(count: duration.count, unit: duration.unit, full: false)
        }
        if current.kind == .integer {
            let token = current
            let count = try expectCount("the count of a range")
            let isFull = takeKeyword("full")
            return .rolling(count: count, unit: try expectUnit(after: token), full: isFull)
        }
        if takeKeyword("full") { return .rolling(count: 1, unit: try expectUnit(), full: true) }
        return .calendar(try expectUnit(), offset: -1)
    }

    private mutating func checkRangeCount(_ count: Int, _ token: Token) throws(ParseFailure) {
        guard count < 1 else { return }
        throw fail("bad-count", at: token.span, "the count of a range must be a whole number, 1 at the least")
    }

    private mutating func expectUnit(after count: Token? = nil) throws(ParseFailure) -> RangeUnit {
        expect(.unit(plural: count.map { $0.text != "1" } ?? false))
        guard current.kind == .name, current.text != "M", let unit = RangeUnit(named: current.text) else {
            let units = RangeUnit.allCases.map(\.rawValue)
            let plurals = count == nil ? units : units.map { $0 + "s" }
            if current.kind == .name, let near = nearest(to: current.text, in: plurals, max: 1).first {
                throw fail(
                    "unknown-unit", at: current.span, "unknown unit \(code(current)); did you mean `\(near)`?",
                    fix: Diagnostic.Fix(current.span, near))
            }
            throw unexpected("a unit of time", help: ["units are \(units.joined(separator: ", "))"])
        }
        mark(.keyword)
        advance()
        return unit
    }
}
