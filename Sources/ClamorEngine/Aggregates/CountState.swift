import ClamorColumns

/// `count` and `countPresent`: rows that meet the condition, and have an argument where one is asked for.
struct CountState: AggregateState {
    let needsArgument: Bool
    private var counts: [Int64] = []

    init(needsArgument: Bool) { self.needsArgument = needsArgument }

    mutating func add(_ input: AggregateInput) {
        let rows = needsArgument ? input.presentRows : input.condition
        if !input.batch.areMany { return add(input.batch, input.batch.counts(of: rows)) }
        counts.grow(to: input.groupCount, with: 0)
        if let rows {
            Kernels.count(input.groups, rows: rows, into: &counts)
        } else {
            Kernels.count(input.groups, into: &counts)
        }
    }

    /// Takes in rows that were counted by the batch's numbers.
    mutating func add(_ batch: BatchGroups, _ added: [Int64]) {
        counts.grow(to: batch.groupCount, with: 0)
        batch.add(added, to: &counts)
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
