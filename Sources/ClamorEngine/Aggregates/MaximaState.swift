import ClamorColumns

/// The sum over distinct values of one expression of the largest value of another: each author's largest reach once.
/// Rows that lack either are left out. Over no rows it is 0, over rows of which none has both, missing.
struct MaximaState: AggregateState {
    private let type: ValueType
    private var encoder: KeyEncoder
    private var maxima = GroupedMaxima()
    private var rows = CountState(needsArgument: false)

    init(type: ValueType, perType: ValueType) {
        self.type = type
        encoder = KeyEncoder(type: perType)
    }

    mutating func add(_ input: AggregateInput) {
        rows.add(input)
        guard let argument = input.argument, let per = input.per else { return }
        var keys = encoder.codes(of: per)
        if let present = input.presentRows { keys = keys.masked(present) }
        maxima.raise(
            argument.ordered(), groups: input.groups.wide, keys: keys.wide, groupCount: input.groupCount,
            cardinality: encoder.cardinality)
    }

    mutating func absorb(_ other: MaximaState, groups: [UInt32], groupCount: Int) {
        rows.absorb(other.rows, groups: groups, groupCount: groupCount)
        let keys = encoder.absorb(other.encoder)
        maxima.absorb(other.maxima, groups, keys, groupCount: groupCount, cardinality: encoder.cardinality)
    }

    func result(groupCount: Int, _ context: RunContext) -> Column {
        var folded = maxima
        var encoder = encoder
        if let (values, held) = encoder.expansion() {
            // The largest value of a list is one of each of its own.
            folded = GroupedMaxima()
            var (groups, keys, largest): ([UInt32], [UInt32], [Int64]) = ([], [], [])
            maxima.visit { group, key, value in
                for item in held[key] {
                    groups.append(UInt32(group))
                    keys.append(item)
                    largest.append(value)
                }
            }
            folded.raise(
                largest, groups: groups, keys: keys, groupCount: groupCount, cardinality: values.cardinality)
            encoder = values
        }
        if let classes = encoder.classes() {
            let spelled = folded
            folded = GroupedMaxima()
            let same = (0..<UInt32(groupCount)).map { $0 }
            folded.absorb(spelled, same, classes, groupCount: groupCount, cardinality: encoder.cardinality)
        }
        var groups: [UInt32] = []
        var values: [Int64?] = []
        folded.visit { group, _, value in
            groups.append(UInt32(group))
            values.append(value)
        }
        var sum = SumState(type: type, result: .sum(type))
        sum.add(
            AggregateInput(
                batch: BatchGroups(groups: .words(groups), groupCount: groupCount), condition: nil,
                argument: Column(type: type, ordered: values),
                per: nil, moments: nil))
        var known = Bitmap(count: groupCount)
        for group in 0..<groupCount where rows[group] == 0 { known[group] = true }
        for group in groups { known[Int(group)] = true }
        return sum.result(groupCount: groupCount, context).masked(by: known)
    }
}

extension GroupedMaxima {
    /// Takes over another's values, its groups and keys renumbered.
    fileprivate mutating func absorb(
        _ other: GroupedMaxima, _ groups: [UInt32], _ keys: [UInt32], groupCount: Int, cardinality: Int
    ) {
        var newGroups: [UInt32] = []
        var newKeys: [UInt32] = []
        var values: [Int64] = []
        other.visit { group, key, value in
            if groups[group] == GroupKeys.dropped { return }
            newGroups.append(groups[group])
            newKeys.append(keys[key])
            values.append(value)
        }
        raise(values, groups: newGroups, keys: newKeys, groupCount: groupCount, cardinality: cardinality)
    }
}
