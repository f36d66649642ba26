import ClamorColumns
import ClamorQuery
import ClamorStore
import ClamorTime
import Testing

@Suite struct DuplicatesTests {
    private func post(
        _ id: String, _ text: String, channel: String = "news", url: String? = nil, author: String? = "Ann",
        hours: Int64 = 0, kind: String = "post"
    ) -> MentionRecord {
        var record = MentionRecord(kind: kind)
        (record.id, record.text, record.channel, record.url, record.author) = (id, text, channel, url, author)
        record.time = noon.milliseconds + hours * 3_600_000
        return record
    }

    /// Group, reason and id of each line.
    private func listed(_ store: MentionStore) throws -> [String] {
        try store.table(.duplicates).rows.map { row in
            guard case (.integer(let group), .text(let reason), .text(let id)) = (row[0], row[1], row[2]) else {
                return ""
            }
            return "\(group) \(reason) \(id)"
        }
    }

    private let words = "The parcel never came, and nobody answers"

    @Test func oneAddressUnderTwoNames() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing(
            "a",
            [
                post("1", "one", url: "https://www.Example.com/Story/?utm_source=x&id=7#top"),
                post("2", "two", url: "https://example.com/other/"),
                post("3", "three", url: "https://example.com/story?id=8"),
                post("4", "four", url: nil),
                post("5", "five", url: "http://example.com/share", kind: "share"),
            ])
        #expect(try listed(store).isEmpty)
        try store.importing(
            "b",
            [
                post("9", "one", channel: "web", url: "http://example.com/Story?id=7&utm_medium=y", hours: 1),
                post("8", "two", url: "example.com/other", hours: 2),
                post("7", "five", channel: "web", url: "http://example.com/share"),
            ])
        #expect(try listed(store) == ["1 same url 2", "1 same url 8", "2 same url 1", "2 same url 9"])
        #expect(try store.catalog(at: SnapshotNumber(batch: 1)).table(.duplicates).count == 0)
        try store.undo(batch: 2, now: noon)
        #expect(try listed(store).isEmpty)
    }

    @Test func oneAuthorWithTheSameWords() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing(
            "a",
            [post("1", words), post("2", words), post("3", "too short", hours: 1), post("s", words, kind: "share")])
        // Within one import, people do repeat themselves.
        #expect(try listed(store).isEmpty)
        try store.importing(
            "b",
            [
                post("4", words.uppercased(), author: "ANN", hours: 23), post("5", words, hours: 60),
                post("6", words, channel: "forum"), post("7", words, author: "Bob"), post("8", words, author: nil),
                post("9", "too short", hours: 1),
            ])
        let reason = "same author and text"
        #expect(try listed(store) == ["1 \(reason) 1", "1 \(reason) 2", "1 \(reason) 4"])
        var asked = 0
        _ = try store.snapshot().table(.duplicates) { asked += 1 }
        #expect(asked >= 2)
        struct Enough: Error {}
        #expect(throws: Enough.self) { try store.snapshot().table(.duplicates) { throw Enough() } }
    }

    @Test func aPersonDecides() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", [post("1", words, url: "example.com/x")])
        try store.importing(
            "b", [post("2", words, channel: "web", url: "example.com/x", hours: 1), post("3", "other")])
        #expect(try listed(store) == ["1 same url 1", "1 same url 2"])
        let batch = try store.declareSame("2", as: "1", now: noon)
        #expect(batch == 3)
        #expect(try store.table(.batches).rows.last?[1...2] == [.text("same"), .text("2 is 1")])
        #expect(try store.snapshot().liveIDs() == ["1", "3"])
        #expect(try listed(store).isEmpty)
        #expect(try Asking(store)("count", after: 2) == [[.integer(3)]])
        #expect(try store.table(.versions(id: "2")).rows.map { $0[0] } == [.text("same")])
        // A later version of it does not count either, but for the other being taken back.
        var newer = post("2", words, channel: "web", url: "example.com/x", hours: 1)
        newer.likes = 4
        try store.importing("c", [newer], now: noon.advanced(byMilliseconds: 5))
        #expect(try store.snapshot().liveIDs() == ["1", "3"])
        let undone = try store.undo(batch: 1, now: noon)
        #expect(try store.snapshot().liveIDs().sorted() == ["2", "3"])
        try store.undo(batch: undone, now: noon)
        #expect(try store.snapshot().liveIDs() == ["1", "3"])
        let taken = try store.undo(batch: batch, now: noon)
        #expect(try store.snapshot().liveIDs().sorted() == ["1", "2", "3"])
        // The other way round, and both: the first stands.
        try store.declareSame("1", as: "2", now: noon)
        try store.undo(batch: taken, now: noon)
        #expect(try store.snapshot().liveIDs() == ["1", "3"])
        #expect(try store.check().isEmpty)
        _ = try store.forget(.id("2"), now: noon)
        #expect(try fixture.query("SELECT count(*) FROM same") == "0")
    }

    @Test func refusals() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", [post("1", "a"), post("2", "b"), post("2", "b", channel: "web")])
        for (id, other, message) in [
            ("9", "1", "there is no mention `9`"), ("1", "9", "there is no mention `9`"),
            ("1", "2", "`2` is the id of mentions on several channels: news, web"),
            ("1", "1", "`1` and `1` are one mention already"),
        ] {
            #expect(throws: StoreError(path: store.path, cause: .mention(message))) {
                try store.declareSame(id, as: other, now: noon)
            }
        }
        #expect(try store.snapshot().number.batch == 1)
    }
}
