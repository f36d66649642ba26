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

    /// Adds each row's value to the sum of its group. Rows without a value hold 0 or code 0 (see `Integers`).
    ///
    /// - Parameters:
    ///   - numbers: the group of each row, or what `mapping` has the group for (`.max` where it has none).
    ///   - present: how many of the rows of each number have a value.
    package mutating func add(_ values: Integers, numbers: Codes, present: [Int64], mapping: [UInt32]?) {
        let (base, codes): (Int64, Codes)
        switch values {
        case .offset(let least, _, let differences) where least.magnitude < 1 << 40:
            (base, codes) = (least, differences)
        case .coded(let entries, let table):
            // Rows without a value have code 0, whatever that stands for: as differences to it they add nothing.
            let first = table.first ?? 0
            add(Kernels.translate(entries, by: table.map { $0 &- first }), first, numbers, present, mapping)
            return
        case .offset(let least, _, _):
            add(values.widened.map { $0 &- least }, least, numbers, present, mapping)
            return
        case .wide(let values):
            add(values, 0, numbers, present, mapping)
            return
        }
        let most = UInt64(numbers.count) &* (base.magnitude + UInt64(codes.bound))
        if bound + most > UInt64(Int64.max) { spill() }
        bound += most
        guard let mapping else {
            Kernels.add(codes, groups: numbers, to: &narrow)
            if base != 0 { for group in present.indices { narrow[group] &+= base &* present[group] } }
            return
        }
        var own = [Int64](repeating: 0, count: mapping.count)
        Kernels.add(codes, groups: numbers, to: &own)
        for number in own.indices where mapping[number] != .max {
            narrow[Int(mapping[number])] &+= own[number] &+ base &* present[number]
        }
    }

    /// Values that are differences to a base.
    private mutating func add(
        _ values: [Int64], _ base: Int64, _ numbers: Codes, _ present: [Int64], _ mapping: [UInt32]?
    ) {
        let groups = mapping.map { table in
            Kernels.translate(numbers, by: table.map { $0 == .max ? 0 : $0 }, below: max(1, narrow.count))
        }
        add(values, groups: groups ?? numbers)
        if base == 0 { return }
        for number in present.indices where present[number] != 0 {
            _ = add(Int128(base) * Int128(present[number]), group: mapping.map { Int($0[number]) } ?? number)
        }
    }

    /// Adds each row's value to the sum of its group.
    package mutating func add(_ values: [Int64], groups: Codes) {
        let (most, overflows) = Kernels.largestMagnitude(values).multipliedReportingOverflow(by: UInt64(values.count))
        if overflows || most > UInt64(Int64.max) {
            spill()
            for row in values.indices { wide[Int(groups[row])] &+= Int128(values[row]) }
            return
        }
        if bound + most > UInt64(Int64.max) { spill() }
        bound += most
        Kernels.add(values, groups: groups, to: &narrow)
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
    /// Adds each row's number to the sum of its group.
    static func add(_ values: Codes, groups: Codes, to sums: inout [Int64]) {
        switch values {
        case .bytes(let values): add(values, groups: groups, to: &sums)
        case .shorts(let values): add(values, groups: groups, to: &sums)
        case .words(let values): add(values, groups: groups, to: &sums)
        }
    }

    @inline(__always)
    fileprivate static func add<V: FixedWidthInteger>(_ values: [V], groups: Codes, to sums: inout [Int64]) {
        switch groups {
        case .bytes(let groups): added(values, groups, &sums)
        case .shorts(let groups): added(values, groups, &sums)
        case .words(let groups): added(values, groups, &sums)
        }
    }

    /// Two tables in turn where groups are few, so that a sum seldom waits for the one before.
    @inline(__always)
    private static func added<V: FixedWidthInteger, G: FixedWidthInteger>(
        _ values: [V], _ groups: [G], _ sums: inout [Int64]
    ) {
        let width = sums.count
        values.withUnsafeBufferPointer { values in
            groups.withUnsafeBufferPointer { groups in
                sums.withUnsafeMutableBufferPointer { sums in
                    if width == 1 {
                        var sum: Int64 = 0
                        for row in values.indices { sum &+= Int64(truncatingIfNeeded: values[row]) }
                        sums[0] &+= sum
                        return
                    }
                    if width > splitLimit || groups.count < 4 * width {
                        for row in values.indices { sums[Int(groups[row])] &+= Int64(truncatingIfNeeded: values[row]) }
                        return
                    }
                    withUnsafeTemporaryAllocation(of: Int64.self, capacity: width * 3) { others in
                        others.initialize(repeating: 0)
                        let quarter = values.count >> 2
                        for row in 0..<quarter {
                            let (second, third, fourth) = (row &+ quarter, row &+ 2 &* quarter, row &+ 3 &* quarter)
                            sums[Int(groups[row])] &+= Int64(truncatingIfNeeded: values[row])
                            others[Int(groups[second])] &+= Int64(truncatingIfNeeded: values[second])
                            others[width &+ Int(groups[third])] &+= Int64(truncatingIfNeeded: values[third])
                            others[2 &* width &+ Int(groups[fourth])] &+= Int64(truncatingIfNeeded: values[fourth])
                        }
                        for row in 4 * quarter..<values.count {
                            sums[Int(groups[row])] &+= Int64(truncatingIfNeeded: values[row])
                        }
                        for table in 0..<3 {
                            for group in 0..<width { sums[group] &+= others[table * width + group] }
                        }
                    }
                }
            }
        }
    }

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
