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
    private static let compositeLimit = 65_536
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
    package mutating func groups(of codes: [[UInt32]], cardinalities: [Int], rows: Int) -> [UInt32] {
        if keys.isEmpty { return [UInt32](repeating: 0, count: rows) }
        makeRoom(cardinalities)
        return isHashed ? hashedGroups(codes) : flatGroups(codes, rows)
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

    private mutating func flatGroups(_ codes: [[UInt32]], _ rows: Int) -> [UInt32] {
        var groups = Kernels.composites(codes, capacities)
        var isComplete = true
        flat.withUnsafeBufferPointer { flat in
            groups.withUnsafeMutableBufferPointer { groups in
                var least: UInt32 = 1
                for row in groups.indices { least = min(least, flat[Int(groups[row])]) }
                isComplete = least != 0
            }
        }
        if !isComplete { addMissing(groups, codes) }
        flat.withUnsafeBufferPointer { flat in
            groups.withUnsafeMutableBufferPointer { groups in
                for row in groups.indices { groups[row] = flat[Int(groups[row])] &- 1 }
            }
        }
        return groups
    }

    private mutating func addMissing(_ composites: [UInt32], _ codes: [[UInt32]]) {
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
    static func composites(_ codes: [[UInt32]], _ capacities: [Int]) -> [UInt32] {
        var result = codes[0]
        for key in codes.indices.dropFirst() {
            let capacity = UInt32(capacities[key])
            result.withUnsafeMutableBufferPointer { result in
                codes[key].withUnsafeBufferPointer { codes in
                    for row in result.indices { result[row] = result[row] &* capacity &+ codes[row] }
                }
            }
        }
        return result
    }

    /// Dictionary codes as key codes: 0 for rows without a value, else one more than the code.
    package static func keyCodes(_ codes: [UInt32], validity: Bitmap?) -> [UInt32] {
        codes.withUnsafeBufferPointer { codes in
            guard let validity else { return map(count: codes.count) { codes[$0] &+ 1 } }
            return validity.words.withUnsafeBufferPointer { words in
                map(count: codes.count) { row in
                    let bit = UInt32(truncatingIfNeeded: words[row >> 6] >> UInt64(row & 63) & 1)
                    return (codes[row] &+ 1) & (0 &- bit)
                }
            }
        }
    }

    /// Booleans as key codes: 0 for rows without a value, 1 for false, 2 for true.
    package static func keyCodes(_ bits: Bitmap, validity: Bitmap?) -> [UInt32] {
        map(count: bits.count) { row in
            if let validity, !validity[row] { return 0 }
            return bits[row] ? 2 : 1
        }
    }
}
