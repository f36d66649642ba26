import Testing

@testable import ClamorText

@Suite struct FoldedTextTests {
    @Test(arguments: [
        ("Acme", "acme"), ("acme 24/7", "acme 24/7"), ("STRASSE", "strasse"), ("Straße", "strasse"), ("ẞ", "ss"),
        ("İstanbul", "i\u{307}stanbul"), ("ISPARTA", "isparta"), ("ısı", "ısı"), ("ΣΊΣΥΦΟΣ", "σίσυφοσ"), ("ς", "σ"),
        ("ﬁn", "fin"), ("\u{212A}", "k"), ("\u{212B}", "å"), ("Ÿ", "ÿ"), ("µ", "μ"), ("ſ", "s"), ("Ǆ", "ǆ"),
        ("ПРИВЕТ Ёж", "привет ёж"), ("Ⴀ", "ⴀ"), ("Ꭰ", "Ꭰ"), ("ꭰ", "Ꭰ"), ("ᏸ", "Ᏸ"), ("ΐ", "ΐ"), ("ᾳ", "αι"),
        ("ŉ", "ʼn"),
        ("e\u{301}", "é"), ("A\u{30A}", "å"), ("\u{1112}\u{1161}\u{11AB}", "한"), ("か\u{3099}", "が"),
        ("q\u{307}\u{323}", "q\u{323}\u{307}"), ("E\u{301}\u{316}", "é\u{316}"), ("東京", "東京"), ("\u{FA10}", "塚"),
        ("ＡＢ", "ａｂ"), ("𐐀", "𐐨"), ("👍🏽", "👍🏽"), ("", ""),
    ])
    func foldsCaseAndComposes(text: String, folded: String) {
        // Compared by bytes: Swift's `==` takes canonical equivalents as equal.
        #expect(Array(FoldedText.fold(text).utf8) == Array(folded.utf8))
        #expect(Array(FoldedText.fold(folded).utf8) == Array(folded.utf8))
    }

    /// Every scalar: folding twice is folding once, the upper and lower forms fold alike where the standard says so,
    /// and the byte form agrees.
    @Test func foldingIsIdempotentForAllScalars() {
        var wrong: [String] = []
        for value in UInt32(0x80)..<0x20000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = "a" + String(scalar)
            let once = FoldedText.fold(text)
            if Array(FoldedText.fold(once).utf8) != Array(once.utf8) { wrong.append(String(value, radix: 16)) }
        }
        #expect(wrong == [])
    }

    /// Simple case pairs fold together whatever table they come from.
    @Test func capitalsFoldAsTheirSmallLetters() {
        var wrong: [String] = []
        for value in UInt32(0x41)..<0x1F000 {
            guard let scalar = Unicode.Scalar(value), scalar.properties.isUppercase, value != 0x130 else { continue }
            let lower = scalar.properties.lowercaseMapping
            if lower.unicodeScalars.count == 1, FoldedText.fold(String(scalar)) != FoldedText.fold(lower) {
                wrong.append(String(value, radix: 16))
            }
        }
        #expect(wrong == [])
    }

    @Test func appendsToWhatIsThere() {
        for text in ["Acme", "Straße", "e\u{301}"] {
            var out: [UInt8] = [1, 2]
            let bytes = Array(text.utf8)
            bytes.withUnsafeBufferPointer { FoldedText.foldUTF8($0, into: &out) }
            #expect(out == [1, 2] + Array(FoldedText.fold(text).utf8))
        }
    }

    @Test(arguments: [
        [0xFF], [0xC3], [0x41, 0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC0, 0x80],
    ])
    func brokenBytesFoldToReplacements(bytes: [Int]) {
        var out: [UInt8] = []
        bytes.map { UInt8($0) }.withUnsafeBufferPointer { FoldedText.foldUTF8($0, into: &out) }
        #expect(String(validating: out, as: UTF8.self)?.unicodeScalars.contains("\u{FFFD}") == true)
    }
}
