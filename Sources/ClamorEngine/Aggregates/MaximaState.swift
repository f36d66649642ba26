import ClamorColumns

/// The sum over distinct values of one expression of the largest value of another: each author's largest reach once.
/// Rows that lack either are left out. Over no rows it is 0, over rows of which none has both, missing.
struct MaximaState: AggregateState {
    private let type: ValueType
    private var encoder: KeyEncoder
    /// Group and key of each slot, and the largest value there.
    private var slots = PairSet()
    private var largest: [Int64] = []
    private var rows = CountState(needsArgument: false)

    init(type: ValueType, perType: ValueType) {
        self.type = type
        encoder = KeyEncoder(type: perType)
    }

    mutating func add(_ input: AggregateInput) {
        rows.add(input)
        guard let argument = input.argument, let per = input.per else { return }
        let (positions, keys) = encoder.keys(of: per)
        let present = input.presentRows
        let values = argument.ordered()
        for place in keys.indices where keys[place] != 0 {
            let row = positions.map { Int($0[place]) } ?? place
            if let present, !present[row] { continue }
            raise(group: input.groups[row], key: keys[place], to: values[row])
        }
    }

    private mutating func raise(group: UInt32, key: UInt32, to value: Int64) {
        let slot = Int(slots.insert(group: group, code: key))
        if slot == largest.count { largest.append(.min) }
        largest[slot] = max(largest[slot], value)
    }

    mutating func absorb(_ other: MaximaState, groups: [UInt32], groupCount: Int) {
        rows.absorb(other.rows, groups: groups, groupCount: groupCount)
        let translated = encoder.absorb(other.encoder)
        for slot in other.largest.indices {
            let (group, key) = other.slots.pair(slot)
            raise(group: groups[Int(group)], key: translated[Int(key)], to: other.largest[slot])
        }
    }

    func result(groupCount: Int, _ context: RunContext) -> Column {
        var folded = self
        if let classes = encoder.classes() {
            folded.slots = PairSet()
            folded.largest = []
            for slot in largest.indices {
                let (group, key) = slots.pair(slot)
                folded.raise(group: group, key: classes[Int(key)], to: largest[slot])
            }
        }
        return folded.sums(groupCount, context)
    }

    private func sums(_ groupCount: Int, _ context: RunContext) -> Column {
        let groups = largest.indices.map { slots.pair($0).group }
        let values = Column(type: type, ordered: largest.map { $0 })
        var sum = SumState(type: type, result: .sum(type))
        sum.add(
            AggregateInput(
                groups: groups, groupCount: groupCount, condition: nil, argument: values, per: nil, moments: nil))
        let result = sum.result(groupCount: groupCount, context)
        var known = Bitmap(count: groupCount, filled: true)
        for group in Set((0..<groupCount).map { UInt32($0) }).subtracting(groups) where rows[Int(group)] > 0 {
            known[Int(group)] = false
        }
        return result.masked(by: known)
    }
}
