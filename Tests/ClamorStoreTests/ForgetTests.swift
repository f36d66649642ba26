import ClamorColumns
import ClamorQuery
import ClamorStore
import ClamorTime
import Foundation
import Testing

@Suite struct ForgetTests {
    /// Others before, between and after; versions, context, annotations, a rejected record.
    private static func fill(_ store: MentionStore) throws {
        var newer = zora(3)
        (newer.likes, newer.collected, newer.author) = (99, noon.milliseconds + 1, "zoraquux")
        var renamed = zora(3)
        (renamed.likes, renamed.collected, renamed.author) = (199, noon.milliseconds + 2, "zoraquux_new")
        var context = zora(8)
        context.isContext = true
        let raw = Array("{\"user\": \"@ZoraQuux\", \"text\": \"marzipanic\"}".utf8)
        let rejects = [
            RejectedRecord(line: 7, reason: "no time", raw: raw),
            RejectedRecord(line: 8, reason: "no time", raw: Array("somebody".utf8)),
        ]
        try store.importing("a", mentions(0..<5) + [zora(3), zora(4)] + mentions(5..<9), rejects: rejects)
        try store.annotate(rows: [5, 2], .tag(["vip"]), now: noon)
        try store.importing("b", [newer, renamed, context] + mentions(20..<24))
        try store.annotate(rows: [12], .assign("ana"), now: noon)
    }

    private static let others = ((0..<5).map { $0 } + Array(5..<9) + Array(20..<24)).map { "id-\($0)" }

