import ClamorColumns

/// `first` and `last`: the value of the earliest or latest row that has one; of rows at the same time the first or last
/// by channel and id. Over a table, by the order of rows.
struct EdgeState: AggregateState {
    private struct Candidate {
        var row: UInt32
        var value: Value
    }

    private let type: ValueType
    private let isLast: Bool
    /// Best time of each group so far; later is larger, and for `first` all times are negated.
    private var best: [Int64] = []
    /// The rows at that time.
    private var candidates: [[Candidate]] = []
    private var isTable = false

    init(type: ValueType, isLast: Bool) {
        self.type = type
        self.isLast = isLast
    }

    mutating func add(_ input: AggregateInput) {
        best.grow(to: input.groupCount, with: .min)
        candidates.grow(to: input.groupCount, with: [])
        guard let argument = input.argument, let moments = input.moments else { return }
        isTable = moments.times == nil
        let rows = input.presentRows?.rows() ?? (0..<Int32(argument.count)).map { $0 }
        let times = moments.times?.integers
        let ranks = rows.map { rank(of: Int($0), moments, times) }
        var newest = best
        for (place, row) in rows.enumerated() {
            let group = Int(input.groups[Int(row)])
            newest[group] = max(newest[group], ranks[place])
        }
        for (place, row) in rows.enumerated() {
            let group = Int(input.groups[Int(row)])
            guard ranks[place] == newest[group] else { continue }
            take(
                Candidate(row: moments.rows[Int(row)], value: argument[Int(row)]), at: ranks[place], group)
        }
    }

    /// Rows without a time come last in either direction.
    private func rank(of row: Int, _ moments: AggregateInput.Moments, _ times: [Int64]?) -> Int64 {
        guard let times else {
            return isLast ? Int64(moments.rows[row]) : -Int64(moments.rows[row])
        }
        if moments.times?.isNull(row) == true { return .min }
        return isLast ? max(times[row], .min + 1) : -max(times[row], .min + 2)
    }

    private mutating func take(_ candidate: Candidate, at time: Int64, _ group: Int) {
        if candidates[group].isEmpty || time > best[group] {
            best[group] = time
            candidates[group] = [candidate]
        } else if time == best[group] {
            candidates[group].append(candidate)
        }
    }

    mutating func absorb(_ other: EdgeState, groups: [UInt32], groupCount: Int) {
        best.grow(to: groupCount, with: .min)
        candidates.grow(to: groupCount, with: [])
        isTable = isTable || other.isTable
        for (group, held) in other.candidates.enumerated() where groups[group] != GroupKeys.dropped {
            for candidate in held { take(candidate, at: other.best[group], Int(groups[group])) }
        }
    }

    func result(groupCount: Int, _ context: RunContext) throws -> Column {
        let values = try (0..<groupCount).map { group -> Value in
            guard group < candidates.count, let any = candidates[group].first else { return .null }
            let held = candidates[group]
            if held.count == 1 || isTable { return any.value }
            let rows = try MentionIdentity.sorted(held.map(\.row), context)
            let wanted = isLast ? rows.last : rows.first
            return held.first { $0.row == wanted }?.value ?? any.value
        }
        return Column(type: type, values: values)
    }
}
