import ClamorTime

extension Integers {
    /// The start of the bucket that each time falls into; nil where that is quicker found one by one.
    ///
    /// - Parameters:
    ///   - validity: the rows that have a time.
    ///   - value: what stands for a bucket, by its start.
    package func bucketed(by buckets: Buckets, validity: Bitmap?, _ value: (Int64) -> Int64 = { $0 }) -> Integers? {
        guard let range = heldRange(validity), let index = BucketIndex(buckets, covering: range) else { return nil }
        let table = index.starts.map(value)
        if table.count == 1 { return .coded(Codes(repeating: 0, count: count), table: table) }
        let codes: Codes =
            switch self {
            case .wide(let times): Kernels.buckets(times, 0, index)
            case .offset(let base, _, .bytes(let codes)): Kernels.buckets(codes, base, index)
            case .offset(let base, _, .shorts(let codes)): Kernels.buckets(codes, base, index)
            case .offset(let base, _, .words(let codes)): Kernels.buckets(codes, base, index)
            case .coded(let codes, let times):
                Kernels.translate(codes, by: Kernels.buckets(times, 0, index).wide, below: table.count)
            }
        guard let validity else { return .coded(codes, table: table) }
        return .coded(codes.masked(validity), table: table)
    }

    /// A range that holds all values in storage; nil when there are none, or missing ones that hold something else.
    private func heldRange(_ validity: Bitmap?) -> ClosedRange<Int64>? {
        switch self {
        case .offset(let base, let most, _):
            return count == 0 ? nil : base...(base &+ Int64(most))
        case .wide(let values), .coded(_, let values):
            guard validity == nil, let least = values.min(), let most = values.max() else { return nil }
            return least...most
        }
    }
}

extension Kernels {
    /// So many buckets that comparing with the end of each is quicker than looking up a cell.
    private static let fewBuckets = 4

    /// Times that stand in order, as exports mostly have them, fall into runs; nil where they do not.
    @inline(__always)
    private static func runs<T: FixedWidthInteger, B: FixedWidthInteger>(
        _ times: [T], _ base: Int64, _ index: BucketIndex
    ) -> [B]? {
        let count = times.count
        return times.withUnsafeBufferPointer { times -> [B]? in
            // A stretch at a time, so that what is out of order soon shows.
            for start in stride(from: 0, to: count - 1, by: 4_096) {
                var descents: T = 0
                for row in start..<min(start + 4_096, count - 1) { descents |= times[row] > times[row &+ 1] ? 1 : 0 }
                if descents != 0 { return nil }
            }
            return [B](unsafeUninitializedCapacity: count) { target, filled in
                var row = 0
                for (bucket, end) in index.ends.enumerated() where row < count {
                    // The first row that is not before the end.
                    let limit = end &+ index.starts[0] &- base
                    var (low, high) = (row, bucket == index.ends.count - 1 ? row : count)
                    if bucket == index.ends.count - 1 { low = count }
                    while low < high {
                        let middle = (low + high) / 2
                        if Int64(truncatingIfNeeded: times[middle]) < limit { low = middle + 1 } else { high = middle }
                    }
                    for place in row..<low { target[place] = B(truncatingIfNeeded: bucket) }
                    row = low
                }
                filled = count
            }
        }
    }

    /// How many ends each time has passed.
    @inline(__always)
    private static func compared<T: FixedWidthInteger, B: FixedWidthInteger>(
        _ times: [T], _ base: Int64, _ index: BucketIndex
    ) -> [B] {
        // Ends in the units of `times`; those that no time reaches are left out.
        let ends = index.ends.dropLast().compactMap { T(exactly: $0 &+ index.starts[0] &- base) }
        let first = ends.first ?? 0
        var result: [B] = times.withUnsafeBufferPointer { times in
            map(count: times.count) { times[$0] >= first ? 1 : 0 }
        }
        for end in ends.dropFirst() {
            result.withUnsafeMutableBufferPointer { result in
                times.withUnsafeBufferPointer { times in
                    for row in times.indices { result[row] &+= times[row] >= end ? 1 : 0 }
                }
            }
        }
        return result
    }

    @inline(__always)
    fileprivate static func buckets<T: FixedWidthInteger>(_ times: [T], _ base: Int64, _ index: BucketIndex) -> Codes {
        if index.starts.count <= 0x100 { return .bytes(numbered(times, base, index)) }
        if index.starts.count <= 0x1_0000 { return .shorts(numbered(times, base, index)) }
        return .words(numbered(times, base, index))
    }

    @inline(__always)
    private static func numbered<T: FixedWidthInteger, B: FixedWidthInteger>(
        _ times: [T], _ base: Int64, _ index: BucketIndex
    ) -> [B] {
        if let inOrder: [B] = runs(times, base, index) { return inOrder }
        if index.ends.count <= fewBuckets { return compared(times, base, index) }
        let shift = index.shift
        let phase = base &- index.starts[0]
        return times.withUnsafeBufferPointer { times in
            index.first.withUnsafeBufferPointer { first in
                index.ends.withUnsafeBufferPointer { ends in
                    map(count: times.count) { row in
                        let distance = phase &+ Int64(truncatingIfNeeded: times[row])
                        let bucket = Int(first[Int(distance &>> shift)])
                        // The next one, where the cell holds its start and the time is not before it.
                        return B(truncatingIfNeeded: bucket)
                            &+ B(truncatingIfNeeded: (ends[bucket] &- 1 &- distance) &>> 63 & 1)
                    }
                }
            }
        }
    }
}
