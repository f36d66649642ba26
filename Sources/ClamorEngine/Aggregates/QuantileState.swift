import ClamorColumns

/// Quantiles by nearest rank, exact: every value is kept.
struct QuantileState: AggregateState {
    private let type: ValueType
    private let percent: Double
    private var values = GroupedValues()

    init(type: ValueType, percent: Double) {
        self.type = type
        self.percent = percent
    }

    mutating func add(_ input: AggregateInput) {
        guard let argument = input.argument else { return }
        values.add(
            argument.orderedIntegers, groups: input.groups, rows: input.presentRows, groupCount: input.groupCount)
    }

    mutating func absorb(_ other: QuantileState, groups: [UInt32], groupCount: Int) {
        values.absorb(other.values, groups: groups, groupCount: groupCount)
    }

    func result(groupCount: Int, _ context: RunContext) throws -> Column {
        try quantiles(percent, groupCount: groupCount, context)
    }

    /// Any quantile of the values.
    func quantiles(_ percent: Double, groupCount: Int, _ context: RunContext) throws -> Column {
        guard let ranks = values.ranks(percent, groupCount: groupCount) else {
            return Column(type: type, ordered: values.sortedQuantiles(percent, groupCount: groupCount))
        }
        let none: [[Int64]] = Array(repeating: [], count: groupCount)
        let values = values
        let parts = try Workers.run(threads: context.threads, items: values.runCount, { none }) { run, held in
            try context.cancellation.check()
            values.collect(run: run, ranks, into: &held)
        }
        var held = none
        for part in parts {
            for group in 0..<groupCount { held[group] += part[group] }
        }
        return Column(type: type, ordered: GroupedValues.select(ranks, from: &held))
    }
}

extension Column {
    /// The values as integers of the same order, as narrow as they are held.
    fileprivate var orderedIntegers: Integers {
        if case .integers(let values) = storage { return values }
        return .wide(ordered())
    }
}
