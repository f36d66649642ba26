/// A word, an ideograph or an emoji; or one with `#`, `@` or `$` before it.
package enum TokenKind: UInt8, Sendable {
    case plain, tagged
}

/// The tokens of texts, stored flat. Tokens of one call follow those of the calls before.
///
/// A token is a run of letters, digits and marks; apostrophes and soft hyphens inside it are dropped. Each scalar of a
/// script without spaces (and of Hangul) is a token, and each emoji, its variants of skin and presentation taken as one.
/// `#`, `@` and `$` before a word, and not inside one, add the tagged token at the word's place; it alone runs over `_`,
/// so `@acme_help` gives `@acme_help` and `acme` at one place and `help` at the next. All else parts tokens.
package struct TokenBuffer: Sendable {
    /// Where a token is: in `bytes`, among the tokens, and in its text.
    package struct Entry: Sendable, Equatable {
        /// Where the token's bytes end in `bytes`; they begin where those of the entry before end.
        package var end: Int32
        /// The token's place in its text; a tagged token has the place of its first word.
        package var position: Int32
        /// The stretch of the text that the token was read from, in UTF-8 bytes.
        package var lower: Int32
        package var upper: Int32
        package var kind: TokenKind
    }

    package let form: TokenForm
    /// The bytes of all tokens, end to end.
    package internal(set) var bytes: [UInt8] = []
    package internal(set) var entries: [Entry] = []
    /// The place of the next token; set it to keep apart the texts that share a buffer.
    package var nextPosition: Int32 = 0
    var table: ScalarTable
    /// Where the last tagged token ended in its text: `#one#two` is two tags.
    var lastTagEnd = -1

    /// An empty buffer for tokens of one form.
    package init(form: TokenForm = .index) {
        self.form = form
        table = ScalarTable(form: form)
    }

    package var count: Int { entries.count }

    /// Forgets the tokens and keeps the room; places start at 0 again.
    package mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        entries.removeAll(keepingCapacity: true)
        nextPosition = 0
    }

    /// Appends the tokens of a text. Source offsets count from the start of `text`.
    package mutating func tokenize(_ text: String) {
        var text = text
        text.withUTF8 { tokenize(utf8: $0) }
    }

    /// Where a token's bytes are in `bytes`.
    package func byteRange(at index: Int) -> Range<Int> {
        (index == 0 ? 0 : Int(entries[index - 1].end))..<Int(entries[index].end)
    }

    /// A token as a string.
    package func text(at index: Int) -> String {
        String(decoding: bytes[byteRange(at: index)], as: UTF8.self)
    }

    /// Whether a token's bytes are these, or with `isPrefix` begin with these.
    package func matches(_ term: [UInt8], at index: Int, isPrefix: Bool = false) -> Bool {
        let range = byteRange(at: index)
        guard isPrefix ? range.count >= term.count : range.count == term.count else { return false }
        for offset in term.indices where bytes[range.lowerBound + offset] != term[offset] { return false }
        return true
    }
}

/// One token, for code that is in no hurry.
package struct Token: Sendable, Hashable {
    package var text: String
    package var position: Int
    /// The stretch of the source, in UTF-8 bytes.
    package var range: Range<Int>
    package var kind: TokenKind
}

/// The tokens of a text, in order; a tagged token comes before its word.
package func tokens(of text: String, form: TokenForm = .index) -> [Token] {
    var buffer = TokenBuffer(form: form)
    buffer.tokenize(text)
    return buffer.entries.indices.map { index in
        let entry = buffer.entries[index]
        let range = Int(entry.lower)..<Int(entry.upper)
        return Token(text: buffer.text(at: index), position: Int(entry.position), range: range, kind: entry.kind)
    }
}

/// Whether a search term was typed with accents, and so stands for itself alone: its form without them is another.
package func hasTypedAccents(_ term: String) -> Bool {
    var bare = TokenBuffer(form: .index)
    var typed = TokenBuffer(form: .keepingAccents)
    bare.tokenize(term)
    typed.tokenize(term)
    return bare.bytes != typed.bytes
}
