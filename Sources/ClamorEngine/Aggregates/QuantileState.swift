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
        values.add(argument.ordered(), groups: input.groups, rows: input.presentRows)
    }

    mutating func absorb(_ other: QuantileState, groups: [UInt32], groupCount: Int) {
        values.absorb(other.values, groups: groups)
    }

    func result(groupCount: Int, _ context: RunContext) -> Column { quantiles(percent, groupCount: groupCount) }

    /// Any quantile of the values.
    func quantiles(_ percent: Double, groupCount: Int) -> Column {
        Column(type: type, ordered: values.quantiles(percent, groupCount: groupCount))
    }
}
