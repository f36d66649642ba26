import ClamorColumns
import ClamorLanguage
import ClamorText
import ClamorTime

extension PipelineChecker {
    /// `=`, `<` and their like between two expressions.
    mutating func comparison(
        _ sign: Comparison, _ left: Expression, _ right: Expression, exact: Bool, span: SourceSpan
    ) -> Operand? {
        let first = expression(left)
        let second = bareText(right, comparedWith: first) ?? expression(right)
        guard let first, let second else { return nil }
        return compared(sign, first, second, exact: exact, span: span)
    }

    /// The same between checked operands.
    mutating func compared(
        _ sign: Comparison, _ left: Operand, _ right: Operand, exact: Bool = false, span: SourceSpan
    ) -> Operand? {
        if left.isMissing || right.isMissing {
            reportComparisonWithMissing(sign, left, right, span: span)
            return nil
        }
        let (left, right) = aligned(left, right)
        // A list is compared as a whole set, so it stands on the left.
        if right.type == .list, left.type == .text, sign == .equal || sign == .notEqual {
            return compared(sign, right, left, exact: exact, span: span)
        }
        guard fits(sign, left, right) else {
            reportMismatch(sign, left, right)
            return nil
        }
        guard let left = fixedDuration(left), let right = fixedDuration(right) else { return nil }
        if left.type == .time, right.type == .time {
            return Operand(timeComparison(sign, left, right), span: span)
        }
        let kind = TypedExpression.Kind.compare(sign, left.typed, right.typed, exact: exact && left.type == .text)
        return Operand(TypedExpression(.boolean, kind), span: span)
    }

    private func fits(_ sign: Comparison, _ left: Operand, _ right: Operand) -> Bool {
        let isEquality = sign == .equal || sign == .notEqual
        switch (left.type, right.type) {
        case (.list, .text): return isEquality
        case (.list, _), (_, .list): return false
        case (.boolean, .boolean): return isEquality
        case (let one, let other): return one == other || (one.isNumeric && other.isNumeric)
        }
    }

    // MARK: Times

    /// A date, month or year stands for the whole of it: `<=` and `>` speak of its end, `=` of all that is inside.
    private func timeComparison(_ sign: Comparison, _ left: Operand, _ right: Operand) -> TypedExpression {
        guard let end = right.periodEnd else {
            if left.periodEnd != nil { return timeComparison(sign.flipped, right, left) }
            return TypedExpression(.boolean, .compare(sign, left.typed, right.typed, exact: false))
        }
        let endLiteral = TypedExpression(.time, .literal(.time(end.milliseconds)))
        func compare(_ sign: Comparison, _ right: TypedExpression) -> TypedExpression {
            TypedExpression(.boolean, .compare(sign, unbucketed(left.typed, before: right), right, exact: false))
        }
        switch sign {
        case .less, .greaterOrEqual: return compare(sign, right.typed)
        case .lessOrEqual: return compare(.less, endLiteral)
        case .greater: return compare(.greaterOrEqual, endLiteral)
        case .equal: return .joined(.and, compare(.greaterOrEqual, right.typed), compare(.less, endLiteral))
        case .notEqual: return .joined(.or, compare(.less, right.typed), compare(.greaterOrEqual, endLiteral))
        }
    }

    /// Whether a time's bucket lies before the start of a bucket, the time itself says as well.
    private func unbucketed(_ bucket: TypedExpression, before bound: TypedExpression) -> TypedExpression {
        guard case .call(.timeBucket(let step), let times) = bucket.kind, step.count == 1,
            case .literal(.time(let bound)) = bound.kind, let unit = CalendarUnit(rawValue: step.unit.rawValue),
            zone.snap(Instant(milliseconds: bound), to: unit).milliseconds == bound
        else { return bucket }
        return times[0]
    }

    // MARK: Problems

    /// A word without quotes beside a text column (`lang = en`), which names nothing: taken for what it is, and told.
    private mutating func bareText(_ node: Expression, comparedWith left: Operand?) -> Operand? {
        guard let left, left.literal == nil, left.type == .text || left.type == .list, aggregation == nil,
            case .name(let word) = node.kind, !scope.isUnknown,
            NameMatch(word, among: scope.names) == .none, NameMatch(word, among: context.lets.keys) == .none
        else { return nil }
        report(
            "unquoted-text", at: node.span, "there is no column `\(word)`; text stands in quotes",
            help: ["write `\"\(word)\"`"], fix: Diagnostic.Fix(node.span, "\"\(word)\""))
        return .constant(.text(word), .text, span: node.span)
    }

