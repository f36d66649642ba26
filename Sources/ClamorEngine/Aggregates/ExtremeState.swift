import ClamorColumns

/// `min` and `max` of numbers, times, durations and truth values.
struct ExtremeState: AggregateState {
    private let type: ValueType
    private let largest: Bool
    private var values: [Int64] = []
    private var present = CountState(needsArgument: true)

    init(_ type: ValueType, largest: Bool) {
        self.type = type
        self.largest = largest
    }

    private var start: Int64 { largest ? .min : .max }

    mutating func add(_ input: AggregateInput) {
        present.add(input)
        values.grow(to: input.groupCount, with: start)
        let (groups, argument) = input.present()
        take(argument.ordered(), groups.wide)
    }

    private mutating func take(_ ordered: [Int64], _ groups: [UInt32]) {
        if largest {
            Kernels.raise(ordered, groups: groups, into: &values)
        } else {
            Kernels.lower(ordered, groups: groups, into: &values)
        }
    }

    mutating func absorb(_ other: ExtremeState, groups: [UInt32], groupCount: Int) {
        present.absorb(other.present, groups: groups, groupCount: groupCount)
        values.grow(to: groupCount, with: start)
        for (group, value) in other.values.enumerated() where groups[group] != GroupKeys.dropped {
            let held = values[Int(groups[group])]
            values[Int(groups[group])] = largest ? max(held, value) : min(held, value)
        }
    }

    func result(groupCount: Int, _ context: RunContext) -> Column {
        Column(
            type: type, ordered: (0..<groupCount).map { present[$0] > 0 ? values[$0] : nil })
    }
}

/// `min` and `max` of texts, in the order of texts.
struct TextExtremeState: AggregateState {
    private let largest: Bool
    private var best: [String?] = []

    init(largest: Bool) { self.largest = largest }

    mutating func add(_ input: AggregateInput) {
        best.grow(to: input.groupCount, with: nil)
        let (groups, argument) = input.present()
        guard case .codes(let codes, let dictionary) = argument.storage else { preconditionFailure("not a text") }
        // Within the batch ranks do; between batches the texts are compared.
        let ranks = Selection.ranks(
            dictionary, used: Kernels.used(codes, validity: nil, cardinality: dictionary.count))
        var winners = [UInt32?](repeating: nil, count: input.groupCount)
        for row in codes.indices {
            let group = Int(groups[row])
            if let winner = winners[group], !isBetter(ranks[Int(codes[row])], ranks[Int(winner)]) { continue }
            winners[group] = codes[row]
        }
        for (group, winner) in winners.enumerated() {
            if let winner { take(dictionary[winner], group) }
        }
    }

    private func isBetter(_ one: Int64, _ other: Int64) -> Bool { largest ? one > other : one < other }

    private mutating func take(_ text: String, _ group: Int) {
        if let held = best[group] {
            let ranks = Selection.ranks(TextDictionary([held, text]), used: Bitmap(count: 2, filled: true))
            if !isBetter(ranks[1], ranks[0]) { return }
        }
        best[group] = text
    }

    mutating func absorb(_ other: TextExtremeState, groups: [UInt32], groupCount: Int) {
        best.grow(to: groupCount, with: nil)
        for (group, text) in other.best.enumerated() {
            if let text, groups[group] != GroupKeys.dropped { take(text, Int(groups[group])) }
        }
    }

    func result(groupCount: Int, _ context: RunContext) -> Column {
        Column(
            type: .text,
            values: (0..<groupCount).map { group in
                (group < best.count ? best[group] : nil).map { .text($0) } ?? .null
            })
    }
}

extension Column {
    /// The values as integers of the same order.
    func ordered() -> [Int64] {
        switch storage {
        case .integers: integers
        case .numbers(let values): Kernels.ordered(values)
        case .booleans(let bits): (0..<count).map { bits[$0] ? 1 : 0 }
        case .codes, .lists: preconditionFailure("\(type) has no order by number")
        }
    }

    /// A column of what `ordered` made of values; nil is missing.
    init(type: ValueType, ordered: [Int64?]) {
        let storage: Storage
        switch type {
        case .number: storage = .numbers(ordered.map { $0.map { Kernels.number(ordered: $0) } ?? 0 })
        case .boolean:
            var bits = Bitmap(count: ordered.count)
            for row in ordered.indices where ordered[row] == 1 { bits[row] = true }
            storage = .booleans(bits)
        default: storage = .integers(ordered.map { $0 ?? 0 })
        }
        var validity = Bitmap(count: ordered.count)
        for row in ordered.indices where ordered[row] != nil { validity[row] = true }
        self.init(
            type: type, count: ordered.count, storage: storage, validity: validity.isFull ? nil : validity)
    }
}
