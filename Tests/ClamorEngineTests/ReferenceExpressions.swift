import ClamorColumns
import ClamorQuery
import ClamorText
import ClamorTime
import Foundation

/// Expressions over one row of values, by the words of the language's reference and nothing more. `.null` is missing.
struct ReferenceExpressions {
    typealias Row = [String: Value]

    let zone: Zone
    var topics: [Definitions.Topic] = []
    var ownHandles: [String] = []
    var imports: [Int64: Int64] = [:]
    /// All mentions that count, within the range and outside.
    var mentions: [Row] = []

    func isTrue(_ expression: TypedExpression, _ row: Row) -> Bool { value(expression, row) == .boolean(true) }

    func value(_ expression: TypedExpression, _ row: Row) -> Value {
        switch expression.kind {
        case .column(let name): return column(name, row)
        case .literal(let value): return value
        case .call(let function, let arguments): return call(function, arguments, expression.type, row)
        case .compare(let comparison, let left, let right, let exact):
            return compare(comparison, value(left, row), value(right, row), exact: exact)
        case .isIn(let operand, let values, let negated):
            return any(value(operand, row), negated) { element in
                values.contains { compare(.equal, element, $0, exact: false) == .boolean(true) }
            }
        case .textTest(let test, let left, let right):
            guard case .text(let part) = value(right, row) else { return .null }
            let isList = left.type == .list
            return any(value(left, row), false) { element in
                guard case .text(let whole) = element else { return false }
                return holds(test, whole, part, isList: isList)
            }
        case .matches(let operand, let pattern, let negated):
            return any(value(operand, row), negated) { element in
                if case .text(let text) = element { matches(text, pattern) } else { false }
            }
        case .isMissing(let operand, let negated):
            let value = value(operand, row)
            return .boolean((value == .null || value == .list([])) != negated)
        case .arithmetic(let sign, let left, let right):
            return arithmetic(sign, value(left, row), value(right, row), expression.type)
        case .and(let parts):
            let values = parts.map { value($0, row) }
            return values.contains(.boolean(false)) ? .boolean(false) : values.contains(.null) ? .null : .boolean(true)
        case .or(let parts):
            let values = parts.map { value($0, row) }
            return values.contains(.boolean(true)) ? .boolean(true) : values.contains(.null) ? .null : .boolean(false)
        case .not(let inner):
            if case .boolean(let flag) = value(inner, row) { return .boolean(!flag) }
            return .null
        case .search(let query): return search(query, row)
        }
    }

    // MARK: Fields

    func column(_ name: String, _ row: Row) -> Value {
        func integer(_ field: String) -> Int64? {
            if case .integer(let value)? = row[field] { return value }
            return nil
        }
        switch name {
        case "engagement":
            let known = ["likes", "shares", "replies"].compactMap(integer)
            return known.isEmpty ? .null : .integer(known.reduce(0, +))
        case "own": return .boolean(isOwn(row))
        case "answered": return answered(row).map { .time($0) } ?? .null
        case "response_time":
            guard let answered = answered(row), case .time(let time)? = row["time"] else { return .null }
            return .duration(answered - time)
        case "imported":
            return integer("batch").flatMap { imports[$0] }.map { .time($0) } ?? .null
        case "topic": return .list(topics.filter { search($0.search, row) == .boolean(true) }.map(\.name))
        case "brand", "theme", "hashtags":
            return .list(withTopics(name, row))
        default:
            if topics.contains(where: { $0.family == name }) { return .list(withTopics(name, row)) }
            return row[name] ?? .null
        }
    }

    private func withTopics(_ family: String, _ row: Row) -> [String] {
        var names: [String] = []
        if case .list(let given)? = row[family] { names = given }
        for topic in topics where topic.family == family && search(topic.search, row) == .boolean(true) {
            if !names.contains(where: { FoldedText.fold($0) == FoldedText.fold(topic.name) }) {
                names.append(topic.name)
            }
        }
        return names
    }

    func search(_ query: SearchQuery, _ row: Row) -> Value {
        var matcher = SearchMatcher(query)
        let conditions = matcher.conditions
        func text(_ field: String) -> String { if case .text(let text)? = row[field] { text } else { "" } }
        let outcome = matcher.matches(title: text("title"), text: text("text")) { index in
            if case .boolean(let flag) = value(conditions[index], row) { flag } else { nil }
        }
        return outcome.map { .boolean($0) } ?? .null
    }

    // MARK: Tests

    /// A test of a value, or of any element of a list; missing stays missing.
    private func any(_ value: Value, _ negated: Bool, _ test: (Value) -> Bool) -> Value {
        switch value {
        case .null: .null
        case .list(let items): .boolean(items.contains { test(.text($0)) } != negated)
        default: .boolean(test(value) != negated)
        }
    }

    func compare(_ comparison: Comparison, _ left: Value, _ right: Value, exact: Bool) -> Value {
        if left == .null || right == .null { return .null }
        if case .list(let items) = left {
            let found = items.contains { compare(.equal, .text($0), right, exact: exact) == .boolean(true) }
            return .boolean(found != (comparison == .notEqual))
        }
        let order: Int
        switch (left, right) {
        case (.text(let one), .text(let other)):
            order = exact ? Self.byteOrder(one, other) : Self.byteOrder(FoldedText.fold(one), FoldedText.fold(other))
        case (.boolean(let one), .boolean(let other)): order = (one ? 1 : 0) - (other ? 1 : 0)
        case (.integer(let one), .integer(let other)), (.fixed(let one), .fixed(let other)),
            (.time(let one), .time(let other)), (.duration(let one), .duration(let other)):
            order = one < other ? -1 : one > other ? 1 : 0
        default:
            let (one, other) = (left.numeric!, right.numeric!)
            order = one < other ? -1 : one > other ? 1 : 0
        }
        switch comparison {
        case .equal: return .boolean(order == 0)
        case .notEqual: return .boolean(order != 0)
        case .less: return .boolean(order < 0)
        case .lessOrEqual: return .boolean(order <= 0)
        case .greater: return .boolean(order > 0)
        case .greaterOrEqual: return .boolean(order >= 0)
        }
    }

