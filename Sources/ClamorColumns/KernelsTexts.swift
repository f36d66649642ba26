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
