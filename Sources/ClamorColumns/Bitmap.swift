/// A fixed-length set of row numbers, one bit a row, least significant bit first.
///
/// Bits at and beyond `count` are always 0, so that whole-word operations need no masks.
package struct Bitmap: Sendable, Equatable {
    /// How many rows the bitmap speaks of.
    package private(set) var count: Int
    /// The bits, 64 rows a word.
    package private(set) var words: [UInt64]

    /// A bitmap of `count` rows, all 0 or all 1.
    package init(count: Int, filled: Bool = false) {
        self.count = count
        words = [UInt64](repeating: filled ? ~0 : 0, count: (count + 63) >> 6)
        if filled { clearTail() }
    }

    /// A bitmap over given words; bits beyond `count` are cleared.
    package init(count: Int, words: [UInt64]) {
        precondition(words.count == (count + 63) >> 6, "words do not fit the count")
        self.count = count
        self.words = words
        clearTail()
    }

    private mutating func clearTail() {
        let rest = count & 63
        if rest != 0 { words[words.count - 1] &= (1 << UInt64(rest)) &- 1 }
    }

    package subscript(_ row: Int) -> Bool {
        @inline(__always) get { words[row >> 6] >> UInt64(row & 63) & 1 == 1 }
        set {
            let bit: UInt64 = 1 << UInt64(row & 63)
            if newValue { words[row >> 6] |= bit } else { words[row >> 6] &= ~bit }
        }
    }

    /// Adds one row at the end.
    package mutating func append(_ bit: Bool) {
        if count & 63 == 0 { words.append(0) }
        if bit { words[count >> 6] |= 1 << UInt64(count & 63) }
        count += 1
    }

    /// Sets every row of a range.
    package mutating func insert(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        let first = range.lowerBound >> 6
        let last = (range.upperBound - 1) >> 6
        let head = ~UInt64(0) << UInt64(range.lowerBound & 63)
        let tail = ~UInt64(0) >> UInt64(63 - (range.upperBound - 1) & 63)
        if first == last {
            words[first] |= head & tail
            return
        }
        words[first] |= head
        for index in first + 1..<last { words[index] = ~0 }
        words[last] |= tail
    }

    /// The number of rows in the set.
    package var setCount: Int {
        var total = 0
        for word in words { total += word.nonzeroBitCount }
        return total
    }

    package var isEmpty: Bool { !words.contains { $0 != 0 } }
    package var isFull: Bool {
        let whole = count >> 6
        for index in 0..<whole where words[index] != ~0 { return false }
        return count & 63 == 0 || words[whole] == (1 << UInt64(count & 63)) &- 1
    }

    package mutating func formIntersection(_ other: Bitmap) {
        precondition(count == other.count)
        for index in words.indices { words[index] &= other.words[index] }
    }

    package mutating func formUnion(_ other: Bitmap) {
        precondition(count == other.count)
        for index in words.indices { words[index] |= other.words[index] }
    }

    package mutating func subtract(_ other: Bitmap) {
        precondition(count == other.count)
        for index in words.indices { words[index] &= ~other.words[index] }
    }

    package mutating func invert() {
        for index in words.indices { words[index] = ~words[index] }
        clearTail()
    }

    /// Row numbers in the set, ascending.
    package func rows() -> [Int32] {
        let total = setCount
        return [Int32](unsafeUninitializedCapacity: total) { rows, filled in
            var next = 0
            words.withUnsafeBufferPointer { words in
                for index in words.indices {
                    var rest = words[index]
                    while rest != 0 {
                        rows[next] = Int32(truncatingIfNeeded: index << 6 &+ rest.trailingZeroBitCount)
                        next &+= 1
                        rest &= rest &- 1
                    }
                }
            }
            filled = total
        }
    }
}
