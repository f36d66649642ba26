/// All values of each group, for exact quantiles. While groups are few the values are also counted in buckets, so that
/// only one bucket of each group need be looked at again.
package struct GroupedValues: Sendable {
    /// Some rows as they came; columns are shared, not copied.
    private struct Run: Sendable {
        var values: Integers
        var groups: Codes
        /// The rows that count; nil: all.
        var rows: Bitmap?
    }

    private var runs: [Run] = []
    /// By group and bucket; nil once groups are too many for it.
    private var histogram: [UInt32]? = []

    package init() {}

    /// How many runs there are to `collect` from.
    package var runCount: Int { runs.count }

    /// The most groups that each get a histogram (8 KiB).
    private static let histogramLimit = 256

    /// Adds values with their groups; of the rows of a set alone, where one is given.
    package mutating func add(_ values: Integers, groups: Codes, rows: Bitmap?, groupCount: Int) {
        let rows = rows.flatMap { $0.isFull ? nil : $0 }
        runs.append(Run(values: values, groups: groups, rows: rows))
        grow(to: groupCount)
        histogram?.withUnsafeMutableBufferPointer { counts in
            switch groups {
            case .bytes(let groups): Self.count(values, groups, rows, counts)
            case .shorts(let groups): Self.count(values, groups, rows, counts)
            case .words(let groups): Self.count(values, groups, rows, counts)
            }
        }
    }

    private mutating func grow(to groupCount: Int) {
        guard let held = histogram?.count else { return }
        if groupCount > Self.histogramLimit {
            histogram = nil
        } else if held < groupCount * Bucket.count {
            histogram?.append(contentsOf: repeatElement(0, count: groupCount * Bucket.count - held))
        }
    }

    @inline(__always)
    private static func count<G: FixedWidthInteger>(
        _ values: Integers, _ groups: [G], _ rows: Bitmap?, _ counts: UnsafeMutableBufferPointer<UInt32>
    ) {
        let values = values.widened
        func count(_ row: Int) {
            counts[Int(groups[row]) &* Bucket.count &+ Bucket.of(values[row])] &+= 1
        }
        if let rows {
            for row in rows.rows() { count(Int(row)) }
        } else {
            for row in values.indices { count(row) }
        }
    }

    /// Takes over another's values; those of groups that become `.max` go.
    package mutating func absorb(_ other: GroupedValues, groups mapping: [UInt32], groupCount: Int) {
        grow(to: groupCount)
        if let counts = other.histogram, histogram != nil {
            for group in 0..<min(mapping.count, counts.count / Bucket.count) where mapping[group] != .max {
                for bucket in 0..<Bucket.count {
                    histogram?[Int(mapping[group]) * Bucket.count + bucket] += counts[group * Bucket.count + bucket]
                }
            }
        } else {
            histogram = nil
        }
        let isPartial = mapping.contains(.max)
        for run in other.runs {
            var rows = run.rows
            if isPartial {
                rows = intersection(rows, Kernels.rows(run.groups, in: mapping.map { $0 == .max ? 0 : 1 }))
            }
            let groups = Kernels.translate(
                run.groups, by: mapping.map { $0 == .max ? 0 : $0 }, below: max(1, groupCount))
            runs.append(Run(values: run.values, groups: groups, rows: rows))
        }
    }

    // MARK: Few groups

    /// Where a quantile of each group lies.
    package struct Ranks: Sendable {
        /// The range of values that holds it; empty for groups without values.
        fileprivate var lowest: [Int64]
        fileprivate var width: [UInt64]
        /// Its place, from 0, among the values in the range; -1 for groups without values.
        fileprivate var places: [Int]
    }

    /// The bucket of each group that holds the value at the nearest rank, ⌈q/100 · n⌉ (at least the first); nil when
    /// groups are too many.
    package func ranks(_ percent: Double, groupCount: Int) -> Ranks? {
        guard let histogram else { return nil }
        var ranks = Ranks(
            lowest: Array(repeating: 0, count: groupCount), width: Array(repeating: 0, count: groupCount),
            places: Array(repeating: -1, count: groupCount))
        for group in 0..<min(groupCount, histogram.count / Bucket.count) {
            let own = histogram[group * Bucket.count..<(group + 1) * Bucket.count]
            let total = own.reduce(0) { $0 + Int($1) }
            if total == 0 { continue }
            var place = Kernels.nearestRank(percent, of: total)
            var bucket = own.startIndex
            while place >= Int(own[bucket]) {
                place -= Int(own[bucket])
                bucket += 1
            }
            ranks.places[group] = place
            (ranks.lowest[group], ranks.width[group]) = Bucket.range(bucket - own.startIndex)
        }
        return ranks
    }

    /// Adds the values of a run that lie in the range of their group.
    package func collect(run: Int, _ ranks: Ranks, into held: inout [[Int64]]) {
        let run = runs[run]
        switch run.groups {
        case .bytes(let groups): Self.collect(run, groups, ranks, &held)
        case .shorts(let groups): Self.collect(run, groups, ranks, &held)
        case .words(let groups): Self.collect(run, groups, ranks, &held)
        }
    }

    @inline(__always)
    private static func collect<G: FixedWidthInteger>(
        _ run: Run, _ groups: [G], _ ranks: Ranks, _ held: inout [[Int64]]
    ) {
        let values = run.values.widened
        ranks.lowest.withUnsafeBufferPointer { lowest in
            ranks.width.withUnsafeBufferPointer { width in
                for row in values.indices {
                    let group = Int(groups[row])
                    if UInt64(bitPattern: values[row] &- lowest[group]) > width[group] { continue }
                    if let rows = run.rows, !rows[row] { continue }
                    held[group].append(values[row])
                }
            }
        }
    }

    /// The quantile of each group out of the values collected; nil for groups without values.
    package static func select(_ ranks: Ranks, from held: inout [[Int64]]) -> [Int64?] {
        ranks.places.indices.map { group in
            if ranks.places[group] < 0 { return nil }
            return Kernels.select(ranks.places[group], in: 0..<held[group].count, of: &held[group])
        }
    }

    /// Buckets that grow with the distance from 0: 16 to each power of two.
    private enum Bucket {
        static let count = 2_048

        @inline(__always)
        static func of(_ value: Int64) -> Int {
            // All ones below 0, where buckets run backwards.
            let sign = value >> 63
            let distance = UInt64(bitPattern: value ^ sign)
            // The five highest bits, of which the first is always 1, and their place.
            let shift = UInt64(59) &- UInt64(truncatingIfNeeded: min(59, (distance | 1).leadingZeroBitCount))
            let bucket = Int(truncatingIfNeeded: (shift << 4) &+ (distance >> shift))
            return 1_024 &+ (bucket ^ Int(sign))
        }

        /// The smallest value of a bucket, and how far above it the largest is.
        static func range(_ bucket: Int) -> (lowest: Int64, width: UInt64) {
            let isBelow = bucket < 1_024
            let place = isBelow ? 1_023 - bucket : bucket - 1_024
            let shift = UInt64(max(0, place / 16 - 1))
            let distance = UInt64(place) - shift << 4
            let first = Int64(bitPattern: distance << shift)
            let width = UInt64(1) << shift - 1
            return (isBelow ? ~(first &+ Int64(bitPattern: width)) : first, width)
        }
    }

    // MARK: Many groups

    /// The value at the nearest rank of each group: brings the values of each together and selects among them.
    package func sortedQuantiles(_ percent: Double, groupCount: Int) -> [Int64?] {
        var ends = [Int](repeating: 0, count: groupCount + 1)
        forEach { group, _ in ends[group + 1] += 1 }
        for group in 0..<groupCount { ends[group + 1] += ends[group] }
        var next = ends
        var sorted = [Int64](repeating: 0, count: ends[groupCount])
        forEach { group, value in
            sorted[next[group]] = value
            next[group] += 1
        }
        return (0..<groupCount).map { group in
            let range = ends[group]..<ends[group + 1]
            if range.isEmpty { return nil }
            let rank = Kernels.nearestRank(percent, of: range.count)
            return Kernels.select(range.lowerBound + rank, in: range, of: &sorted)
        }
    }

    private func forEach(_ body: (_ group: Int, _ value: Int64) -> Void) {
        for run in runs {
            let (values, groups) = (run.values.widened, run.groups.wide)
            for row in values.indices where run.rows?[row] ?? true { body(Int(groups[row]), values[row]) }
        }
    }
}

extension Kernels {
    /// The place, from 0, of a quantile among sorted values, by nearest rank.
    package static func nearestRank(_ percent: Double, of count: Int) -> Int {
        min(count, max(1, Int((percent * Double(count) / 100).rounded(.up)))) - 1
    }

    /// Hoare's selection: the value that would stand at `place` if the range were sorted. Reorders the range.
    static func select(_ place: Int, in range: Range<Int>, of values: inout [Int64]) -> Int64 {
        values.withUnsafeMutableBufferPointer { values in
            var low = range.lowerBound
            var high = range.upperBound - 1
            while low < high {
                let pivot = median(values[low], values[low + (high - low) / 2], values[high])
                var left = low
                var right = high
                while left <= right {
                    while values[left] < pivot { left += 1 }
                    while values[right] > pivot { right -= 1 }
                    if left <= right {
                        values.swapAt(left, right)
                        left += 1
                        right -= 1
                    }
                }
                if place <= right {
                    high = right
                } else if place >= left {
                    low = left
                } else {
                    break
                }
            }
            return values[place]
        }
    }

    private static func median(_ first: Int64, _ second: Int64, _ third: Int64) -> Int64 {
        max(min(first, second), min(max(first, second), third))
    }
}