    static func byteOrder(_ one: String, _ other: String) -> Int {
        let (left, right) = (Array(one.utf8), Array(other.utf8))
        if left == right { return 0 }
        return left.lexicographicallyPrecedes(right) ? -1 : 1
    }

    private func holds(_ test: TextTest, _ whole: String, _ part: String, isList: Bool) -> Bool {
        let whole = Array(FoldedText.fold(whole).utf8)
        let part = Array(FoldedText.fold(part).utf8)
        switch test {
        case .contains where isList: return whole == part
        case .contains:
            if part.isEmpty { return true }
            guard whole.count >= part.count else { return false }
            return (0...whole.count - part.count).contains { Array(whole[$0..<$0 + part.count]) == part }
        case .startswith: return whole.starts(with: part)
        case .endswith: return whole.reversed().starts(with: part.reversed())
        }
    }

    /// The few patterns that the tests use.
    private func matches(_ text: String, _ pattern: String) -> Bool {
        switch pattern {
        case "^[Aa]": text.hasPrefix("a") || text.hasPrefix("A")
        case "t$": text.hasSuffix("t")
        case "(?i)ME": text.lowercased().contains("me")
        default: fatalError("an unknown pattern")
        }
    }

    // MARK: Arithmetic

    func arithmetic(_ sign: Arithmetic, _ left: Value, _ right: Value, _ type: ValueType) -> Value {
        if left == .null || right == .null { return .null }
        if type != .number, case .integer(let one) = left, case .integer(let other) = right {
            let result: (partialValue: Int64, overflow: Bool)
            switch sign {
            case .add: result = one.addingReportingOverflow(other)
            case .subtract: result = one.subtractingReportingOverflow(other)
            case .multiply: result = one.multipliedReportingOverflow(by: other)
            case .divide: result = one.dividedReportingOverflow(by: other)
            case .remainder: result = one.remainderReportingOverflow(dividingBy: other)
            }
            return result.overflow ? .null : .integer(result.partialValue)
        }
        guard let one = left.numeric, let other = right.numeric else { return .null }
        let result: Double
        switch sign {
        case .add: result = one + other
        case .subtract: result = one - other
        case .multiply: result = one * other
        case .divide: result = one / other
        case .remainder: result = one.truncatingRemainder(dividingBy: other)
        }
        return result.isFinite ? .number(result) : .null
    }

    private func call(_ function: ScalarFunction, _ arguments: [TypedExpression], _ type: ValueType, _ row: Row)
        -> Value
    {
        func argument(_ index: Int) -> Value { value(arguments[index], row) }
        switch function {
        case .if, .case:
            for index in stride(from: 0, to: arguments.count - 1, by: 2) where argument(index) == .boolean(true) {
                return argument(index + 1)
            }
            return arguments.count % 2 == 1 ? argument(arguments.count - 1) : .null
        case .coalesce: return arguments.indices.map(argument).first { $0 != .null } ?? .null
        case .lower, .upper:
            guard case .text(let text) = argument(0) else { return .null }
            return .text(function == .lower ? text.lowercased() : text.uppercased())
        case .length:
            switch argument(0) {
            case .text(let text): return .integer(Int64(text.unicodeScalars.count))
            case .list(let items): return .integer(Int64(items.count))
            default: return .null
            }
        case .abs:
            switch argument(0) {
            case .integer(let value): return .integer(abs(value))
            case .fixed(let value): return .fixed(abs(value))
            case .number(let value): return .number(abs(value))
            default: return .null
            }
        case .round: return argument(0).numeric.map { .number($0.rounded()) } ?? .null
        case .floor: return argument(0).numeric.map { .number($0.rounded(.down)) } ?? .null
        case .ceil: return argument(0).numeric.map { .number($0.rounded(.up)) } ?? .null
        case .log: return argument(0).numeric.flatMap { $0 > 0 ? .number(log($0)) : nil } ?? .null
        case .bin:
            guard case .integer(let value) = argument(0), case .integer(let step) = argument(1) else { return .null }
            return .integer(Int64((Double(value) / Double(step)).rounded(.down)) * step)
        case .timeBucket(let step):
            guard case .time(let time) = argument(0) else { return .null }
            let unit = CalendarUnit(name: step.unit.rawValue)!
            return .time(try! Buckets(step: CalendarDuration(step.count, unit), in: zone).start(of: time))
        case .hourOfDay:
            guard case .time(let time) = argument(0) else { return .null }
            let local = zone.local(at: time)
            return .integer(((local % 86_400_000) + 86_400_000) % 86_400_000 / 3_600_000)
        case .dayOfWeek:
            guard case .time(let time) = argument(0) else { return .null }
            return .integer(Int64(zone.date(of: Instant(milliseconds: time)).weekday))
        default: fatalError("the tests do not use \(function)")
        }
    }
}
