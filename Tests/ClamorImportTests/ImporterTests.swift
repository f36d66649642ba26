import ClamorColumns
import ClamorStore
import ClamorTime
import Testing

@testable import ClamorImport

/// Files into a store.
@Suite struct ImporterTests {
    private static let now = Instant(milliseconds: 1_767_225_600_000)
    private let scratch = Scratch()

    private func importer() throws -> FileImporter {
        FileImporter(store: try MentionStore.open(path: "\(scratch.path)/store.clamor"), now: Self.now)
    }

    private func table(_ ids: Range<Int>, likes: Int = 1) -> String {
        "id,channel,time,text,likes\n" + ids.map { "\($0),forum,2026-01-01T10:00:00Z,text \($0),\(likes)\n" }.joined()
    }

    @Test func theReportCountsWhatWasRead() throws {
        let importer = try importer()
        let path = scratch.file("a.csv", table(0..<10) + "bad row\n")
        let report = try importer.importFiles([path])[0].get().report
        #expect((report.read, report.new, report.rejected, report.updated, report.duplicate) == (11, 10, 1, 0, 0))
        #expect((report.format, report.source, report.sameAs) == ("csv", path, nil))
        let more = scratch.file("b.csv", table(5..<15) + table(0..<2, likes: 7))
        let second = try importer.importFiles([more])[0].get().report
        #expect((second.read, second.new, second.duplicate, second.updated) == (12, 5, 5, 2))
    }

    @Test func theSameBytesAgainAreAReportAndNoBatch() throws {
        let importer = try importer()
        let first = scratch.file("a.csv", table(0..<10))
        let copy = scratch.file("copy.csv", table(0..<10))
        let report = try importer.importFiles([first])[0].get().report
        let again = try importer.importFiles([copy])[0].get()
        #expect(again.report.batch == nil)
        #expect(again.report.sameAs == report.batch)
        #expect((again.report.read, again.report.duplicate, again.report.new) == (10, 10, 0))
        // Read in another way, the same bytes are something else.
        let filled = try importer.importFiles([copy], options: ImportOptions(fill: [("brand", "Acme")]))[0].get().report
        #expect(filled.sameAs == nil)
    }

    @Test func aFileThatFailsDoesNotStopTheOthers() throws {
        let importer = try importer()
        let results = try importer.importFiles([
            scratch.file("a.csv", table(0..<3)), scratch.file("b.csv", "nothing to see here\n"), "\(scratch.path)/none",
            scratch.file("c.csv", table(3..<5)),
        ])
        #expect(results.map { (try? $0.get())?.report.new } == [3, nil, nil, 2])
    }

    @Test func whatHoldsNoMentionIsRefusedWhole() throws {
        let importer = try importer()
        let counts = scratch.file("counts.jsonl", "{\"data\":[{\"tweet_count\":4,\"start\":\"a\",\"end\":\"b\"}]}\n")
        let result = try importer.importFiles([counts])[0]
        #expect(throws: ImportError.self) { try result.get() }
        if case .failure(let error) = result {
            #expect("\(error)".contains("it holds tweet counts, no mentions. Accepted: "))
        }
        let empty = scratch.file("empty.jsonl", "{\"meta\":{\"result_count\":0}}\n")
        let outcome = try importer.importFiles([empty])[0].get()
        #expect(outcome.report.batch == nil)
        #expect(outcome.notes == ["no mention in it"])
    }

    @Test func aCancelledImportLeavesNothing() throws {
        let importer = try importer()
        let path = scratch.file("a.csv", table(0..<100))
        #expect(throws: ImportError.self) { try importer.importFiles([path], isCancelled: { true }) }
        #expect(try importer.importFiles([path])[0].get().report.new == 100)
    }

    @Test func progressGoesUpToTheWhole() throws {
        let importer = try importer()
        let path = scratch.file("a.csv", table(0..<60_000))
        var seen: [ImportProgress] = []
        _ = try importer.importFiles([path], progress: { seen.append($0) })
        #expect(seen.count > 1)
        #expect(seen.last?.rows == 60_000)
        #expect(seen.last?.bytesDone == seen.last?.bytesTotal)
        #expect(zip(seen, seen.dropFirst()).allSatisfy { $0.rows < $1.rows && $0.bytesDone <= $1.bytesDone })
    }

    @Test func mapAndFillAreRememberedForFilesOfTheSameShape() throws {
        let importer = try importer()
        let header = "alpha,beta,gamma\n"
        let first = scratch.file("a.csv", header + "1,hello,2026-01-01\n")
        let second = scratch.file("b.csv", header + "2,there,2026-01-02\n")
        let other = scratch.file("c.csv", "alpha,beta\n3,you\n")
        let options = ImportOptions(map: [("id", "alpha"), ("text", "beta")], fill: [("brand", "Acme")])
        #expect(try importer.importFiles([first], options: options)[0].get().report.new == 1)
        let outcome = try importer.importFiles([second])[0].get()
        #expect(outcome.report.new == 1)
        #expect(
            outcome.notes.first
                == "remembered for files of this shape: map id = \"alpha\", map text = \"beta\", fill brand = \"Acme\"")
        #expect(throws: ImportError.self) { try importer.importFiles([other])[0].get() }
    }

    @Test func theReportIsATable() throws {
        var report = ImportReport(source: "a.csv", format: "csv")
        (report.read, report.new, report.rejected, report.seconds) = (3, 2, 1, 0.5)
        let table = Table(reports: [report])
        #expect(
            table.schema.map(\.name) == [
                "source", "format", "read", "new", "updated", "duplicate", "rejected", "repaired", "seconds",
            ])
        #expect(
            table.batches[0].columns.map { $0[0] } == [
                .text("a.csv"), .text("csv"), .integer(3), .integer(2), .integer(0), .integer(0), .integer(1),
                .integer(0), .number(0.5),
            ])
        #expect(Table(reports: []).count == 0)
    }
}
