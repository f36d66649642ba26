import ClamorText

/// The tokens of one text, where terms are looked for. Keeps its room from text to text.
struct TokenizedText {
    private var tokens = TokenBuffer(form: .index)

    mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
        tokens.removeAll()
        tokens.tokenize(utf8: text)
    }

    /// The tokens of `text`, which was read last.
    func withView<Result>(of text: UnsafeBufferPointer<UInt8>, _ body: (TokenView) -> Result) -> Result {
        tokens.bytes.withUnsafeBufferPointer { bytes in
            tokens.entries.withUnsafeBufferPointer { entries in
                body(TokenView(text: text, bytes: bytes, entries: entries))
            }
        }
    }
}

/// Tokens laid open for loops over them.
struct TokenView {
    /// The text that they were read from.
    let text: UnsafeBufferPointer<UInt8>
    let bytes: UnsafeBufferPointer<UInt8>
    let entries: UnsafeBufferPointer<TokenBuffer.Entry>

    /// The bytes of one token.
    @inline(__always)
    func token(at index: Int) -> UnsafeBufferPointer<UInt8> {
        let lower = index == 0 ? 0 : Int(entries[index - 1].end)
        return UnsafeBufferPointer(rebasing: bytes[lower..<Int(entries[index].end)])
    }

    /// The stretch of the text that a token was read from.
    func source(at index: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: text[Int(entries[index].lower)..<Int(entries[index].upper)])
    }
}
