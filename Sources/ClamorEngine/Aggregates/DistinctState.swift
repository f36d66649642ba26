import ClamorColumns

/// The number of distinct values, texts in folded form; of lists, of their elements.
struct DistinctState: AggregateState {
    private var encoder: KeyEncoder
    private var codes = DistinctCodes()

    init(type: ValueType) { encoder = KeyEncoder(type: type) }

    mutating func add(_ input: AggregateInput) {
        guard let argument = input.argument else { return }
        var keys = encoder.codes(of: argument)
        if let condition = input.condition { keys = keys.masked(condition) }
        codes.add(codes: keys, groups: input.groups, groupCount: input.groupCount, cardinality: encoder.cardinality)
    }

    mutating func absorb(_ other: DistinctState, groups: [UInt32], groupCount: Int) {
        let translated = encoder.absorb(other.encoder)
        codes.absorb(
            other.codes, groups: groups, groupCount: groupCount, codes: translated, cardinality: encoder.cardinality)
    }

    func result(groupCount: Int, _ context: RunContext) -> Column {
        var folded = codes
        var encoder = encoder
        if let (values, held) = encoder.expansion() {
            // Sets of lists become sets of their values.
            folded = DistinctCodes()
            var (groups, members): ([UInt32], [UInt32]) = ([], [])
            codes.visit { group, code in
                for value in held[code] {
                    groups.append(UInt32(group))
                    members.append(value)
                }
            }
            folded.add(
                codes: .words(members), groups: .words(groups), groupCount: groupCount,
                cardinality: values.cardinality)
            encoder = values
        }
        if let classes = encoder.classes() {
            let spelled = folded
            folded = DistinctCodes()
            folded.absorb(
                spelled, groups: (0..<UInt32(groupCount)).map { $0 }, groupCount: groupCount, codes: classes,
                cardinality: encoder.cardinality)
        }
        return Column(
            type: .integer, count: groupCount, storage: .integers(folded.counts(groupCount: groupCount)))
    }
}
