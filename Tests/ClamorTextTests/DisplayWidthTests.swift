import Testing

@testable import ClamorText

@Suite struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("plain", 5), ("naïve", 5), ("nai\u{308}ve", 5), ("東京", 4), ("ｱｲｳ", 3), ("ＡＢ", 4),
        ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("ไทยที่", 4), ("नमस्ते", 4), ("a\u{200B}b", 2), ("\u{7}", 0),
        ("a\tb", 2), ("👍", 2), ("👍🏽", 2), ("👨‍👩‍👧", 2), ("❤", 1), ("❤\u{FE0F}", 2), ("🇩🇪", 2), ("🇩🇪🇫🇷", 4),
        ("1\u{FE0F}\u{20E3}", 2), ("👩🏽‍💻!", 3), ("🏳\u{FE0F}‍🌈", 2), ("☕", 2), ("€5", 2), ("e\u{301}\u{200D}x", 2),
        ("…", 1), ("\u{AD}", 1), ("a\u{202E}b", 2), ("𠀀", 2), ("🏴\u{E0067}\u{E0062}\u{E007F}", 2),
    ])
    func countsCells(text: String, width: Int) {
        #expect(displayWidth(of: text) == width, "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
    }

    @Test(arguments: [
        ("hello", 5, "hello"), ("hello", 4, "hel…"), ("hello", 1, "…"), ("hello", 0, ""), ("東京都", 5, "東京…"),
        ("東京都", 4, "東…"), ("👨‍👩‍👧ab", 3, "👨‍👩‍👧…"), ("e\u{301}xyz", 3, "e\u{301}x…"),
    ])
    func cutsAtTheEnd(text: String, width: Int, cut: String) {
        #expect(truncate(text, toWidth: width) == cut)
    }

    @Test(arguments: [
        ("abcdefghij", 7, "abc…hij"), ("abcdefghij", 6, "abc…ij"), ("abcdefghij", 1, "…"), ("東京都港区", 6, "東…区"),
    ])
    func cutsInTheMiddle(text: String, width: Int, cut: String) {
        #expect(truncate(text, toWidth: width, at: .middle) == cut)
    }

    @Test func padsOnEitherSide() {
        #expect(padded("東", toWidth: 5) == "東   ")
        #expect(padded("東", toWidth: 5, .right) == "   東")
        #expect(padded("東", toWidth: 5, .center) == " 東  ")
        #expect(padded("hello", toWidth: 3) == "hello")
    }

    @Test func theWideTableIsSortedAndApart() {
        for (left, right) in zip(wideRanges, wideRanges.dropFirst()) { #expect(left.upperBound < right.lowerBound) }
    }
}

@Suite struct SafeTextTests {
    @Test(arguments: [
        ("plain ~text", "plain ~text"), ("a\nb\tc\r\0", "a\\nb\\tc\\r\\0"), ("\u{1B}[31m", "\\x1b[31m"),
        ("\u{7F}\u{85}", "\\x7f\\x85"), ("\u{202E}evil", "\\u{202e}evil"), ("a\u{2028}b", "a\\u{2028}b"),
        ("naïve 👩‍💻 ไทย", "naïve 👩‍💻 ไทย"), ("\u{1}", "\\x01"), ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"),
    ])
    func escapesWhatATerminalWouldActOn(text: String, escaped: String) {
        #expect(SafeText.escapedForTerminal(text) == escaped)
    }
}