    private mutating func reportComparisonWithMissing(
        _ sign: Comparison, _ left: Operand, _ right: Operand, span: SourceSpan
    ) {
        let other = left.isMissing ? right : left
        let test = sign == .notEqual ? "is not missing" : "is missing"
        let fix: Diagnostic.Fix? =
            if case .column(let name) = other.typed.kind { Diagnostic.Fix(span, "\(name) \(test)") } else { nil }
        report(
            "comparison-with-missing", at: span, "nothing compares with `missing`, not even what is missing",
            help: ["write `… \(test)`"], fix: fix)
    }

    /// Two operands whose types do not go together, with what would.
    mutating func reportMismatch(_ sign: Comparison, _ left: Operand, _ right: Operand) {
        let types = [left.type, right.type]
        if left.type == right.type || types == [.list, .text] || types == [.text, .list] {
            report(
                "no-order", at: left.span.union(right.span), "\(left.type.words) has no order for `\(sign.rawValue)`",
                help: left.type == .boolean ? ["write `=` or `!=`"] : ["write `=`, `!=` or `in`"])
            return
        }
        let suggestion = mismatchFix(left, right) ?? mismatchFix(right, left)
        let diagnostic = Diagnostic(
            "type-mismatch", at: right.span, "cannot compare \(left.type.words) with \(right.type.words)",
            labels: [.init(left.span, left.typeRemark), .init(right.span, right.typeRemark)],
            help: suggestion.map { [$0.help] } ?? [], fix: suggestion?.fix)
        report(diagnostic)
    }

    /// What to write instead of `literal` to go with `other`.
    private func mismatchFix(_ other: Operand, _ literal: Operand) -> (help: String, fix: Diagnostic.Fix?)? {
        if other.type == .text, literal.type.isNumeric, case .column(let name) = other.typed.kind,
            name.hasPrefix("extra.")
        {
            return ("`number(\(name))` reads it as a number", Diagnostic.Fix(other.span, "number(\(name))"))
        }
        guard let value = literal.value else { return nil }
        switch (other.type, value) {
        case (.text, .integer), (.list, .integer), (.text, .number), (.text, .boolean), (.list, .boolean):
            let text = "\"\(ExpressionText.text(value))\""
            return ("text stands in quotes: `\(text)`", Diagnostic.Fix(literal.span, text))
        case (.integer, .text(let text)), (.fixed, .text(let text)), (.number, .text(let text)):
            guard Double(text) != nil else { return nil }
            return ("numbers stand without quotes: `\(text)`", Diagnostic.Fix(literal.span, text))
        case (.boolean, .text(let text)) where ["true", "false"].contains(FoldedText.fold(text)):
            let word = FoldedText.fold(text)
            return ("write `\(word)` without quotes", Diagnostic.Fix(literal.span, word))
        case (.boolean, .integer(let whole)) where whole == 0 || whole == 1:
            let word = whole == 1 ? "true" : "false"
            return ("write `\(word)`", Diagnostic.Fix(literal.span, word))
        case (.time, .integer(let year)) where (1_000...9_999).contains(year):
            return ("a year as a time stands in quotes: `\"\(year)\"`", Diagnostic.Fix(literal.span, "\"\(year)\""))
        case (.time, .duration):
            guard case .duration(let duration)? = literal.literal else { return nil }
            return ("\(duration.text) ago is `-\(duration.text)`", Diagnostic.Fix(literal.span, "-\(duration.text)"))
        case (.time, _): return ("times are written 2026-03-14, 2026-03-14T10:00 or -7d", nil)
        case (.duration, .integer(let count)):
            return ("durations have a unit: `\(count)h`", Diagnostic.Fix(literal.span, "\(count)h"))
        default: return nil
        }
    }
}

extension Comparison {
    /// The same comparison with its sides exchanged.
    var flipped: Comparison {
        switch self {
        case .equal, .notEqual: self
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }
}
