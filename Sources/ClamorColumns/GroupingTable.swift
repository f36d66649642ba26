/// Gives each combination of key codes a group number, in the order in which they first come.
///
/// Codes are small: 0 for a missing key, else from 1 on. While the product of the keys' cardinalities is small a flat
/// table finds the group; beyond that hash tables do, two keys at a time.
package struct GroupTable: Sendable {
    /// For each key the code of each group.
    package private(set) var keys: [[UInt32]]
    /// How many groups there are; without keys there is always one.
    package private(set) var count: Int
    /// Room for codes of each key in the flat table, a power of two.
    private var capacities: [Int]
    /// Group + 1 by composite code; empty when it would be too large.
    private var flat: [UInt32] = []
    /// Numbers of combinations: of the first two keys, of that number and the third, … The last one's are the groups.
    private var combinations: [IntegerInterner]
    private var isHashed = false

    /// The largest flat table of several keys, and of one.
    private static let compositeLimit = 1 << 20
    private static let singleLimit = 1 << 22

    package init(keyCount: Int) {
        keys = Array(repeating: [], count: keyCount)
        capacities = Array(repeating: 0, count: keyCount)
        combinations = Array(repeating: IntegerInterner(), count: max(1, keyCount - 1))
        count = keyCount == 0 ? 1 : 0
    }

    /// The group of each row.
    ///
    /// - Parameters:
    ///   - codes: for each key the code of each row.
    ///   - cardinalities: for each key a number above all of its codes.
    package mutating func groups(of codes: [Codes], cardinalities: [Int], rows: Int) -> Codes {
        if keys.isEmpty { return Codes(repeating: 0, count: rows) }
        makeRoom(cardinalities)
        return isHashed ? .words(hashedGroups(codes.map(\.wide))) : flatGroups(codes)
    }

    /// Chooses the table for these cardinalities, and carries the groups over to a new one.
    private mutating func makeRoom(_ cardinalities: [Int]) {
        if isHashed || zip(cardinalities, capacities).allSatisfy({ $0 <= $1 }) { return }
        for key in capacities.indices {
            while capacities[key] < cardinalities[key] { capacities[key] = max(4, capacities[key] * 2) }
        }
        let limit = keys.count == 1 ? Self.singleLimit : Self.compositeLimit
        var size = 1
        for capacity in capacities { size = min(size * capacity, limit + 1) }
        if size > limit {
            isHashed = true
            flat = []
            // Groups come first in the order of their numbers, and so keep them.
            if count > 0 { _ = combined(keys) }
            return
        }
        flat = [UInt32](repeating: 0, count: size)
        for group in 0..<count {
            flat[Kernels.composite(keys.map { $0[group] }, capacities)] = UInt32(group) + 1
        }
    }

    private mutating func flatGroups(_ codes: [Codes]) -> Codes {
        let composites = Kernels.composites(codes, capacities)
        if !Kernels.haveEntries(composites, in: flat) { addMissing(composites, codes) }
        return Kernels.groups(of: composites, in: flat, below: count)
    }

    private mutating func addMissing(_ composites: Codes, _ codes: [Codes]) {
        for row in composites.indices where flat[Int(composites[row])] == 0 {
            for key in keys.indices { keys[key].append(codes[key][row]) }
            count += 1
            flat[Int(composites[row])] = UInt32(count)
        }
    }

    private mutating func hashedGroups(_ codes: [[UInt32]]) -> [UInt32] {
        let groups = combined(codes)
        for row in groups.indices where Int(groups[row]) == count {
            for key in keys.indices { keys[key].append(codes[key][row]) }
            count += 1
        }
        return groups
    }

    /// The number of each row's combination.
    private mutating func combined(_ codes: [[UInt32]]) -> [UInt32] {
        var numbers = codes[0]
        if codes.count == 1 { numbers = combinations[0].codes(of: numbers.map { Int64($0) }, validity: nil) }
        for key in codes.indices.dropFirst() {
            let pairs = Kernels.map(count: numbers.count) { Int64(numbers[$0]) << 32 | Int64(codes[key][$0]) }
            numbers = combinations[key - 1].codes(of: pairs, validity: nil)
        }
        return Kernels.map(count: numbers.count) { numbers[$0] &- 1 }
    }
}

extension Kernels {
    /// One number for the codes of several keys: the first key's digits are the highest.
    static func composite(_ codes: [UInt32], _ capacities: [Int]) -> Int {
        var result = 0
        for (key, code) in codes.enumerated() { result = result * capacities[key] + Int(code) }
        return result
    }

