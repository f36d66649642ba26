/// The largest value for each pair of a group and a key: in a flat table while that is small, by a set of pairs beyond.
package struct GroupedMaxima: Sendable {
    private var groupCount = 0
    /// Room for the keys of each group in the flat table.
    private var stride = 0
    /// By group and key; `.min` where there is no value.
    private var flat: [Int64] = []
    private var pairs: PairSet?
    private var largest: [Int64] = []

    /// The largest flat table (32 MiB).
    private static let limit = 1 << 22

    package init() {}

    /// Raises the value of each row's group and key; rows with key 0 are left out.
    ///
    /// - Parameter cardinality: a number above all keys.
    package mutating func raise(
        _ values: [Int64], groups: [UInt32], keys: [UInt32], groupCount: Int, cardinality: Int
    ) {
        makeRoom(groups: groupCount, cardinality: cardinality)
        if pairs != nil {
            for row in keys.indices where keys[row] != 0 { raisePair(groups[row], keys[row], values[row]) }
            return
        }
        let stride = stride
        flat.withUnsafeMutableBufferPointer { flat in
            for row in keys.indices {
                let place = Int(groups[row]) &* stride &+ Int(keys[row])
                flat[place] = max(flat[place], values[row])
            }
        }
    }

    /// Every group and key with its value.
    package func visit(_ body: (_ group: Int, _ key: Int, _ value: Int64) -> Void) {
        if let pairs {
            for number in largest.indices {
                let pair = pairs.pair(number)
                body(Int(pair.group), Int(pair.code), largest[number])
            }
            return
        }
        for group in 0..<groupCount {
            for key in 1..<max(1, stride) where flat[group * stride + key] != .min {
                body(group, key, flat[group * stride + key])
            }
        }
    }

    private mutating func raisePair(_ group: UInt32, _ key: UInt32, _ value: Int64) {
        let number = Int(pairs?.insert(group: group, code: key) ?? 0)
        if number == largest.count { largest.append(.min) }
        largest[number] = max(largest[number], value)
    }

    private mutating func makeRoom(groups: Int, cardinality: Int) {
        guard pairs == nil else { return }
        var newStride = max(stride, 16)
        while newStride < cardinality { newStride *= 2 }
        if newStride == stride, groups <= groupCount { return }
        let old = self
        groupCount = max(groups, groupCount)
        stride = newStride
        if stride * groupCount > Self.limit {
            pairs = PairSet()
            flat = []
            old.visit { raisePair(UInt32($0), UInt32($1), $2) }
        } else {
            flat = [Int64](repeating: .min, count: stride * groupCount)
            old.visit { flat[$0 * stride + $1] = $2 }
        }
    }
}
