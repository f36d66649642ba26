import ClamorStore
import Testing

@testable import ClamorImport

/// Items of platforms in Zeeschuimer's envelope, and TikTok's alone.
@Suite struct ZeeschuimerTests {
    private static func line(_ platform: String, _ data: String) -> String {
        """
        {"nav_index":"1:2","item_id":"x","timestamp_collected":1767790000123,"source_platform":"\(platform)",\
        "source_platform_url":"https://\(platform)/","data":\(data)}
        """
    }

    private static func reading(_ platform: String, _ data: String...) throws -> Reading {
        try Reading(data.map { line(platform, $0) }.joined(separator: "\n"))
    }

    private static func x(_ id: String, _ legacy: String = "", _ more: String = "", author: String = "ann") -> String {
        """
        {"__typename":"Tweet","rest_id":"\(id)","core":{"user_results":{"result":{"is_blue_verified":true,\
        "core":{"screen_name":"\(author)","name":"\(author.uppercased())"},"legacy":{"followers_count":50}}}},\
        "views":{"count":"900","state":"EnabledWithCount"},"legacy":{"id_str":"\(id)","conversation_id_str":"1","created_at":"Wed Jan 07 10:00:00 +0000 2026",\
        "full_text":"text of \(id)","lang":"en","favorite_count":4,"retweet_count":3,"reply_count":2,"quote_count":1\(legacy)}\(more)}
        """
    }

    @Test func aTweetHasItsFields() throws {
        let reading = try Self.reading("twitter.com", Self.x("11", ",\"in_reply_to_status_id_str\":\"1\""))
        let record = reading.mentions[0]
        #expect((reading.format, record.id, record.kind) == ("zeeschuimer", "11", "reply"))
        #expect((record.author, record.authorName, record.followers) == ("ann", "ANN", 50))
        #expect((record.text, record.thread, record.parent) == ("text of 11", "1", "1"))
        #expect((record.likes, record.shares, record.replies, record.views) == (4, 3, 2, 900))
        #expect((record.verified, record.collected, record.lang) == (true, 1_767_790_000_123, "en"))
        #expect((record.url, record.time) == ("https://twitter.com/ann/status/11", ms("2026-01-07T10:00:00Z")))
    }

    @Test func aShareAndAQuoteCarryTheirOriginals() throws {
        let long = ",\"note_tweet\":{\"note_tweet_results\":{\"result\":{\"text\":\"at length\"}}}"
        let original =
            "{\"__typename\":\"TweetWithVisibilityResults\",\"tweet\":\(Self.x("20", "", long, author: "ben"))}"
        let share = Self.x("21", ",\"retweeted_status_result\":{\"result\":\(original)}")
        let quote = Self.x(
            "22", ",\"quoted_status_id_str\":\"23\"", ",\"quoted_status_result\":{\"result\":\(Self.x("23"))}")
        let reading = try Self.reading("x.com", share, quote)
        #expect(reading.mentions.map(\.kind) == ["share", "quote"])
        #expect((reading.mentions[0].shareOf, reading.mentions[0].text) == ("20", "RT @ben: at length"))
        #expect((reading.mentions[0].likes, reading.mentions[0].views, reading.mentions[1].quoteOf) == (nil, nil, "23"))
        #expect(reading.context.map(\.id) == ["20", "23"])
        #expect((reading.context[0].text, reading.context[0].likes) == ("at length", 4))
    }

    private static let video = """
        {"id":"700","desc":"look #cat","createTime":1767780000,"author":{"uniqueId":"ann","nickname":"Ann","verified":false},\
        "authorStats":{"followerCount":10},"stats":{"diggCount":1000,"shareCount":2,"commentCount":3,"playCount":4},\
        "statsV2":{"diggCount":"1042","collectCount":"6"},"locationCreated":"DE","textLanguage":"en","challenges":[{"title":"cat"}],\
        "music":{"title":"Song","authorName":"Eve"},"duetInfo":{"duetFromId":"0"},"isAd":true}
        """
    private static let comment = """
        {"cid":"800","aweme_id":"700","reply_id":"799","create_time":1767780001,"text":"aw","digg_count":5,"reply_comment_total":1,\
        "comment_language":"en","user":{"unique_id":"ben","nickname":"Ben"},"share_info":{"url":"https://m.tiktok.com/v/700.html"}}
        """

    @Test func tikTokVideosAndCommentsHaveTheirFields() throws {
        let wrapped = try Reading(
            Self.line("tiktok.com", Self.video) + "\n" + Self.line("tiktok-comments", Self.comment))
        let plain = try Reading("\(Self.video)\n\(Self.comment)\n{\"id\":\"1\"}")
        #expect((wrapped.format, plain.format) == ("zeeschuimer", "tiktok"))
        #expect(wrapped.mentions.map(\.collected) == [1_767_790_000_123, 1_767_790_000_123])
        #expect(plain.rejects.map(\.reason) == ["is neither a video nor a comment of TikTok"])
        for reading in [wrapped, plain] {
            let video = reading.mentions[0]
            #expect((video.id, video.channel, video.kind, video.thread) == ("700", "tiktok", "post", "700"))
            #expect((video.text, video.author, video.authorName, video.followers) == ("look #cat", "ann", "Ann", 10))
            #expect((video.likes, video.shares, video.replies, video.views) == (1042, 2, 3, 4))
            #expect((video.country, video.lang, video.hashtags, video.verified) == ("DE", "en", ["cat"], false))
            #expect((video.url, video.time) == ("https://www.tiktok.com/@ann/video/700", 1_767_780_000_000))
            #expect((video.quoteOf, video.kept("isAd"), video.kept("music.title")) == (nil, "true", "Song"))
            let comment = reading.mentions[1]
            #expect((comment.id, comment.kind, comment.thread, comment.parent) == ("800", "reply", "700", "799"))
            #expect((comment.author, comment.likes, comment.replies, comment.lang) == ("ben", 5, 1, "en"))
            #expect(comment.url == "https://m.tiktok.com/v/700.html")
        }
    }

