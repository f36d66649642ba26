/// A MinHash signature of 60 bytes: two texts agree in a byte with about the probability of their Jaccard similarity.
///
/// One permutation (Li, Owen and Zhang 2012): shingles are dealt to 60 bins by their hash, and the least of each bin is
/// kept. A bin that stayed empty takes the value of another, found by hashing its number until one is met that is not
/// empty (optimal densification, Shrivastava 2017). Of each value 8 bits are kept (b-bit minwise hashing, Li and König
/// 2010), so unlike texts agree in one byte of 256 by chance.
package struct MinHash: Sendable, Equatable {
    static let bins = 60
    static let bands = 20

    /// The bytes, little end first, then four of zero.
    let words: InlineArray<8, UInt64>

    init(words: InlineArray<8, UInt64>) { self.words = words }

    /// nil for an empty text.
    init?(_ text: CopyText) {
        guard !text.scalars.isEmpty else { return nil }
        // The greatest number says that a bin is empty.
        var least = InlineArray<60, UInt32>(repeating: .max)
        Shingles.forEach(in: text.scalars) { hash in
            // The high half deals, the low half is ranked.
            let bin = Int(((hash >> 32) &* UInt64(Self.bins)) >> 32)
            let rank = min(UInt32(truncatingIfNeeded: hash), .max - 1)
            least[bin] = min(least[bin], rank)
        }
        var words = InlineArray<8, UInt64>(repeating: 0)
        for bin in 0..<Self.bins {
            let value = least[bin] == .max ? least[Self.filledBin(for: bin, least)] : least[bin]
            words[bin / 8] |= UInt64(value & 0xFF) << UInt64(bin % 8 * 8)
        }
        self.words = words
    }

    private static func filledBin(for bin: Int, _ least: InlineArray<60, UInt32>) -> Int {
        var attempt: UInt64 = 0
        var source = bin
        while least[source] == .max {
            attempt += 1
            let hash = Shingles.mixed(UInt64(bin) << 32 | attempt)
            source = Int(((hash >> 32) &* UInt64(bins)) >> 32)
        }
        return source
    }

    /// A hash of three bytes in a row. Of pairs with similarity J, 1 − (1 − J³)²⁰ agree in one of the 20 bands.
    @inline(__always)
    func band(_ band: Int) -> UInt32 {
        var key = UInt64(band)
        for bin in band * 3..<band * 3 + 3 { key = key << 8 | words[bin / 8] >> UInt64(bin % 8 * 8) & 0xFF }
        return UInt32(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
    }

    package static func == (one: MinHash, other: MinHash) -> Bool {
        one.words.indices.allSatisfy { one.words[$0] == other.words[$0] }
    }
}
