/// The features of the language model: each sequence of three and of four letters, each hashed to a bucket. Words are
/// parted by one boundary, which counts as a letter, so that short words are features with what stands around them.
package enum LanguageGrams {
    package static let bucketBits = 15

    /// Calls with the bucket of each feature that ends in this stretch of what `LetterScan` wrote: two a letter,
    /// without a branch.
    @inline(__always)
    package static func forEach(_ letters: UnsafePointer<UInt16>, in stretch: Range<Int>, _ body: (Int) -> Void) {
        // The last four codes, 16 bits each.
        var window: UInt64 = 0
        for index in max(0, stretch.lowerBound - 3)..<stretch.lowerBound {
            window = window << 16 | UInt64(letters[index])
        }
        for index in stretch {
            window = window << 16 | UInt64(letters[index])
            body(bucket(window & 0xFFFF_FFFF_FFFF, 0xC2B2_AE3D_27D4_EB4F))
            body(bucket(window, 0x1656_67B1_9E37_79F9))
        }
    }

    /// Multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4), after the high half was folded in.
    @inline(__always)
    private static func bucket(_ value: UInt64, _ factor: UInt64) -> Int {
        Int(((value ^ value >> 31) &* factor) >> UInt64(64 - bucketBits))
    }
}
