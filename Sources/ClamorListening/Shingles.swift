/// The set of a text's sequences of five scalars, each as a hash of 32 bits: distinct, in the order of the text.
///
/// A text of fewer than five scalars has one shingle, itself. Of very long texts the first `limit` shingles count.
package struct Shingles: Sendable, Equatable {
    package static let length = 5
    package static let limit = 1 << 16

    package private(set) var hashes: [UInt32] = []

    package init(_ text: CopyText) {
        let most = max(1, min(text.scalars.count - Self.length + 1, Self.limit))
        hashes.reserveCapacity(most)
        HashSlots.withSlots(for: most) { slots in
            Self.forEach(in: text.scalars) { hash in
                let hash = UInt32(truncatingIfNeeded: hash >> 32)
                if slots.insert(hash) { hashes.append(hash) }
            }
        }
    }

    /// The share that both have of what either has (Jaccard 1901); 0 for two empty texts.
    package func similarity(_ other: Shingles) -> Double {
        similarities { $0(other) }
    }

    /// Calls with a function that tells the similarity with others: for many of them the work on this one is done once.
    func similarities<Result>(_ body: ((Shingles) -> Double) throws -> Result) rethrows -> Result {
        try HashSlots.withSlots(for: hashes.count) { slots in
            for hash in hashes { _ = slots.insert(hash) }
            return try body { other in
                let both = other.hashes.reduce(0) { $0 + (slots.contains($1) ? 1 : 0) }
                let either = hashes.count + other.hashes.count - both
                return either == 0 ? 0 : Double(both) / Double(either)
            }
        }
    }

    /// Calls with the 64-bit hash of each shingle, repeats included.
    @inline(__always)
    static func forEach(in scalars: [UInt32], _ body: (UInt64) -> Void) {
        scalars.withUnsafeBufferPointer { scalars in
            // A polynomial that rolls: what leaves the window is taken away times its power.
            var rolling: UInt64 = 0
            for (index, scalar) in scalars.prefix(limit + length - 1).enumerated() {
                rolling = rolling &* factor &+ UInt64(scalar) &+ 1
                if index >= length { rolling &-= (UInt64(scalars[index - length]) &+ 1) &* leaving }
                if index >= length - 1 { body(mixed(rolling)) }
            }
            if !scalars.isEmpty, scalars.count < length { body(mixed(rolling)) }
        }
    }

    private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let leaving = factor &* factor &* factor &* factor &* factor

    /// The finaliser of SplitMix64.
    @inline(__always)
    static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

/// A set of hashes with room for a known number, open addressing, at most half full.
private struct HashSlots {
    /// 0 where none is.
    private let slots: UnsafeMutableBufferPointer<UInt32>

    @inline(__always)
    static func withSlots<Result>(for count: Int, _ body: (HashSlots) throws -> Result) rethrows -> Result {
        var capacity = 16
        while capacity < 2 * count { capacity *= 2 }
        return try withUnsafeTemporaryAllocation(of: UInt32.self, capacity: capacity) { slots in
            slots.initialize(repeating: 0)
            return try body(HashSlots(slots: slots))
        }
    }

    /// Where a hash stands or would stand.
    @inline(__always)
    private func place(_ hash: UInt32) -> Int {
        let mask = slots.count - 1
        var place = Int(hash) & mask
        while slots[place] != 0, slots[place] != hash { place = (place + 1) & mask }
        return place
    }

    /// Whether it was not there. 0 and 1 are the same hash.
    @inline(__always)
    func insert(_ hash: UInt32) -> Bool {
        let hash = max(hash, 1)
        let place = place(hash)
        if slots[place] == hash { return false }
        slots[place] = hash
        return true
    }

    @inline(__always)
    func contains(_ hash: UInt32) -> Bool { slots[place(max(hash, 1))] != 0 }
}
