import ClamorColumns

/// Questions that are asked of the store beside the user's own.
extension Aggregation {
    /// How many rows there are, as `count`.
    package static let rowCount = Aggregation(
        keys: [], primitives: [PrimitiveAggregate(name: "n", function: .count, type: .integer)],
        outputs: [NamedExpression(ColumnInfo("count", .integer), TypedExpression(.integer, .column("n")))])

    /// The earliest and the latest `time`, as `first` and `last`.
    package static let timeExtent: Aggregation = {
        let time = TypedExpression(.time, .column("time"))
        let ends = [("first", PrimitiveAggregate.Function.minimum), ("last", .maximum)]
        return Aggregation(
            keys: [],
            primitives: ends.map { PrimitiveAggregate(name: $0.0, function: $0.1, argument: time, type: .time) },
            outputs: ends.map { NamedExpression(ColumnInfo($0.0, .time), TypedExpression(.time, .column($0.0))) })
    }()
}

extension Query {
    /// The query's rows summed up.
    package func summed(by aggregation: Aggregation) -> Query {
        var result = self
        result.operators.append(.aggregate(aggregation))
        result.schema = (aggregation.keys + aggregation.outputs).map(\.info)
        result.yieldsMentions = false
        return result
    }
}
