import ClamorStore
import Testing

@testable import ClamorImport

/// Tweets in the form of API v1.1.
@Suite struct TwitterV1Tests {
    private static let user = """
        "user":{"id":7,"id_str":"7","screen_name":"ann","name":"Ann","location":"Bonn","verified":true,"followers_count":100,\
        "profile_image_url":"http://x"}
        """

    private static func tweet(_ id: String, _ more: String = "", text: String = "\"text\":\"A &amp; B #tag\"") -> String
    {
        """
        {"created_at":"Wed Jan 07 10:00:00 +0000 2026","id":\(id),"id_str":"\(id)",\(text),"lang":"en",\(user),\
        "source":"<a href=\\"http://x\\">Web App</a>","truncated":false,"favorite_count":4,"retweet_count":3,"favorited":false,\
        "entities":{"hashtags":[],"urls":[{"expanded_url":"https://a.example/","indices":[1,2]}]}\(more)}
        """
    }

    @Test func aTweetHasItsFields() throws {
        let more = """
            ,"in_reply_to_status_id_str":"5","quoted_status_id_str":"6","reply_count":2,"quote_count":1,\
            "place":{"country_code":"DE","full_name":"Bonn, Germany"},"possibly_sensitive":true,\
            "extended_entities":{"media":[{"type":"photo"},{"type":"photo"}]}
            """
        let record = try Reading("[\(Self.tweet("100", more))]").records[0]
        #expect((record.id, record.channel, record.kind) == ("100", "twitter", "reply"))
        #expect((record.text, record.hashtags, record.lang) == ("A & B #tag", ["tag"], "en"))
        #expect((record.author, record.authorName, record.followers) == ("ann", "Ann", 100))
        #expect((record.verified, record.location, record.country) == (true, "Bonn", "DE"))
        #expect((record.parent, record.quoteOf, record.shareOf) == ("5", "6", nil))
        #expect((record.likes, record.shares, record.replies, record.views) == (4, 3, 2, nil))
        #expect((record.time, record.url) == (ms("2026-01-07T10:00:00Z"), "https://twitter.com/ann/status/100"))
        #expect((record.kept("source"), record.kept("media")) == ("Web App", "photo photo"))
        #expect((record.kept("quote_count"), record.kept("geo.full_name")) == ("1", "Bonn, Germany"))
        #expect((record.kept("expanded_urls"), record.kept("possibly_sensitive")) == ("https://a.example/", "true"))
        #expect(record.extra.count == 6)
    }

    @Test func wholeTextIsTakenWhereverItStands() throws {
        let lines = [
            Self.tweet("1", text: "\"full_text\":\"whole\""),
            Self.tweet("2", ",\"extended_tweet\":{\"full_text\":\"whole\"}", text: "\"text\":\"who…\""),
            Self.tweet("3", text: "\"text\":\"who…\"").replacing("\"truncated\":false", with: "\"truncated\":true"),
        ]
        let reading = try Reading(lines.joined(separator: "\n"))
        #expect(reading.format == "twitter-v1")
        #expect(reading.mentions.map(\.text) == ["whole", "whole", "who…"])
        #expect(reading.notes == ["1 × text cut by Twitter after 140 characters, whole nowhere in the file"])
    }

    @Test func aShareHasItsOriginalsTextAndNoCountsAndQuotesAreContext() throws {
        let quoted = Self.tweet("80")
        let original = Self.tweet(
            "90", ",\"quoted_status\":\(quoted),\"quoted_status_id_str\":\"80\"", text: "\"text\":\"whole\"")
        let share = Self.tweet("91", ",\"retweeted_status\":\(original)", text: "\"text\":\"RT @ann: who…\"")
        let reading = try Reading("{\"statuses\":[\(share)],\"search_metadata\":{\"count\":1}}")
        #expect(reading.mentions.map(\.id) == ["91"])
        #expect(reading.context.map(\.id) == ["90", "80"])
        let record = reading.mentions[0]
        #expect((record.kind, record.shareOf, record.quoteOf) == ("share", "90", nil))
        #expect((record.text, record.likes, record.shares) == ("RT @ann: whole", nil, nil))
        #expect((record.kept("favorite_count"), record.kept("retweet_count")) == ("4", "3"))
        #expect((reading.context[0].kind, reading.context[0].likes) == ("quote", 4))
    }

