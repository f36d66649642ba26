import ClamorStore
import ClamorTime
import Testing

@testable import ClamorImport

/// Exports as analysts have them, and what must not happen to them.
@Suite struct EverydayExportTests {
    private let scratch = Scratch()

    private func importer() throws -> (FileImporter, MentionStore) {
        let store = try MentionStore.open(path: "\(scratch.path)/store.clamor")
        return (FileImporter(store: store, now: Instant(milliseconds: 1_767_225_600_000)), store)
    }

    @Test func unrelatedTablesWithTheSameNumbersDoNotOverwriteEachOther() throws {
        let (importer, _) = try importer()
        let first = scratch.file(
            "a.csv", "id,date,author,text\n1,2026-01-01,ann,About tea\n2,2026-01-02,bob,About milk\n")
        let second = scratch.file(
            "b.csv", "id,date,author,text\n1,2026-02-01,cid,Shoes are fine\n3,2026-02-02,dee,Boots are better\n")
        let reports = try importer.importFiles([first, second]).map { try $0.get() }
        #expect(reports.map(\.report.new) == [2, 1])
        #expect(reports.map(\.report.updated) == [0, 0])
        #expect(reports.map(\.report.rejected) == [0, 1])
        #expect(reports[1].notes.contains { $0.contains("another mention of that channel has the id") })
        let filled = try importer.importFiles(
            [second], options: ImportOptions(fill: [("channel", "shoe forum")]))[0].get()
        #expect(filled.report.new == 2)
        #expect(filled.notes.contains { $0.contains("read in another way") })
    }

    @Test func aVendorsOwnWayToSayItIsTheSameMention() throws {
        let (importer, _) = try importer()
        let head = "id,channel,created_at,author,text\n"
        let files = [
            scratch.file("a.csv", head + "1600000000000000007,twitter,2026-01-01T22:00:00Z,ann,The whole text\n"),
            scratch.file("b.csv", head + "1600000000000000007,twitter,2026-01-02T06:00:00Z,Ann Ash,A sentence\n"),
        ]
        let reports = try importer.importFiles(files).map { try $0.get().report }
        #expect(reports.map(\.updated) == [0, 1])
        #expect(reports.map(\.rejected) == [0, 0])
    }

    @Test func aSnippetDoesNotReplaceTheWholeText() throws {
        let (importer, store) = try importer()
        let head = "id,channel,created_at,author,text,likes\n"
        let whole = scratch.file(
            "a.csv", head + "7,twitter,2026-01-01T10:00:00Z,ann,The whole text of a mention,\n")
        let snippet = scratch.file("b.csv", head + "7,twitter,2026-01-01T10:00:00Z,ann,The whole text…,5\n")
        _ = try importer.importFiles([whole, snippet])
        var found: [(String?, Int64?)] = []
        let snapshot = try store.snapshot()
        let rows = try snapshot.live(segment: 0).rows().map { Int64($0) }
        try snapshot.forEachRecord(rows: rows) { found.append(($0.text, $0.likes)) }
        #expect(found.count == 1)
        #expect(found.first?.0 == "The whole text of a mention")
        #expect(found.first?.1 == 5)
    }

    @Test func starsWithoutAWordAreAReview() throws {
        let reading = try Reading("date,rating,text\n2026-01-01,4,Good\n2026-01-02,3,\n2026-01-03,,\n")
        #expect(reading.records.map(\.rating) == [40_000, 30_000])
        #expect(reading.rejects.count == 1)
    }

    @Test func namesOfAnyLanguageAboveTimesAreAHeader() throws {
        let text = "Datum;Verfasser;Beitrag\n2026-01-01;ann;Tee\n2026-01-02;bob;Milch\n"
        let reading = try Reading(text, options: ImportOptions(map: [("text", "Beitrag")]))
        #expect(reading.records.map(\.text) == ["Tee", "Milch"])
        #expect(refusal(text).contains("Columns: `Datum`, `Verfasser`, `Beitrag`"))
    }

    @Test func countriesAreCodes() throws {
        let reading = try Reading("id,text,country\n1,a,United States\n2,b,de\n3,c,Côte d'Ivoire\n4,d,Atlantis\n")
        #expect(reading.records.map(\.country) == ["US", "DE", "CI", "Atlantis"])
    }
}
