/// Gives integers numbers in the order in which they first come.
package struct IntegerInterner: Sendable {
    /// The integers, by number.
    package private(set) var values: [Int64] = []
    /// Open addressing: the integer and its number + 1 at each place; 0 is free. The size is a power of two.
    private var keys = [Int64](repeating: 0, count: smallest)
    private var codes = [UInt32](repeating: 0, count: smallest)

    /// Small tables are kept sparse, so that most look-ups hit at once.
    private static let smallest = 512

    package init() {}

    package var count: Int { values.count }

    /// The number of an integer, given now if it has none.
    package mutating func intern(_ value: Int64) -> UInt32 {
        let mask = keys.count - 1
        var place = Self.hash(value) & mask
        while codes[place] != 0 {
            if keys[place] == value { return codes[place] - 1 }
            place = (place + 1) & mask
        }
        values.append(value)
        keys[place] = value
        codes[place] = UInt32(values.count)
        if values.count * (keys.count < 65_536 ? 8 : 2) > keys.count { grow() }
        return UInt32(values.count - 1)
    }

    /// Number + 1 for each value, and 0 for rows that have none.
    package mutating func codes(of column: Integers, validity: Bitmap?) -> Codes {
        switch column {
        case .coded(let codes, let table): return numbers(codes, validity) { table[$0] }
        case .offset(let base, _, let codes):
            if case .words = codes { break }
            return numbers(codes, validity) { base &+ Int64($0) }
        case .wide: break
        }
        return Codes(codes(of: column.widened, validity: validity))
    }

    /// Only the codes that occur are looked up.
    private mutating func numbers(_ codes: Codes, _ validity: Bitmap?, _ value: (Int) -> Int64) -> Codes {
        var table = [UInt32](repeating: 0, count: Int(codes.largest) + 1)
        for code in Kernels.used(codes, validity: validity, cardinality: table.count).rows() {
            table[Int(code)] = intern(value(Int(code))) + 1
        }
        let result = Kernels.translate(codes, by: table, below: count + 1)
        return validity.map(result.masked) ?? result
    }

    /// Number + 1 for each value, and 0 for rows that have none.
    package mutating func codes(of column: [Int64], validity: Bitmap?) -> [UInt32] {
        var result = [UInt32](repeating: 0, count: column.count)
        // A run at a time: a value that is new in one run is there in the next.
        for start in stride(from: 0, to: column.count, by: Self.run) {
            let rows = start..<min(start + Self.run, column.count)
            if lookUp(column, rows, into: &result) { continue }
            for row in rows where result[row] == 0 && validity?[row] ?? true { result[row] = intern(column[row]) + 1 }
        }
        if let validity {
            result.withUnsafeMutableBufferPointer { result in
                for row in result.indices { result[row] &= 0 &- (validity[row] ? 1 : 0) }
            }
        }
        return result
    }

    private static let run = 512

    /// Number + 1 for each value that is there, 0 for others; whether all were there.
    private func lookUp(_ column: [Int64], _ rows: Range<Int>, into result: inout [UInt32]) -> Bool {
        let mask = keys.count - 1
        var least: UInt32 = 1
        result.withUnsafeMutableBufferPointer { result in
            keys.withUnsafeBufferPointer { keys in
                codes.withUnsafeBufferPointer { codes in
                    for row in rows {
                        let value = column[row]
                        var place = Self.hash(value) & mask
                        while keys[place] != value, codes[place] != 0 { place = (place &+ 1) & mask }
                        result[row] = codes[place]
                        least = min(least, codes[place])
                    }
                }
            }
        }
        return least != 0
    }

    private mutating func grow() {
        keys = [Int64](repeating: 0, count: keys.count * 4)
        codes = [UInt32](repeating: 0, count: keys.count)
        let mask = keys.count - 1
        for (number, value) in values.enumerated() {
            var place = Self.hash(value) & mask
            while codes[place] != 0 { place = (place + 1) & mask }
            keys[place] = value
            codes[place] = UInt32(number) + 1
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
}
