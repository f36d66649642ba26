import Testing

@testable import ClamorImport

/// Cells as values.
@Suite struct CellValueTests {
    @Test(
        arguments: [
            ("0", 0), ("1234", 1234), ("1,234", 1234), ("1,234,567", 1_234_567), ("1.234.567", 1_234_567),
            ("1 234", 1234),
            ("3.0", 3), ("1.2K", 1200), ("1,2k", 1200), ("3M", 3_000_000), ("+5", 5), ("1'234", 1234), ("5.7e3", 5700),
        ] as [(String, Int64)])
    func countsAreRead(text: String, expected: Int64) {
        #expect(CellValue.count(Array(text.utf8)) == expected)
    }

    @Test(arguments: ["", "many", "-5", "1.5", "12a", "1,23,4x", "99999999999999999999", "0x10", "inf", "K"])
    func whatIsNoCountIsNone(text: String) {
        #expect(CellValue.count(Array(text.utf8)) == nil)
    }

    @Test(
        arguments: [
            ("4", 40_000), ("4.5", 45_000), ("4,5", 45_000), ("4/5", 40_000), ("8/10", 40_000), ("5 stars", 50_000),
            ("1 star", 10_000),
            ("★★★★☆", 40_000), ("⭐⭐⭐", 30_000), ("3 out of 5", 30_000),
        ] as [(String, Int64)])
    func ratingsAreRead(text: String, expected: Int64) {
        #expect(CellValue.rating(Array(text.utf8)) == expected)
    }

    @Test(arguments: ["", "0", "6", "good", "4/0", "1/10", "4/5/6"])
    func whatIsNoRatingIsNone(text: String) {
        #expect(CellValue.rating(Array(text.utf8)) == nil)
    }

    @Test(
        arguments: [
            ("a;b", ["a", "b"]), ("a|b|", ["a", "b"]), ("a, b", ["a", "b"]), ("[\"a\",\"b c\"]", ["a", "b c"]),
            ("['a', 'b']", ["a", "b"]),
            ("#a #b", ["#a", "#b"]), ("one thing", ["one thing"]), ("[]", []), (";;", []), ("it's", ["it's"]),
        ] as [(String, [String])])
    func listsAreRead(text: String, expected: [String]) {
        let bytes = Array(text.utf8)
        #expect(bytes.withUnsafeBufferPointer { CellValue.list($0) } == expected)
    }

    @Test(
        arguments: [
            ("true", true), ("TRUE", true), ("1", true), ("yes", true), ("spam", true), ("false", false), ("0", false),
            ("No", false),
            ("ham", false), ("maybe", nil), ("2", nil),
        ] as [(String, Bool?)])
    func truthIsRead(text: String, expected: Bool?) {
        #expect(CellValue.boolean(Array(text.utf8)) == expected)
    }

    @Test(arguments: ["", "-", "null", "NULL", "N/A", "n/a", "NaN", "none", "\\N", "--", "nil", "—"])
    func unknownIsUnknown(text: String) {
        #expect(CellValue.isUnknown(Array(text.utf8)))
    }

    @Test(arguments: [
        ("5.70306E+17", true), ("1E+15", true), ("5,70306E+17", true), ("570306133677760513", false), ("5e17", false),
        ("abcE+17", false),
        ("12e4a", false), ("1.5", false),
    ])
    func idsRoundedBySpreadsheetsAreKnown(text: String, expected: Bool) {
        #expect(Array(text.utf8).withUnsafeBufferPointer { CellValue.isRoundedId($0) } == expected)
    }

    @Test(arguments: [
        ("=\"123\"", "123"), ("'123", "123"), ("3.0", "3"), ("3.10", "3.10"), ("abc", "abc"), ("t3_x0", "t3_x0"),
        ("", ""),
    ])
    func idsAreFreedFromSpreadsheets(text: String, expected: String) {
        #expect(IdText.plain(text) == expected)
    }

    @Test(
        arguments: [
            ("positive", "positive", nil), ("POS", "positive", nil), ("-5", "negative", nil), ("0", "neutral", nil),
            ("5", "positive", nil),
            ("0.62", "positive", 6200), ("-1.0", "negative", -10_000), ("0.01", "neutral", 100),
            ("−0,5", "negative", -5000),
        ] as [(String, String, Int64?)])
    func sentimentIsRead(text: String, label: String, score: Int64?) {
        #expect(SentimentLabels.label(text) == SentimentLabels.Reading(label: label, score: score))
    }

    @Test func sentimentThatSaysNothingIsNone() {
        #expect(SentimentLabels.label("mixed") == nil)
        #expect(SentimentLabels.label("") == nil)
    }
}
