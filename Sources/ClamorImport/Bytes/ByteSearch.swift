/// Looks for bytes, eight at a time.
enum ByteSearch {
    /// The first place from `start` on that holds one of two bytes, or the count.
    @inline(__always)
    static func first(_ one: UInt8, _ other: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        let ones = UInt64(one) &* 0x0101_0101_0101_0101
        let others = UInt64(other) &* 0x0101_0101_0101_0101
        var place = start
        while place + 8 <= raw.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            let found = zeros(word ^ ones) | zeros(word ^ others)
            if found != 0 { return place + found.trailingZeroBitCount >> 3 }
            place += 8
        }
        while place < raw.count, raw[place] != one, raw[place] != other { place += 1 }
        return place
    }

    /// Sets the top bit of the lowest byte that is 0, and perhaps of some above it.
    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 {
        (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
    }
}
