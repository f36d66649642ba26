import ClamorColumns
import ClamorLanguage
import ClamorText

/// A function of many rows' values: its name, its help, and the sums that it is made of.
package struct AggregateDefinition: Sendable {
    package let name: String
    /// The call with its arguments: `p(x, 90)`.
    package let syntax: String
    /// What it gives, in one line.
    package let summary: String
    /// Whole statements that parse and check.
    package let examples: [String]
    /// How many arguments it takes.
    let arity: ClosedRange<Int>
    /// How its column is written.
    let format: ColumnFormat
    /// The first part of its column's name, which the argument's name follows: `avg`, `p90`.
    let columnPrefix: @Sendable ([Expression]) -> String
    /// The sums it needs, asked of the checker's builder, and what is computed from them; nil when a problem was
    /// reported.
    let lower: @Sendable (FunctionCall, inout PipelineChecker) -> TypedExpression?

    init(
        name: String, syntax: String, summary: String, examples: [String], arity: ClosedRange<Int>,
        format: ColumnFormat = .plain, columnPrefix: (@Sendable ([Expression]) -> String)? = nil,
        lower: @escaping @Sendable (FunctionCall, inout PipelineChecker) -> TypedExpression?
    ) {
        self.name = name
        self.syntax = syntax
        self.summary = summary
        self.examples = examples
        self.arity = arity
        self.format = format
        self.columnPrefix = columnPrefix ?? { _ in name }
        self.lower = lower
    }
}

/// The one list of aggregate functions.
package enum Aggregates {
    package static let all: [AggregateDefinition] = unique([
        .count, .rate, .sum, .avg, .min, .max, .median, .p, .stdev, .distinct, .first, .last, .sumOfMax,
    ])

    /// The aggregate of that name, in lower case.
    package static func named(_ name: String) -> AggregateDefinition? { all.first { $0.name == name } }

    private static func unique(_ aggregates: [AggregateDefinition]) -> [AggregateDefinition] {
        precondition(areUnique(aggregates.map(\.name)), "two aggregates have the same name")
        return aggregates
    }
}

/// What several aggregates are made of.
extension PipelineChecker {
    /// A sum over the rows of a group, of the first argument.
    mutating func primitive(
        _ function: PrimitiveAggregate.Function, of argument: TypedExpression? = nil, per: TypedExpression? = nil,
        where condition: TypedExpression? = nil, type: ValueType
    ) -> TypedExpression? {
        aggregation?.add(function, of: argument, per: per, where: condition, type: type)
    }

    /// An aggregate of numbers that gives a `number`, and says of how many rows the number is known.
    mutating func average(_ function: PrimitiveAggregate.Function, _ call: FunctionCall) -> TypedExpression? {
        guard let value = number(call.arguments[0], of: call) else { return nil }
        cover(value)
        return primitive(function, of: value, type: .number)
    }

    /// An aggregate that gives one of its values: numbers, times and durations have an order.
    mutating func extreme(_ function: PrimitiveAggregate.Function, _ call: FunctionCall) -> TypedExpression? {
        let types: [ValueType] = [.integer, .fixed, .number, .time, .duration]
        let value = argument(
            call.arguments[0], of: call, types: types, wanted: "a number, a time or a duration")
        return value.flatMap { primitive(function, of: $0, type: $0.type) }
    }

    /// Asks for a note on how many mentions have a value, where a column is averaged.
    private mutating func cover(_ value: TypedExpression) {
        guard scope.isMentions, case .column(let name) = value.kind else { return }
        aggregation?.cover(value, what: "`\(name)`")
    }
}
