import ClamorText

/// A typed term cut into tokens by the tokenizer that cuts the mentions.
struct TermText {
    struct Token: Equatable {
        /// In the index's form.
        var text: String
        /// With accents.
        var accented: String
        /// UTF-8 bytes of the term.
        var range: Range<Int>
    }

    /// One token a place: the tagged one where there is one.
    let tokens: [Token]
    /// Whether an accent was typed, which then counts.
    let hasAccents: Bool
    /// Whether punctuation stands between or around the tokens (inner apostrophes are part of them).
    let hasPunctuation: Bool

    /// - Parameter isWhole: whether a tag may stand for all of the text, so that its words need not be listed too.
    init(_ text: String, isWhole: Bool = true) {
        var plain = TokenBuffer(form: .index)
        var accented = TokenBuffer(form: .keepingAccents)
        plain.tokenize(text)
        accented.tokenize(text)
        let chosen = Self.chosen(plain, isWhole: isWhole)
        tokens = chosen.map { index in
            let entry = plain.entries[index]
            return Token(
                text: plain.text(at: index), accented: index < accented.count ? accented.text(at: index) : "",
                range: Int(entry.lower)..<Int(entry.upper))
        }
        hasAccents = tokens.contains { $0.text != $0.accented }
        hasPunctuation = Self.hasPunctuation(Array(text.utf8), outside: tokens.map(\.range))
    }

    /// A tag that is the whole term stands alone; else every place has one token, the tag where one begins.
    private static func chosen(_ buffer: TokenBuffer, isWhole: Bool) -> [Int] {
        if isWhole, let first = buffer.entries.first, first.kind == .tagged,
            buffer.entries.allSatisfy({ $0.upper <= first.upper })
        {
            return [0]
        }
        var result: [Int] = []
        for (index, entry) in buffer.entries.enumerated() {
            let isNewPlace = result.last.map { buffer.entries[$0].position < entry.position } ?? true
            if isNewPlace { result.append(index) }
        }
        return result
    }

    private static func hasPunctuation(_ bytes: [UInt8], outside ranges: [Range<Int>]) -> Bool {
        let quotes: [String] = ["'", "’", "‘", "\""]
        var end = 0
        var rest: [UInt8] = []
        for range in ranges {
            if end < range.lowerBound { rest += bytes[end..<range.lowerBound] }
            end = max(end, range.upperBound)
        }
        rest += bytes[min(end, bytes.count)...]
        let outside = String(decoding: rest, as: UTF8.self)
        return outside.contains { !$0.isWhitespace && !quotes.contains(String($0)) }
    }
}
