/// Distinct texts with numbers from 0 in order of appearance: the terms of a text index, the entries of a dictionary.
package struct TermTable: Sendable {
    /// All texts, UTF-8, end to end.
    package private(set) var bytes: [UInt8] = []
    /// Where each text begins, and the end of the last.
    package private(set) var starts: [UInt32] = [0]
    /// Open addressing: high half the hash, low half the term's number + 1; 0 is free.
    private var slots: [UInt64]

    /// - Parameter capacity: how many texts there may be before the table grows.
    package init(capacity: Int = 8) {
        var slotCount = 16
        while slotCount < capacity * 2 { slotCount *= 2 }
        slots = [UInt64](repeating: 0, count: slotCount)
    }

    /// How many texts there are.
    package var count: Int { starts.count - 1 }

    private func length(_ term: Int) -> Int { Int(starts[term + 1] - starts[term]) }

    /// The number of a text, new if need be.
    package mutating func number(of term: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let hash = Self.hash(term)
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while true {
            let slot = slots[place]
            if slot == 0 { break }
            if slot >> 32 == hash, holds(UInt32(truncatingIfNeeded: slot) &- 1, term) {
                return UInt32(truncatingIfNeeded: slot) &- 1
            }
            place = (place + 1) & mask
        }
        let number = UInt32(count)
        bytes.append(contentsOf: term)
        starts.append(UInt32(bytes.count))
        slots[place] = hash << 32 | UInt64(number + 1)
        if count * 2 > slots.count { grow() }
        return number
    }

    @inline(__always)
    private func holds(_ number: UInt32, _ term: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = Int(starts[Int(number)])
        guard Int(starts[Int(number) + 1]) - start == term.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            for index in term.indices where bytes[start + index] != term[index] { return false }
            return true
        }
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: old.count * 2)
        let mask = slots.count - 1
        for slot in old where slot != 0 {
            var place = Int(slot >> 32) & mask
            while slots[place] != 0 { place = (place + 1) & mask }
            slots[place] = slot
        }
    }

    /// A 32-bit hash: eight bytes at a time, multiplied and folded.
    @inline(__always)
    private static func hash(_ term: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let raw = UnsafeRawBufferPointer(term)
        var hash = UInt64(truncatingIfNeeded: term.count) &* 0x9E37_79B9_7F4A_7C15
        var offset = 0
        while raw.count - offset >= 8 {
            hash = mixed(hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset += 8
        }
        var rest: UInt64 = 0
        if raw.count - offset >= 4 {
            rest = UInt64(raw.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            offset += 4
        }
        while offset < raw.count {
            rest = rest << 8 | UInt64(raw[offset])
            offset += 1
        }
        return mixed(hash ^ rest) >> 32
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
