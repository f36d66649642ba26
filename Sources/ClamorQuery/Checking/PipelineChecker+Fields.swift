import ClamorColumns
import ClamorLanguage
import ClamorText
import ClamorTime

/// Field terms: `channel:twitter`, `followers:[100 to *]`, `site:example.com`.
extension PipelineChecker {
    mutating func fieldTerm(_ term: FieldTerm) -> Operand? {
        guard aggregation == nil else {
            report(
                "column-outside-aggregate", at: term.span, "`\(term.field.name):` speaks of single mentions",
                help: ["count those that fit: `count(\(term.field.name):…)`"])
            return nil
        }
        let special = SpecialField(named: term.field.name)
        if case .search(let scope)? = special {
            return searchTerm(term, scope: scope)
        }
        let name = special?.fieldName ?? term.field.name
        guard let entry = column(named: name, span: term.field.span) else { return nil }
        let column = Operand(entry.expression, span: term.field.span)
        switch term.operand {
        case .value(let value): return fieldTest(column, value, special, span: term.span)
        case .any(let values):
            if special == nil { return fieldMembership(column, values, span: term.span) }
            let tests = values.map { fieldTest(column, $0, special, span: term.span)?.typed }
            guard let first = tests.first ?? nil, !tests.contains(where: { $0 == nil }) else { return nil }
            let any = tests.dropFirst().compactMap { $0 }.reduce(first) { .joined(.or, $0, $1) }
            return Operand(any, span: term.span)
        case .range(let low, let high): return fieldRange(column, low, high, span: term.span)
        }
    }

    private mutating func fieldMembership(_ column: Operand, _ values: [FieldValue], span: SourceSpan) -> Operand? {
        let operands = values.map { fieldOperand($0, of: column) }
        guard !operands.contains(where: { $0 == nil }) else { return nil }
        return membership(of: column, in: operands.compactMap { $0 }, false, span: span)
    }

    private mutating func fieldRange(
        _ column: Operand, _ low: FieldValue?, _ high: FieldValue?, span: SourceSpan
    ) -> Operand? {
        guard column.type != .boolean, column.type != .list else {
            report("no-order", at: span, "\(column.typeRemark), which has no order for a range")
            return nil
        }
        var tests: [TypedExpression] = []
        for (value, sign) in [(low, Comparison.greaterOrEqual), (high, .lessOrEqual)] {
            guard let value else { continue }
            guard let operand = fieldOperand(value, of: column),
                let test = compared(sign, column, operand, span: span)
            else { return nil }
            tests.append(test.typed)
        }
        guard let first = tests.first else {
            return Operand(TypedExpression(.boolean, .isMissing(column.typed, negated: true)), span: span)
        }
        return Operand(tests.dropFirst().reduce(first) { .joined(.and, $0, $1) }, span: span)
    }

    /// `column:value`; `site:` takes in subdomains, `links:` looks inside the addresses.
    private mutating func fieldTest(
        _ column: Operand, _ value: FieldValue, _ special: SpecialField?, span: SourceSpan
    ) -> Operand? {
        guard let operand = fieldOperand(value, of: column) else { return nil }
        guard case .text(let text)? = operand.value else { return compared(.equal, column, operand, span: span) }
        switch special {
        case .site:
            let site = text.hasPrefix("www.") ? String(text.dropFirst(4)) : text
            let name = TypedExpression(.text, .literal(.text(site)))
            let below = TypedExpression(.text, .literal(.text("." + site)))
            let same = TypedExpression(.boolean, .compare(.equal, column.typed, name, exact: false))
            let under = TypedExpression(.boolean, .textTest(.endswith, column.typed, below))
            return Operand(.joined(.or, same, under), span: span)
        case .links:
            let pattern = "(?i)" + escapedPattern(text)
            return Operand(
                TypedExpression(.boolean, .matches(column.typed, pattern: pattern, negated: false)), span: span)
        default:
            hintAtSigns(value, of: column)
            return compared(.equal, column, operand, span: span)
        }
    }

