import ClamorText

/// Finds a word in texts, in folded form, with no letter, digit or underscore on either side.
struct WholeWord {
    private let scalars: [Unicode.Scalar]

    init(_ word: String) { scalars = Array(FoldedText.fold(word).unicodeScalars) }

    func isIn(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let first = scalars.first, bytes.count >= scalars.count else { return false }
        let text = Array(FoldedText.fold(String(decoding: bytes, as: UTF8.self)).unicodeScalars)
        var start = 0
        while start + scalars.count <= text.count {
            let end = start + scalars.count
            if text[start] == first, text[start..<end].elementsEqual(scalars),
                start == 0 || !Self.isOfWords(text[start - 1]), end == text.count || !Self.isOfWords(text[end])
            {
                return true
            }
            start += 1
        }
        return false
    }

    private static func isOfWords(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}
