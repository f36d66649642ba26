/// Loops over whole columns. Each takes and gives batches; none allocates or branches per row without need.
package enum Kernels {
    /// A bitmap of the rows that pass a test. The test is inlined, so it must be plain arithmetic on buffers.
    @inline(__always)
    static func bits(count: Int, _ test: (Int) -> Bool) -> Bitmap {
        var words = [UInt64](repeating: 0, count: (count + 63) >> 6)
        words.withUnsafeMutableBufferPointer { words in
            for index in words.indices {
                let base = index << 6
                var word: UInt64 = 0
                for bit in 0..<min(64, count - base) {
                    word |= (test(base &+ bit) ? 1 : 0) &<< UInt64(truncatingIfNeeded: bit)
                }
                words[index] = word
            }
        }
        return Bitmap(count: count, words: words)
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
