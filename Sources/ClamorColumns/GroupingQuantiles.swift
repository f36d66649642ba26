/// All values of each group, for exact quantiles. While groups are few the values are also counted in buckets, so that
/// only one bucket of each group need be looked at again.
package struct GroupedValues: Sendable {
    /// Some rows as they came; columns are shared, not copied.
    private struct Run: Sendable {
        var values: Integers
        var groups: Codes
        /// The rows that count; nil: all.
        var rows: Bitmap?
        /// The bucket of each value, while they are counted.
        var buckets: [UInt16]
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
        grow(to: groupCount)
        guard histogram != nil else {
            runs.append(Run(values: values, groups: groups, rows: rows, buckets: []))
            return
        }
        let buckets = Bucket.of(values)
        histogram?.withUnsafeMutableBufferPointer { counts in
            switch groups {
            case .bytes(let groups): Self.count(buckets, groups, rows, counts)
            case .shorts(let groups): Self.count(buckets, groups, rows, counts)
            case .words(let groups): Self.count(buckets, groups, rows, counts)
            }
        }
        runs.append(Run(values: values, groups: groups, rows: rows, buckets: buckets))
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
        _ buckets: [UInt16], _ groups: [G], _ rows: Bitmap?, _ counts: UnsafeMutableBufferPointer<UInt32>
    ) {
        groups.withUnsafeBufferPointer { groups in
            buckets.withUnsafeBufferPointer { buckets in
                guard let rows else {
                    for row in buckets.indices { counts[Int(groups[row]) &* Bucket.count &+ Int(buckets[row])] &+= 1 }
                    return
                }
                for (index, word) in rows.words.enumerated() {
                    var rest = word
                    while rest != 0 {
                        let row = index << 6 &+ rest.trailingZeroBitCount
                        counts[Int(groups[row]) &* Bucket.count &+ Int(buckets[row])] &+= 1
                        rest &= rest &- 1
                    }
                }
            }
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
            runs.append(Run(values: run.values, groups: groups, rows: rows, buckets: run.buckets))
        }
    }

    // MARK: Few groups

    /// Where quantiles of each group lie.
    package struct Ranks: Sendable {
        /// Per cent, eight at the most.
        package let percents: [Double]
        fileprivate let groupCount: Int
        /// For each group and bucket a bit for each quantile that lies in it.
        fileprivate var wanted: [UInt8]
        /// For each group and quantile its place, from 0, among the values of its bucket; -1 for groups without values.
        fileprivate var places: [Int]
    }

    /// The most quantiles that are looked for at a time.
    package static let mostQuantiles = 8

    /// The buckets of each group that hold the values at the nearest ranks, ⌈q/100 · n⌉ (at least the first); nil when
    /// groups are too many.
    package func ranks(_ percents: [Double], groupCount: Int) -> Ranks? {
        guard let histogram, percents.count <= Self.mostQuantiles else { return nil }
        var ranks = Ranks(
            percents: percents, groupCount: groupCount,
            wanted: Array(repeating: 0, count: max(groupCount * Bucket.count, histogram.count)),
            places: Array(repeating: -1, count: groupCount * percents.count))
        for group in 0..<min(groupCount, histogram.count / Bucket.count) {
            let own = histogram[group * Bucket.count..<(group + 1) * Bucket.count]
            let total = own.reduce(0) { $0 + Int($1) }
            if total == 0 { continue }
            for (quantile, percent) in percents.enumerated() {
                var place = Kernels.nearestRank(percent, of: total)
                var bucket = own.startIndex
                while place >= Int(own[bucket]) {
                    place -= Int(own[bucket])
                    bucket += 1
                }
                ranks.places[group * percents.count + quantile] = place
                ranks.wanted[bucket] |= 1 << UInt8(quantile)
            }
        }
        return ranks
    }

    /// Adds the values of a run that lie in a wanted bucket of their group, to the values of each group and quantile.
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
        let count = ranks.percents.count
        groups.withUnsafeBufferPointer { groups in
            run.buckets.withUnsafeBufferPointer { buckets in
                ranks.wanted.withUnsafeBufferPointer { wanted in
                    for row in buckets.indices {
                        let group = Int(groups[row])
                        let flags = wanted[group &* Bucket.count &+ Int(buckets[row])]
                        if flags == 0 { continue }
                        if let rows = run.rows, !rows[row] { continue }
                        for quantile in 0..<count where flags >> UInt8(quantile) & 1 == 1 {
                            held[group &* count &+ quantile].append(run.values[row])
                        }
                    }
                }
            }
        }
    }

    /// Each quantile of each group out of the values collected; nil for groups without values.
    package static func select(_ ranks: Ranks, from held: inout [[Int64]]) -> [[Int64?]] {
        ranks.percents.indices.map { quantile in
            (0..<ranks.groupCount).map { group in
                let index = group * ranks.percents.count + quantile
                if ranks.places[index] < 0 { return nil }
                return Kernels.select(ranks.places[index], in: 0..<held[index].count, of: &held[index])
            }
        }
    }

    /// Buckets that grow with the distance from 0: 16 to each power of two.
    private enum Bucket {
        static let count = 2_048

        static func of(_ values: Integers) -> [UInt16] {
            switch values {
            case .wide(let values): Kernels.map(count: values.count) { UInt16(of(values[$0])) }
            case .offset(let base, _, .bytes(let codes)): offset(base, codes)
            case .offset(let base, _, .shorts(let codes)): offset(base, codes)
            case .offset(let base, _, .words(let codes)): offset(base, codes)
            case .coded(let codes, let table):
                Kernels.map(count: codes.count) { UInt16(of(table[Int(codes[$0])])) }
            }
        }

        @inline(__always)
        private static func offset<T: FixedWidthInteger>(_ base: Int64, _ codes: [T]) -> [UInt16] {
            codes.withUnsafeBufferPointer { codes in
                Kernels.map(count: codes.count) {
                    UInt16(truncatingIfNeeded: of(base &+ Int64(truncatingIfNeeded: codes[$0])))
                }
            }
        }

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
