import ClamorColumns
import ClamorQuery
import ClamorTime
import Testing

@testable import ClamorEngine

/// Short ways to write checked queries and to ask them.
enum Ask {
    static func column(_ name: String, _ type: ValueType? = nil) -> TypedExpression {
        let field = Fields.named(name)?.type
        return TypedExpression(type ?? field ?? .text, .column(name))
    }

    static func literal(_ value: Value) -> TypedExpression {
        let type: ValueType
        switch value {
        case .integer: type = .integer
        case .fixed: type = .fixed
        case .number: type = .number
        case .boolean: type = .boolean
        case .time: type = .time
        case .duration: type = .duration
        case .text, .null: type = .text
        case .list: type = .list
        }
        return TypedExpression(type, .literal(value))
    }

    static func compare(_ field: String, _ comparison: Comparison, _ value: Value) -> TypedExpression {
        TypedExpression(.boolean, .compare(comparison, column(field), literal(value), exact: false))
    }

    static func filter(_ field: String, _ comparison: Comparison, _ value: Value) -> Operator {
        .filter(compare(field, comparison, value))
    }

    static func search(_ words: String...) -> Operator {
        .search(.term(SearchTerm(patterns: words.map { .token($0) })))
    }

    static func key(_ name: String, descending: Bool = false) -> SortKey {
        SortKey(expression: column(name), descending: descending)
    }

    static let count = PrimitiveAggregate(name: "n", function: .count, type: .integer)

    static func aggregate(
        _ function: PrimitiveAggregate.Function, _ argument: TypedExpression?, _ type: ValueType,
        if condition: TypedExpression? = nil, per: TypedExpression? = nil
    ) -> PrimitiveAggregate {
        PrimitiveAggregate(
            name: "a", function: function, argument: argument, per: per, condition: condition, type: type)
    }

    static func keys(_ names: [String]) -> [NamedExpression] {
        names.map { name in
            let expression = column(name)
            return NamedExpression(
                ColumnInfo(name, expression.type == .list ? .text : expression.type), expression)
        }
    }

    static func group(
        _ primitives: [PrimitiveAggregate] = [count], by keys: [String] = [], limit: Int? = nil
    ) -> Operator {
        .aggregate(
            Aggregation(keys: Self.keys(keys), primitives: primitives, outputs: outputs(primitives), groupLimit: limit))
    }

    static func trend(
        _ step: TimeStep, _ primitives: [PrimitiveAggregate] = [count], by key: String? = nil, limit: Int? = nil
    ) -> Operator {
        let bucket = NamedExpression(
            ColumnInfo("bucket", .time), TypedExpression(.time, .call(.timeBucket(step), [column("time")])))
        return .aggregate(
            Aggregation(
                keys: [bucket] + Self.keys(key.map { [$0] } ?? []), trend: step, seriesLimit: limit,
                primitives: primitives, outputs: outputs(primitives)))
    }

    static func pivot(
        _ column: String, _ values: [Value], by keys: [ColumnInfo], absent: Value = .integer(0)
    ) -> Operator {
        .pivot(
            Pivot(
                column: column, values: values, spread: [Pivot.Spread(name: "n", absent: absent)], keys: keys,
                outputs: values.indices.map { ColumnInfo("v\($0)", .integer) }))
    }

    /// A comparison of one column with the range before; the answer has keys, `name`, `prev`, `change`, `pct` and `p`.
    static func compare(
        _ keys: [String], _ name: String = "n", type: ValueType = .integer, of operators: Int, from lower: Int64,
        until upper: Int64, pairsBuckets: Bool = false, test: PeriodComparison.Test? = .count, isAdditive: Bool = true,
        scale: Double = 1
    ) -> Operator {
        let added = [
            ColumnInfo("prev", type), ColumnInfo("change", scale == 1 ? type : .number), ColumnInfo("pct", .number),
            ColumnInfo("p", .number),
        ]
        let column = PeriodComparison.Compared(
            name: name, previous: added[0], change: added[1], percent: added[2], significance: added[3], test: test,
            isAdditive: isAdditive)
        let shown = keys.map { ColumnInfo($0, $0 == "bucket" ? .time : .text) } + [ColumnInfo(name, type)]
        return .compare(
            PeriodComparison(
                previousRange: TimeRange(
                    lower: Instant(milliseconds: lower), upper: Instant(milliseconds: upper)),
                operatorCount: operators, keys: keys, pairsBuckets: pairsBuckets, columns: [column], scale: scale,
                schema: shown + (test == nil ? Array(added.dropLast()) : added)))
    }

    static func describe(_ names: [String]) -> Operator {
        .describe(
            Description(
                columns: names.map { name in
                    let expression = column(name)
                    let isRowField = Fields.named(name)?.storage == .row
                    return Description.Described(
                        NamedExpression(ColumnInfo(name, expression.type), expression), countsValues: !isRowField)
                }))
    }

    private static func outputs(_ primitives: [PrimitiveAggregate]) -> [NamedExpression] {
        primitives.map { primitive in
            NamedExpression(
                ColumnInfo(primitive.name, primitive.type), TypedExpression(primitive.type, .column(primitive.name)))
        }
    }

    /// A query over mentions; `columns` name what is shown where the rows are mentions still.
    static func query(
        _ operators: [Operator], columns: [String] = ["id"], from lower: Int64? = nil, until upper: Int64? = nil,
        zone: Zone = .utc, now: Int64 = 0, definitions: Definitions = Definitions()
    ) -> Query {
        Query(
            source: .mentions,
            range: TimeRange(
                lower: lower.map { Instant(milliseconds: $0) }, upper: upper.map { Instant(milliseconds: $0) }),
            operators: operators, zone: zone, now: Instant(milliseconds: now), snapshot: nil, definitions: definitions,
            schema: columns.map { ColumnInfo($0, column($0).type) }, yieldsMentions: true)
    }

    /// The rows of an answer over mentions held in memory.
    static func rows(
        _ mentions: [MemorySource.Row], _ operators: [Operator], columns: [String] = ["id"],
        definitions: Definitions = Definitions()
    ) throws -> [[Value]] {
        try Engine.run(
            query(operators, columns: columns, definitions: definitions), MemorySource(mentions, cuts: [3, 2, 64])
        ).rows
    }

    /// The first cells of the rows of an answer, as texts.
    static func texts(
        _ mentions: [MemorySource.Row], _ operators: [Operator], columns: [String] = ["id"],
        definitions: Definitions = Definitions()
    ) throws -> [String] {
        try rows(mentions, operators, columns: columns, definitions: definitions).map { row in
            if case .text(let text) = row[0] { text } else { "\(row[0])" }
        }
    }

    /// The rows of an answer over a table of these columns.
    static func rows(
        ofTable columns: [(name: String, type: ValueType, values: [Value])], _ operators: [Operator]
    ) throws -> [[Value]] {
        var query = query(operators)
        let count = columns.first?.values.count ?? 0
        let batch = Batch(columns: columns.map { Column(type: $0.type, values: $0.values) }, count: count)
        query.source = .table(
            Table(schema: columns.map { ColumnInfo($0.name, $0.type) }, batches: count == 0 ? [] : [batch]))
        return try Engine.run(query, MemorySource([])).rows
    }

    /// Several texts as values; nil is missing.
    static func texts(_ values: String?...) -> [Value] { values.map { $0.map { .text($0) } ?? .null } }

    /// Several whole numbers as values; nil is missing.
    static func integers(_ values: Int64?...) -> [Value] { values.map { $0.map { .integer($0) } ?? .null } }
}