    @Test func nothingIsFoundInTheFile() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try Self.fill(store)
        #expect(try !fixture.found(traces).isEmpty)
        let done = try #require(try store.forget(.author("zoraquux"), now: noon))
        #expect(done.batch == 5)
        #expect(done.mentions == 5)
        #expect(try fixture.found(traces) == [])
        #expect(try store.check().isEmpty)
        #expect(try store.snapshot().liveIDs() == Self.others)
        #expect(try fixture.query("PRAGMA integrity_check") == "ok")
        store.close()
        #expect(try fixture.found(traces) == [])
    }

    @Test func othersStayAsTheyWere() throws {
        let (with, without) = (try StoreFixture(), try StoreFixture())
        let (store, plain) = (try with.open(), try without.open())
        try Self.fill(store)
        try plain.importing("a", mentions(0..<9) + mentions(20..<24))
        _ = try store.forget(.author("zoraquux"), now: noon)
        let (asked, expected) = (Asking(store), Asking(plain))
        for question in [
            "count by channel", "count by author", "count by lang", "group sum(likes), sum(score), avg(rating) by kind",
            "search refund | count", "search \"refund number 2*\" | count by author", "search marzipanic | count",
            "search \"marzipanic velocipede\" | count", "count by brand", "count by author_name, location, domain",
            "select id, text, author, extra.other",
        ] {
            #expect(try asked(question) == expected(question), "\(question)")
        }
        #expect(try asked("filter tags = \"vip\" | select id") == [[.text("id-2")]])
        #expect(try asked("filter assignee = \"ana\" | count") == [[.integer(0)]])
        let rejects = try #require(store.table(.rejects(batch: 1)).batches.first)
        #expect((0..<2).map { rejects.columns[1][$0] } == [.integer(7), .integer(8)])
        #expect((0..<2).map { rejects.columns[3][$0] } == [.null, .text("somebody")])
    }

    @Test func theJournalSaysHowManyNotWho() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try Self.fill(store)
        _ = try store.forget(.author("ZORAQUUX"), now: noon)
        #expect(try fixture.query("SELECT kind, source, updated FROM batch WHERE number = 5") == "forget|1 author|5")
        let message = "batch 5 removed what it names for good, and cannot be undone"
        #expect(throws: StoreError(path: store.path, cause: .batch(message))) { try store.undo(batch: 5, now: noon) }
        // Nobody of that name is left; nothing is journaled.
        #expect(try store.forget(.author("zoraquux"), now: noon) == nil)
        #expect(try store.forget(.author(""), now: noon) == nil)
        #expect(try store.forget(.id(""), now: noon) == nil)
        #expect(try store.forget(.id("id-77"), now: noon) == nil)
        #expect(try store.snapshot().number.batch == 5)
    }

    @Test func oneID() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try Self.fill(store)
        var elsewhere = zora(3)
        elsewhere.channel = "reddit"
        try store.importing("c", [elsewhere])
        #expect(try store.forget(.id("zq-3"), now: noon)?.mentions == 4)
        #expect(try fixture.query("SELECT source FROM batch WHERE number = 6") == "1 id")
        #expect(try store.snapshot().liveIDs().contains("zq-4"))
        #expect(try !store.snapshot().liveIDs().contains("zq-3"))
        #expect(try fixture.found(["zq-3", "zoraquux_new", "velocipede 3"]) == [])
        #expect(try fixture.found(["zoraquux"]).count == 1)
        #expect(try store.check().isEmpty)
    }

    /// A name that others have too, or that others say, is theirs.
    @Test func whatOthersShareStays() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        var friend = mention(1)
        (friend.authorName, friend.handles, friend.text) = ("Zora Quuxington", ["ZoraQuux"], "dear @ZoraQuux")
        try store.importing("a", [friend, zora(1), mention(2)])
        _ = try store.forget(.author("zoraquux"), now: noon)
        let ask = Asking(store)
        #expect(try ask("filter author_name = \"Zora Quuxington\" | count") == [[.integer(1)]])
        #expect(try ask("filter handles = \"zoraquux\" | select text") == [[.text("dear @ZoraQuux")]])
        #expect(try ask("search @zoraquux | count") == [[.integer(1)]])
        #expect(try fixture.found(["marzipanic", "zq-", "zoratown"]) == [])
        #expect(try store.check().isEmpty)
    }

    @Test func laterImportsRejectWhatWasForgotten() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try Self.fill(store)
        _ = try store.forget(.author("zoraquux"), now: noon)
        _ = try store.forget(.id("id-4"), now: noon)
        var context = zora(40)
        context.isContext = true
        let report = try store.importing("again", mentions(3..<6) + [zora(3), zora(30), context, mention(30)])
        #expect((report.read, report.new, report.duplicate, report.rejected) == (6, 1, 2, 3))
        #expect(report.context == 0)
        let rejects = try #require(store.table(.rejects(batch: report.batch.map { Int($0) })).batches.first)
        #expect(rejects.count == 3)
        #expect((0..<3).map { rejects.columns[1][$0] } == [.null, .null, .null])
        #expect((0..<3).map { rejects.columns[2][$0] } == Array(repeating: .text("forgotten on request"), count: 3))
        #expect(try fixture.found(traces) == [])
        #expect(try !store.snapshot().liveIDs().contains("id-4"))
        #expect(try store.check().isEmpty)
        #expect(try fixture.open().importing("more", [zora(31)]).rejected == 1)
        // The version that had another author's name is known by its id, on its channel.
        var renamed = zora(3)
        renamed.author = "zoraquux_new"
        var elsewhere = renamed
        elsewhere.channel = "reddit"
        let last = try store.importing("renamed", [renamed, elsewhere])
        #expect((last.new, last.rejected) == (1, 1))
    }

    @Test func repairAndOlderSnapshots() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try Self.fill(store)
        _ = try store.forget(.author("zoraquux"), now: noon)
        for batch in [1, 2] as [Int64] {
            let ids = try store.snapshot(at: SnapshotNumber(batch: batch)).liveIDs()
            #expect(ids == (0..<9).map { "id-\($0)" })
        }
        #expect(try Asking(store)("search refund | count", after: 1) == [[.integer(9)]])
        try store.repair()
        #expect(try store.check().isEmpty)
        #expect(try store.snapshot().liveIDs() == Self.others)
        let again = try fixture.open()
        #expect(try again.check().isEmpty)
        try again.undo(batch: 1, now: noon)
        #expect(try again.snapshot().liveIDs() == (20..<24).map { "id-\($0)" })
        #expect(try again.check().isEmpty)
    }

    /// What an earlier import and its undoing, a killed import and repairs have left in free pages.
    @Test func freePagesAreCleared() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        for round in 0..<4 { try store.importing("\(round)", (0..<300).map { zora(round * 300 + $0) }) }
        try store.repair()
        let importer = try store.openImporter()
        let session = try importer.begin(source: "killed", format: "csv", now: noon)
        try session.append((5_000..<6_000).map(zora))
        try session.settle {}
        try session.cancel()
        importer.close()
        try store.importing("others", mentions(0..<100))
        #expect(try store.forget(.author("zoraquux"), now: noon)?.mentions == 1_200)
        #expect(try fixture.found(traces) == [])
        #expect(try store.check().isEmpty)
    }

    @Test func rejectedRecordsAlone() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let raws = ["by @zoraquux:", "zoraquuxes", "_zoraquux", "ZORAQUUX"]
        let rejects = raws.enumerated().map { RejectedRecord(line: $0, reason: "no time", raw: Array($1.utf8)) }
        let named = RejectedRecord(line: 9, reason: "`zoraquux` is no time", raw: Array("zoraquux".utf8))
        try store.importing("a", mentions(0..<2), rejects: rejects + [named])
        #expect(try store.forget(.author("zoraquux"), now: noon)?.mentions == 0)
        let table = try #require(store.table(.rejects(batch: nil)).batches.first)
        #expect((0..<5).map { table.columns[3][$0] } == [.null, .text("zoraquuxes"), .text("_zoraquux"), .null, .null])
        #expect(table.columns[2][4] == .text("forgotten on request"))
        #expect(try store.check().isEmpty)
    }

    @Test func rememberedConstants() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.rememberOptions("fill\tauthor\tZoraQuux", shape: "s")
        try store.rememberOptions("map\tauthor\tzoraquux", shape: "t")
        try store.importing("a", [zora(1)])
        _ = try store.forget(.author("zoraquux"), now: noon)
        #expect(try store.rememberedOptions(shape: "s") == nil)
        // The name of a column is none of hers.
        #expect(try store.rememberedOptions(shape: "t") != nil)
    }
}
