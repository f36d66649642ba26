import ClamorColumns
import ClamorLanguage
import ClamorText
import ClamorTime

/// A checked part of an expression, with its place and with what is left of how it was written.
struct Operand: Sendable {
    /// What a literal was, beyond its value.
    enum Literal: Sendable {
        case plain
        /// A date, month, quarter or year stands for the whole of it; where it ends.
        case period(end: Instant)
        case duration(DurationLiteral)
    }

    var typed: TypedExpression
    var span: SourceSpan
    /// nil when it is no literal.
    var literal: Literal?

    init(_ typed: TypedExpression, span: SourceSpan, literal: Literal? = nil) {
        self.typed = typed
        self.span = span
        self.literal = literal
    }

    var type: ValueType { typed.type }

    /// The value of a literal.
    var value: Value? {
        guard literal != nil, case .literal(let value) = typed.kind else { return nil }
        return value
    }

    /// Whether it is the word `missing`.
    var isMissing: Bool { value == .null }

    /// The end of the period that a date literal names.
    var periodEnd: Instant? {
        if case .period(let end)? = literal { return end }
        return nil
    }

    /// How a message calls it with its type: "`channel` is text", "this is a number".
    var typeRemark: String { "\(subject) is \(type.words)" }

    /// How a message calls it.
    var subject: String {
        switch typed.kind {
        case .column(let name): "`\(name)`"
        case .literal where isMissing: "`missing`"
        default: "this"
        }
    }

    static func constant(_ value: Value, _ type: ValueType, span: SourceSpan) -> Operand {
        Operand(TypedExpression(type, .literal(value)), span: span, literal: .plain)
    }
}

extension ValueType {
    /// The type in a sentence: "a whole number", "text".
    var words: String {
        switch self {
        case .integer: "a whole number"
        case .fixed, .number: "a number"
        case .boolean: "true or false"
        case .time: "a time"
        case .duration: "a duration"
        case .text: "text"
        case .list: "a list"
        }
    }
}

extension Value {
    /// The type of a value that is there; nil for null.
    package var type: ValueType? {
        switch self {
        case .null: nil
        case .integer: .integer
        case .fixed: .fixed
        case .number: .number
        case .boolean: .boolean
        case .time: .time
        case .duration: .duration
        case .text: .text
        case .list: .list
        }
    }
}

extension CalendarUnit {
    init(_ unit: RangeUnit) {
        switch unit {
        case .second: self = .second
        case .minute: self = .minute
        case .hour: self = .hour
        case .day: self = .day
        case .week: self = .week
        case .month: self = .month
        case .quarter: self = .quarter
        case .year: self = .year
        }
    }
}

extension BucketUnit {
    /// nil for seconds, which are too short for buckets.
    init?(_ unit: RangeUnit) { self.init(rawValue: unit.rawValue) }
}
