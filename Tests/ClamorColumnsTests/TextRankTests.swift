import ClamorColumns
import ClamorText
import Testing

/// The order of the texts of a dictionary.
@Suite struct TextRankTests {
    /// Texts that begin alike, some of which end where others go on, and some of which differ in case alone.
    private static let texts: [String] = {
        var texts = ["", "h", "https://", "HTTPS://"]
        for number in 0..<700 {
            let page = String(repeating: "abcdefgh", count: number % 12)
            texts.append("https://example.org/\(page)/\(number * 7_919 % 1_000)")
            if number % 5 == 0 { texts.append("https://EXAMPLE.org/\(page)/\(number * 7_919 % 1_000)") }
        }
        return Array(Set(texts)).sorted()
    }()

    @Test func manyTextsStandAsOneByOne() {
        let texts = Self.texts.reversed() as [String]
        let ranks = Selection.ranks(TextDictionary(texts), used: Bitmap(count: texts.count, filled: true))
        let order = texts.indices.sorted { ranks[$0] < ranks[$1] }.map { texts[$0] }
        let expected = texts.sorted { left, right in
            let (foldedLeft, foldedRight) = (FoldedText.fold(left), FoldedText.fold(right))
            if foldedLeft != foldedRight { return foldedLeft.utf8.lexicographicallyPrecedes(foldedRight.utf8) }
            return left.utf8.lexicographicallyPrecedes(right.utf8)
        }
        #expect(order == expected)
    }

    @Test func whatTheCheckThrowsEndsIt() {
        let texts = Self.texts
        #expect(throws: CancellationError.self) {
            _ = try Selection.ranks(TextDictionary(texts), used: Bitmap(count: texts.count, filled: true)) {
                throw CancellationError()
            }
        }
    }
}
