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
        try quantiles([percent], groupCount: groupCount, context)[0]
    }

    /// Several quantiles of the values.
    func quantiles(_ percents: [Double], groupCount: Int, _ context: RunContext) throws -> [Column] {
        guard let ranks = values.ranks(percents, groupCount: groupCount) else {
            return percents.map {
                Column(type: type, ordered: values.sortedQuantiles($0, groupCount: groupCount))
            }
        }
        let none: [[Int64]] = Array(repeating: [], count: groupCount * percents.count)
        let held = self.values
        let parts = try Workers.run(threads: context.threads, items: held.runCount) {
            none
        } _: { run, found in
            try context.cancellation.check()
            held.collect(run: run, ranks, into: &found)
        }
        var found = none
        for part in parts {
            for index in found.indices { found[index] += part[index] }
        }
        return GroupedValues.select(ranks, from: &found).map { Column(type: type, ordered: $0) }
    }
}

extension Column {
    /// The values as integers of the same order, as narrow as they are held.
    fileprivate var orderedIntegers: Integers {
        if case .integers(let values) = storage { return values }
        return .wide(ordered())
    }
}
