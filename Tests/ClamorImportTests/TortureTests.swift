import ClamorStore
import ClamorTime
import Glibc
import Testing

@testable import ClamorImport

/// Files made by hand, one for each kind of dirt that exports carry, with what must come of them.
@Suite struct TortureTests {
    /// What an import must say of a file.
    struct Expected: CustomTestStringConvertible {
        var file: String
        var read: Int
        var new: Int
        var updated = 0
        var duplicate = 0
        var rejected = 0
        var repaired = 0
        /// Ids and texts of the first mentions, as `id=text`.
        var first: [String] = []
        var rejects: [String] = []

        var testDescription: String { file }
    }

    static let folder = "\(#filePath.dropLast("TortureTests.swift".count))Torture"

    static let all: [Expected] = [
        Expected(
            file: "unquoted-newlines.csv", read: 5, new: 3, rejected: 2, first: ["1=first", "3=kept\nwhole", "4=last"],
            rejects: ["2 fields where 3 were expected", "2 fields where 3 were expected"]),
        Expected(file: "semicolon-no-end.csv", read: 3, new: 3, first: ["1=eins", "2=zwei", "3=drei"]),
        Expected(file: "header-last.csv", read: 2, new: 2, first: ["1=hello there", "2=good bye"]),
        Expected(file: "header-below-preamble.csv", read: 2, new: 2, first: ["1=a", "2=b"]),
        Expected(
            file: "trailing-tabs.tsv", read: 3, new: 3, first: ["1=a b", "2=c d", "3=e f"]),
        Expected(
            file: "rounded-ids.csv", read: 7, new: 5, rejected: 2,
            first: ["12=kept", "13=kept", "14=float", "15=formula", "16=apostrophe"],
            rejects: [
                "`id`: the id `5.70306E+17` was rounded by a spreadsheet; its last digits are lost",
                "`id`: the id `195,196,197` is a list of numbers, not one id",
            ]),
        Expected(file: "fifteen-digits.csv", read: 4, new: 4, first: ["1234567890123450000=a"]),
        Expected(
            file: "fifteen-digits-all.csv", read: 3, new: 0, rejected: 3,
            rejects: ["`id`: the id `1234567890123450000` was rounded by a spreadsheet; its last digits are lost"]),
        Expected(file: "marks.csv", read: 3, new: 3, first: ["1=begins with a mark", "2=ends with one", "3=c"]),
        Expected(file: "nul.csv", read: 2, new: 2, repaired: 1, first: ["1=ab", "2=c"]),
        Expected(
            file: "entities.csv", read: 5, new: 5, repaired: 3,
            first: [
                "1=Tom & Jerry — \"x\"", "2=literal ’s and 😀", "3=One\n\nTwo", "4=5 < 6 & 7 > 3",
                "5=R&D; plain &unknown; one",
            ]),
        Expected(file: "latin1.csv", read: 2, new: 2, repaired: 1, first: ["1=café", "2=plain"]),
        Expected(file: "windows1252.csv", read: 2, new: 2, repaired: 2, first: ["1=“quoted” – 5 €", "2=naïve"]),
        Expected(file: "mixed-encodings.csv", read: 3, new: 3, repaired: 2, first: ["1=café", "2=café", "3=café"]),
        Expected(file: "utf16be.csv", read: 2, new: 2, first: ["1=日本語", "2=😀 ok"]),
        Expected(file: "cut-utf8.csv", read: 2, new: 2, repaired: 1, first: ["1=ab日本\u{FFFD}", "2=fine"]),
        Expected(
            file: "times.csv", read: 14, new: 13, rejected: 1, first: ["1=s"],
            rejects: ["`time`: `not a time` is no time that can be read (day first)"]),
        Expected(file: "month-first.csv", read: 2, new: 2, first: ["1=a", "2=b"]),
        Expected(file: "strings.csv", read: 4, new: 4, first: ["1=a", "2=b", "3=c", "4=d"]),
        Expected(
            file: "wrong-width.csv", read: 4, new: 2, rejected: 2, first: ["2=b", "4=d"],
            rejects: ["2 fields where 3 were expected", "4 fields where 3 were expected"]),
        Expected(
            file: "open-quote.csv", read: 4, new: 3, rejected: 1, first: ["2=b", "3=c", "4=d \"quoted\""],
            rejects: ["the quote opened on line 2 is not closed"]),
        Expected(file: "empty-rows.csv", read: 2, new: 2, first: ["1=a", "2=b"]),
        Expected(file: "cr-only.csv", read: 2, new: 2, first: ["1=a", "2=b"]),
        Expected(file: "pipes.csv", read: 2, new: 2, first: ["1=a, b", "2=c \"d\" e"]),
        Expected(
            file: "truncated.jsonl", read: 3, new: 2, rejected: 1, first: ["1=a", "2=b"],
            rejects: ["ends in the middle of a record"]),
        Expected(file: "broken-lines.jsonl", read: 10, new: 6, rejected: 4, first: ["1=a", "3=c"]),
        Expected(file: "array.json", read: 4, new: 2, rejected: 2, first: ["1=a", "2=b"]),
        Expected(file: "lost-bracket.json", read: 3, new: 2, rejected: 1, first: ["1=a", "3=c"]),
        Expected(file: "repeats.csv", read: 4, new: 2, updated: 1, duplicate: 1, first: ["1=old", "1=new"]),
        Expected(file: "vendor-zeros.csv", read: 1, new: 1, first: ["https://example.org/5=a"]),
        Expected(
            file: "cut-shares.csv", read: 2, new: 2,
            first: ["1=one two three four five", "2=RT @ann: one two three four five"]),
        Expected(
            file: "damaged.rss", read: 3, new: 2, rejected: 1, repaired: 1, rejects: ["is no valid XML: mismatched tag"]
        ),
        Expected(file: "bell.json", read: 2, new: 1, rejected: 1, first: ["2=ok"]),
    ]

