import ClamorColumns

/// `count` and `countPresent`: rows that meet the condition, and have an argument where one is asked for.
struct CountState: AggregateState {
    let needsArgument: Bool
    private var counts: [Int64] = []

    init(needsArgument: Bool) { self.needsArgument = needsArgument }

    mutating func add(_ input: AggregateInput) {
        add(input, input.counts(of: needsArgument ? input.presentRows : input.condition))
    }

    /// Takes in rows that were counted.
    mutating func add(_ input: AggregateInput, _ added: [Int64]) {
        counts.grow(to: input.groupCount, with: 0)
        for group in added.indices { counts[group] &+= added[group] }
    }

    mutating func absorb(_ other: CountState, groups: [UInt32], groupCount: Int) {
        counts.grow(to: groupCount, with: 0)
        for (group, count) in other.counts.enumerated() where groups[group] != GroupKeys.dropped {
            counts[Int(groups[group])] += count
        }
    }

    func result(groupCount: Int, _ context: RunContext) -> Column {
        var values = counts
        values.grow(to: groupCount, with: 0)
        return Column(type: .integer, count: groupCount, storage: .integers(values))
    }

    /// The count of one group.
    subscript(group: Int) -> Int64 { group < counts.count ? counts[group] : 0 }
}
