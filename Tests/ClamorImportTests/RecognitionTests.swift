import Testing

@testable import ClamorImport

/// Files that are no export are refused with what was seen and what is accepted.
@Suite struct RecognitionTests {
    @Test(
        arguments: [
            ([], "it is empty"), ([0x20, 0x0A, 0x0A], "it holds nothing but blanks"),
            ([0xEF, 0xBB, 0xBF], "it is empty"),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "it is a PNG image"),
            (Array("PK\u{3}\u{4}rest".utf8), "it is a zip archive"),
            (Array("%PDF-1.7".utf8), "it is a PDF document"),
            (Array("SQLite format 3\0".utf8), "it is an SQLite database"),
            ([0x01, 0x02, 0x00, 0x03, 0x41, 0x05], "it holds binary data"),
            (Array("<?xml version=\"1.0\"?><svg>".utf8), "it is an SVG picture"),
            (Array("<!DOCTYPE html><html>".utf8), "it is a web page"),
            (Array("Dear all,\nplease find the numbers below. Thanks\n".utf8), "it begins with “Dear all,”"),
            (Array("just one line".utf8), "it begins with “just one line”"),
        ] as [([UInt8], String)])
    func whatIsNoExportIsNamed(bytes: [UInt8], expected: String) {
        let text = refusal(bytes)
        #expect(text.hasPrefix("export is no export clamor knows: \(expected)"), "\(text)")
        #expect(text.contains("Accepted: CSV, TSV, JSON, JSON Lines, "))
    }

    @Test(
        arguments: [(Array("BZh9".utf8), "bzip2"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz")] as [([UInt8], String)])
    func compressedFilesAreNamed(bytes: [UInt8], format: String) {
        #expect(refusal(bytes).hasPrefix("export is compressed (\(format)): unpack it first"))
    }

    @Test(arguments: [
        (
            "{\"name\":\"tool\",\"description\":\"a tool\",\"version\":\"1.0\"}",
            "is one JSON object with neither id nor time"
        ),
        ("{\"results\":[],\"next\":null}", "no column says what was said"), ("[]", "is JSON without records"),
        ("{\"id\": Europe, \"text\": 1}", "begins like JSON, but its first record is no valid JSON"),
        ("time,value\n2026-01-01,5\n2026-01-02,6\n", "no column says what was said"),
    ])
    func tablesAndJSONThatHoldNoMentionsAreRefused(text: String, expected: String) {
        #expect(refusal(text).contains(expected), "\(refusal(text))")
    }

    @Test func foldersAndMissingFilesAreNamed() {
        let scratch = Scratch()
        #expect(throws: ImportError.self) { try ByteSource(path: scratch.path) }
        do {
            _ = try ByteSource(path: "\(scratch.path)/none")
        } catch {
            #expect("\(error)".hasSuffix("none: cannot be read: No such file or directory"))
        }
    }

    @Test func anUnknownFormatIsNamedWithTheNearest() {
        let text = refusal("id,text\n1,a\n", options: ImportOptions(format: "jsom"))
        #expect(text.hasPrefix("there is no format `jsom` (did you mean `json`?). Formats: csv, tsv, json"))
    }

    @Test func controlCharactersOfAFileNeverReachTheMessage() {
        #expect(refusal("\u{1B}[31mred alert here\nmore\n").contains("begins with “\\x1b[31mred alert here”"))
    }

    @Test(arguments: [
        ("{\"data\":[{\"id\":\"1\",\"text\":\"a\",\"author_id\":\"2\"}]}", "twitter-v2"),
        ("{\"data\":[{\"id\":\"1\",\"text\":\"a\",\"user\":\"2\"}]}", "json"),
        (
            "[{\"id\":\"1\",\"uri\":\"u\",\"content\":\"<p>a</p>\",\"created_at\":\"2026-01-01\",\"account\":{\"acct\":\"x\"}}]",
            "mastodon"
        ),
        ("[{\"id\":\"1\",\"content\":\"a\",\"created_at\":\"2026-01-01\"}]", "json"),
        ("{\"id\":\"1\",\"text\":\"a\"}\n{\"id\":\"2\",\"text\":\"b\"}\n", "jsonl"), ("id\ttext\n1\ta\n", "tsv"),
        ("text\nonly one column\n", "csv"),
        (
            "# exported today\n# by a tool\n{\"id\":\"1\",\"text\":\"a\"}\n{\"id\":\"2\",\"text\":\"b\"}\n{\"id\":\"3\",\"text\":\"b\"}\n",
            "jsonl"
        ),
    ])
    func theContentDecidesTheFormat(text: String, format: String) throws {
        #expect(try Reading(text).format == format)
    }

    @Test func namesOfFormatsAreDistinct() {
        #expect(Set(Readers.names).count == Readers.names.count)
        #expect(Readers.all.allSatisfy { !$0.title.isEmpty && !$0.names.isEmpty })
    }
}
