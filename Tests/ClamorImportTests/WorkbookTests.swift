import Testing

@testable import ClamorImport

/// Workbooks of spreadsheets.
@Suite struct WorkbookTests {
    private let scratch = Scratch()

    /// The text of every sheet.
    private func sheets(_ bytes: [UInt8]) throws -> [String: String] {
        let file = try SeekableFile(path: scratch.file("book", bytes), name: "book")
        let book = try #require(try Workbook(try ZipArchive(file)))
        var texts: [String: String] = [:]
        for sheet in book.sheets {
            let stage = try book.text(of: sheet)
            var text: [UInt8] = []
            while try stage.read(into: &text) {}
            texts[sheet.name] = String(decoding: text, as: UTF8.self)
        }
        return texts
    }

    private func text(
        _ rows: String, strings: [String] = [], formats: [String] = [], isFrom1904: Bool = false
    ) throws -> String {
        let book = Packing.workbook([("S", rows)], strings: strings, formats: formats, isFrom1904: isFrom1904)
        return try sheets(book)["S"] ?? "none"
    }

    /// One cell after another cell that says nothing special.
    private func cell(_ cell: String, strings: [String] = [], formats: [String] = [], isFrom1904: Bool = false)
        throws -> String
    {
        try text("<row r=\"1\">\(cell)</row>", strings: strings, formats: formats, isFrom1904: isFrom1904)
    }

    @Test(arguments: [
        ("<c t=\"s\"><v>0</v></c>", "plain\n"), ("<c t=\"s\"><v>1</v></c>", "rich text\n"),
        ("<c t=\"s\"><v>2</v></c>", "漢字\n"), ("<c t=\"s\"><v>3</v></c>", "\"a \"\"b\"\", c\nd\"\n"),
        ("<c t=\"s\"><v>9</v></c>", "\n"), ("<c t=\"inlineStr\"><is><t>in</t><r><t>line</t></r></is></c>", "inline\n"),
        ("<c t=\"str\"><f>A1&amp;\"x\"</f><v>result</v></c>", "result\n"), ("<c t=\"b\"><v>1</v></c>", "TRUE\n"),
        ("<c t=\"b\"><v>0</v></c>", "FALSE\n"), ("<c t=\"e\"><v>#N/A</v></c>", "\n"),
        ("<c t=\"d\"><v>2026-01-31T10:00:00</v></c>", "2026-01-31T10:00:00\n"),
        ("<c><v>12</v></c>", "12\n"), ("<c><v>-3</v></c>", "-3\n"), ("<c><v>1.1000000000000001</v></c>", "1.1\n"),
        ("<c><v>0.3</v></c>", "0.3\n"), ("<c><v>1E3</v></c>", "1000\n"),
        ("<c><v>123456789012345</v></c>", "123456789012345\n"),
        ("<c><v>570306123456789012</v></c>", "5.70306123456789E+17\n"), ("<c><v>5.70306E+17</v></c>", "5.70306E+17\n"),
        ("<c><v>5.7030600000000002E+17</v></c>", "5.70306E+17\n"), ("<c><v>1000000000000000</v></c>", "1E+15\n"),
        ("<c t=\"inlineStr\"><is><t>a_x000A_b_x_</t></is></c>", "\"a\nb_x_\"\n"),
    ])
    func cellsAreTextAsTheyAreShown(given: String, expected: String) throws {
        let strings = [
            "<si><t>plain</t></si>", "<si><r><rPr><b/></rPr><t>rich </t></r><r><t>text</t></r></si>",
            "<si><t>漢字</t><rPh sb=\"0\" eb=\"2\"><t>かんじ</t></rPh></si>", "<si><t>a \"b\", c\nd</t></si>",
        ]
        #expect(try cell(given, strings: strings) == expected)
    }