    @Test(arguments: all)
    func whatComesOfAFile(expected: Expected) throws {
        let path = "\(Self.folder)/\(expected.file)"
        let scratch = Scratch()
        let importer = FileImporter(
            store: try MentionStore.open(path: "\(scratch.path)/store.clamor"),
            now: Instant(milliseconds: 1_767_225_600_000))
        let report = try #require(try importer.importFiles([path]).first?.get().report)
        #expect(report.read == expected.read)
        #expect(
            (report.new, report.updated, report.duplicate, report.rejected)
                == (expected.new, expected.updated, expected.duplicate, expected.rejected))
        #expect(report.repaired == expected.repaired)
        let reading = try Reading(fileBytes(path))
        let shown = reading.mentions.map { "\($0.id ?? "")=\($0.text ?? "")" }
        #expect(Array(shown.prefix(expected.first.count)) == expected.first)
        #expect(Array(reading.rejects.map(\.reason).prefix(expected.rejects.count)) == expected.rejects)
        // The same again holds nothing new.
        let again = try #require(try importer.importFiles([path]).first?.get().report)
        #expect((again.new, again.updated) == (0, 0))
    }

    /// Bytes as they lie in the file.
    private func fileBytes(_ path: String) throws -> [UInt8] {
        let stream = try #require(fopen(path, "r"))
        defer { fclose(stream) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&block, 1, block.count, stream), count > 0 { bytes += block[..<count] }
        return bytes
    }

    @Test func everyFormOfATimeIsTheSameInstant() throws {
        let reading = try Reading(fileBytes("\(Self.folder)/times.csv"))
        let newYear = ms("2026-01-01T00:00:00Z")
        for record in reading.records where !["7", "8"].contains(record.id) {
            #expect(record.time == newYear, "\(record.id ?? "") \(record.text ?? "")")
        }
        #expect(reading.records.first { $0.id == "7" }?.time == nil)
        #expect(reading.records.first { $0.id == "8" }?.time == ms("2015-02-24T11:35:00Z"))
        #expect((reading.tally.naiveTimes, reading.tally.zonedTimes) == (2, 10))
    }

    @Test func countsAndTruthAsSpreadsheetsWriteThem() throws {
        let strings = try Reading(fileBytes("\(Self.folder)/strings.csv")).records
        #expect(strings.map(\.likes) == [1, nil, 1234, nil])
        #expect(strings.map(\.verified) == [true, false, true, nil])
        let german = try Reading(fileBytes("\(Self.folder)/semicolon-no-end.csv")).records
        #expect(german.map(\.likes) == [1500, 2_000_000, 3])
        let marks = try Reading(fileBytes("\(Self.folder)/marks.csv"))
        #expect(marks.records.map(\.likes) == [1, 2, 3])
        #expect(marks.notes.contains("1 × header repeated among the rows: left out"))
        let months = try Reading(fileBytes("\(Self.folder)/month-first.csv")).records
        #expect(months.map(\.time) == [ms("2026-03-04T09:05:00Z"), ms("2026-12-31T23:59:00Z")])
        let ids = try Reading(fileBytes("\(Self.folder)/rounded-ids.csv")).records
        #expect(ids.map(\.parent) == [nil, nil, "12", nil, nil])
        #expect(ids.prefix(2).map { $0.kept("parent") } == ["5.70306E+17", "195,196"])
    }

    @Test func aTableWithoutHeaderAsksForNames() throws {
        let bytes = try fileBytes("\(Self.folder)/no-header.csv")
        #expect(refusal(bytes).contains("column1"), "\(refusal(bytes))")
        let said = try Reading(bytes, options: ImportOptions(map: [("text", "column2"), ("url", "column3")]))
        #expect(said.records.map(\.text) == ["the kettle broke", "the kettle works"])
        #expect(said.records.map(\.id) == ["https://example.org/1", "https://example.org/2"])
    }

    @Test func everyFileOfTheFolderIsListed() throws {
        let stream = try #require(opendir(Self.folder))
        defer { closedir(stream) }
        var names: Set<String> = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.insert(name) }
        }
        #expect(names == Set(Self.all.map(\.file) + ["no-header.csv"]))
    }
}
