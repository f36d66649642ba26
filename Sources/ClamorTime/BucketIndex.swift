/// Which bucket of a series each of many times falls into, without arithmetic on calendars: the range is cut into cells no
/// longer than the shortest bucket, so that a cell holds the start of one bucket at most.
package struct BucketIndex: Sendable {
    /// Starts of the buckets, ascending.
    package let starts: [Int64]
    /// Bits by which a distance is shifted to its cell.
    package let shift: Int64
    /// For each cell the bucket in which it begins.
    package let first: [UInt32]
    /// For each bucket where it ends, as a distance to where the first starts.
    package let ends: [Int64]

    /// The most cells that an index may have.
    private static let mostCells = 1 << 18

    /// - Parameter range: all times that will be asked for.
    /// - Returns: nil when the range holds so many buckets that cells would be too many.
    package init?(_ buckets: Buckets, covering range: ClosedRange<Int64>) {
        guard range.upperBound < .max, !range.upperBound.subtractingReportingOverflow(range.lowerBound).overflow,
            let series = try? buckets.series(
                covering: Instant(milliseconds: range.lowerBound)..<Instant(milliseconds: range.upperBound + 1))
        else { return nil }
        let starts = series.starts
        let ends = Array(starts.dropFirst()) + [series.end]
        let origin = starts[0]
        let shortest = zip(starts, ends).reduce(Int64.max) { min($0, $1.1 - $1.0) }
        // Cells of a power of two.
        let shift = Int64(63 - max(1, shortest).leadingZeroBitCount)
        let cells = (range.upperBound - origin) >> shift + 1
        guard cells <= Self.mostCells else { return nil }
        var first: [UInt32] = []
        first.reserveCapacity(Int(cells))
        var bucket = 0
        for cell in 0..<cells {
            while ends[bucket] - origin <= cell << shift { bucket += 1 }
            first.append(UInt32(bucket))
        }
        self.starts = starts
        self.shift = shift
        self.first = first
        self.ends = ends.map { $0 - origin }
    }
}
