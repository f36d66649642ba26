/// Where values lie across a row of cells: zero at the edge of a cell, one scale to both sides of it.
struct LyingScale {
    /// Cells left and right of zero.
    let left: Int
    let right: Int
    /// Cells of the line at zero; none where nothing lies left of it.
    let line: Int
    private let largest: Double
    private let cellsOfLargest: Double

    init(_ scale: ValueScale, cells: Int) {
        let (below, above) = (max(0, -scale.lower), max(0, scale.upper))
        let largest = max(below, above)
        self.largest = largest
        guard below > 0, largest.isFinite else {
            (left, right, line, cellsOfLargest) = (0, cells, 0, Double(cells))
            return
        }
        let room = cells - 1
        let (low, high) = (below / largest, above / largest)
        let share = Int((Double(room) * low / (low + high)).rounded())
        left = high == 0 ? room : max(1, min(room - 1, share))
        right = room - left
        line = 1
        // The side that would not fit decides.
        let fits = [low > 0 ? Double(left) / low : nil, high > 0 ? Double(right) / high : nil]
        cellsOfLargest = fits.compactMap { $0 }.min() ?? 0
    }

    /// Cells from zero to a value, negative to the left; what lies beyond an end stops there.
    func length(_ value: Double) -> Double {
        guard largest > 0, value.isFinite else { return 0 }
        return max(-Double(left), min(Double(right), value / largest * cellsOfLargest))
    }

    /// The value at so many cells from zero.
    func value(at length: Double) -> Double {
        cellsOfLargest > 0 ? length / cellsOfLargest * largest : 0
    }

    /// The cell in which a value lies, counted from the left end.
    func cell(_ value: Double) -> Int {
        let length = length(value)
        if length < 0 { return max(0, left - Int((-length).rounded(.up))) }
        let inside = min(max(0, right - 1), Int(length.rounded(.up)) - 1)
        return left + line + max(0, inside)
    }
}

/// Whole numbers near to shares of a whole.
enum LargestRemainder {
    /// The shares in whole units that add up to their rounded sum: each is rounded down, and those with the largest
    /// remainders get one more.
    static func rounded(_ shares: [Double]) -> [Int] {
        precondition(shares.allSatisfy { abs($0) < 1e9 }, "shares of something that is counted")
        var result = shares.map { Int($0.rounded(.down)) }
        let missing = Int(shares.reduce(0, +).rounded()) - result.reduce(0, +)
        let byRemainder = shares.indices.sorted {
            let (a, b) = (shares[$0] - shares[$0].rounded(.down), shares[$1] - shares[$1].rounded(.down))
            return a == b ? $0 < $1 : a > b
        }
        for index in byRemainder.prefix(max(0, missing)) { result[index] += 1 }
        return result
    }
}
