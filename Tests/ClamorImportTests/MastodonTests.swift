import ClamorStore
import Testing

@testable import ClamorImport

/// Statuses of Mastodon's API.
@Suite struct MastodonTests {
    private static let account = """
        "account":{"id":"7","acct":"ann","display_name":"Ann A.","url":"https://social.example/@ann","followers_count":50,"bot":true}
        """

    private static func status(
        _ number: Int, _ more: String = "", content: String = "<p>One &amp; two</p><p>three<br>four</p>"
    ) -> String {
        """
        {"id":"\(number)","uri":"https://social.example/s/\(number)","url":"https://social.example/@ann/\(number)",\
        "created_at":"2026-01-01T10:00:00.000Z","language":"en","content":"\(content)","spoiler_text":"",\
        "favourites_count":3,"reblogs_count":2,"replies_count":1,"tags":[{"name":"Tag"}],"mentions":[],\(account)\(more)}
        """
    }

    @Test func aStatusHasItsFields() throws {
        let record = try Reading("[\(Self.status(1, ",\"sensitive\":true,\"edited_at\":\"2026-01-02T00:00:00Z\""))]")
            .records[0]
        #expect((record.id, record.channel, record.kind) == ("https://social.example/s/1", "mastodon", "post"))
        #expect(record.text == "One & two\n\nthree\nfour")
        #expect((record.author, record.authorName, record.followers) == ("ann@social.example", "Ann A.", 50))
        #expect((record.likes, record.shares, record.replies) == (3, 2, 1))
        #expect((record.hashtags, record.lang, record.title) == (["Tag"], "en", nil))
        #expect((record.time, record.domain) == (ms("2026-01-01T10:00:00Z"), "social.example"))
        #expect(
            (record.kept("sensitive"), record.kept("bot"), record.kept("edited_at")) == (
                "true", "true", "2026-01-02T00:00:00Z"
            ))
    }

    @Test func aBoostIsAShareAndItsOriginalIsContext() throws {
        let reading = try Reading("[\(Self.status(2, ",\"reblog\":\(Self.status(1))", content: ""))]")
        #expect(reading.mentions.map(\.id) == ["https://social.example/s/2"])
        #expect(reading.mentions[0].kind == "share")
        #expect(reading.mentions[0].shareOf == "https://social.example/s/1")
        #expect(reading.mentions[0].text == "One & two\n\nthree\nfour")
        #expect((reading.mentions[0].likes, reading.mentions[0].kept("favourites_count")) == (nil, "3"))
        #expect(reading.context.map(\.id) == ["https://social.example/s/1"])
        #expect(reading.context[0].likes == 3)
    }

    @Test func aQuoteNamesItsOriginalInBothForms() throws {
        let old = try Reading("[\(Self.status(2, ",\"quote\":\(Self.status(1))"))]")
        let new = try Reading(
            "[\(Self.status(2, ",\"quote\":{\"state\":\"accepted\",\"quoted_status\":\(Self.status(1))}"))]")
        for reading in [old, new] {
            #expect(reading.mentions[0].kind == "quote")
            #expect(reading.mentions[0].quoteOf == "https://social.example/s/1")
            #expect(reading.context.count == 1)
        }
    }

    @Test func repliesNameTheirParentByItsAddressWhereTheFileHoldsIt() throws {
        let reply = Self.status(2, ",\"in_reply_to_id\":\"1\"")
        let reading = try Reading("[\(reply),\(Self.status(3, ",\"in_reply_to_id\":\"99\"")),\(Self.status(1))]")
        #expect(reading.mentions.map(\.parent) == ["https://social.example/s/1", "99", nil])
        #expect(reading.mentions.map(\.kind) == ["reply", "reply", "post"])
        #expect(reading.tally.notes.count == 1)
    }

    @Test(arguments: [
        "\(status(1))",
        "[{\"id\":\"5\",\"unread\":false,\"accounts\":[],\"last_status\":\(status(1))},{\"id\":\"6\",\"unread\":false,\"accounts\":[],\"last_status\":null}]",
        "{\"accounts\":[],\"statuses\":[\(status(1))],\"hashtags\":[]}",
        "{\"ancestors\":[],\"descendants\":[\(status(1))]}",
        "\(status(1))\n",
    ])
    func bodiesThatHoldStatusesAreOpened(text: String) throws {
        let reading = try Reading(text)
        #expect(reading.format == "mastodon")
        #expect(reading.mentions.map(\.id) == ["https://social.example/s/1"])
        #expect(reading.rejects.isEmpty)
    }

    @Test func anAccountElsewhereKeepsItsServer() throws {
        let text = Self.status(1).replacing("\"acct\":\"ann\"", with: "\"acct\":\"ann@other.example\"")
        #expect(try Reading(text).records[0].author == "ann@other.example")
    }
}
