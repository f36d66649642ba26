import ClamorText

/// An expression and its place.
package struct Expression: Sendable {
    package indirect enum Kind: Sendable {
        case literal(Literal)
        /// A column, measure or `let` name; `extra.NAME` and `extra."Any Name"` are `extra` with the name.
        case name(String)
        case extra(String)
        /// `$name`.
        case parameter(String)
        /// `f(x, …)`; aggregates and scalar functions alike.
        case call(Identifier, [Expression])
        case unary(UnaryOperator, Expression)
        case binary(BinaryOperator, Expression, Expression)
        case inList(Expression, [Expression], negated: Bool)
        case inFile(Expression, StringLiteral, negated: Bool)
        case between(Expression, Expression, Expression, negated: Bool)
        /// `matches /re/`.
        case matches(Expression, pattern: StringLiteral, negated: Bool)
        /// `is [not] missing`.
        case missing(Expression, negated: Bool)
        /// `field:value`, `field:(a, b)`, `field:[A to B]`.
        case field(FieldTerm)
        /// `search("…")`, with the Boolean inside parsed.
        case search(SearchNode)
    }

    package var kind: Kind
    package var span: SourceSpan

    package init(_ kind: Kind, span: SourceSpan) {
        self.kind = kind
        self.span = span
    }
}

/// A constant as written.
package enum Literal: Sendable, Hashable {
    case integer(Int64)
    /// A decimal number, its text kept so that printing gives it back.
    case number(Double, text: String)
    case text(String)
    case boolean(Bool)
    case missing
    case time(TimePoint.Kind)
    case duration(DurationLiteral)
}

package enum UnaryOperator: String, Sendable, Hashable {
    case negate = "-"
    case not
}

package enum BinaryOperator: String, Sendable, Hashable {
    case or, and
    case equal = "="
    case exactlyEqual = "==="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case contains, startswith, endswith
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
}

/// `field:…` without spaces; values are literals, never columns.
package struct FieldTerm: Sendable {
    package enum Operand: Sendable {
        case value(FieldValue)
        case any([FieldValue])
        /// Inclusive; a nil end is open (`*`).
        case range(FieldValue?, FieldValue?)
    }

    package var field: Identifier
    package var operand: Operand
    package var span: SourceSpan

    package init(field: Identifier, operand: Operand, span: SourceSpan) {
        self.field = field
        self.operand = operand
        self.span = span
    }
}

/// One value of a field term: a bare word, a quoted text or a parameter.
package struct FieldValue: Sendable, Hashable {
    package var text: String
    package var quoted: Bool
    package var parameter: Bool
    package var span: SourceSpan

    package init(text: String, quoted: Bool = false, parameter: Bool = false, span: SourceSpan) {
        self.text = text
        self.quoted = quoted
        self.parameter = parameter
        self.span = span
    }
}

/// A Boolean of words, as analysts write it.
package struct SearchNode: Sendable {
    package indirect enum Kind: Sendable {
        case and([SearchNode])
        case or([SearchNode])
        case not(SearchNode)
        case near(SearchNode, SearchNode, distance: Int, ordered: Bool)
        /// A bare word as written, perhaps with a trailing `*`, inner `?`, or a `#`, `@` sign.
        case word(String)
        /// A quoted phrase; `slop` for `"a b"~5`.
        case phrase(String, slop: Int?)
        /// `{Apple}`: case exact.
        case exact(String)
        /// `$x`: bound as one phrase.
        case parameter(String)
        case field(FieldTerm)
    }

    package var kind: Kind
    package var span: SourceSpan

    package init(_ kind: Kind, span: SourceSpan) {
        self.kind = kind
        self.span = span
    }
}
