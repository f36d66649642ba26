import ClamorColumns
import ClamorQuery

/// Which rows of the period before stand beside those of the present one.
struct PeriodPairs {
    /// One of the two periods: its rows, and the starts of its buckets.
    struct Period {
        let rows: TableRows
        let buckets: [Int64]
    }

    /// For each present row the row of the period before; nil where it has none of these keys.
    let rows: [Int?]
    /// The present rows whose bucket has a counterpart; nil: all.
    let inside: Bitmap?

    init(_ comparison: PeriodComparison, now: Period, before: Period, _ context: RunContext) throws {
        var pairs = try comparison.keys.map { name in
            (now: try now.rows.value(name, context), before: try before.rows.value(name, context))
        }
        var inside: Bitmap?
        if comparison.pairsBuckets {
            let places = pairs[0].now.places(in: now.buckets)
            inside = intersection(
                Kernels.within(places.integers, 0, Int64(before.buckets.count) - 1), places.validity)
            pairs[0] = (places, pairs[0].before.places(in: before.buckets))
        }
        let identities = try RowIdentities(
            pairs.map { .concatenated([$0.before, $0.now]) }, rows: before.rows.count + now.rows.count, context)
        var known = [Int?](repeating: nil, count: identities.count)
        for row in (0..<before.rows.count).reversed() { known[identities.numbers[row]] = row }
        rows = identities.numbers.dropFirst(before.rows.count).map { known[$0] }
        self.inside = inside
    }

    /// What stood beside each present row.
    ///
    /// - Parameter absent: what stands where there was no such row in a bucket that there was.
    func previous(_ column: Column, absent: Value) -> Column {
        let beside = column.gathered(rows, absent: absent)
        return inside.map(beside.masked) ?? beside
    }
}

extension Column {
    /// The place of each time in a list; missing where it is not there.
    fileprivate func places(in starts: [Int64]) -> Column {
        let places = Dictionary(starts.enumerated().map { ($1, Int64($0)) }) { first, _ in first }
        return Column(
            type: .integer, ordered: integers.enumerated().map { isNull($0) ? nil : places[$1] })
    }
}
