import ClamorColumns
import ClamorQuery
import ClamorStore
import ClamorTime
import Testing

@Suite struct AnnotationTests {
    @Test func annotationsShowInTheirColumns() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<4))
        try store.annotate(rows: [0, 2], .tag(["urgent", "VIP"]), now: noon)
        try store.annotate(rows: [2], .tag(["-URGENT", "done", "vip"]), now: noon)
        try store.annotate(rows: [0, 1], .status("open"), now: noon)
        try store.annotate(rows: [1], .status("answered"), now: noon)
        try store.annotate(rows: [0, 1], .assign("ana"), now: noon)
        try store.annotate(rows: [0], .assign(nil), now: noon)
        let snapshot = try store.snapshot()
        #expect(
            try snapshot.liveValues("tags") == [
                .list(["urgent", "VIP"]), .list([]), .list(["VIP", "done"]), .list([]),
            ])
        #expect(try snapshot.liveValues("status") == [.text("open"), .text("answered"), .null, .null])
        #expect(try snapshot.liveValues("assignee") == [.null, .text("ana"), .null, .null])
        let past = try store.snapshot(at: SnapshotNumber(batch: 4))
        #expect(try past.liveValues("status") == [.text("open"), .text("open"), .null, .null])
    }

    @Test func undoneAnnotationsAreVoid() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<2))
        try store.annotate(rows: [0], .status("open"), now: noon)
        let second = try store.annotate(rows: [0], .status("ignored"), now: noon)
        let undo = try store.undo(batch: second, now: noon)
        #expect(try store.snapshot().liveValues("status") == [.text("open"), .null])
        try store.undo(batch: undo, now: noon)
        #expect(try store.snapshot().liveValues("status") == [.text("ignored"), .null])
    }

    @Test func annotationsStayWithTheMention() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<2))
        try store.annotate(rows: [1], .tag(["seen"]), now: noon)
        var newer = mention(1)
        newer.likes = 1_000
        newer.collected = noon.milliseconds + 1
        try store.importing("b", [newer])
        #expect(try store.snapshot().liveValues("tags") == [.list([]), .list(["seen"])])
        try store.annotate(rows: [2], .tag(["twice"]), now: noon)
        #expect(try store.snapshot().liveValues("tags") == [.list([]), .list(["seen", "twice"])])
        // Back to the older version: it has what was said of the newer one, too.
        try store.undo(batch: 3, now: noon)
        #expect(try store.snapshot().liveValues("likes").last == .null)
        #expect(try store.snapshot().liveValues("tags") == [.list([]), .list(["seen", "twice"])])
    }

    @Test func annotatingWhileAnImportIsUnderWay() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<10))
        let importer = try store.openImporter()
        let session = try importer.begin(source: "b", format: "csv", now: noon)
        try session.append(mentions(0..<66_000))
        let other = try fixture.open()
        #expect(try other.annotate(rows: [3], .status("pending"), now: noon) == 2)
        let between = try other.snapshot()
        #expect(try between.liveRows().count == 10)
        let report = try session.finish(identity("b"), now: noon)
        importer.close()
        #expect((report.batch, report.new) == (3, 65_990))
        #expect(try store.snapshot().liveRows().count == 66_000)
        // What a number shows never changes.
        #expect(try other.snapshot(at: between.number).liveRows().count == 10)
        #expect(try other.snapshot().liveValues("status")[3] == .text("pending"))
        #expect(try store.check().isEmpty)
    }

    @Test func definitionsAreJournaled() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let acme = TopicDefinition(name: "Acme", family: "brand", definition: "acme")
        try store.define(acme, now: noon)
        try store.define(TopicDefinition(name: "Delivery", family: "theme", definition: "deliver*"), now: noon)
        let better = TopicDefinition(name: "acme", family: "brand", definition: "acme OR #acme")
        let third = try store.define(better, now: noon)
        #expect(try store.topics.map(\.definition) == ["acme OR #acme", "deliver*"])
        #expect(try store.snapshot(at: SnapshotNumber(batch: 1)).topics() == [acme])
        try store.undo(batch: third, now: noon)
        #expect(try store.topics.first == acme)
        try store.define(OwnAccounts(name: "Acme", handles: ["acme", "ac\"me"]), now: noon)
        try store.define(OwnAccounts(name: "ACME", handles: ["acmehelp"]), now: noon)
        #expect(try store.ownAccounts == [OwnAccounts(name: "ACME", handles: ["acmehelp"])])
        #expect(try store.snapshot(at: SnapshotNumber(batch: 5)).ownAccounts().first?.handles == ["acme", "ac\"me"])
    }

    @Test func settingsAreKept() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        #expect(try store.zone == .utc)
        try store.setZone(Zone(identifier: "Europe/Berlin"))
        #expect(try store.rememberedOptions(shape: "s") == nil)
        try store.rememberOptions("map\ttext\tBody", shape: "s")
        try store.rememberOptions("map\ttext\tText", shape: "s")
        let again = try fixture.open()
        #expect(try again.zone.identifier == "Europe/Berlin")
        #expect(try again.rememberedOptions(shape: "s") == "map\ttext\tText")
    }
}
