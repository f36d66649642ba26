import ClamorStore
import Testing

@testable import ClamorImport

/// Encodings, and text that something on the way has damaged.
@Suite struct EncodingTests {
    private static let table = "id,text\n1,café 東京 🎉\n2,plain\n"

    @Test(arguments: [true, false], [true, false])
    func utf16IsReadWithAndWithoutMark(isBigEndian: Bool, hasMark: Bool) throws {
        let text =
            hasMark ? "\u{FEFF}" + Self.table : "id,text,title\n1,café,some Western text\n2,plain,and more of it\n"
        let bytes = text.utf16.flatMap { unit -> [UInt8] in
            let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return isBigEndian ? pair : pair.reversed()
        }
        let reading = try Reading(bytes)
        #expect(reading.records.map(\.text) == [hasMark ? "café 東京 🎉" : "café", "plain"])
    }

    @Test func whatIsNoUTF8IsReadAsWindows1252AndSaidSo() throws {
        let reading = try Reading(
            Array("id,text\n1,caf".utf8) + [0xE9, 0x20, 0x93, 0x6F, 0x6B, 0x94, 0x0A] + Array("2,né\n".utf8))
        #expect(reading.records.map(\.text) == ["café “ok”", "né"])
        #expect(reading.notes.contains("1 × not UTF-8: read as Windows-1252"))
    }

    @Test func jsonThatIsNoUTF8IsReadAsWindows1252() throws {
        let reading = try Reading(
            Array("{\"id\":\"1\",\"text\":\"caf".utf8) + [0xE9] + Array("\"}\n{\"id\":\"2\",\"text\":\"né\"}\n".utf8))
        #expect(reading.records.map(\.text) == ["café", "né"])
    }

    @Test func aCutScalarIsReplacedAndTheRestStays() {
        var repairs = DecodedText.Repairs()
        let bytes = Array("日本語".utf8).dropLast()
        #expect(Array(bytes).withUnsafeBufferPointer { DecodedText.string($0, repairs: &repairs) } == "日本\u{FFFD}")
        #expect(repairs == .replaced)
    }

    @Test func nulBytesAreLeftOut() throws {
        let reading = try Reading(Array("id,text\n1,a".utf8) + [0] + Array("b\n".utf8))
        #expect(reading.records[0].text == "ab")
        #expect(reading.notes.contains("1 × NUL bytes left out"))
    }

    @Test(arguments: [
        ("NestlÃ© Wants", "Nestlé Wants"), ("itâ€™s fine", "it’s fine"), ("São Paulo é bom", "São Paulo é bom"),
        ("it\\u2019s \\ud83c\\udf89", "it’s 🎉"), ("C:\\users\\new", "C:\\users\\new"),
        ("a &amp; b &lt;3 &#39;c&#39;", "a & b <3 'c'"),
        ("AT&T; R&D", "AT&T; R&D"), ("one<br>two<br/>three", "one\ntwo\nthree"), ("a < b and c > d", "a < b and c > d"),
        ("<p>One</p><p>Two <a href=\"https://a.example\">link</a></p>", "One\n\nTwo link"), ("plain\u{FEFF}", "plain"),
        ("<script>x < 1</script>seen", "seen"),
    ])
    func damagedTextIsSetRight(given: String, expected: String) {
        var done = TextRepair.Done()
        #expect(TextRepair.repaired(given, done: &done) == expected)
    }

    @Test func theDigestIsOverTheBytesOfTheFile() throws {
        let scratch = Scratch()
        let marked = try ByteSource(path: scratch.file("a", [0xEF, 0xBB, 0xBF] + Array("id,text\n".utf8)))
        let plain = try ByteSource(path: scratch.file("b", "id,text\n"))
        var (first, second): ([UInt8], [UInt8]) = ([], [])
        while try marked.read(into: &first) {}
        while try plain.read(into: &second) {}
        #expect(first == second)
        #expect(marked.digestText != plain.digestText)
        #expect(marked.digestText.utf8.count == 32)
        #expect((marked.consumed, plain.consumed) == (11, 8))
    }
}
