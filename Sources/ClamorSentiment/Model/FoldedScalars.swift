/// Spellings made alike: lower case, no Latin diacritics, no combining marks, runs of three and more of one letter
/// as two. So `Perdió`, `perdio` and `PERDIOOO` count as nearly one word.
enum FoldedScalars {
    /// Base letters of U+00C0 to U+017F, in order; "*" stands for the two signs among them, which stay.
    private static let latin: StaticString = """
        aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuyty\
        aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssss\
        ttttttuuuuuuuuuuuuwwyyyzzzzzzs
        """

    /// What a scalar beyond ASCII folds to; 0 where it goes.
    static func fold(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0xD7, 0xF7: scalar
        case 0xC0...0x17F:
            UInt32(latin.utf8Start[Int(scalar - 0xC0)])
        case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
        case 0x2019, 0x2018, 0x02BC, 0xFF07: UInt32(UInt8(ascii: "'"))
        case 0x391...0x3A9, 0x410...0x42F: scalar + 32
        case 0x400...0x40F: scalar + 80
        default: scalar
        }
    }

    /// Appends the folded scalars of a stretch of UTF-8 to `room` at `count`, and hashes them.
    /// - Parameter room: a scalar for each byte of the stretch.
    /// - Returns: whether a letter was drawn out ("soooo").
    @inline(__always)
    static func append(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to room: UnsafeMutablePointer<UInt32>,
        at count: inout Int, _ hash: inout FeatureHash
    ) -> Bool {
        var position = range.lowerBound
        let first = count
        var isDrawnOut = false
        while position < range.upperBound {
            var scalar = UInt32(bytes[position])
            if scalar < 0x80 {
                scalar = UInt32(UInt8(truncatingIfNeeded: scalar).lowered)
                position &+= 1
            } else {
                let decoded = decodeScalar(bytes, at: position)
                position &+= decoded.length
                scalar = fold(decoded.value)
                if scalar == 0 { continue }
            }
            if count >= first &+ 2, room[count &- 1] == scalar, room[count &- 2] == scalar {
                isDrawnOut = true
                continue
            }
            room[count] = scalar
            hash.add(scalar)
            count &+= 1
        }
        return isDrawnOut
    }
}

/// The hash of folded scalars, one at a time. Deterministic on every machine: weights are found by it.
struct FeatureHash {
    private(set) var value: UInt64

    /// - Parameter seed: parts kinds of features.
    @inline(__always)
    init(seed: UInt64) { value = seed }

    @inline(__always)
    mutating func add(_ scalar: UInt32) { value = (value ^ UInt64(scalar)) &* 0x9E37_79B9_7F4A_7C15 }

    /// All bits mixed, so that the highest ones choose a bucket.
    @inline(__always)
    static func mixed(_ value: UInt64) -> UInt64 {
        let folded = (value ^ value >> 32) &* 0xD6E8_FEB8_6659_FD93
        return folded ^ folded >> 32
    }
}
