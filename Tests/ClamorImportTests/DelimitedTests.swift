import Testing

@testable import ClamorImport

/// Tables of any dialect, and the dirt in them.
@Suite struct DelimitedTests {
    @Test(arguments: [",", ";", "\t", "|"], ["\n", "\r\n", "\r"])
    func readsEveryDelimiterAndLineEnd(delimiter: String, lineEnd: String) throws {
        let rows = [
            ["id", "time", "text"], ["1", "2026-01-01T10:00:00Z", "One, two; three"],
            ["2", "2026-01-02T10:00:00Z", "Four"],
        ]
        let text = rows.map { row in row.map { "\"\($0)\"" }.joined(separator: delimiter) }.joined(separator: lineEnd)
        let reading = try Reading(text)
        #expect(reading.rejects.isEmpty)
        #expect(reading.records.map(\.id) == ["1", "2"])
        #expect(reading.records.map(\.text) == ["One, two; three", "Four"])
        #expect(reading.records[0].time == ms("2026-01-01T10:00:00Z"))
        #expect(reading.format == (delimiter == "\t" ? "tsv" : "csv"))
    }

    @Test func quotesHoldDelimitersQuotesAndLineEnds() throws {
        let reading = try Reading(
            """
            id,text,likes
            1,"a ""quoted"" word, and a comma",3
            2,"two
            lines",4
            3,half "quoted",5

            """)
        #expect(reading.records.map(\.text) == ["a \"quoted\" word, and a comma", "two\nlines", "half \"quoted\""])
        #expect(reading.records.map(\.likes) == [3, 4, 5])
    }

    @Test func backslashesEscapeQuotes() throws {
        let reading = try Reading(
            "id,text,likes\n1,\"she said \\\"no\\\", twice\",3\n2,\"plain\",4\n3,\"a \\\"b\\\" c\",1\n")
        #expect(reading.records.map(\.text) == ["she said \"no\", twice", "plain", "a \"b\" c"])
        #expect(reading.notes.contains("backslash escapes"))
    }

    @Test func escapedTabSeparatedValuesAreReadBack() throws {
        let reading = try Reading("id\ttext\n1\ta\\tb\\nc\\\\d \"e\"\n2\t\"f\n")
        #expect(reading.records.map(\.text) == ["a\tb\nc\\d \"e\"", "\"f"])
    }

    @Test func aByteOrderMarkAndBlankLinesAreNoContent() throws {
        let reading = try Reading([0xEF, 0xBB, 0xBF] + Array("id,text\n\n1,one\n\n\n2,two".utf8))
        #expect(reading.records.map(\.id) == ["1", "2"])
        #expect(reading.rejects.isEmpty)
    }

    @Test func trailingEmptyFieldsAreTolerated() throws {
        let reading = try Reading("id,text,likes\n1,one,2,,\n2,two,3\n3,three,4,\n")
        #expect(reading.records.map(\.likes) == [2, 3, 4])
        #expect(reading.rejects.isEmpty)
    }

    @Test func rowsOfDelimitersAloneAreLeftOutAndSaidSo() throws {
        let reading = try Reading("id,text,likes\n1,one,2\n,,\n,,\n")
        #expect(reading.records.count == 1)
        #expect(reading.notes.last == "2 × row without any value: left out")
    }

    @Test func aWrongNumberOfFieldsIsRejectedWithItsLine() throws {
        let reading = try Reading("id,text,likes\n1,one,2\n2,two\n3,three,4,five\n4,four,5\n")
        #expect(reading.records.map(\.id) == ["1", "4"])
        #expect(reading.rejects.map(\.line) == [3, 4])
        #expect(reading.rejects.map(\.reason) == ["2 fields where 3 were expected", "4 fields where 3 were expected"])
        #expect(reading.rejects.map { String(decoding: $0.raw, as: UTF8.self) } == ["2,two", "3,three,4,five"])
    }

    @Test func anUnclosedQuoteCostsItsRecordAlone() throws {
        let reading = try Reading("id,text,likes\n1,one,2\n2,\"two,3\n3,three,4\n4,four,5\n")
        #expect(reading.records.map(\.id) == ["1", "3", "4"])
        #expect(reading.rejects.map(\.line) == [3])
        #expect(reading.rejects[0].reason == "the quote opened on line 3 is not closed")
    }

    @Test func aQuoteThatSwallowsAGoodRowGivesItBack() throws {
        // The next quote closes the first, and what follows it says that this was wrong.
        let reading = try Reading("id,text,likes\n1,\"one,2\n2,\"two\",3\n3,three,4\n")
        #expect(reading.records.map(\.id) == ["2", "3"])
        #expect(reading.rejects.map(\.line) == [2])
    }

    @Test func anUnclosedQuoteInALargeFileDoesNotSwallowTheRest() throws {
        let rows = (0..<20_000).map { "\($0),\($0 == 500 ? "\"" : "")text number \($0) with some words,\($0)\n" }
        let reading = try Reading("id,text,likes\n" + rows.joined())
        #expect(reading.records.count == 19_999)
        #expect(reading.rejects.map(\.line) == [502])
    }

    @Test func anUnquotedLineEndIsTwoRejectsAndNoMore() throws {
        let reading = try Reading("id,text,likes\n1,one,2\n2,broken\ntext,3\n4,four,5\n")
        #expect(reading.records.map(\.id) == ["1", "4"])
        #expect(reading.rejects.map(\.line) == [3, 4])
    }

    @Test func linesAreThoseOfTheFileAfterTextOverSeveral() throws {
        let reading = try Reading("id,text,likes\n1,\"a\nb\nc\",2\nbad\n2,two,3\n")
        #expect(reading.rejects.map(\.line) == [5])
    }

    @Test func rowsAboveTheHeaderAreLeftOut() throws {
        let reading = try Reading(
            "Report:,Weekly\nBrand:,Acme\nFrom:,2026-01-01\n\nMention Id,Full Text,Date\n7,hello,2026-01-01 10:00:00.0\n"
        )
        #expect(reading.records.map(\.id) == ["7"])
        #expect(reading.records[0].text == "hello")
        #expect(reading.notes.contains("4 lines above the header left out"))
    }

    @Test func aRepeatedHeaderIsNoRecord() throws {
        let reading = try Reading("id,text\n1,one\nid,text\n2,two\n")
        #expect(reading.records.map(\.id) == ["1", "2"])
        #expect(reading.notes.contains("1 × header repeated among the rows: left out"))
    }

    @Test func aTableWithoutHeaderNeedsAMap() throws {
        let text = "1\tpositive\tI like it\n2\tnegative\tI do not\n3\tneutral\tIt is\n"
        #expect(refusal(text).contains("It has no header; its first row: column1 = “1”"))
        let options = ImportOptions(map: [("id", "column1"), ("text", "column3"), ("sentiment", "column2")])
        let reading = try Reading(text, options: options)
        #expect(reading.records.map(\.text) == ["I like it", "I do not", "It is"])
        #expect(reading.records.map(\.sentiment) == ["positive", "negative", "neutral"])
    }

    @Test func emptyRepeatedAndBlankNamesAreToldApart() throws {
        let reading = try Reading("id, text ,,note x,note x\n1,one,a,b,c\n")
        #expect(reading.records[0].text == "one")
        #expect(reading.records[0].kept("column3") == "a")
        #expect(reading.records[0].kept("note x") == "b")
        #expect(reading.records[0].kept("note x (2)") == "c")
    }
}
