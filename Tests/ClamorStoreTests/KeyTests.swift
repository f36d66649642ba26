import ClamorColumns
import ClamorQuery
import ClamorStore
import Testing

/// What samples are drawn by and answers are found by.
@Suite struct KeyTests {
    @Test func keysAreThoseOfChannelAndID() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<40))
        var nameless = mention(77)
        nameless.id = nil
        try store.importing("b", [nameless, mention(99, channel: "news")])
        let snapshot = try store.snapshot()
        let keys = try #require(try snapshot.keys(segment: 0))
        #expect(keys.count == 42)
        let channels = try snapshot.column("channel", segment: 0)
        try snapshot.forEachRow((0..<42).map { $0 }, segment: 0, fields: ["id"]) { row, texts in
            guard case .text(let channel) = channels[row], let id = texts[0] else {
                Issue.record("row \(row) has no identity")
                return
            }
            #expect(keys[row] == MentionKey.key(channel: channel, id: String(decoding: id, as: UTF8.self)))
        }
        #expect(Set(keys).count == 42)
    }
}
