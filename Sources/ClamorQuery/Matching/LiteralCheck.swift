import ClamorText

/// What the tokens of a term leave out: punctuation between and around them, and accents that were typed.
struct LiteralCheck {
    /// What must stand before the first token, between two, and after the last, white space as one space; nil where
    /// the term has nothing but white space, so that anything may.
    private let gaps: [[UInt8]?]
    /// The tokens with their accents; nil where none was typed.
    private let accented: [[UInt8]]?
    private let patterns: [TokenPattern]

    /// - Parameter literal: the term as it was typed, without wildcards at word ends.
    init(_ literal: String, of term: SearchTerm) {
        var bytes = ContiguousArray(literal.utf8)
        let cut = TermText(literal)
        patterns = term.patterns.map(TokenPattern.init)
        gaps = bytes.withUnsafeMutableBufferPointer { buffer in
            let bytes = UnsafeBufferPointer(buffer)
            var gaps: [[UInt8]?] = []
            var end = 0
            for token in cut.tokens {
                // A word inside a tag (`@acme_help`) has no gap before it.
                gaps.append(Self.gap(bytes, min(end, token.range.lowerBound)..<token.range.lowerBound))
                end = max(end, token.range.upperBound)
            }
            gaps.append(Self.gap(bytes, end..<bytes.count))
            return gaps
        }
        accented = cut.hasAccents ? cut.tokens.map { Array($0.accented.utf8) } : nil
    }

    /// Whether punctuation and accents are as typed where the patterns match these entries.
    func holds(at entries: [Int], in view: TokenView) -> Bool {
        guard gaps.count == entries.count + 1 else { return false }
        let text = view.text
        if let first = gaps[0] {
            let lower = Int(view.entries[entries[0]].lower)
            guard lower >= first.count, text[lower - first.count..<lower].elementsEqual(first) else { return false }
        }
        for place in 1..<max(1, entries.count) {
            guard let gap = gaps[place] else { continue }
            let lower = Int(view.entries[entries[place - 1]].upper)
            let upper = Int(view.entries[entries[place]].lower)
            guard lower <= upper, Self.collapsed(text, lower..<upper) == gap else { return false }
        }
        if let last = gaps[entries.count] {
            let upper = Int(view.entries[entries[entries.count - 1]].upper)
            guard upper + last.count <= text.count, text[upper..<upper + last.count].elementsEqual(last) else {
                return false
            }
        }
        return accented == nil || entries.indices.allSatisfy { holds(place: $0, at: entries[$0], in: view) }
    }

    /// Whether the accents of one token are as typed.
    func holds(place: Int, at entry: Int, in view: TokenView) -> Bool {
        guard let accented, place < accented.count, patterns[place].kind != .wildcard else { return true }
        var buffer = TokenBuffer(form: .keepingAccents)
        buffer.tokenize(utf8: view.source(at: entry))
        let isPrefix = patterns[place].kind == .prefix
        return (0..<buffer.count).contains { buffer.matches(accented[place], at: $0, isPrefix: isPrefix) }
    }

    private static func gap(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [UInt8]? {
        guard range.lowerBound < range.upperBound else { return nil }
        let collapsed = collapsed(bytes, range)
        return collapsed.allSatisfy { $0 == UInt8(ascii: " ") } ? nil : collapsed
    }

    /// The bytes with each run of ASCII white space as one space.
    private static func collapsed(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [UInt8] {
        var result: [UInt8] = []
        for byte in bytes[range] {
            let isSpace = byte == UInt8(ascii: " ") || (9...13).contains(byte)
            if !isSpace {
                result.append(byte)
            } else if result.last != UInt8(ascii: " ") {
                result.append(UInt8(ascii: " "))
            }
        }
        return result
    }
}

/// `{Apple}`: the text's own bytes, as typed.
struct ExactCheck {
    private let bytes: [UInt8]
    /// Where the first token begins in them.
    private let offset: Int

    init(_ text: String) {
        bytes = Array(text.utf8)
        offset = TermText(text).tokens.first?.range.lowerBound ?? 0
    }

    func holds(at first: TokenBuffer.Entry, of text: UnsafeBufferPointer<UInt8>) -> Bool {
        let lower = Int(first.lower) - offset
        guard lower >= 0, lower + bytes.count <= text.count else { return false }
        return text[lower..<lower + bytes.count].elementsEqual(bytes)
    }
}
