import ClamorStore
import Testing

@testable import ClamorImport

/// Twitter API v2 as twarc writes it.
@Suite struct TwitterV2Tests {
    private static let users = """
        "users":[{"id":"10","username":"ann","name":"Ann","verified":true,"location":"Bonn","public_metrics":{"followers_count":100}},\
        {"id":"11","username":"ben","name":"Ben","public_metrics":{"followers_count":5}}]
        """
    private static let page = """
        {"data":[\
        {"id":"1","author_id":"10","text":"A &amp; B #tag","created_at":"2026-01-01T10:00:00.000Z","conversation_id":"1","lang":"en",\
        "geo":{"place_id":"p"},"source":"Web","possibly_sensitive":false,\
        "public_metrics":{"like_count":4,"retweet_count":3,"reply_count":2,"quote_count":1,"impression_count":0}},\
        {"id":"2","author_id":"11","text":"RT @ann: A &amp; B #ta…","created_at":"2026-01-01T11:00:00.000Z","lang":"und",\
        "referenced_tweets":[{"type":"retweeted","id":"90"}],"public_metrics":{"like_count":0,"retweet_count":30}},\
        {"id":"3","author_id":"11","text":"@ann no","created_at":"2026-01-01T12:00:00.000Z","conversation_id":"1",\
        "referenced_tweets":[{"type":"quoted","id":"91"},{"type":"replied_to","id":"1"}],"note_tweet":{"text":"@ann no, and at length"}},\
        {"id":"4","author_id":"99","text":"look","created_at":"2026-01-01T13:00:00.000Z","referenced_tweets":[{"type":"quoted","id":"91"}]}],\
        "includes":{\(users),"places":[{"id":"p","country_code":"DE","full_name":"Bonn, Germany"}],\
        "tweets":[{"id":"90","author_id":"10","text":"A &amp; B #tag and much more","created_at":"2026-01-01T09:00:00.000Z",\
        "public_metrics":{"like_count":40,"retweet_count":30,"reply_count":2}},{"id":"1","author_id":"10","text":"A","created_at":"2026-01-01T10:00:00.000Z"}]},\
        "errors":[{"title":"Not Found Error","detail":"x"}],"meta":{"result_count":4},"__twarc":{"retrieved_at":"2026-02-01T00:00:00+00:00"}}
        """

    @Test func aPageGivesItsTweetsAndTheirContext() throws {
        let reading = try Reading(Self.page + "\n")
        #expect(reading.mentions.map(\.id) == ["1", "2", "3", "4"])
        #expect(reading.mentions.map(\.kind) == ["post", "share", "reply", "quote"])
        #expect(reading.context.map(\.id) == ["90"])
        #expect(reading.records.allSatisfy { $0.channel == "twitter" && $0.collected == ms("2026-02-01T00:00:00Z") })
        #expect(reading.tally.notes == ["1 × “Not Found Error” reported by Twitter for what the tweets refer to"])
    }

    @Test func aPostHasItsFields() throws {
        let post = try Reading(Self.page).records[0]
        #expect((post.author, post.authorName, post.followers) == ("ann", "Ann", 100))
        #expect((post.verified, post.location, post.country) == (true, "Bonn", "DE"))
        #expect((post.text, post.hashtags, post.lang) == ("A & B #tag", ["tag"], "en"))
        #expect((post.likes, post.shares, post.replies) == (4, 3, 2))
        #expect((post.views, post.kept("quote_count")) == (nil, "1"))
        #expect((post.url, post.domain) == ("https://twitter.com/ann/status/1", "twitter.com"))
        #expect((post.thread, post.time) == ("1", ms("2026-01-01T10:00:00Z")))
        #expect((post.kept("source"), post.kept("possibly_sensitive")) == ("Web", "false"))
    }

