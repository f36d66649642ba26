/// Gives texts numbers in the order in which they first come: equal bytes, equal number.
package struct TextInterner: Sendable {
    package private(set) var bytes: [UInt8] = []
    package private(set) var offsets: [UInt32] = [0]
    /// Open addressing; 0 is free, else number + 1. The size is a power of two.
    private var slots: [UInt32]
    private var hashes: [UInt32] = []

    package init(capacity: Int = 16) {
        slots = [UInt32](repeating: 0, count: Self.slotCount(for: capacity))
    }

    package var count: Int { offsets.count - 1 }

    /// The number of a text, given now if it has none.
    package mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let hash = Self.hash(text)
        let place = self.place(of: text, hash)
        if slots[place] != 0 { return slots[place] - 1 }
        let number = UInt32(count)
        bytes.append(contentsOf: text)
        offsets.append(UInt32(bytes.count))
        hashes.append(hash)
        slots[place] = number + 1
        if count * 2 > slots.count { grow() }
        return number
    }

    package mutating func intern(_ text: String) -> UInt32 {
        var text = text
        return text.withUTF8 { intern($0) }
    }

    /// The number of a text, or nil.
    package func number(of text: UnsafeBufferPointer<UInt8>) -> UInt32? {
        let found = slots[place(of: text, Self.hash(text))]
        return found == 0 ? nil : found - 1
    }

    /// The texts so far as a dictionary whose codes are the numbers.
    package func dictionary() -> TextDictionary { TextDictionary(bytes: bytes, offsets: offsets) }

    /// The slot that holds the text, or the free one where it would go.
    private func place(of text: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Int {
        let mask = slots.count - 1
        var place = Int(hash) & mask
        while slots[place] != 0 {
            let number = Int(slots[place] - 1)
            if hashes[number] == hash, equals(number, text) { break }
            place = (place + 1) & mask
        }
        return place
    }

    private func equals(_ number: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let range = Int(offsets[number])..<Int(offsets[number + 1])
        guard range.count == text.count else { return false }
        return bytes.withUnsafeBufferPointer { Kernels.areEqual(UnsafeBufferPointer(rebasing: $0[range]), text) }
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 4)
        let mask = slots.count - 1
        for (number, hash) in hashes.enumerated() {
            var place = Int(hash) & mask
            while slots[place] != 0 { place = (place + 1) & mask }
            slots[place] = UInt32(number) + 1
        }
    }

    private static func slotCount(for capacity: Int) -> Int {
        var size = 32
        while size < capacity * 2 { size *= 2 }
        return size
    }

    /// Eight bytes a step, multiplied and folded.
    private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let raw = UnsafeRawBufferPointer(text)
        var state = UInt64(raw.count) &* 0x9E37_79B9_7F4A_7C15
        var place = 0
        while place + 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            state = (state ^ word) &* 0xFF51_AFD7_ED55_8CCD
            state ^= state >> 32
            place += 8
        }
        var rest: UInt64 = 0
        while place < raw.count {
            rest = rest << 8 | UInt64(raw[place])
            place += 1
        }
        state = (state ^ rest) &* 0xC4CE_B9FE_1A85_EC53
        state ^= state >> 29
        return UInt32(truncatingIfNeeded: state ^ state >> 32)
    }
}

extension Kernels {
    /// Whether two texts have the same bytes.
    package static func areEqual(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
        guard left.count == right.count else { return false }
        for place in 0..<left.count where left[place] != right[place] { return false }
        return true
    }

    /// Order by bytes, which for UTF-8 is order by scalars: below 0, 0 or above.
    package static func order(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
        for place in 0..<min(left.count, right.count) where left[place] != right[place] {
            return Int(left[place]) - Int(right[place])
        }
        return left.count - right.count
    }

    /// Whether `needle` lies somewhere in `hay`.
    package static func contains(_ hay: UnsafeBufferPointer<UInt8>, _ needle: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = needle.first else { return true }
        guard hay.count >= needle.count else { return false }
        for start in 0...(hay.count - needle.count) where hay[start] == first {
            if areEqual(UnsafeBufferPointer(rebasing: hay[start..<start + needle.count]), needle) { return true }
        }
        return false
    }
}

/// Makes the codes of several dictionaries comparable: equal spellings get one code. The first dictionary's codes stay
/// as they are, so that the usual case, one dictionary for all, costs nothing.
package struct DictionaryUnion: Sendable {
    private var first: TextDictionary?
    /// All spellings; made once a second dictionary comes.
    private var spellings: TextInterner?
    /// The union's code of each spelling.
    private var codes: [UInt32] = []
    /// Spellings that the first dictionary lacks, in order of their codes.
    private var added: TextInterner = TextInterner()
    /// Codes of the union by dictionary, for the latest but the first.
    private var translations: [(dictionary: TextDictionary, codes: [UInt32])] = []

    package init() {}

    /// How many codes there are.
    package var count: Int { (first?.count ?? 0) + added.count }

    /// The union's code for each code of a dictionary; nil when they are the same.
    package mutating func translation(of dictionary: TextDictionary) -> [UInt32]? {
        guard let first else {
            self.first = dictionary
            return nil
        }
        if first === dictionary { return nil }
        if let known = translations.last(where: { $0.dictionary === dictionary }) { return known.codes }
        if spellings == nil { index(first, more: dictionary.count) }
        var translated: [UInt32] = []
        translated.reserveCapacity(dictionary.count)
        dictionary.forEachText { _, text in translated.append(code(of: text)) }
        if translations.count == 8 { translations.removeFirst() }
        translations.append((dictionary, translated))
        return translated
    }

    /// The code of a spelling, given now if it has none.
    private mutating func code(of text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let number = Int(spellings?.intern(text) ?? 0)
        if number == codes.count {
            codes.append(UInt32(count))
            _ = added.intern(text)
        }
        return codes[number]
    }

    private mutating func index(_ first: TextDictionary, more: Int) {
        var interner = TextInterner(capacity: first.count + more)
        first.forEachText { code, text in
            if Int(interner.intern(text)) == codes.count { codes.append(UInt32(code)) }
        }
        spellings = interner
    }

    /// All codes so far as one dictionary.
    package var dictionary: TextDictionary {
        guard let first else { return .empty }
        if added.count == 0 { return first }
        let shift = UInt32(first.bytes.count)
        return TextDictionary(
            bytes: first.bytes + added.bytes, offsets: first.offsets + added.offsets.dropFirst().map { $0 + shift })
    }
}
