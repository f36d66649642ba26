extension Kernels {
    /// Lowers each group's value to the least of its rows. Groups without rows keep theirs.
    package static func lower(_ values: [Int64], groups: [UInt32], into least: inout [Int64]) {
        least.withUnsafeMutableBufferPointer { least in
            for row in values.indices {
                let group = Int(groups[row])
                least[group] = min(least[group], values[row])
            }
        }
    }

    /// Raises each group's value to the greatest of its rows.
    package static func raise(_ values: [Int64], groups: [UInt32], into greatest: inout [Int64]) {
        greatest.withUnsafeMutableBufferPointer { greatest in
            for row in values.indices {
                let group = Int(groups[row])
                greatest[group] = max(greatest[group], values[row])
            }
        }
    }

    /// Numbers as integers of the same order; -0 is 0.
    package static func ordered(_ values: [Double]) -> [Int64] {
        map(count: values.count) { ordered(values[$0]) }
    }

    /// One number as an integer that compares as it does.
    package static func ordered(_ value: Double) -> Int64 {
        let bits = Int64(bitPattern: (value == 0 ? 0 : value).bitPattern)
        // Negative numbers run backwards in their bits.
        return bits ^ ((bits >> 63) & .max)
    }

    /// The number that `ordered` made an integer of.
    package static func number(ordered: Int64) -> Double {
        Double(bitPattern: UInt64(bitPattern: ordered ^ ((ordered >> 63) & .max)))
    }
}

/// All values of each group, for exact quantiles.
package struct GroupedValues: Sendable {
    private var groups: [UInt32] = []
    private var values: [Int64] = []

    package init() {}

    package mutating func add(_ values: [Int64], groups: [UInt32]) {
        self.values.append(contentsOf: values)
        self.groups.append(contentsOf: groups)
    }

    package mutating func absorb(_ other: GroupedValues, groups mapping: [UInt32]) {
        values.append(contentsOf: other.values)
        groups.append(contentsOf: Kernels.translate(other.groups, by: mapping))
    }

    /// The value at the nearest rank, ⌈q/100 · n⌉ (at least the first), of each group; nil for groups without values.
    package func quantiles(_ percent: Double, groupCount: Int) -> [Int64?] {
        var ends = [Int](repeating: 0, count: groupCount + 1)
        for group in groups { ends[Int(group) + 1] += 1 }
        for group in 0..<groupCount { ends[group + 1] += ends[group] }
        var next = ends
        var sorted = [Int64](repeating: 0, count: values.count)
        for place in values.indices {
            let group = Int(groups[place])
            sorted[next[group]] = values[place]
            next[group] += 1
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