    @Test func aShareHasItsOriginalsWholeTextAndNoCounts() throws {
        let share = try Reading(Self.page).records[1]
        #expect((share.shareOf, share.text) == ("90", "RT @ann: A & B #tag and much more"))
        #expect((share.likes, share.shares, share.lang) == (nil, nil, nil))
        #expect(share.kept("retweet_count") == "30")
        #expect((share.reach, share.reachSource) == (5, "followers"))
    }

    @Test func repliesAndQuotesNameWhatTheyReferTo() throws {
        let records = try Reading(Self.page).records
        #expect((records[2].parent, records[2].quoteOf, records[2].thread) == ("1", "91", "1"))
        #expect(records[2].text == "@ann no, and at length")
        #expect((records[3].author, records[3].quoteOf) == (nil, "91"))
    }

    @Test func flattenedTweetsCarryEverythingInside() throws {
        let line = """
            {"id":"2","text":"RT @ann: A…","created_at":"2026-01-01T11:00:00Z","author_id":"11","author":{"username":"ben","public_metrics":\
            {"followers_count":7}},"referenced_tweets":[{"type":"retweeted","id":"90","text":"A whole","created_at":"2026-01-01T09:00:00Z",\
            "author":{"username":"ann"}}],"public_metrics":{"retweet_count":9},"__twarc":{"retrieved_at":"2026-02-01T00:00:00Z"}}
            """
        let reading = try Reading(line + "\n" + line.replacing("\"id\":\"2\"", with: "\"id\":\"3\""))
        #expect(reading.mentions.map(\.id) == ["2", "3"])
        #expect(reading.mentions.allSatisfy { $0.text == "RT @ann: A whole" && $0.followers == 7 })
        #expect(reading.context.map(\.id) == ["90", "90"])
        #expect(reading.mentions[0].collected == ms("2026-02-01T00:00:00Z"))
    }

    @Test func linesOfAStreamHoldOneTweetEach() throws {
        let line =
            "{\"data\":{\"id\":\"5\",\"text\":\"hi\",\"author_id\":\"10\",\"created_at\":\"2026-01-01T10:00:00Z\"},\"includes\":{\(Self.users)}}"
        let reading = try Reading("\(line)\n{\"data\":{\"id\":\"6\",\"te")
        #expect(reading.mentions.map(\.author) == ["ann"])
        #expect(reading.rejects.map(\.reason) == ["ends in the middle of a record"])
        #expect(reading.rejects.map(\.line) == [2])
    }

    @Test func linesThatAreNoTweetsAreRejectedWithWhatTheyAre() throws {
        let lines = [
            Self.page, "{\"data\":[{\"tweet_count\":4,\"start\":\"a\",\"end\":\"b\"}]}",
            "{\"data\":[{\"id\":\"1\",\"username\":\"ann\",\"name\":\"Ann\"}]}",
            "{\"id\":\"1\",\"action\":\"delete\",\"reason\":\"protected\"}",
            "{\"data\":[{\"id\":\"1\",\"name\":\"list\",\"owner_id\":\"3\",\"member_count\":2}]}",
            "{\"errors\":[{\"title\":\"Forbidden\"}]}", "{\"meta\":{\"result_count\":0}}",
        ]
        let reading = try Reading(lines.joined(separator: "\n"))
        #expect(reading.mentions.count == 4)
        #expect(reading.rejects.map(\.line) == [2, 3, 4, 5, 6])
        #expect(
            reading.rejects.map(\.reason) == [
                "holds tweet counts, no mentions", "holds Twitter user profiles, no mentions",
                "holds compliance lines, no mentions", "holds Twitter lists, no mentions",
                "is an error that Twitter reported: Forbidden",
            ])
    }

    @Test func mapDoesNotApplyAndFillDoes() throws {
        #expect(refusal(Self.page, options: ImportOptions(map: [("text", "x")])).contains("map does not apply"))
        let reading = try Reading(Self.page, options: ImportOptions(fill: [("brand", "Acme")]))
        #expect(reading.mentions.allSatisfy { $0.brand == ["Acme"] })
        #expect(reading.context.allSatisfy { $0.brand.isEmpty })
    }
}