    /// `*` and `?` leave no part of a field's value open, as they do in a word that is searched for.
    private mutating func hintAtSigns(_ value: FieldValue, of column: Operand) {
        guard !value.quoted, !value.parameter, case .column(let name) = column.typed.kind, name != "url" else { return }
        guard column.type == .text || column.type == .list, value.text.contains(where: { "*?".contains($0) }) else {
            return
        }
        report(
            Diagnostic(
                "signs-as-they-stand", at: value.span, "`*` and `?` are taken as they stand in a field's value",
                help: [adviceOnSigns(value.text, name, isList: column.type == .list)], severity: .hint))
    }

    private func adviceOnSigns(_ text: String, _ name: String, isList: Bool) -> String {
        if text == "*" { return "`filter \(name) is not missing` keeps every value" }
        if isList { return "a value of a list is written whole" }
        let start = text.prefix { $0 != "*" && $0 != "?" }
        guard !start.isEmpty, !start.contains("\""), text.dropFirst(start.count) == "*" else {
            return "`filter \(name) matches /…/` looks for a pattern"
        }
        return "`filter \(name) startswith \"\(start)\"` finds what begins so"
    }

    /// The text as a regular expression that matches it alone.
    private func escapedPattern(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if #"\.+*?()|[]{}^$/"#.unicodeScalars.contains(scalar) { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    /// A value of a field term as the column's type; nil when it is not, which was reported.
    private mutating func fieldOperand(_ value: FieldValue, of column: Operand) -> Operand? {
        if value.parameter { return parameter(value.text, span: value.span) }
        if column.type == .time, !value.quoted, let moment = TimePoint.Kind(relativeTo: value.text) {
            return timeLiteral(moment, span: value.span)
        }
        if let operand = fieldOperand(value.text, of: column, span: value.span) { return operand }
        report(
            "type-mismatch", at: value.span, "\(column.typeRemark), and `\(value.text)` is not",
            help: column.type == .boolean
                ? ["write `true` or `false`"] : column.type == .time ? [TimeReader.forms] : [])
        return nil
    }

    /// A bare word as a literal of the column's type; nil when it is not of it.
    func fieldOperand(_ text: String, of column: Operand, span: SourceSpan) -> Operand? {
        switch column.type {
        case .text, .list: return .constant(.text(text), .text, span: span)
        case .boolean:
            switch FoldedText.fold(text) {
            case "true", "yes": return .constant(.boolean(true), .boolean, span: span)
            case "false", "no": return .constant(.boolean(false), .boolean, span: span)
            default: return nil
            }
        case .integer, .fixed, .number:
            if let whole = Int64(text) {
                let operand = Operand.constant(.integer(whole), .integer, span: span)
                return coerced(operand, to: column.type) ?? operand
            }
            guard let number = Double(text), number.isFinite else { return nil }
            let operand = Operand.constant(.number(number), .number, span: span)
            return coerced(operand, to: column.type) ?? operand
        case .time, .duration:
            return coerced(.constant(.text(text), .text, span: span), to: column.type)
        }
    }
}

/// Names before `:` that are not plain fields: what other tools call them, and texts to be searched.
enum SpecialField {
    /// A host and everything below it.
    case site
    case language
    /// A part of an address in the text.
    case links
    case search(SearchTerm.Scope)

    init?(named name: String) {
        switch FoldedText.fold(name) {
        case "site": self = .site
        case "language": self = .language
        case "links": self = .links
        case "title": self = .search(.title)
        case "text": self = .search(.text)
        default: return nil
        }
    }

    /// The field that is asked.
    var fieldName: String? {
        switch self {
        case .site: "domain"
        case .language: "lang"
        case .links: "links"
        case .search: nil
        }
    }

    /// Names that are no fields themselves.
    static let aliases = ["site", "language"]
}
