import ClamorText

extension StatementParser {
    /// A moment or period: `2026-03-14`, `2026`, `now`, `today`, `yesterday`, `-7d@d`, `now-7d`, `+1h`, `$name`.
    mutating func parseTimePoint() throws(ParseFailure) -> TimePoint {
        let token = current
        expect(.moment)
        switch token.kind {
        case .time:
            advance()
            return TimePoint(.literal(token.value), span: token.span)
        case .integer where token.value.utf8.count == 4:
            if let fix = unpaddedDate {
                throw fail(
                    "bad-time", at: fix.span, "months and days have two digits", fix: fix)
            }
            advance()
            return TimePoint(.literal(token.value), span: token.span)
        case .parameter:
            advance()
            return TimePoint(.parameter(token.value), span: token.span)
        case .string where TimeShape(bytes: Array(token.value.utf8), from: 0, to: token.value.utf8.count) != nil:
            throw fail(
                "quoted-time", at: token.span, "dates and times are written without quotes",
                fix: Diagnostic.Fix(token.span, token.value))
        case .symbol where token.text == "-" || token.text == "+":
            return try parseShift(from: token)
        case .name:
            if let kind = Self.namedTimes[token.text.lowercased()] {
                mark(.keyword)
                advance()
                if kind == .now, isAt("-") || isAt("+") { return try parseShift(from: token) }
                if kind == .now, let snap = try parseSnap() {
                    let none = DurationLiteral(count: 0, unit: snap)
                    return TimePoint(.relative(negative: true, none, snap: snap), span: span(from: token))
                }
                return TimePoint(kind, span: token.span)
            }
        default: break
        }
        throw unexpected(
            "a date or time", help: ["for example `2026-03-14`, `2026-03`, `2026-Q1`, `yesterday` or `-7d`"])
    }

    private static let namedTimes: [String: TimePoint.Kind] = [
        "now": .now, "today": .today, "yesterday": .yesterday,
    ]

    /// `-7d@d`, from the sign on; `start` is where the whole begins.
    private mutating func parseShift(from start: Token) throws(ParseFailure) -> TimePoint {
        let sign = advance()
        guard current.kind == .duration, let duration = DurationLiteral(text: current.value) else {
            throw unexpected("a duration", help: ["for example `\(sign.text)7d`"])
        }
        advance()
        let snap = try parseSnap()
        let kind = TimePoint.Kind.relative(negative: sign.text == "-", duration, snap: snap)
        return TimePoint(kind, span: span(from: start))
    }

    /// `@d`, if it follows.
    private mutating func parseSnap() throws(ParseFailure) -> RangeUnit? {
        guard take("@") else { return nil }
        expect(.unit(plural: false))
        mark(.keyword)
        guard current.kind == .name, current.text != "M", let unit = RangeUnit(named: current.text) else {
            throw unexpected("a unit", help: ["units are s, m, h, d, w, mo, q, y"])
        }
        advance()
        return unit
    }

    /// `2026-3-5`: the date that is meant.
    private var unpaddedDate: Diagnostic.Fix? {
        let parts = (0..<5).map { token(after: $0) }
        let isShort = { (part: Token) in part.kind == .integer && part.isAdjacent && part.text.utf8.count <= 2 }
        let padded = { (part: Token) in (part.text.utf8.count == 1 ? "0" : "") + part.text }
        guard parts[1].isSymbol("-"), parts[1].isAdjacent, isShort(parts[2]) else { return nil }
        var span = parts[0].span.union(parts[2].span)
        var date = parts[0].text + "-" + padded(parts[2])
        if parts[3].isSymbol("-"), parts[3].isAdjacent, isShort(parts[4]) {
            span = span.union(parts[4].span)
            date += "-" + padded(parts[4])
        }
        return date.utf8.count == span.count ? nil : Diagnostic.Fix(span, date)
    }
}

extension TimePoint.Kind {
    /// Reads a text that is wholly a time counted from now, as it is written elsewhere: `now`, `today`, `yesterday`,
    /// `-7d@d`, `now-7d`, `+1h`; nil for any other.
    package init?(relativeTo text: String) {
        let vocabulary = Vocabulary.wordless
        let bytes = Array(text.utf8)
        let lexed = Lexer(bytes: bytes, vocabulary: vocabulary).run()
        guard let first = lexed.tokens.first, first.kind == .name || first.kind == .symbol else { return nil }
        var parser = StatementParser(tokens: lexed.tokens[...], bytes: bytes, vocabulary: vocabulary)
        guard let point = try? parser.parseTimePoint(), parser.isAtEnd else { return nil }
        self = point.kind
    }
}
