/// Loops over whole columns. Each takes and gives batches; none allocates or branches per row without need.
package enum Kernels {
    /// A bitmap of the rows that pass a test. The test is inlined, so it must be plain arithmetic on buffers.
    @inline(__always)
    static func bits(count: Int, _ test: (Int) -> Bool) -> Bitmap {
        let words = [UInt64](unsafeUninitializedCapacity: (count + 63) >> 6) { words, initialized in
            // Bytes of 0 and 1 first, which comparisons of neighbours give at once; then eight of them to a byte.
            withUnsafeTemporaryAllocation(byteCount: 64, alignment: 16) { lanes in
                let full = count >> 6
                for index in 0..<full {
                    let base = index << 6
                    for bit in 0..<64 {
                        lanes.storeBytes(of: test(base &+ bit) ? 1 : 0, toByteOffset: bit, as: UInt8.self)
                    }
                    words.initializeElement(at: index, to: packed(lanes))
                }
                initialized = full
                if count & 63 == 0 { return }
                var word: UInt64 = 0
                for bit in 0..<count & 63 { word |= (test(full << 6 &+ bit) ? 1 : 0) << UInt64(bit) }
                words.initializeElement(at: full, to: word)
                initialized = full + 1
            }
        }
        return Bitmap(count: count, words: words)
    }

    /// 64 bytes of 0 and 1 as bits.
    @inline(__always)
    private static func packed(_ lanes: UnsafeMutableRawBufferPointer) -> UInt64 {
        var word: UInt64 = 0
        for place in 0..<8 {
            let eight = UInt64(littleEndian: lanes.load(fromByteOffset: place << 3, as: UInt64.self))
            // The product brings the lowest bit of byte i to bit 56 + i.
            word |= ((eight &* 0x0102_0408_1020_4080) >> 56) << UInt64(place << 3)
        }
        return word
    }

    /// An array whose elements a function of their place gives; inlined like `bits`.
    @inline(__always)
    static func map<Element>(count: Int, _ element: (Int) -> Element) -> [Element] {
        [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
            for index in 0..<count { buffer.initializeElement(at: index, to: element(index)) }
            initialized = count
        }
    }
}