    @Test func instagramPostsOfBothFormsAreRead() throws {
        let item = """
            {"code":"Cx1","taken_at":1767780000,"caption":{"text":"sun #sea"},"user":{"username":"ann","full_name":"Ann","is_verified":true},\
            "like_count":9,"comment_count":2,"play_count":70,"media_type":2,"location":{"name":"Nice"}}
            """
        let node = """
            {"shortcode":"Cx2","taken_at_timestamp":1767780000,"edge_media_to_caption":{"edges":[{"node":{"text":"old"}}]},\
            "owner":{"username":"ben"},"edge_media_preview_like":{"count":5},"edge_media_to_comment":{"count":1},"__typename":"GraphImage"}
            """
        let hidden = "{\"code\":\"Cx3\",\"taken_at\":\"x\",\"like_count\":3,\"like_and_view_counts_disabled\":true}"
        let reading = try Self.reading("instagram.com", item, node, hidden, "{\"x\":1}")
        let records = reading.mentions
        #expect((records[0].id, records[0].channel, records[0].text) == ("Cx1", "instagram", "sun #sea"))
        #expect((records[0].author, records[0].authorName, records[0].verified) == ("ann", "Ann", true))
        #expect((records[0].likes, records[0].replies, records[0].views) == (9, 2, 70))
        #expect(
            (records[0].location, records[0].url, records[0].hashtags) == (
                "Nice", "https://www.instagram.com/p/Cx1/", ["sea"]
            ))
        #expect((records[0].time, records[0].kept("media")) == (1_767_780_000_000, "video"))
        #expect((records[1].id, records[1].text, records[1].author) == ("Cx2", "old", "ben"))
        #expect((records[1].likes, records[1].replies) == (5, 1))
        #expect((records[2].likes, records[2].time, records[2].kept("taken_at")) == (nil, nil, "x"))
        #expect(reading.rejects.map(\.reason) == ["holds no post or comment of instagram.com with an id"])
    }

    @Test func threadsPostsAreRead() throws {
        let post = """
            {"code":"Dx1","taken_at":1767780000,"caption":{"text":"hi"},"user":{"username":"ann"},"like_count":9,\
            "text_post_app_info":{"repost_count":2,"direct_reply_count":3,"quote_count":1,"is_reply":true,"reply_to_author":{"username":"ben"}}}
            """
        let share =
            "{\"code\":\"Dx2\",\"taken_at\":1767780000,\"text_post_app_info\":{\"share_info\":{\"reposted_post\":{\"code\":\"Dx1\",\"caption\":{\"text\":\"hi\"}}}}}"
        let records = try Self.reading("threads.net", post, share).mentions
        #expect((records[0].id, records[0].channel, records[0].kind) == ("Dx1", "threads", "reply"))
        #expect((records[0].likes, records[0].shares, records[0].replies) == (9, 2, 3))
        #expect((records[0].kept("quote_count"), records[0].kept("reply_to_author")) == ("1", "ben"))
        #expect(records[0].url == "https://www.threads.net/@ann/post/Dx1")
        #expect((records[1].kind, records[1].shareOf, records[1].text) == ("share", "Dx1", "hi"))
    }

    @Test func linkedInPostsHaveTheTimeOfTheirNumber() throws {
        let number = (ms("2026-01-07T10:00:00Z") << 22) + 5
        let post = """
            {"updateMetadata":{"urn":"urn:li:activity:\(number)"},"actor":{"name":{"text":"Acme"},"subDescription":{"text":"18h"},\
            "navigationContext":{"actionTarget":"https://www.linkedin.com/company/acme/posts?x=1"}},"commentary":{"text":{"text":"We hire"}},\
            "socialDetail":{"totalSocialActivityCounts":{"numLikes":5,"numComments":2,"numShares":1}}}
            """
        let reading = try Self.reading("linkedin.com", post)
        let record = reading.mentions[0]
        #expect((record.id, record.channel) == ("urn:li:activity:\(number)", "linkedin"))
        #expect((record.text, record.author, record.authorName) == ("We hire", "acme", "Acme"))
        #expect((record.likes, record.replies, record.shares) == (5, 2, 1))
        #expect((record.time, record.kept("actor.subDescription")) == (ms("2026-01-07T10:00:00Z"), "18h"))
        #expect(record.url == "https://www.linkedin.com/feed/update/urn:li:activity:\(number)/")
        #expect(reading.notes == ["1 × time of a LinkedIn post reckoned from its number"])
    }

    @Test func itemsOfOtherPlatformsAreNamed() throws {
        let reading = try Self.reading("9gag.com", "{\"id\":\"a\"}")
        #expect(reading.rejects.map(\.reason) == ["holds items of 9gag.com, whose fields are not known"])
        #expect(reading.tally.foreignKinds == ["items of 9gag.com, whose fields are not known"])
    }
}
