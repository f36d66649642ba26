/// Gives texts numbers in the order in which they first come: equal bytes, equal number.
package struct TextInterner: Sendable {
    package private(set) var bytes: [UInt8] = []
    package private(set) var offsets: [UInt32] = [0]
    /// Open addressing: the hash of a text above its number + 1; 0 is free. The size is a power of two.
    private var slots: [UInt64]

    package init(capacity: Int = 16) {
        slots = [UInt64](repeating: 0, count: Self.slotCount(for: capacity))
    }

    package var count: Int { offsets.count - 1 }

    /// The number of a text, given now if it has none.
    package mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        intern(text, hash: Self.hash(text))
    }

    /// The same with the hash of the text at hand.
    mutating func intern(_ text: UnsafeBufferPointer<UInt8>, hash: UInt32) -> UInt32 {
        let place = place(of: text, hash)
        let found = UInt32(truncatingIfNeeded: slots[place])
        if found != 0 { return found - 1 }
        let number = UInt32(count)
        bytes.append(contentsOf: text)
        offsets.append(UInt32(bytes.count))
        slots[place] = UInt64(hash) << 32 | UInt64(number + 1)
        if count * 2 > slots.count { grow() }
        return number
    }

    package mutating func intern(_ text: String) -> UInt32 {
        var text = text
        return text.withUTF8 { intern($0) }
    }

    /// The number of a text, or nil.
    package func number(of text: UnsafeBufferPointer<UInt8>) -> UInt32? {
        let found = UInt32(truncatingIfNeeded: slots[place(of: text, Self.hash(text))])
        return found == 0 ? nil : found - 1
    }

    /// The texts so far as a dictionary whose codes are the numbers.
    package func dictionary() -> TextDictionary { TextDictionary(bytes: bytes, offsets: offsets) }

    /// The slot that holds the text, or the free one where it would go.
    @inline(__always)
    private func place(of text: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Int {
        slots.withUnsafeBufferPointer { slots in
            let mask = slots.count - 1
            var place = Int(hash) & mask
            while slots[place] != 0 {
                let slot = slots[place]
                if UInt32(slot >> 32) == hash, equals(Int(UInt32(truncatingIfNeeded: slot)) - 1, text) { break }
                place = (place + 1) & mask
            }
            return place
        }
    }

    @inline(__always)
    private func equals(_ number: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = Int(offsets[number])
        guard Int(offsets[number + 1]) - start == text.count else { return false }
        return bytes.withUnsafeBytes { bytes in
            Self.areEqual(
                UnsafeRawBufferPointer(rebasing: bytes[start..<start + text.count]), UnsafeRawBufferPointer(text))
        }
    }

    /// Whether two texts of one length have the same bytes, looked at eight at a time.
    @inline(__always)
    private static func areEqual(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
        let count = left.count
        guard count >= 8 else { return Self.short(left) == Self.short(right) }
        var place = 0
        while place + 8 < count {
            if word(left, place) != word(right, place) { return false }
            place += 8
        }
        return word(left, count - 8) == word(right, count - 8)
    }

    private mutating func grow() {
        var grown = [UInt64](repeating: 0, count: slots.count * 4)
        let mask = grown.count - 1
        for slot in slots where slot != 0 {
            var place = Int(slot >> 32) & mask
            while grown[place] != 0 { place = (place + 1) & mask }
            grown[place] = slot
        }
        slots = grown
    }

    private static func slotCount(for capacity: Int) -> Int {
        var size = 32
        while size < capacity * 2 { size *= 2 }
        return size
    }

    // MARK: Bytes as words

    /// Eight bytes a step, multiplied and folded; the last step may take bytes again.
    @inline(__always)
    static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let raw = UnsafeRawBufferPointer(text)
        var state = UInt64(raw.count) &* 0x9E37_79B9_7F4A_7C15
        if raw.count < 8 {
            state ^= short(raw)
        } else {
            var place = 0
            while place + 8 < raw.count {
                state = (state ^ word(raw, place)) &* 0xFF51_AFD7_ED55_8CCD
                state ^= state >> 32
                place += 8
            }
            state ^= word(raw, raw.count - 8)
        }
        state = (state ^ state >> 32) &* 0xC4CE_B9FE_1A85_EC53
        state ^= state >> 29
        return UInt32(truncatingIfNeeded: state ^ state >> 32)
    }

    @inline(__always)
    private static func word(_ raw: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
        raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    }

    /// Fewer than eight bytes as a number; texts of one length have the same if they are the same.
    @inline(__always)
    private static func short(_ raw: UnsafeRawBufferPointer) -> UInt64 {
        let count = raw.count
        if count >= 4 {
            let first = raw.loadUnaligned(fromByteOffset: 0, as: UInt32.self)
            let last = raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
            return UInt64(first) << 32 | UInt64(last)
        }
        if count == 0 { return 0 }
        return UInt64(raw[0]) << 16 | UInt64(raw[count >> 1]) << 8 | UInt64(raw[count - 1])
    }
}
