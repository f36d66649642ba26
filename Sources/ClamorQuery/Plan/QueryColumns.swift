extension Query {
    /// Columns of the answer that rows were grouped by, though they may hold numbers.
    package var keyColumns: Set<String> {
        Set(aggregations.flatMap { $0.keys.map(\.info.name) }).intersection(schema.map(\.name))
    }

    /// Columns of the answer that are counts or sums as they stand, so that their values add up.
    package var additiveColumns: Set<String> {
        let sums = aggregations.flatMap { aggregation in
            aggregation.outputs.map(\.info.name).filter(aggregation.isAdditive)
        }
        return Set(sums).intersection(schema.map(\.name))
    }

    /// Columns of the answer whose values do not add up: averages, rates, different things counted.
    package var averageColumns: Set<String> {
        let outputs = aggregations.flatMap { $0.outputs.map(\.info.name) }
        return Set(outputs).subtracting(additiveColumns).intersection(schema.map(\.name))
    }

    private var aggregations: [Aggregation] {
        operators.compactMap { if case .aggregate(let aggregation) = $0 { aggregation } else { nil } }
    }
}