    @Test(arguments: [
        ("1", "45292", "2024-01-01"), ("2", "45292.5", "2024-01-01T12:00:00"),
        ("2", "45292.500011574", "2024-01-01T12:00:01"),
        ("2", "45292.99999999999", "2024-01-02"), ("1", "1", "1900-01-01"), ("1", "59", "1900-02-28"),
        ("1", "61", "1900-03-01"), ("3", "0.75", "18:00:00"), ("4", "45292", "2024-01-01"), ("5", "45292", "45292"),
        ("6", "45292", "45292"), ("0", "45292", "45292"), ("2", "45292.0000057870", "2024-01-01T00:00:00.500"),
        ("1", "-5", "-5"),
    ])
    func numbersThatAreShownAsTimesAreTimes(style: String, number: String, expected: String) throws {
        let formats = ["hh:mm", "[$-409]d\\-mmm;@", "&quot;day &quot;0", "0.00_-;[Red]\\-0.00"]
        #expect(try cell("<c s=\"\(style)\"><v>\(number)</v></c>", formats: formats) == expected + "\n")
    }

    @Test func daysMayCountFrom1904() throws {
        #expect(try cell("<c s=\"1\"><v>43830</v></c>", isFrom1904: true) == "2024-01-01\n")
        #expect(try cell("<c s=\"1\"><v>0</v></c>", isFrom1904: true) == "1904-01-01\n")
    }

    @Test func gapsAreFilledAndRowsHaveOneWidth() throws {
        let rows = """
            <row r="1"><c r="B1"><v>1</v></c></row><row r="4"><c r="A4"><v>2</v></c><c r="D4"><v>3</v></c></row>
            <row><c><v>4</v></c><c><v>5</v></c><c r="AA5" s="1"/></row><row r="6"/>
            """
        #expect(try text(rows) == ",1,,\n\n\n2,,,3\n4,5,,\n\n")
    }

    @Test func sheetsAreFilesOfTheirOwn() throws {
        let test = try TestImport()
        let header = ["id", "channel", "date", "text"].map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined()
        func row(_ id: Int) -> String {
            "<row><c><v>\(id)</v></c><c t=\"s\"><v>0</v></c><c s=\"2\"><v>45292.5</v></c><c t=\"s\"><v>1</v></c></row>"
        }
        let rows = "<row>\(header)</row>" + (1...3).map(row).joined()
        let lost = "<row>\(header)</row>" + row(570_306_123_456_789_012)
        let book = Packing.workbook(
            [("Posts", rows), ("Empty", ""), ("Lost", lost)],
            strings: ["<si><t>forum</t></si>", "<si><t>fine, &amp; well</t></si>"])
        _ = test.scratch.file("book.bin", book)
        #expect(
            try test.lines("book.bin") == [
                "book.bin: Posts csv 3/3", "left out: book.bin: Empty: it is empty", "book.bin: Lost csv 0/1",
            ])
        #expect(try test.lines("book.bin", options: ImportOptions(sheet: "lost")) == ["book.bin: Lost csv 0/1"])
        #expect(
            try test.lines("book.bin", options: ImportOptions(sheet: "none"))[0].hasPrefix(
                "book.bin has no sheet `none`"))
        _ = test.scratch.file("all.zip", Packing.zip([.init("in/book.xlsx", book)]))
        let again = try test.results("\(test.scratch.path)/all.zip").first?.get().report
        #expect(again?.source.hasSuffix("all.zip: in/book.xlsx: Posts") == true)
        #expect(again?.duplicate == 3)
    }

    @Test func aSheetThatIsCutOffGivesTheRowsBefore() throws {
        let test = try TestImport()
        let rows =
            "<row><c t=\"inlineStr\"><is><t>text</t></is></c></row><row><c t=\"inlineStr\"><is><t>one</t></is></c></row><row><c>"
        _ = test.scratch.file("book.xlsx", Packing.workbook([("S", rows)]))
        let outcome = try test.results("\(test.scratch.path)/book.xlsx")[0].get()
        #expect(outcome.report.new == 1)
        #expect(outcome.notes.contains { $0.hasPrefix("the sheet is damaged (mismatched tag on line") })
    }

    @Test(arguments: [
        ("word/document.xml", "is a text document"), ("xl/workbook.bin", "is a binary workbook"),
        ("content.xml", "is an OpenDocument file"),
    ])
    func otherOfficeDocumentsAreNamed(part: String, expected: String) throws {
        let test = try TestImport()
        _ = test.scratch.file("file", Packing.zip([.init(part, "<x/>")]))
        #expect(try test.lines("file")[0].hasPrefix("file is no export clamor knows: it \(expected)"))
    }
}