    /// The same for each row.
    package static func composites(_ codes: [Codes], _ capacities: [Int]) -> Codes {
        if codes.count == 1 { return codes[0] }
        let size = capacities.reduce(1, *)
        if size <= 0x1_0000 {
            var result = digits(codes[0], as: UInt16.self)
            for key in codes.indices.dropFirst() { appendDigit(codes[key], UInt16(capacities[key]), to: &result) }
            return .shorts(result)
        }
        var result = digits(codes[0], as: UInt32.self)
        for key in codes.indices.dropFirst() { appendDigit(codes[key], UInt32(capacities[key]), to: &result) }
        return .words(result)
    }

    @inline(__always)
    private static func digits<T: FixedWidthInteger>(_ codes: Codes, as type: T.Type) -> [T] {
        switch codes {
        case .bytes(let codes): map(count: codes.count) { T(truncatingIfNeeded: codes[$0]) }
        case .shorts(let codes): map(count: codes.count) { T(truncatingIfNeeded: codes[$0]) }
        case .words(let codes): map(count: codes.count) { T(truncatingIfNeeded: codes[$0]) }
        }
    }

    @inline(__always)
    private static func appendDigit<T: FixedWidthInteger>(_ codes: Codes, _ capacity: T, to result: inout [T]) {
        result.withUnsafeMutableBufferPointer { result in
            switch codes {
            case .bytes(let codes):
                for row in result.indices { result[row] = result[row] &* capacity &+ T(truncatingIfNeeded: codes[row]) }
            case .shorts(let codes):
                for row in result.indices { result[row] = result[row] &* capacity &+ T(truncatingIfNeeded: codes[row]) }
            case .words(let codes):
                for row in result.indices { result[row] = result[row] &* capacity &+ T(truncatingIfNeeded: codes[row]) }
            }
        }
    }

    /// Whether the table has an entry other than 0 for every code.
    static func haveEntries(_ codes: Codes, in table: [UInt32]) -> Bool {
        switch codes {
        case .bytes(let codes): least(codes, table) != 0
        case .shorts(let codes): least(codes, table) != 0
        case .words(let codes): least(codes, table) != 0
        }
    }

    @inline(__always)
    private static func least<C: FixedWidthInteger>(_ codes: [C], _ table: [UInt32]) -> UInt32 {
        codes.withUnsafeBufferPointer { codes in
            table.withUnsafeBufferPointer { table in
                var least = UInt32.max
                for row in codes.indices { least = min(least, table[Int(codes[row])]) }
                return least
            }
        }
    }

    /// One less than each code's entry.
    static func groups(of codes: Codes, in table: [UInt32], below limit: Int) -> Codes {
        switch codes {
        case .bytes(let codes): lowered(codes, table, limit)
        case .shorts(let codes): lowered(codes, table, limit)
        case .words(let codes): lowered(codes, table, limit)
        }
    }

    @inline(__always)
    private static func lowered<C: FixedWidthInteger>(_ codes: [C], _ table: [UInt32], _ limit: Int) -> Codes {
        codes.withUnsafeBufferPointer { codes in
            table.withUnsafeBufferPointer { table in
                switch limit {
                case ...0x100:
                    .bytes(map(count: codes.count) { UInt8(truncatingIfNeeded: table[Int(codes[$0])] &- 1) })
                case ...0x1_0000:
                    .shorts(map(count: codes.count) { UInt16(truncatingIfNeeded: table[Int(codes[$0])] &- 1) })
                default: .words(map(count: codes.count) { table[Int(codes[$0])] &- 1 })
                }
            }
        }
    }

    /// Dictionary codes as key codes: 0 for rows without a value, else one more than the code.
    package static func keyCodes(_ codes: Codes, validity: Bitmap?) -> Codes {
        var keys: Codes =
            switch codes {
            case .bytes(let codes) where largest(codes) < 0xFF: .bytes(map(count: codes.count) { codes[$0] &+ 1 })
            case .bytes(let codes): .shorts(map(count: codes.count) { UInt16(codes[$0]) &+ 1 })
            case .shorts(let codes) where largest(codes) < 0xFFFF: .shorts(map(count: codes.count) { codes[$0] &+ 1 })
            case .shorts(let codes): .words(map(count: codes.count) { UInt32(codes[$0]) &+ 1 })
            case .words(let codes): .words(map(count: codes.count) { codes[$0] &+ 1 })
            }
        if let validity { keys = keys.masked(validity) }
        return keys
    }

    /// Booleans as key codes: 0 for rows without a value, 1 for false, 2 for true.
    package static func keyCodes(_ bits: Bitmap, validity: Bitmap?) -> Codes {
        .bytes(
            bits.words.withUnsafeBufferPointer { words in
                map(count: bits.count) { row in
                    if let validity, !validity[row] { return 0 }
                    return 1 &+ UInt8(truncatingIfNeeded: words[row >> 6] >> UInt64(row & 63) & 1)
                }
            })
    }
}
