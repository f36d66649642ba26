extension Kernels {
    /// Rows whose value lies in a closed interval. Every comparison of integers with a constant is one of these.
    package static func within(_ values: Integers, _ low: Int64, _ high: Int64) -> Bitmap {
        switch values {
        case .wide(let values): return within(values, low, high)
        case .coded(let codes, let table):
            let passes = table.map { UInt8($0 >= low && $0 <= high ? 1 : 0) }
            return rows(codes, in: passes.isEmpty ? [0] : passes)
        case .offset(let base, _, let codes):
            // In the codes' own numbers, cut to what they can hold.
            let (lowest, under) = low.subtractingReportingOverflow(base)
            let (highest, over) = high.subtractingReportingOverflow(base)
            let first = under ? (low < base ? 0 : Int64.max) : max(0, lowest)
            let last = over ? (high < base ? -1 : Int64.max) : highest
            guard first <= last, last >= 0, first <= Int64(codes.bound) else { return Bitmap(count: codes.count) }
            let (from, to) = (UInt32(first), UInt32(min(last, Int64(codes.bound))))
            switch codes {
            case .bytes(let codes): return between(codes, UInt8(from), UInt8(to))
            case .shorts(let codes): return between(codes, UInt16(from), UInt16(to))
            case .words(let codes): return between(codes, from, to)
            }
        }
    }

    @inline(__always)
    private static func between<C: FixedWidthInteger & UnsignedInteger>(_ codes: [C], _ low: C, _ high: C) -> Bitmap {
        if low == 0, high == .max { return Bitmap(count: codes.count, filled: true) }
        let width = high - low
        return codes.withUnsafeBufferPointer { codes in bits(count: codes.count) { codes[$0] &- low <= width } }
    }

    /// The same over 64-bit values.
    package static func within(_ values: [Int64], _ low: Int64, _ high: Int64) -> Bitmap {
        guard low <= high else { return Bitmap(count: values.count) }
        // One unsigned comparison does for both ends.
        let width = UInt64(bitPattern: high &- low)
        return values.withUnsafeBufferPointer { values in
            bits(count: values.count) { UInt64(bitPattern: values[$0] &- low) <= width }
        }
    }

    /// Rows whose value is one of a sorted list without repeats.
    package static func among(_ values: [Int64], _ sorted: [Int64]) -> Bitmap {
        guard let low = sorted.first, let high = sorted.last else { return Bitmap(count: values.count) }
        if high.subtractingReportingOverflow(low).partialValue == Int64(sorted.count - 1) {
            return within(values, low, high)
        }
        let set = Set(sorted)
        return bits(count: values.count) { values[$0] >= low && values[$0] <= high && set.contains(values[$0]) }
    }

    /// Rows on which two integer columns compare as `less`, `equal` and `greater` say.
    package static func compare(
        _ left: [Int64], _ right: [Int64], less: Bool, equal: Bool, greater: Bool
    ) -> Bitmap {
        let table = outcomes(less, equal, greater)
        return left.withUnsafeBufferPointer { left in
            right.withUnsafeBufferPointer { right in
                bits(count: left.count) { row in
                    let place = (left[row] > right[row] ? 2 : 0) + (left[row] == right[row] ? 1 : 0)
                    return table >> UInt8(truncatingIfNeeded: place) & 1 == 1
                }
            }
        }
    }

    /// The same for numbers.
    package static func compare(
        _ left: [Double], _ right: [Double], less: Bool, equal: Bool, greater: Bool
    ) -> Bitmap {
        let table = outcomes(less, equal, greater)
        return left.withUnsafeBufferPointer { left in
            right.withUnsafeBufferPointer { right in
                bits(count: left.count) { row in
                    let place = (left[row] > right[row] ? 2 : 0) + (left[row] == right[row] ? 1 : 0)
                    return table >> UInt8(truncatingIfNeeded: place) & 1 == 1
                }
            }
        }
    }

    /// Numbers against one number.
    package static func compare(
        _ left: [Double], _ right: Double, less: Bool, equal: Bool, greater: Bool
    ) -> Bitmap {
        let table = outcomes(less, equal, greater)
        return left.withUnsafeBufferPointer { left in
            bits(count: left.count) { row in
                let place = (left[row] > right ? 2 : 0) + (left[row] == right ? 1 : 0)
                return table >> UInt8(truncatingIfNeeded: place) & 1 == 1
            }
        }
    }

    /// Whole numbers against numbers, exactly, also where an integer has no double of its own.
    package static func compare(
        _ left: [Int64], _ right: [Double], less: Bool, equal: Bool, greater: Bool
    ) -> Bitmap {
        bits(count: left.count) { row in
            switch order(left[row], right[row]) {
            case -1: less
            case 0: equal
            default: greater
            }
        }
    }

    /// -1, 0 or 1 as an integer is below, equal to or above a number.
    package static func order(_ left: Int64, _ right: Double) -> Int {
        if right >= 0x1p63 { return -1 }
        if right < -0x1p63 { return 1 }
        let floor = right.rounded(.down)
        let whole = Int64(floor)
        if left != whole { return left < whole ? -1 : 1 }
        return floor < right ? -1 : 0
    }

    /// A bit for each outcome: less, equal, greater.
    private static func outcomes(_ less: Bool, _ equal: Bool, _ greater: Bool) -> UInt8 {
        (less ? 1 : 0) | (equal ? 2 : 0) | (greater ? 4 : 0)
    }
}
