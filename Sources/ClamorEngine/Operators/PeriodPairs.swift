import ClamorColumns
import ClamorQuery

/// Which rows of the period before stand beside those of the present one.
struct PeriodPairs {
    /// One of the two periods: its rows, and the buckets of a trend.
    struct Period {
        let rows: TableRows
        let buckets: PeriodBuckets?
    }

    /// For each present row the row of the period before; nil where it has none of these keys.
    let rows: [Int?]
    /// The present rows whose bucket has a counterpart; nil: all.
    let inside: Bitmap?
    /// What one that was counted then is worth beside each present row, by the lengths of buckets; nil: 1.
    let weights: [Double]?

    init(_ comparison: PeriodComparison, now: Period, before: Period, _ context: RunContext) throws {
        var pairs = try comparison.keys.map { name in
            (now: try now.rows.value(name, context), before: try before.rows.value(name, context))
        }
        var inside: Bitmap?
        var weights: [Double]?
        if let present = now.buckets, let previous = before.buckets {
            let places = present.places(of: pairs[0].now)
            let known = previous.allPlaces
            var found = Bitmap(count: places.count)
            for (row, place) in places.integers.enumerated() where !places.isNull(row) && known.contains(place) {
                found[row] = true
            }
            inside = found
            weights = present.ratios(of: pairs[0].now, to: previous)
            pairs[0] = (places, previous.places(of: pairs[0].before))
        }
        let identities = try RowIdentities(
            pairs.map { .concatenated([$0.before, $0.now]) }, rows: before.rows.count + now.rows.count, context)
        var known = [Int?](repeating: nil, count: identities.count)
        for row in (0..<before.rows.count).reversed() { known[identities.numbers[row]] = row }
        rows = identities.numbers.dropFirst(before.rows.count).map { known[$0] }
        self.inside = inside
        self.weights = weights
    }

    /// What must be said of buckets that are not paired as they are.
    func notes(_ comparison: PeriodComparison, _ now: TableRows, _ context: RunContext) throws -> [String] {
        guard let inside, let weights else { return [] }
        let times = try now.value(comparison.keys[0], context)
        var notes: [String] = []
        let alone = Set(times.integers.indices.filter { !inside[$0] }.map { times.integers[$0] }).count
        if alone > 0 { notes.append("\(Count(alone).of("bucket", "has", "have")) no counterpart in the period before") }
        let unlike = Set(weights.indices.filter { weights[$0] != 1 }.map { times.integers[$0] }).count
        if unlike > 0, comparison.columns.contains(where: \.isAdditive) {
            notes.append(
                "\(Count(unlike).of("bucket", "is", "are")) not as long as the one before: there, what counts and sums were is scaled to the same length for change, percent and p"
            )
        }
        return notes
    }

    /// What stood beside each present row.
    ///
    /// - Parameter absent: what stands where there was no such row in a bucket that there was.
    func previous(_ column: Column, absent: Value) -> Column {
        let beside = column.gathered(rows, absent: absent)
        return inside.map(beside.masked) ?? beside
    }
}