    @Test func aShareWhoseOriginalStandsBesideItIsCompleted() throws {
        let share = """
            {"id":"91","text":"RT @ann: #wh…","author_id":"1","created_at":"2026-01-01T10:00:00Z",\
            "referenced_tweets":[{"type":"retweeted","id":"90"}]}
            """
        let original = "{\"id\":\"90\",\"text\":\"#whole\",\"author_id\":\"2\",\"created_at\":\"2026-01-01T09:00:00Z\"}"
        let reading = try Reading("{\"data\":[\(share)]}\n{\"data\":[\(original)]}\n")
        #expect(reading.mentions.map(\.text) == ["RT @ann: #whole", "#whole"])
        #expect(reading.mentions[0].hashtags == ["whole"])
    }

    @Test func anArchivesTweetsAreRead() throws {
        let text = """
            window.YTD.tweets.part0 = [
              {
                "tweet" : { "id_str" : "1578466218075312129", "created_at" : "Fri Oct 07 19:24:07 +0000 2022",
                  "full_text" : "mine", "favorite_count" : "3", "retweet_count" : "0", "lang" : "en" }
              }
            ]
            """
        let reading = try Reading(text)
        #expect((reading.format, reading.rejects.count) == ("twitter-v1", 0))
        let record = reading.mentions[0]
        #expect((record.text, record.likes, record.author) == ("mine", 3, nil))
        #expect(record.url == "https://twitter.com/i/status/1578466218075312129")
    }

    @Test func aStreamsDeletionEndsATweet() throws {
        let notice = """
            {"delete":{"status":{"id":1578466218075312129,"id_str":"1578466218075312129","user_id_str":"7"},\
            "timestamp_ms":"1700000000000"}}
            """
        let reading = try Reading("\(Self.tweet("1"))\n\(notice)\n{\"limit\":{\"track\":5}}")
        #expect(reading.mentions.map(\.isDeleted) == [false, true])
        #expect(reading.mentions[1].id == "1578466218075312129")
        #expect(reading.mentions[1].collected == 1_700_000_000_000)
        #expect(reading.rejects.map(\.reason) == ["holds notices of a Twitter stream, no mentions"])
    }

    @Test func aTweetWithoutTimeHasThatOfItsId() throws {
        let reading = try Reading(
            "{\"data\":[{\"id\":\"1578466218075312129\",\"text\":\"a\",\"edit_history_tweet_ids\":[]}]}")
        #expect(reading.mentions[0].time == ms("2022-10-07T19:24:07.530Z"))
        #expect(TimedID.tweet("20") == nil)
    }

    @Test(arguments: [
        ("{\"ids\":[1,2],\"next_cursor\":0}", "ids of Twitter accounts"),
        ("[{\"id_str\":\"1\",\"screen_name\":\"a\",\"followers_count\":2}]", "Twitter user profiles"),
        ("[{\"id_str\":\"1\",\"slug\":\"a\",\"member_count\":2}]", "Twitter lists"),
        ("window.YTD.like.part0 = [{\"like\":{\"tweetId\":\"1\",\"fullText\":\"a\"}}]", "Twitter likes"),
    ])
    func whatIsNoTweetIsNamed(text: String, expected: String) throws {
        let reading = try Reading(text)
        #expect(reading.format == "twitter-v1")
        #expect(reading.tally.foreignKinds == [expected])
    }

    @Test func aBrokenValueCostsItself() throws {
        let dirty = Self.tweet("2").replacing("\"favorite_count\":4", with: "\"favorite_count\":\"many\"")
            .replacing("Wed Jan 07 10:00:00 +0000 2026", with: "yesterday")
        let reading = try Reading("\(Self.tweet("1"))\n\(dirty)\n{\"id_str\":\"3\",\"created_")
        #expect(reading.mentions.map(\.likes) == [4, nil])
        #expect((reading.mentions[1].shares, reading.mentions[1].time) == (3, nil))
        #expect(
            (reading.mentions[1].kept("favorite_count"), reading.mentions[1].kept("created_at")) == (
                "many", "yesterday"
            ))
        #expect(reading.rejects.map(\.reason) == ["ends in the middle of a record"])
        #expect(reading.notes.count == 2)
    }
}
