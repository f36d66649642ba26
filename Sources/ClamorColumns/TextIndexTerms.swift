/// Distinct texts with numbers from 0 in order of appearance: the terms of a text index, the entries of a dictionary.
package struct TermTable: Sendable {
    /// All texts, UTF-8, end to end.
    package private(set) var bytes: [UInt8] = []
    /// Where each text begins, and the end of the last.
    package private(set) var starts: [UInt32] = [0]
    /// Open addressing. Most texts are told apart by hash and first bytes, without a look at `bytes`.
    private struct Slot {
        var hash: UInt32 = 0
        /// The text's number + 1; 0 where free.
        var mark: UInt32 = 0
        var head: UInt64 = 0
    }

    private var slots: [Slot]

    /// - Parameter capacity: how many texts there may be before the table grows.
    package init(capacity: Int = 8) {
        var slotCount = 16
        while slotCount < capacity * 2 { slotCount *= 2 }
        slots = [Slot](repeating: Slot(), count: slotCount)
    }

    /// How many texts there are.
    package var count: Int { starts.count - 1 }

    private func length(_ term: Int) -> Int { Int(starts[term + 1] - starts[term]) }

    /// The number of a text, new if need be.
    package mutating func number(of text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let raw = UnsafeRawBufferPointer(text)
        let head = Self.head(raw)
        let hash = Self.hash(raw, head)
        let mask = slots.count - 1
        var place = Int(hash) & mask
        let found = slots.withUnsafeBufferPointer { slots -> UInt32? in
            while slots[place].mark != 0 {
                let slot = slots[place]
                if slot.hash == hash, slot.head == head, raw.count <= 7 || holds(slot.mark - 1, raw) {
                    return slot.mark - 1
                }
                place = (place + 1) & mask
            }
            return nil
        }
        if let found { return found }
        let number = UInt32(count)
        bytes.append(contentsOf: text)
        starts.append(UInt32(bytes.count))
        slots[place] = Slot(hash: hash, mark: number + 1, head: head)
        if count * 2 > slots.count { grow() }
        return number
    }

    private func holds(_ number: UInt32, _ text: UnsafeRawBufferPointer) -> Bool {
        let start = Int(starts[Int(number)])
        guard Int(starts[Int(number) + 1]) - start == text.count else { return false }
        return bytes.withUnsafeBytes { bytes in
            var offset = 0
            while offset < text.count {
                // Texts that come here have eight bytes or more; the last comparison may overlap.
                let place = min(offset, text.count - 8)
                let own = bytes.loadUnaligned(fromByteOffset: start + place, as: UInt64.self)
                if own != text.loadUnaligned(fromByteOffset: place, as: UInt64.self) { return false }
                offset = place + 8
            }
            return true
        }
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 2)
        let mask = slots.count - 1
        for slot in old where slot.mark != 0 {
            var place = Int(slot.hash) & mask
            while slots[place].mark != 0 { place = (place + 1) & mask }
            slots[place] = slot
        }
    }

    /// The first eight bytes of a text with the highest bit set; of one with up to seven bytes, its length and these,
    /// which says it all.
    @inline(__always)
    private static func head(_ text: UnsafeRawBufferPointer) -> UInt64 {
        if text.count >= 8 { return text.loadUnaligned(as: UInt64.self) | 1 << 63 }
        var head = UInt64(text.count)
        for byte in text { head = head << 8 | UInt64(byte) }
        return head
    }

    /// Eight bytes at a time, multiplied and folded.
    @inline(__always)
    private static func hash(_ text: UnsafeRawBufferPointer, _ head: UInt64) -> UInt32 {
        var hash = mixed(head ^ UInt64(truncatingIfNeeded: text.count) &* 0x9E37_79B9_7F4A_7C15)
        var offset = 8
        while text.count - offset >= 8 {
            hash = mixed(hash ^ text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset += 8
        }
        if offset < text.count {
            hash = mixed(hash ^ text.loadUnaligned(fromByteOffset: text.count - 8, as: UInt64.self))
        }
        return UInt32(truncatingIfNeeded: hash)
    }

    @inline(__always)
    private static func mixed(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return product.high ^ product.low
    }

    /// The texts' numbers in byte order.
    package func sorted() -> [UInt32] {
        struct Key {
            var prefix: UInt64
            var number: UInt32
        }
        return bytes.withUnsafeBytes { raw in
            var keys = (0..<count).map { term in
                var prefix: UInt64 = 0
                let start = Int(starts[term])
                for index in 0..<8 {
                    prefix = prefix << 8 | (index < length(term) ? UInt64(raw[start + index]) : 0)
                }
                return Key(prefix: prefix, number: UInt32(term))
            }
            keys.sort { left, right in
                if left.prefix != right.prefix { return left.prefix < right.prefix }
                let a = raw[Int(starts[Int(left.number)])..<Int(starts[Int(left.number) + 1])]
                let b = raw[Int(starts[Int(right.number)])..<Int(starts[Int(right.number) + 1])]
                return a.lexicographicallyPrecedes(b)
            }
            return keys.map(\.number)
        }
    }
}
