import Testing

@testable import ClamorImport

/// What a writer of any dialect writes is read back as it was.
@Suite struct DelimitedRoundTripTests {
    @Test(arguments: 0..<60 as Range<UInt64>)
    func randomTablesComeBack(seed: UInt64) throws {
        var random = SeededNumbers(seed: seed)
        let delimiter = [",", ";", "\t", "|"].randomElement(using: &random)!
        let lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &random)!
        let quotesAll = Bool.random(using: &random)
        let header = ["id", "text", "title", "remark one", "remark two"]
        let rows = (0..<Int.random(in: 1...300, using: &random)).map { row in
            ["n\(row)"] + (0..<4).map { _ in Self.field(&random, lineEnd: lineEnd) }
        }
        let endsOpen = Bool.random(using: &random)
        let lines = ([header] + rows).map { row in
            row.map { Self.written($0, delimiter, always: quotesAll) }.joined(separator: delimiter)
        }
        let reading = try Reading(lines.joined(separator: lineEnd) + (endsOpen ? "" : lineEnd))
        #expect(reading.rejects.isEmpty)
        #expect(reading.records.count == rows.count)
        for (record, row) in zip(reading.records, rows) {
            #expect(record.id == row[0])
            #expect(record.text ?? "" == row[1])
            #expect(record.title ?? "" == row[2])
            #expect(record.kept("remark one") ?? "" == row[3])
            #expect(record.kept("remark two") ?? "" == row[4])
        }
    }

    /// Words with everything that a dialect has to protect, but blanks at the ends, which are not kept.
    private static func field(_ random: inout SeededNumbers, lineEnd: String) -> String {
        let parts = [
            "word", "né", ",", ";", "\t", "|", "\"", "\"\"", lineEnd, " ", "'", "東京", "🎉", "#tag", "a,b", "x;y",
        ]
        let count = Int.random(in: 0...6, using: &random)
        let inner = (0..<count).map { _ in parts.randomElement(using: &random)! }.joined()
        return inner.isEmpty ? "" : "(\(inner))"
    }

    private static func written(_ field: String, _ delimiter: String, always: Bool) -> String {
        let needs = field.unicodeScalars.contains { $0 == "\"" || $0 == "\n" || $0 == "\r" || String($0) == delimiter }
        return always || needs ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
    }

    @Test func chunksOfAnySizeGiveTheSameRecords() throws {
        // Records of many lengths, so that block borders fall everywhere: in quotes, between CR and LF, in a scalar.
        var text = "id,text,likes\r\n"
        for row in 0..<30_000 {
            text += "\(row),\"é\(String(repeating: "a\r\n\"\"", count: row % 7)) end\(row)\",\(row)\r\n"
        }
        let reading = try Reading(text)
        #expect(text.utf8.count > 1 << 20)
        #expect(reading.rejects.isEmpty)
        #expect(reading.records.count == 30_000)
        #expect(reading.records.enumerated().allSatisfy { $1.likes == Int64($0) && $1.text!.hasSuffix("end\($0)") })
    }
}
