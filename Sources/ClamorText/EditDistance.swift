/// The optimal string alignment distance between two texts: the least number of insertions, deletions, replacements
/// and swaps of neighbours that turns one into the other, no stretch edited twice. Counts Unicode scalars, case counts.
/// Gives `limit + 1` as soon as the distance is known to be above `limit`.
package func editDistance(_ left: String, _ right: String, limit: Int = .max - 1) -> Int {
    alignmentDistance(Array(left.unicodeScalars), Array(right.unicodeScalars), limit: limit)
}

/// The candidates nearest to what was written, for "did you mean": at most `max` of them, nearest first, ties in the
/// order given, each within a third of the written length (at least 1) and never the word itself. Case does not count.
package func nearest(to word: String, in candidates: [String], max count: Int = 3, within limit: Int? = nil) -> [String]
{
    let written = Array(FoldedText.fold(word).unicodeScalars)
    let limit = limit ?? max(1, written.count / 3)
    var found: [(distance: Int, index: Int)] = []
    for (index, candidate) in candidates.enumerated() where candidate != word {
        let distance = alignmentDistance(written, Array(FoldedText.fold(candidate).unicodeScalars), limit: limit)
        // A word that shares nothing with the one written is no help, however short both are.
        if distance <= limit, distance < written.count { found.append((distance, index)) }
    }
    found.sort { $0 < $1 }
    return found.prefix(count).map { candidates[$0.index] }
}

private func alignmentDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int) -> Int {
    if abs(left.count - right.count) > limit { return limit + 1 }
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforePrevious = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    var current = beforePrevious
    for row in 1...left.count {
        current[0] = row
        var least = row
        for column in 1...right.count {
            let same = left[row - 1] == right[column - 1]
            var best = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (same ? 0 : 1))
            if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                best = min(best, beforePrevious[column - 2] + 1)
            }
            current[column] = best
            least = min(least, best)
        }
        // A later row can reach back over one row, by a swap, for one edit: both rows must be past the limit.
        if least > limit, previous.allSatisfy({ $0 >= limit }) { return limit + 1 }
        (beforePrevious, previous, current) = (previous, current, beforePrevious)
    }
    return min(previous[right.count], limit == .max ? limit : limit + 1)
}
