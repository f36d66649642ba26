import ClamorStore
import ClamorTime
import Glibc
import Testing

@testable import ClamorImport

/// Every folder of exports that other people made, where they are at hand (`CLAMOR_REAL_DATA` names the folder above).
private let realData = getenv("CLAMOR_REAL_DATA").map { String(cString: $0) }

@Suite(.enabled(if: realData != nil)) struct RealRoundTripTests {
    static let folders = [
        "bluesky", "feeds", "hackernews", "mastodon", "reddit", "twitter-v1", "twitter-v2", "youtube",
    ]

    private let scratch = Scratch()

    private func store(_ name: String) throws -> MentionStore {
        try MentionStore.open(path: "\(scratch.path)/\(name).clamor")
    }

    private func reports(_ path: String, into store: MentionStore) throws -> [ImportReport] {
        let importer = FileImporter(store: store, now: Instant(milliseconds: 1_767_225_600_000))
        return try importer.importFiles([path]).compactMap { try? $0.get().report }
    }

    private static func forEachMention(_ store: MentionStore, _ body: (MentionRecord) throws -> Void) throws {
        let snapshot = try store.snapshot()
        for segment in 0..<snapshot.segmentCount {
            let rows = try snapshot.live(segment: segment).rows().map { Int64(segment) << 16 | Int64($0) }
            try snapshot.forEachRecord(rows: rows, body)
        }
    }

    private static func essences(_ store: MentionStore) throws -> [String] {
        var essences: [String] = []
        try forEachMention(store) { essences.append(ExchangeTests.essence($0)) }
        return essences.sorted()
    }

    @Test(arguments: folders) func aSecondPassBringsNothingAndAnExportBringsAll(folder: String) throws {
        let first = try store("first")
        let path = "\(realData!)/exports/\(folder)"
        let read = try reports(path, into: first)
        #expect(!read.isEmpty)
        #expect(read.allSatisfy { $0.read == $0.new + $0.updated + $0.duplicate + $0.rejected })
        let again = try reports(path, into: first)
        #expect(again.count == read.count)
        #expect(again.allSatisfy { $0.new == 0 && $0.updated == 0 && $0.batch == nil })
        #expect(try first.check().isEmpty)

        let mentions = try Self.essences(first)
        // All forms of the small folders, one of the others.
        let forms: [(MentionExport.Format, Bool)] = [(.csv, false), (.jsonLines, true), (.sqlite, false)]
        for (format, isCompressed) in mentions.count > 3_000 ? forms.suffix(1) : forms[...] {
            let export = "\(scratch.path)/export-\(format)"
            let count = try MentionExport(path: export, format: format, isCompressed: isCompressed).write {
                try Self.forEachMention(first, $0)
            }
            #expect(count == mentions.count)
            let second = try store("second-\(format)")
            let back = try reports(export, into: second)
            #expect(back.map(\.new) == [mentions.count], "\(format)")
            #expect(back.map(\.rejected) == [0], "\(format)")
            #expect(try Self.essences(second) == mentions, "\(format)")
        }
    }
}
