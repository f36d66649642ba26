/// Gives integers numbers in the order in which they first come.
package struct IntegerInterner: Sendable {
    /// The integers, by number.
    package private(set) var values: [Int64] = []
    /// Open addressing; 0 is free, else number + 1. The size is a power of two.
    private var slots = [UInt32](repeating: 0, count: 64)

    package init() {}

    package var count: Int { values.count }

    /// The number of an integer, given now if it has none.
    @inline(__always)
    package mutating func intern(_ value: Int64) -> UInt32 {
        let mask = slots.count - 1
        var place = Self.hash(value) & mask
        while true {
            let slot = slots[place]
            if slot == 0 { return add(value, at: place) }
            if values[Int(slot) - 1] == value { return slot - 1 }
            place = (place + 1) & mask
        }
    }

    /// Number + 1 for each value, and 0 for rows that have none.
    package mutating func codes(of column: [Int64], validity: Bitmap?) -> [UInt32] {
        // Values that are there already are looked up in one go; the rest, once a value, one by one.
        var missing: [Int32] = []
        let mask = slots.count - 1
        var codes = column.withUnsafeBufferPointer { column in
            slots.withUnsafeBufferPointer { slots in
                values.withUnsafeBufferPointer { values in
                    Kernels.map(count: column.count) { row in
                        let value = column[row]
                        var place = Self.hash(value) & mask
                        while slots[place] != 0, values[Int(slots[place]) &- 1] != value { place = (place &+ 1) & mask }
                        if slots[place] == 0 { missing.append(Int32(truncatingIfNeeded: row)) }
                        return slots[place]
                    }
                }
            }
        }
        for row in missing where validity?[Int(row)] ?? true { codes[Int(row)] = intern(column[Int(row)]) + 1 }
        guard let validity else { return codes }
        for row in codes.indices { codes[row] &= 0 &- (validity[row] ? 1 : 0) }
        return codes
    }

    private mutating func add(_ value: Int64, at place: Int) -> UInt32 {
        values.append(value)
        slots[place] = UInt32(values.count)
        if values.count * 2 > slots.count { grow() }
        return UInt32(values.count - 1)
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 4)
        let mask = slots.count - 1
        for (number, value) in values.enumerated() {
            var place = Self.hash(value) & mask
            while slots[place] != 0 { place = (place + 1) & mask }
            slots[place] = UInt32(number) + 1
        }
    }

    @inline(__always)
    private static func hash(_ value: Int64) -> Int {
        let mixed = UInt64(bitPattern: value) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: (mixed ^ mixed >> 29) >> 20)
    }
}

/// A set of pairs of a group and a code, with a number for each pair in the order in which they first come.
package struct PairSet: Sendable {
    private var interner = IntegerInterner()

    package init() {}

    package var count: Int { interner.count }

    /// Group and code of a pair by its number.
    package func pair(_ number: Int) -> (group: UInt32, code: UInt32) {
        let value = UInt64(bitPattern: interner.values[number])
        return (UInt32(truncatingIfNeeded: value >> 32), UInt32(truncatingIfNeeded: value))
    }

    /// Adds a pair and gives its number.
    package mutating func insert(group: UInt32, code: UInt32) -> UInt32 {
        interner.intern(Int64(bitPattern: UInt64(group) << 32 | UInt64(code)))
    }

    /// Adds pairs and gives their numbers.
    package mutating func insert(groups: [UInt32], codes: [UInt32]) -> [UInt32] {
        var numbers: [UInt32] = []
        numbers.reserveCapacity(groups.count)
        for place in groups.indices { numbers.append(insert(group: groups[place], code: codes[place])) }
        return numbers
    }
}
