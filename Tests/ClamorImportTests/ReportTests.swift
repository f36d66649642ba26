import ClamorStore
import ClamorTime
import Testing

@testable import ClamorImport

/// What the report of an import tells beside its counts.
@Suite struct ReportTests {
    private let test: TestImport

    init() throws {
        test = try TestImport()
    }

    private func report(_ bytes: [UInt8], options: ImportOptions = ImportOptions()) throws -> ImportReport {
        let path = test.scratch.file("file", bytes)
        return try test.results(path, options: options)[0].get().report
    }

    /// The lines of a section: `item value count`.
    private func lines(_ section: String, of report: ImportReport) -> [String] {
        report.details.filter { $0.section == section }.map {
            [$0.item, $0.value, $0.count.map { "\($0)" }].compactMap { $0 }.joined(separator: " | ")
        }
    }

    private static let table = """
        id,channel,Date,Body,mood,nothing
        1,forum,2026-01-03T10:00:00Z,one,x,
        2,twitter,2026-01-01 09:00,two &amp; a half,,
        3,forum,2026-01-02T10:00:00+01:00,three,,
        4,forum,,four,,

        """

    @Test func timesChannelsZonesAndColumnsAreTold() throws {
        let report = try report(
            Array(Self.table.utf8), options: ImportOptions(zone: try Zone(identifier: "Europe/Berlin")))
        #expect(
            lines("time", of: report) == ["first | 2026-01-01T08:00:00Z", "last | 2026-01-03T10:00:00Z"])
        #expect(lines("channel", of: report) == ["forum | 3", "twitter | 1"])
        #expect(lines("encoding", of: report) == ["UTF-8"])
        #expect(lines("compression", of: report).isEmpty)
        #expect(
            lines("zone", of: report) == ["times without zone | read as Europe/Berlin | 1", "times with a zone | 2"])
        #expect(
            lines("column", of: report) == [
                "id | id", "channel | channel", "Date | time", "Body | text", "mood | extra", "nothing | never filled",
            ])
        #expect(lines("repaired", of: report) == ["HTML made text | 1"])
        #expect(report.repaired == 1)
        #expect(report.read == report.new + report.updated + report.duplicate + report.rejected)
    }

    @Test func encodingsAndPackingAreTold() throws {
        let marked = try report(Packing.gzip([0xEF, 0xBB, 0xBF] + Array(Self.table.utf8)))
        #expect(lines("encoding", of: marked) == ["UTF-8 with byte order mark"])
        #expect(lines("compression", of: marked) == ["gzip"])
        let wide: [UInt8] = [0xFF, 0xFE] + Self.table.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(lines("encoding", of: try report(wide)) == ["UTF-16 (little-endian)"])
        let latin =
            Array("id,author,text\n1,J".utf8) + [0xF6] + Array("rg,gr".utf8) + [0xFC, 0xDF] + Array("e\n2,b,c\n".utf8)
        #expect(lines("encoding", of: try report(latin)) == ["ASCII/UTF-8, 1 record Windows-1252"])
    }

    @Test func jsonHasNoColumns() throws {
        let report = try report(Array("{\"id\":\"1\",\"text\":\"a\",\"created_at\":\"2026-01-01T00:00:00Z\"}\n".utf8))
        #expect(lines("column", of: report).isEmpty)
        #expect(lines("zone", of: report) == ["all times carry their zone"])
    }

    @Test func aCutFileIsToldAndWhatCameBeforeIsKept() throws {
        let rows = (0..<50_000).map { "\($0),forum,2026-01-01T10:00:00Z,a text of \($0 &* 7919 % 1013)\n" }.joined()
        let packed = Packing.zstd("id,channel,time,text\n" + rows)
        let report = try report(Array(packed.prefix(packed.count - 2_000)))
        #expect(report.new > 1_000 && report.new < 50_000)
        #expect(lines("damage", of: report).count == 1)
        #expect(lines("damage", of: report)[0].hasPrefix("the Zstandard data is cut off after "))
        #expect(report.read == report.new + report.updated + report.duplicate + report.rejected)
    }
}
