import CXXHash

/// What copies of a text are found by: the hash of its normal form and, from six words on, its MinHash signature.
/// Made from the text alone, so that many can be made at once.
package struct CopyPrint: Sendable, Equatable {
    /// Texts of fewer words count as copies only of the same author's same words: two people who say "love it" copy
    /// nobody. Three words that are the same, of whatever author, are: as many make a slogan.
    package static let leastSharedWords = 3
    /// Of a text and its near-copy at least one has as many words: below that one word changed makes another text ("I
    /// love my new phone", "I hate my new phone").
    package static let leastWords = 8
    /// Texts of fewer words have no near-copies: two words are taken from those that have.
    package static let leastWordsOfCopy = 6
    package static let encodedLength = 72

    /// XXH3 of the normal form; of a text below `leastSharedWords`, of its author with it. 0: there is nothing to
    /// compare, as in a text without a word (links, handles and emoji alone).
    package let exact: UInt64
    /// At most 65,535.
    package let wordCount: UInt16
    /// Of texts of `leastWordsOfCopy` and more.
    package let signature: MinHash?

    /// - Parameter author: of the mention; a text below `leastSharedWords` without an author is no copy.
    package init(text: UnsafeBufferPointer<UInt8>, author: String?) {
        let normal = CopyText(text)
        let isShort = normal.wordCount < Self.leastSharedWords
        wordCount = UInt16(clamping: normal.wordCount)
        signature = normal.wordCount < Self.leastWordsOfCopy ? nil : MinHash(normal)
        if normal.wordCount == 0 || (isShort && author == nil) {
            exact = 0
            return
        }
        var hash = normal.scalars.withUnsafeBytes { clamor_hash64($0.baseAddress, $0.count) }
        if isShort, var author {
            hash = author.withUTF8 { Shingles.mixed(hash ^ clamor_hash64($0.baseAddress, $0.count)) }
        }
        exact = max(hash, 1)
    }

    package init(text: String, author: String?) {
        var text = text
        self = text.withUTF8 { CopyPrint(text: $0, author: author) }
    }
}

/// The stored form, 72 bytes: exact hash (8), word count (2), 1 where there is a signature (1), zero (1), signature
/// (60). All little-endian.
extension CopyPrint {
    package func encode(into bytes: inout [UInt8]) {
        func append<Value: FixedWidthInteger>(_ value: Value) {
            withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
        }
        append(exact)
        append(wordCount)
        append(UInt16(signature == nil ? 0 : 1))
        let words = signature?.words ?? InlineArray(repeating: 0)
        for place in 0..<7 { append(words[place]) }
        append(UInt32(truncatingIfNeeded: words[7]))
    }

    package static func encode(_ prints: [CopyPrint]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(prints.count * encodedLength)
        for print in prints { print.encode(into: &bytes) }
        return bytes
    }

    private init(decoding bytes: UnsafeRawBufferPointer, at start: Int) {
        func value<Value: FixedWidthInteger>(_ offset: Int, _ type: Value.Type) -> Value {
            Value(littleEndian: bytes.loadUnaligned(fromByteOffset: start + offset, as: type))
        }
        exact = value(0, UInt64.self)
        wordCount = value(8, UInt16.self)
        guard value(10, UInt16.self) == 1 else {
            signature = nil
            return
        }
        var words = InlineArray<8, UInt64>(repeating: 0)
        for place in 0..<7 { words[place] = value(12 + 8 * place, UInt64.self) }
        words[7] = UInt64(value(68, UInt32.self))
        signature = MinHash(words: words)
    }

    /// nil when the bytes are no whole number of prints.
    package static func decode(_ bytes: [UInt8]) -> [CopyPrint]? {
        guard bytes.count % encodedLength == 0 else { return nil }
        return bytes.withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count, by: encodedLength).map { CopyPrint(decoding: bytes, at: $0) }
        }
    }
}
