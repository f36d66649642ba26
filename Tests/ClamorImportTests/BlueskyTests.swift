import ClamorStore
import Testing

@testable import ClamorImport

/// Posts of Bluesky and changes of its Jetstream.
@Suite struct BlueskyTests {
    private static func uri(_ key: String, _ account: String = "did:plc:ann", of kind: String = "post") -> String {
        "at://\(account)/app.bsky.feed.\(kind)/\(key)"
    }

    private static func view(_ key: String, _ content: String = "", _ more: String = "") -> String {
        """
        {"uri":"\(uri(key))","cid":"c","author":{"did":"did:plc:ann","handle":"ann.example","displayName":"Ann"},\
        "record":{"$type":"app.bsky.feed.post","createdAt":"2026-01-07T10:00:00.5Z","text":"post \(key)","langs":["en","de"]\(content)},\
        "replyCount":1,"repostCount":2,"likeCount":3,"quoteCount":4,"indexedAt":"2026-01-07T10:00:01Z",\
        "labels":[{"val":"spoiler"}],"viewer":{"muted":false}\(more)}
        """
    }

    private static let reply =
        ",\"reply\":{\"root\":{\"uri\":\"\(uri("r"))\"},\"parent\":{\"uri\":\"\(uri("p"))\"}}"

    @Test func aPostHasItsFields() throws {
        let content = """
            \(Self.reply),"facets":[{"index":{},"features":[{"$type":"x#tag","tag":"Cats"},{"$type":"x#link","uri":"https://a.example/"}]}],\
            "embed":{"$type":"app.bsky.embed.recordWithMedia","record":{"record":{"uri":"\(Self.uri("q"))"}},"media":{"images":[{},{}]}}
            """
        let shown = """
            ,"embed":{"record":{"record":{"uri":"\(Self.uri("q"))","author":{"handle":"ben.example"},\
            "value":{"createdAt":"2026-01-06T00:00:00Z","text":"quoted"},"likeCount":9}}}
            """
        let reading = try Reading("{\"posts\":[\(Self.view("1", content, shown))]}")
        let record = reading.mentions[0]
        #expect((reading.format, record.id, record.channel) == ("bluesky", Self.uri("1"), "bluesky"))
        #expect((record.kind, record.parent, record.thread) == ("reply", Self.uri("p"), Self.uri("r")))
        #expect((record.quoteOf, record.text, record.lang) == (Self.uri("q"), "post 1", "en"))
        #expect((record.author, record.authorName) == ("ann.example", "Ann"))
        #expect((record.likes, record.shares, record.replies) == (3, 2, 1))
        #expect((record.hashtags, record.url) == (["Cats"], "https://bsky.app/profile/ann.example/post/1"))
        #expect(record.time == ms("2026-01-07T10:00:00.5Z"))
        #expect(
            (record.kept("media"), record.kept("expanded_urls"), record.kept("langs")) == (
                "photo photo", "https://a.example/", "en de"
            ))
        #expect(
            (record.kept("quoteCount"), record.kept("labels"), record.kept("did")) == ("4", "spoiler", "did:plc:ann"))
        #expect(reading.context.map(\.text) == ["quoted"])
        #expect((reading.context[0].author, reading.context[0].likes) == ("ben.example", 9))
    }

    @Test func aRepostInAFeedIsAShare() throws {
        let reason = """
            "reason":{"$type":"app.bsky.feed.defs#reasonRepost","by":{"did":"did:plc:ben","handle":"ben.example"},\
            "uri":"\(Self.uri("9", "did:plc:ben", of: "repost"))","indexedAt":"2026-01-08T00:00:00Z"}
            """
        let reading = try Reading(
            "{\"feed\":[{\"post\":\(Self.view("1")),\(reason)},{\"post\":\(Self.view("2"))},{\"x\":1}],\"cursor\":\"c\"}"
        )
        #expect(reading.mentions.map(\.kind) == ["share", "post"])
        let share = reading.mentions[0]
        #expect((share.id, share.shareOf) == (Self.uri("9", "did:plc:ben", of: "repost"), Self.uri("1")))
        #expect((share.author, share.text, share.likes) == ("ben.example", "post 1", nil))
        #expect(share.time == ms("2026-01-08T00:00:00Z"))
        #expect(reading.context.map(\.id) == [Self.uri("1")])
        #expect(reading.rejects.map(\.reason) == ["holds no post of Bluesky"])
    }

    @Test func aThreadGivesAllItsPosts() throws {
        let text = """
            {"thread":{"$type":"t","post":\(Self.view("2")),"parent":{"post":\(Self.view("1"))},\
            "replies":[{"post":\(Self.view("3")),"replies":[]},{"uri":"\(Self.uri("4"))","notFound":true}]}}
            """
        let reading = try Reading(text)
        #expect(reading.mentions.compactMap(\.id) == ["1", "2", "3"].map { Self.uri($0) })
        #expect(reading.notes == ["1 posts of a thread that were blocked or not found"])
    }

    @Test func recordsOfARepositoryAndScrapersObjectsAreRead() throws {
        let records = try Reading(
            """
            {"uri":"\(Self.uri("1"))","cid":"c","value":{"$type":"app.bsky.feed.post","text":"a","createdAt":"2026-01-07T10:00:00Z"}}
            """)
        #expect((records.mentions[0].author, records.mentions[0].text) == ("did:plc:ann", "a"))
        let flat = try Reading(
            """
            {"platform":"bluesky","post_id":"\(Self.uri("1"))","author":"ann.example","author_did":"did:plc:ann","text":"cafÃ©",\
            "created_at":"2026-01-07T10:00:00Z","scraped_at":"2026-01-08T00:00:00","like_count":1,"repost_count":"2",\
            "reply_count":"many","language":"en","is_reply":true,"has_embed":true}
            """)
        let record = flat.mentions[0]
        #expect((record.id, record.author, record.kind) == (Self.uri("1"), "ann.example", "reply"))
        #expect((record.text, record.lang, record.likes, record.shares) == ("café", "en", 1, 2))
        #expect((record.replies, record.kept("reply_count")) == (nil, "many"))
        #expect((record.collected, record.kept("has_embed")) == (ms("2026-01-08T00:00:00Z"), "true"))
        #expect(flat.tally.repaired == 1)
        #expect(flat.notes.contains("1 × text encoded twice set right"))
        let table = try Reading("uri,created_at,text\n\(Self.uri("1")),2026-01-07T10:00:00Z,a\n")
        #expect((table.mentions[0].id, table.mentions[0].channel) == (Self.uri("1"), "bluesky"))
    }

    // MARK: Jetstream

    private static func change(
        _ operation: String, _ kind: String, _ key: String, _ content: String = "null", account: String = "did:plc:ann"
    ) -> String {
        """
        {"did":"\(account)","time_us":1767780000123456,"kind":"commit","commit":{"rev":"r","operation":"\(operation)",\
        "collection":"app.bsky.feed.\(kind)","rkey":"\(key)","cid":"c","record":\(content)}}
        """
    }

    @Test func jetstreamGivesPostsSharesAndDeletions() throws {
        let post =
            "{\"$type\":\"x\",\"createdAt\":\"2026-01-07T10:00:00Z\",\"text\":\"hi #cats\",\"langs\":[\"en\"]\(Self.reply)}"
        let subject = "{\"createdAt\":\"2026-01-07T11:00:00Z\",\"subject\":{\"uri\":\"\(Self.uri("1"))\"}}"
        let lines = [
            Self.change("create", "post", "1", post), Self.change("create", "like", "2", subject),
            Self.change("create", "repost", "3", subject, account: "did:plc:ben"), Self.change("delete", "post", "4"),
            Self.change("delete", "like", "5"), "{\"did\":\"did:plc:ann\",\"time_us\":1,\"kind\":\"identity\"}",
            Self.change("create", "post", "6"), Self.change("create", "repost", "7", "{}"),
            Self.change("update", "post", "1", post.replacing("hi", with: "ho")),
        ]
        let reading = try Reading(lines.joined(separator: "\n") + "\n")
        #expect(reading.format == "jetstream")
        #expect(reading.mentions.map(\.kind) == ["reply", "share", "post", "reply"])
        let first = reading.mentions[0]
        #expect((first.id, first.author, first.followers) == (Self.uri("1"), "did:plc:ann", nil))
        #expect((first.text, first.hashtags, first.lang) == ("hi #cats", ["cats"], "en"))
        #expect((first.parent, first.thread) == (Self.uri("p"), Self.uri("r")))
        #expect((first.time, first.collected) == (ms("2026-01-07T10:00:00Z"), 1_767_780_000_123))
        #expect(first.url == "https://bsky.app/profile/did:plc:ann/post/1")
        let share = reading.mentions[1]
        #expect((share.id, share.shareOf) == (Self.uri("3", "did:plc:ben", of: "repost"), Self.uri("1")))
        #expect((share.text, share.author, share.time) == ("ho #cats", "did:plc:ben", ms("2026-01-07T11:00:00Z")))
        #expect(reading.mentions.map(\.isDeleted) == [false, false, true, false])
        #expect(reading.mentions[2].id == Self.uri("4"))
        #expect(reading.mentions[3].text == "ho #cats")
        #expect(
            reading.notes == [
                "2 × likes: no mentions, counted here alone", "1 × news of accounts (identity): no mentions",
            ])
        #expect(
            reading.rejects.map(\.reason) == [
                "holds no record of what was posted", "is a repost without the address of what was reposted",
            ])
    }
}
