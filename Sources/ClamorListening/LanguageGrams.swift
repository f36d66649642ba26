/// The features of the language model: sequences of two, three and four letters within words, their boundaries
/// included, and whole words, each hashed to a bucket.
package enum LanguageGrams {
    package static let bucketBits = 15
    /// Room that `hash` needs: at most three sequences end at each letter, and a word at each boundary.
    package static let capacity = 4 * LetterScan.capacity

    /// Writes the buckets of what `LetterScan` wrote; gives how many.
    ///
    /// - Parameter buckets: room for `capacity`.
    package static func hash(
        _ letters: UnsafePointer<UInt16>, count: Int, into buckets: UnsafeMutablePointer<UInt16>
    ) -> Int {
        var written = 0
        // The last four codes, 16 bits each, and how many of them belong to the word under way.
        var window = UInt64(LetterScan.boundary)
        var depth = 1
        var word: UInt64 = 0
        for index in 1..<max(1, count) {
            let letter = letters[index]
            window = window << 16 | UInt64(letter)
            depth += 1
            if depth >= 3 {
                buckets[written] = bucket(window & 0xFFFF_FFFF_FFFF, 0xC2B2_AE3D_27D4_EB4F)
                written += 1
            }
            if depth >= 4 {
                buckets[written] = bucket(window, 0x1656_67B1_9E37_79F9)
                written += 1
            }
            if letter == LetterScan.boundary {
                buckets[written] = bucket(word, 0xD6E8_FEB8_6659_FD93)
                written += 1
                window = UInt64(LetterScan.boundary)
                depth = 1
                word = 0
            } else {
                word = (word ^ UInt64(letter)) &* 0x0000_0100_0000_01B3 &+ 0xCBF2_9CE4
            }
        }
        return written
    }

    /// Multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4), after the high half was folded in.
    @inline(__always)
    private static func bucket(_ value: UInt64, _ factor: UInt64) -> UInt16 {
        UInt16(truncatingIfNeeded: ((value ^ value >> 31) &* factor) >> UInt64(64 - bucketBits))
    }
}
