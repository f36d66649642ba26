import ClamorColumns

/// An expression whose names and types have been checked; what executors evaluate.
///
/// Logic is three-valued as in SQL: a comparison with a missing operand is missing.
package struct TypedExpression: Sendable {
    package indirect enum Kind: Sendable {
        /// A column of the input, by its unique name. Over mentions: a field, `extra.NAME`, a topic family, or a
        /// column added by an earlier `extend`.
        case column(String)
        /// Already of the type that the operation wants; `null` for a missing literal.
        case literal(Value)
        case call(ScalarFunction, [TypedExpression])
        /// Both sides have comparable types. Text compares in its folded form unless `exact`; a list on the left
        /// means any element (`notEqual`: none).
        case compare(Comparison, TypedExpression, TypedExpression, exact: Bool)
        /// Any of the values; `negated` means none. Text in folded form.
        case isIn(TypedExpression, [Value], negated: Bool)
        /// Part, beginning or end of a text, in folded form; on lists any element equals (`contains`).
        case textTest(TextTest, TypedExpression, TypedExpression)
        /// Regular expression in RE2's syntax, found anywhere in the text; on lists any element (`negated`: none).
        case matches(TypedExpression, pattern: String, negated: Bool)
        /// Of a list, which is never missing: whether it is empty.
        case isMissing(TypedExpression, negated: Bool)
        case arithmetic(Arithmetic, TypedExpression, TypedExpression)
        case and([TypedExpression])
        case or([TypedExpression])
        case not(TypedExpression)
        /// Boolean search over title and text; mentions only.
        case search(SearchQuery)
    }

    package var type: ValueType
    package var kind: Kind

    package init(_ type: ValueType, _ kind: Kind) {
        self.type = type
        self.kind = kind
    }
}

package enum Comparison: String, Sendable, Hashable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
}

package enum TextTest: String, Sendable, Hashable {
    case contains, startswith, endswith
}

package enum Arithmetic: String, Sendable, Hashable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
}

/// Functions of one row's values.
package enum ScalarFunction: Sendable, Hashable {
    /// condition, then, else (missing when left out).
    case `if`
    /// condition, value, condition, value, …, else.
    case `case`
    case coalesce
    case lower, upper, length
    case abs, round, floor, ceil, log
    /// A number floored to multiples of the second argument.
    case bin
    /// A time floored to buckets of a step.
    case timeBucket(TimeStep)
    case number, text
    /// The day (start in the zone) of a time, or a time read from a text.
    case date
    /// The 0–23 hour and 1–7 weekday of a time in the zone.
    case hourOfDay, dayOfWeek
    /// The compound score of VADER 3.3.2 of a text.
    case vader
    /// Adds a calendar duration to a time, in the zone; count may be negative.
    case shift(count: Int, unit: BucketUnit)
    /// What is known of an estimate's error, of the numbers that the estimate names; missing where one is, or n is 0.
    case uncertainty(Estimate, UncertaintyBound)
}

/// A bucket width: `count` units.
package struct TimeStep: Sendable, Hashable {
    package var count: Int
    package var unit: BucketUnit

    package init(count: Int, unit: BucketUnit) {
        self.count = count
        self.unit = unit
    }
}
