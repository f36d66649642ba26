/// All values of each group, for exact quantiles.
package struct GroupedValues: Sendable {
    private struct Run: Sendable {
        var values: [Int64]
        var groups: [UInt32]
    }

    private var runs: [Run] = []

    package init() {}

    /// Adds values with their groups; of the rows of a set alone, where one is given.
    package mutating func add(_ values: [Int64], groups: [UInt32], rows: Bitmap?) {
        guard let rows, !rows.isFull else {
            runs.append(Run(values: values, groups: groups))
            return
        }
        let places = rows.rows()
        runs.append(Run(values: Kernels.gather(values, places), groups: Kernels.gather(groups, places)))
    }

    package mutating func absorb(_ other: GroupedValues, groups mapping: [UInt32]) {
        for run in other.runs {
            runs.append(Run(values: run.values, groups: Kernels.translate(run.groups, by: mapping)))
        }
    }

    /// The value at the nearest rank, ⌈q/100 · n⌉ (at least the first), of each group; nil for groups without values.
    package func quantiles(_ percent: Double, groupCount: Int) -> [Int64?] {
        groupCount <= Self.histogramLimit
            ? histogramQuantiles(percent, groupCount) : sortedQuantiles(percent, groupCount)
    }

    // MARK: Few groups

    /// The most groups that each get a histogram (4 KiB).
    private static let histogramLimit = 1_024

    /// Counts values in buckets, then selects within the one bucket of each group that holds the rank.
    private func histogramQuantiles(_ percent: Double, _ groupCount: Int) -> [Int64?] {
        let least = runs.reduce(Int64.max) { min($0, $1.values.min() ?? .max) }
        var counts = [UInt32](repeating: 0, count: groupCount * Bucket.count)
        counts.withUnsafeMutableBufferPointer { counts in
            for run in runs {
                for place in run.values.indices {
                    let bucket = Bucket.of(run.values[place], from: least)
                    counts[Int(run.groups[place]) &* Bucket.count &+ Int(bucket)] &+= 1
                }
            }
        }
        // For each group the bucket that holds the rank, and the place within it; .max where there are no values.
        var wanted = [UInt16](repeating: .max, count: groupCount)
        var ranks = [Int](repeating: 0, count: groupCount)
        for group in 0..<groupCount {
            let own = counts[group * Bucket.count..<(group + 1) * Bucket.count]
            let total = own.reduce(0) { $0 + Int($1) }
            if total == 0 { continue }
            ranks[group] = Kernels.nearestRank(percent, of: total)
            var bucket = own.startIndex
            while ranks[group] >= Int(own[bucket]) {
                ranks[group] -= Int(own[bucket])
                bucket += 1
            }
            wanted[group] = UInt16(bucket - own.startIndex)
        }
        var held: [[Int64]] = Array(repeating: [], count: groupCount)
        for run in runs {
            for place in run.values.indices {
                let group = Int(run.groups[place])
                if wanted[group] == Bucket.of(run.values[place], from: least) { held[group].append(run.values[place]) }
            }
        }
        return (0..<groupCount).map { group in
            if wanted[group] == .max { return nil }
            return Kernels.select(ranks[group], in: 0..<held[group].count, of: &held[group])
        }
    }

    /// Buckets that grow with the value: 16 to each power of two.
    private enum Bucket {
        static let count = 1_024

        @inline(__always)
        static func of(_ value: Int64, from least: Int64) -> UInt16 {
            let distance = UInt64(bitPattern: value &- least)
            // The five highest bits, of which the first is always 1, and their place.
            let shift = UInt64(59) &- UInt64(truncatingIfNeeded: min(59, (distance | 1).leadingZeroBitCount))
            return UInt16(truncatingIfNeeded: (shift << 4) + (distance >> shift))
        }
    }

    // MARK: Many groups

    /// Brings the values of each group together and selects among them.
    private func sortedQuantiles(_ percent: Double, _ groupCount: Int) -> [Int64?] {
        var ends = [Int](repeating: 0, count: groupCount + 1)
        for run in runs {
            for group in run.groups { ends[Int(group) + 1] += 1 }
        }
        for group in 0..<groupCount { ends[group + 1] += ends[group] }
        var next = ends
        var sorted = [Int64](repeating: 0, count: ends[groupCount])
        for run in runs {
            for place in run.values.indices {
                let group = Int(run.groups[place])
                sorted[next[group]] = run.values[place]
                next[group] += 1
            }
        }
        return (0..<groupCount).map { group in
            let range = ends[group]..<ends[group + 1]
            if range.isEmpty { return nil }
            let rank = Kernels.nearestRank(percent, of: range.count)
            return Kernels.select(range.lowerBound + rank, in: range, of: &sorted)
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
