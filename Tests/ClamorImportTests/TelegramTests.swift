import ClamorStore
import ClamorTime
import Testing

@testable import ClamorImport

/// Telegram's exports.
@Suite struct TelegramTests {
    private static let messages = """
        {"id":1,"type":"service","date":"2026-01-07T09:00:00","actor":"Ann","action":"create_channel"},
        {"id":2,"type":"message","date":"2026-01-07T11:00:00","date_unixtime":"1767780000","from":"Ann A.","from_id":"user5",
          "text":["see ",{"type":"link","text":"https://a.example/"}," now"],"edited":"x","edited_unixtime":"1767780100",
          "reactions":[{"type":"emoji","count":5,"emoji":"👍"},{"type":"emoji","count":2,"emoji":"❤"}],"photo":"f.jpg","width":3},
        {"id":3,"type":"message","date":"2026-01-07T11:00:00","from":null,"from_id":"user6","reply_to_message_id":2,"text":"ok #yes"},
        {"id":4,"type":"message","date":"never","from":"B","from_id":"user7","forwarded_from":"News","text":"","media_type":"video_file"}
        """

    @Test func aChatsMessagesHaveTheirFields() throws {
        let reading = try Reading(
            "{\n \"name\": \"Cats\",\n \"type\": \"public_channel\",\n \"id\": 77,\n \"messages\": [\n\(Self.messages)\n ]\n}\n",
            options: ImportOptions(zone: .utc))
        #expect(reading.format == "telegram")
        #expect(reading.mentions.map(\.id) == ["77/2", "77/3", "77/4"])
        #expect(reading.mentions.map(\.kind) == ["post", "reply", "share"])
        let first = reading.mentions[0]
        #expect((first.channel, first.text) == ("telegram", "see https://a.example/ now"))
        #expect((first.author, first.authorName, first.likes) == ("user5", "Ann A.", 7))
        #expect((first.time, first.url) == (1_767_780_000_000, "https://t.me/c/77/2"))
        #expect(
            (first.kept("chat"), first.kept("chat_type"), first.kept("reactions")) == (
                "Cats", "public_channel", "👍 5, ❤ 2"
            ))
        #expect((first.kept("edited_unixtime"), first.kept("photo"), first.extra.count) == ("1767780100", nil, 4))
        let reply = reading.mentions[1]
        #expect((reply.parent, reply.text, reply.hashtags) == ("77/2", "ok #yes", ["yes"]))
        #expect(reply.time == ms("2026-01-07T11:00:00Z"))
        let last = reading.mentions[2]
        #expect((last.text, last.time, last.kept("date")) == (nil, nil, "never"))
        #expect((last.kept("forwarded_from"), last.kept("media_type")) == ("News", "video_file"))
        #expect(reading.rejects.isEmpty)
        #expect(reading.notes.contains("1 × service messages (who joined, what was pinned): no mentions"))
    }

    @Test func oldExportsWithoutNumberedTimesAreReadInTheZoneGiven() throws {
        let text = "{\"name\":\"C\",\"type\":\"private_group\",\"id\":1,\"messages\":[\(Self.messages)]}"
        let zone = try Zone(identifier: "Europe/Berlin")
        let reading = try Reading(text, options: ImportOptions(zone: zone))
        #expect(reading.mentions.map(\.time) == [1_767_780_000_000, ms("2026-01-07T10:00:00Z"), nil])
    }

    @Test func allChatsOfAnAccountAreRead() throws {
        let chats = [("Cats", 77), ("Dogs", 78)].map { name, id in
            "{\"name\":\"\(name)\",\"type\":\"private_group\",\"id\":\(id),\"messages\":[\(Self.messages)]}"
        }
        let reading = try Reading(
            "{\"about\":\"x\",\"chats\":{\"about\":\"y\",\"list\":[\(chats.joined(separator: ","))]}}")
        #expect(reading.mentions.map(\.id) == ["77/2", "77/3", "77/4", "78/2", "78/3", "78/4"])
        #expect(reading.mentions.map { $0.kept("chat") }.suffix(3) == ["Dogs", "Dogs", "Dogs"])
        #expect(reading.mentions.allSatisfy { $0.url == nil })
    }

    @Test func aLongChatIsReadAsItComesAndABrokenMessageCostsItself() throws {
        var lines = (1...20_000).map {
            "  {\"id\":\($0),\"type\":\"message\",\"date_unixtime\":\"1767780000\",\"date\":\"d\",\"text\":\"\(String(repeating: "x]}", count: $0 % 50))\"}"
        }
        lines[9_999] = "  {\"id\":10000,\"type\":\"message\",\"text\":[\"a\" \"b\"]}"
        let text =
            "{\"name\":\"C\",\"type\":\"private_group\",\"id\":1,\"messages\":[\n\(lines.joined(separator: ",\n"))\n]}"
        let reading = try Reading(text)
        #expect(text.utf8.count > 2 << 20)
        #expect(reading.mentions.count == 19_999)
        #expect(reading.rejects.map(\.line) == [10_001])
    }

    @Test func anExportThatWasCutIsReported() throws {
        let whole = "{\"name\":\"C\",\"type\":\"private_group\",\"id\":1,\"messages\":[\n\(Self.messages)"
        #expect(try Reading(whole).rejects.map(\.reason) == ["the file ends before its brackets are closed"])
        let cut = try Reading(String(whole.dropLast(20)))
        #expect(cut.mentions.map(\.id) == ["1/2", "1/3"])
        #expect(cut.rejects.map(\.reason) == ["ends in the middle of a record"])
    }
}
