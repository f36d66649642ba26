/// Masked names and entries of the user's lexicon, found in texts by the hashes of folded words.
struct TermTable: Sendable {
    enum Meaning: Sendable {
        case masked(target: String?)
        case valence(LexiconEntry)
    }

    private struct Term: Sendable {
        let spellings: [UInt64]
        /// The last word as far as its "*".
        let prefix: [UInt32]?
        /// Stands for one token that holds all the words: `#UnitedAirlines`, `coca-cola`.
        let isJoined: Bool
        /// Stands for a word without the letters that lean on it: "oréal" of "l'oréal".
        let isElided: Bool
        let meaning: Meaning

        /// Tokens that it takes.
        var length: Int { spellings.count + (prefix == nil ? 0 : 1) }
    }

    private var terms: [Term] = []
    private var places: [UInt64: [Int]] = [:]
    /// Terms of one word with "*", which no hash finds.
    private var openPlaces: [Int] = []
    /// A bit for each first word, by its low bits: most tokens miss.
    private var filter: UInt64 = 0

    var isEmpty: Bool { terms.isEmpty }

    /// Of equal terms one that names a target comes before one that only masks, an entry for a topic before one for all
    /// texts; beyond that they are taken as they sort. So the order given does not matter.
    init(masked: [MaskedTerm], lexicon: [LexiconEntry]) {
        let terms = masked.sorted { first, second in
            (first.target == nil ? 1 : 0, first.target ?? "", first.words.joined(separator: " "))
                < (second.target == nil ? 1 : 0, second.target ?? "", second.words.joined(separator: " "))
        }
        for term in terms { add(term.words, .masked(target: term.target)) }
        let entries = lexicon.sorted { first, second in
            (first.topic == nil ? 1 : 0, first.topic ?? "", first.word, first.valence)
                < (second.topic == nil ? 1 : 0, second.topic ?? "", second.word, second.valence)
        }
        for entry in entries { add(entry.word.split(separator: " ").map(String.init), .valence(entry)) }
    }

    /// Names given with a text.
    init(brands: [String]) {
        for brand in brands { add(brand.split(separator: " ").map(String.init), .masked(target: brand)) }
    }

    private mutating func add(_ words: [String], _ meaning: Meaning) {
        var parts = words.flatMap(Self.parts)
        guard !parts.isEmpty else { return }
        let isOpen = parts[parts.count - 1].hasSuffix("*") && parts[parts.count - 1] != "*"
        if !isOpen, parts.count > 1 {
            for joint in ["", "-", "'"] {
                insert([parts.joined(separator: joint)], nil, isJoined: joint.isEmpty, meaning)
            }
        } else if !isOpen, let apostrophe = parts[0].firstIndex(where: { $0 == "'" || $0 == "’" }) {
            insert([String(parts[0][apostrophe...].dropFirst())], nil, isElided: true, meaning)
        }
        let last = isOpen ? FoldedWord.scalars(parts.removeLast().dropLast()) : nil
        insert(parts, last, meaning)
    }

    private mutating func insert(
        _ words: [String], _ prefix: [UInt32]?, isJoined: Bool = false, isElided: Bool = false, _ meaning: Meaning
    ) {
        let term = Term(
            spellings: words.map { FoldedWord.hash($0) }, prefix: prefix, isJoined: isJoined, isElided: isElided,
            meaning: meaning)
        terms.append(term)
        guard let first = term.spellings.first else {
            openPlaces.append(terms.count - 1)
            return
        }
        filter |= 1 << (first & 63)
        places[first, default: []].append(terms.count - 1)
    }

    /// The words that the tokeniser would make of a given one; signs of handles and hashtags go, and a possessive "'s".
    private static func parts(of word: String) -> [String] {
        var bare = word.drop { $0 == "@" || $0 == "#" }
        for ending in ["'s", "’s"] where bare.lowercased().hasSuffix(ending) { bare = bare.dropLast(2) }
        guard bare.utf8.contains(where: { $0.isAlphanumeric || $0 >= 0x80 }) else { return bare.isEmpty ? [] : [word] }
        return bare.utf8.split { $0 < 0x80 && $0.partsWords }.compactMap { String($0) }
    }

    /// The longest term that begins at a token; of equally long ones a mask, then the first.
    func longest(
        at position: Int, in text: TokenizedText, accepts: (Meaning) -> Bool
    ) -> (length: Int, meaning: Meaning)? {
        let spelling = text.forms[position].spelling
        var best: (length: Int, place: Int)?
        if filter & 1 << (spelling & 63) != 0 {
            for place in places[spelling] ?? [] { consider(place, at: position, text, accepts, &best) }
        }
        for place in openPlaces { consider(place, at: position, text, accepts, &best) }
        return best.map { ($0.length, terms[$0.place].meaning) }
    }

    private func consider(
        _ place: Int, at position: Int, _ text: TokenizedText, _ accepts: (Meaning) -> Bool,
        _ best: inout (length: Int, place: Int)?
    ) {
        let term = terms[place]
        guard position + term.length <= text.tokens.count, accepts(term.meaning) else { return }
        let form = text.forms[position]
        if form.kind == .link { return }
        if term.isElided, !form.isElided { return }
        if term.isJoined, form.kind != .handle, !text.tokens[position].has(.hashtag) { return }
        for (offset, spelling) in term.spellings.enumerated()
        where text.forms[position + offset].spelling != spelling { return }
        if let prefix = term.prefix, !text.begins(position + term.spellings.count, with: prefix) { return }
        if let best, best.length >= term.length { return }
        best = (term.length, place)
    }
}
