/// Sorting and choosing rows.
package enum Selection {
    /// Sorts row numbers by the keys of the rows, ascending; rows with equal keys stay as they stand.
    ///
    /// - Parameter check: called now and then; what it throws ends the work, the order then being any.
    package static func sort(
        _ order: inout [Int32], by keys: [Int64], _ check: () throws -> Void
    ) rethrows {
        guard order.count > 1 else { return }
        if order.count < 1_024 {
            let sorted = order.enumerated().sorted {
                let left = keys[Int($0.element)]
                let right = keys[Int($1.element)]
                return left != right ? left < right : $0.offset < $1.offset
            }
            order = sorted.map(\.element)
            return
        }
        let first = keys[Int(order[0])]
        var varying: UInt64 = 0
        for row in order { varying |= UInt64(bitPattern: keys[Int(row)] ^ first) }
        var sortable = Kernels.map(count: order.count) { keys[Int(order[$0])] ^ .min }
        var shift = UInt64(0)
        while shift < 64 {
            try check()
            if varying >> shift & digitMask != 0 { pass(&order, &sortable, shift) }
            shift += digitBits
        }
    }

    package static func sort(_ order: inout [Int32], by keys: [Int64]) { sort(&order, by: keys) {} }

    private static let digitBits: UInt64 = 11
    private static let digitMask: UInt64 = 1 << 11 - 1

    /// One pass of a radix sort from the lowest digit up.
    private static func pass(_ order: inout [Int32], _ keys: inout [Int64], _ shift: UInt64) {
        var starts = [Int](repeating: 0, count: Int(digitMask) + 2)
        for key in keys { starts[digit(key, shift) + 1] += 1 }
        for place in 1..<starts.count { starts[place] += starts[place - 1] }
        var newOrder = [Int32](repeating: 0, count: order.count)
        var newKeys = [Int64](repeating: 0, count: order.count)
        for place in order.indices {
            let target = digit(keys[place], shift)
            newOrder[starts[target]] = order[place]
            newKeys[starts[target]] = keys[place]
            starts[target] += 1
        }
        order = newOrder
        keys = newKeys
    }

    @inline(__always)
    private static func digit(_ key: Int64, _ shift: UInt64) -> Int {
        Int(truncatingIfNeeded: UInt64(bitPattern: key) >> shift & digitMask)
    }

    /// The value at a place (from 0) of the values in ascending order.
    package static func value(at place: Int, of values: [Int64]) -> Int64 {
        var values = values
        return Kernels.select(place, in: 0..<values.count, of: &values)
    }
}
