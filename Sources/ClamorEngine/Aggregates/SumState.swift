import ClamorColumns

/// `sum` and `average`, exact: integers and fixed-point values as they are, numbers rounded to 10⁻⁹ first.
///
/// A sum over no rows is 0, over missing values alone missing; an average needs a value.
struct SumState: AggregateState {
    enum Result: Sendable {
        case sum(ValueType)
        case mean(ValueType)
    }

    private let type: ValueType
    private let kind: Result
    private var sums = ExactSums()
    /// Rows that meet the condition, and those of them that have a value.
    private var rows = CountState(needsArgument: false)
    private var present = CountState(needsArgument: true)
    /// Groups that hold a value too large to be added up.
    private var overflows: Set<Int> = []

    init(type: ValueType, result: Result) {
        self.type = type
        kind = result
    }

    mutating func add(_ input: AggregateInput) {
        rows.add(input)
        let known = input.batch.areMany ? nil : input.batch.counts(of: input.presentRows)
        if let known { present.add(input.batch, known) } else { present.add(input) }
        sums.grow(to: input.groupCount)
        guard let argument = input.argument else { return }
        // Missing values hold 0, so only a condition takes rows away.
        let column = input.condition.map(argument.masked) ?? argument
        switch column.storage {
        case .integers(let values):
            if let known {
                sums.add(values, numbers: input.batch.numbers, present: known, mapping: input.batch.mapping)
            } else {
                sums.add(column.integers, groups: input.groups)
            }
        case .numbers(let values):
            if let whole = Kernels.billionths(values) {
                sums.add(whole, groups: input.groups)
            } else {
                for row in values.indices { addLarge(values[row], Int(input.groups[row])) }
            }
        case .booleans(let bits):
            sums.add((0..<column.count).map { bits[$0] ? 1 : 0 }, groups: input.groups)
        case .codes, .lists: preconditionFailure("\(type) has no sum")
        }
    }

    private mutating func addLarge(_ value: Double, _ group: Int) {
        guard let whole = Kernels.billionths(value), sums.add(whole, group: group) else {
            overflows.insert(group)
            return
        }
    }

    mutating func absorb(_ other: SumState, groups: [UInt32], groupCount: Int) {
        rows.absorb(other.rows, groups: groups, groupCount: groupCount)
        present.absorb(other.present, groups: groups, groupCount: groupCount)
        sums.grow(to: groupCount)
        for group in 0..<other.sums.count where groups[group] != GroupKeys.dropped {
            let target = Int(groups[group])
            if !sums.add(other.sums[group], group: target) || other.overflows.contains(group) {
                overflows.insert(target)
            }
        }
    }

    func result(groupCount: Int, _ context: RunContext) -> Column {
        switch kind {
        case .sum(let wanted): sumColumn(groupCount, wanted)
        case .mean(let wanted): meanColumn(groupCount, wanted)
        }
    }

    private func sum(_ group: Int) -> Int128 { group < sums.count ? sums[group] : 0 }

    private func sumColumn(_ groupCount: Int, _ wanted: ValueType) -> Column {
        var validity = Bitmap(count: groupCount)
        for group in 0..<groupCount {
            validity[group] = (rows[group] == 0 || present[group] > 0) && !overflows.contains(group)
        }
        let present = validity.isFull ? nil : validity
        let isNumber = type == .number || wanted == .number
        if !isNumber, (0..<groupCount).allSatisfy({ Int64(exactly: sum($0)) != nil }) {
            let values = (0..<groupCount).map { validity[$0] ? Int64(truncatingIfNeeded: sum($0)) : 0 }
            return Column(type: wanted, count: groupCount, storage: .integers(values), validity: present)
        }
        // Sums that 64 bits cannot hold become numbers, and the whole column with them.
        let values = (0..<groupCount).map { validity[$0] ? Double(sum($0)) / scale : 0 }
        return Column(type: .number, count: groupCount, storage: .numbers(values), validity: present)
    }

    private func meanColumn(_ groupCount: Int, _ wanted: ValueType) -> Column {
        var validity = Bitmap(count: groupCount)
        for group in 0..<groupCount { validity[group] = present[group] > 0 && !overflows.contains(group) }
        let means = (0..<groupCount).map { group in
            validity[group] ? Double(sum(group)) / (Double(present[group]) * scale) : 0
        }
        let storage: Column.Storage =
            switch wanted {
            case .time, .duration, .integer, .fixed: .integers(means.map { Int64($0.rounded()) })
            default: .numbers(means)
            }
        return Column(type: wanted, count: groupCount, storage: storage, validity: validity.isFull ? nil : validity)
    }

    /// How many units of the exact sums make 1.
    private var scale: Double {
        switch type {
        case .fixed: 10_000
        case .number: 1e9
        default: 1
        }
    }
}
