import ClamorColumns

/// The number of distinct values, texts in folded form; of lists, of their elements.
struct DistinctState: AggregateState {
    private var encoder: KeyEncoder
    private var codes = DistinctCodes()

    init(type: ValueType) { encoder = KeyEncoder(type: type) }

    mutating func add(_ input: AggregateInput) {
        guard let argument = input.argument else { return }
        var (rows, keys, _) = encoder.keys(of: argument)
        var groups = rows.map { Kernels.gather(input.groups, $0) } ?? input.groups
        if let condition = input.condition {
            let kept = (rows.map(condition.gathered) ?? condition).rows()
            keys = Kernels.gather(keys, kept)
            groups = Kernels.gather(groups, kept)
        }
        codes.add(codes: keys, groups: groups, groupCount: input.groupCount, cardinality: encoder.cardinality)
    }

    mutating func absorb(_ other: DistinctState, groups: [UInt32], groupCount: Int) {
        let translated = encoder.absorb(other.encoder)
        codes.absorb(
            other.codes, groups: groups, groupCount: groupCount, codes: translated, cardinality: encoder.cardinality)
    }

    func result(groupCount: Int, _ context: RunContext) -> Column {
        var folded = codes
        if let classes = encoder.classes() {
            folded = DistinctCodes()
            folded.absorb(
                codes, groups: (0..<UInt32(groupCount)).map { $0 }, groupCount: groupCount, codes: classes,
                cardinality: encoder.cardinality)
        }
        return Column(
            type: .integer, count: groupCount, storage: .integers(folded.counts(groupCount: groupCount)))
    }
}
