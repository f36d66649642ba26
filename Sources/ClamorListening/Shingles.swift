/// The set of a text's sequences of five scalars, each as a hash of 32 bits: sorted, distinct.
///
/// A text of fewer than five scalars has one shingle, itself. Of very long texts the first `limit` shingles count.
package struct Shingles: Sendable, Equatable {
    package static let length = 5
    package static let limit = 1 << 16

    package private(set) var hashes: [UInt32] = []

    package init(_ text: CopyText) {
        Self.forEach(in: text.scalars) { hashes.append(UInt32(truncatingIfNeeded: $0 >> 32)) }
        hashes.sort()
        var kept = 0
        for hash in hashes where kept == 0 || hashes[kept - 1] != hash {
            hashes[kept] = hash
            kept += 1
        }
        hashes.removeLast(hashes.count - kept)
    }

    /// The share that both have of what either has (Jaccard 1901); 0 for two empty texts.
    package func similarity(_ other: Shingles) -> Double {
        var both = 0
        var index = 0
        var otherIndex = 0
        while index < hashes.count, otherIndex < other.hashes.count {
            let (one, two) = (hashes[index], other.hashes[otherIndex])
            if one == two { both += 1 }
            index += one <= two ? 1 : 0
            otherIndex += two <= one ? 1 : 0
        }
        let either = hashes.count + other.hashes.count - both
        return either == 0 ? 0 : Double(both) / Double(either)
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
