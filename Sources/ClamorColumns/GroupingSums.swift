/// Exact sums of integers by group. They do not depend on the order of adding.
///
/// Sums stay in 64 bits while no sum can have left them, by the largest magnitude and count of what was added; then they
/// move to 128 bits.
package struct ExactSums: Sendable {
    private var narrow: [Int64] = []
    private var wide: [Int128] = []
    /// No narrow sum has a larger magnitude.
    private var bound: UInt64 = 0

    package init() {}

    package var count: Int { narrow.count }

    package mutating func grow(to groups: Int) {
        if groups > narrow.count {
            narrow.append(contentsOf: repeatElement(0, count: groups - narrow.count))
        }
        if !wide.isEmpty, groups > wide.count {
            wide.append(contentsOf: repeatElement(0, count: groups - wide.count))
        }
    }

    /// Adds each row's value to the sum of its group.
    package mutating func add(_ values: [Int64], groups: [UInt32]) {
        let (most, overflows) = Kernels.largestMagnitude(values).multipliedReportingOverflow(by: UInt64(values.count))
        if overflows || most > UInt64(Int64.max) {
            spill()
            for row in values.indices { wide[Int(groups[row])] &+= Int128(values[row]) }
            return
        }
        if bound + most > UInt64(Int64.max) { spill() }
        bound += most
        narrow.withUnsafeMutableBufferPointer { sums in
            values.withUnsafeBufferPointer { values in
                groups.withUnsafeBufferPointer { groups in
                    for row in values.indices { sums[Int(groups[row])] &+= values[row] }
                }
            }
        }
    }

    /// Adds one value. False when the sum left 128 bits.
    package mutating func add(_ value: Int128, group: Int) -> Bool {
        if wide.isEmpty { wide = Array(repeating: 0, count: narrow.count) }
        let (sum, overflows) = wide[group].addingReportingOverflow(value)
        wide[group] = sum
        return !overflows
    }

    /// The sum of one group.
    package subscript(group: Int) -> Int128 {
        Int128(narrow[group]) + (wide.isEmpty ? 0 : wide[group])
    }

    private mutating func spill() {
        if wide.isEmpty { wide = Array(repeating: 0, count: narrow.count) }
        for group in narrow.indices {
            wide[group] &+= Int128(narrow[group])
            narrow[group] = 0
        }
        bound = 0
    }
}

extension Kernels {
    /// A power of two that no magnitude exceeds, near the largest of them.
    static func largestMagnitude(_ values: [Int64]) -> UInt64 {
        var all: UInt64 = 0
        values.withUnsafeBufferPointer { values in
            for row in values.indices { all |= UInt64(bitPattern: values[row] ^ (values[row] >> 63)) }
        }
        return 1 << UInt64(64 - all.leadingZeroBitCount)
    }

    /// Squares; nil when one might not fit 64 bits.
    package static func squares(_ values: [Int64]) -> [Int64]? {
        guard largestMagnitude(values) <= 1 << 31 else { return nil }
        return map(count: values.count) { values[$0] &* values[$0] }
    }

    /// Numbers in units of 10⁻⁹, rounded to whole ones; nil when one does not fit 64 bits with room to spare.
    package static func billionths(_ values: [Double]) -> [Int64]? {
        var largest = 0.0
        for value in values { largest = max(largest, value.magnitude) }
        guard largest < 4e9 else { return nil }
        return map(count: values.count) { Int64((values[$0] * 1e9).rounded()) }
    }

    /// One number in units of 10⁻⁹; nil when it is too large for 128 bits.
    package static func billionths(_ value: Double) -> Int128? {
        let scaled = (value * 1e9).rounded()
        return scaled.magnitude < 0x1p126 ? Int128(scaled) : nil
    }
}
