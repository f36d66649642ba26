import ClamorStore
import ClamorTime
import Testing

@testable import ClamorImport

/// Brandwatch's bulk export of both eras, and its API.
@Suite struct BrandwatchTests {
    private let preamble = """
        Report:,Weekly
        Brand:,Acme
        From:,2026-03-01
        To:,2026-03-08
        Label:,

        """

    private let columns2026 = [
        "Query Id", "Query Name", "Date", "Title", "Snippet", "Full Text", "Url", "Domain", "Sentiment", "Page Type",
        "Language", "Country Code", "Author", "Full Name", "Mention Id", "Thread Id", "Thread Entry Type",
        "X Followers",
        "X Likes", "X Reposts", "X Replies", "X Reply to", "X Repost of", "X Verified", "Facebook Likes",
        "Facebook Shares", "Facebook Comments", "Instagram Followers", "Impressions", "Reach (new)", "Latitude",
        "Longitude", "Updated", "Hashtags", "Location Name", "Brand - Product", "Bluesky Author Id", "Bluesky Likes",
        "Reddit Score", "Reddit Comments",
    ]

    private func table(_ rows: [[String: String]]) -> String {
        let lines = rows.map { row in columns2026.map { row[$0] ?? "" }.joined(separator: ",") }
        return preamble + "\n" + columns2026.joined(separator: ",") + "\n" + lines.joined(separator: "\n") + "\n"
    }

    private func tweet() -> [String: String] {
        [
            "Query Id": "77", "Query Name": "Acme", "Date": "2026-03-02 10:00:00.0", "Title": "ann on X",
            "Snippet": "Acme is", "Full Text": "Acme is late again",
            "Url": "https://twitter.com/ann/status/1765432100000000001",
            "Domain": "twitter.com", "Sentiment": "negative", "Page Type": "twitter", "Language": "en",
            "Country Code": "uk", "Author": "ann", "Full Name": "Ann A.", "Mention Id": "9001", "Thread Id": "0",
            "Thread Entry Type": "reply", "X Followers": "1200", "X Likes": "4", "X Reposts": "2", "X Replies": "0",
            "X Reply to": "https://twitter.com/acme/status/1765432100000000000", "X Verified": "false",
            "Facebook Likes": "0", "Facebook Shares": "0", "Facebook Comments": "0", "Instagram Followers": "0",
            "Impressions": "1200", "Reach (new)": "310", "Latitude": "0.0", "Longitude": "0.0",
            "Updated": "2026-03-03 08:00:00.0", "Hashtags": "#acme", "Location Name": "Leeds",
            "Brand - Product": "Kettle", "Reddit Score": "0",
        ]
    }

    @Test func aPostIsReadFieldByField() throws {
        let reading = try Reading(table([tweet()]), options: ImportOptions(zone: try Zone(identifier: "Europe/Berlin")))
        #expect(reading.format == "brandwatch")
        let record = try #require(reading.records.first, "\(reading.rejects.map(\.reason))")
        #expect((record.id, record.channel, record.kind) == ("1765432100000000001", "twitter", "reply"))
        #expect((record.parent, record.thread, record.shareOf) == ("1765432100000000000", nil, nil))
        // Brandwatch's dates are in UTC, whatever the zone of others.
        #expect(record.time == ms("2026-03-02T10:00:00Z"))
        #expect(record.collected == ms("2026-03-03T08:00:00Z"))
        #expect((record.title, record.text, record.lang) == ("ann on X", "Acme is late again", "en"))
        #expect((record.author, record.authorName, record.followers) == ("ann", "Ann A.", 1200))
        #expect((record.country, record.location, record.verified) == ("GB", "Leeds", false))
        #expect((record.likes, record.shares, record.replies, record.views) == (4, 2, 0, nil))
        #expect((record.givenReach, record.sentiment, record.hashtags) == (310, "negative", ["acme"]))
        #expect((record.domain, record.url) == ("twitter.com", "https://twitter.com/ann/status/1765432100000000001"))
        #expect(
            (record.kept("Mention Id"), record.kept("Snippet"), record.kept("Query Name")) == (
                "9001", "Acme is", "Acme"
            ))
        #expect((record.kept("Brand - Product"), record.kept("Impressions")) == ("Kettle", "1200"))
        // Zeros of other platforms, and the place 0° N 0° E, are nowhere.
        for name in ["Facebook Likes", "Instagram Followers", "Reddit Score", "Latitude", "Longitude"] {
            #expect(record.kept(name) == nil, "\(name)")
        }
        #expect(reading.notes.contains("6 lines above the header left out"))
    }

    @Test func anArticleIsKnownByItsAddressAndHasNoCounts() throws {
        let news = [
            "Query Name": "Acme", "Date": "2026-03-02 11:00:00.0", "Title": "Acme opens",
            "Snippet": "Acme opens a plant",
            "Url": "http://www.example.org/news/acme/?utm_source=x&b=2&a=1#top", "Page Type": "news",
            "Mention Id": "9002",
            "X Followers": "0", "X Likes": "0", "Impressions": "0", "Reach (new)": "0", "Latitude": "51.5",
            "Longitude": "-0.1",
        ]
        let record = try #require(try Reading(table([tweet(), news])).records.last)
        #expect(
            (record.id, record.channel, record.kind) == ("https://example.org/news/acme?a=1&b=2", "news", "article"))
        #expect((record.kept("Mention Id"), record.text) == ("9002", "Acme opens a plant"))
        #expect((record.followers, record.likes, record.givenReach, record.views) == (nil, nil, nil, nil))
        #expect((record.kept("Latitude"), record.kept("Longitude")) == ("51.5", "-0.1"))
    }

    @Test func otherPlatformsHaveTheirOwnColumns() throws {
        let facebook = [
            "Query Name": "Acme", "Date": "2026-03-02 11:00:00.0", "Full Text": "a", "Page Type": "facebook_public",
            "Url": "https://www.facebook.com/123/posts/456", "Mention Id": "3", "Facebook Likes": "7",
            "Facebook Shares": "8", "Facebook Comments": "9", "X Likes": "0",
        ]
        let bluesky = [
            "Query Name": "Acme", "Date": "2026-03-02 11:00:00.0", "Full Text": "b", "Page Type": "bluesky",
            "Url": "https://bsky.app/profile/ann.example.org/post/3kxyz", "Mention Id": "4",
            "Bluesky Author Id": "did:plc:abc", "Bluesky Likes": "5",
        ]
        let forum = [
            "Query Name": "Acme", "Date": "2026-03-02 11:00:00.0", "Full Text": "c", "Page Type": "forum",
            "Url": "https://www.reddit.com/r/acme/comments/1abc/late/k9x", "Mention Id": "5", "Reddit Score": "12",
            "Reddit Comments": "3",
        ]
        let thread = [
            "Query Name": "Acme", "Date": "2026-03-02 11:00:00.0", "Full Text": "d", "Page Type": "forum",
            "Url": "https://forum.example.org/thread/5", "Mention Id": "6",
        ]
        let records = try Reading(table([facebook, bluesky, forum, thread])).records
        #expect(records.map(\.channel) == ["facebook", "bluesky", "reddit", "forum"])
        #expect(
            records.map(\.id) == ["123_456", "at://did:plc:abc/app.bsky.feed.post/3kxyz", "t1_k9x", "6"])
        #expect((records[0].likes, records[0].shares, records[0].replies) == (7, 8, 9))
        #expect((records[1].likes, records[1].kept("Mention Id")) == (5, "4"))
        #expect((records[2].likes, records[2].replies) == (12, 3))
    }

    @Test func theColumnsOf2021AreKnown() throws {
        let header =
            "Query Id,Query Name,Date,Title,Url,Sentiment,Page Type,Author,Full Text,Resource Id,Thread Entry Type,Twitter Followers,Twitter Likes,Twitter Retweets,Twitter Reply Count,Twitter Retweet of,Twitter Reply to"
        let row =
            "1,Acme,2021-03-02 10:00:00.0,t,https://twitter.com/bob/status/20,neutral,twitter,bob,RT @ann: hi,88,share,50,9,8,7,https://twitter.com/ann/status/10,"
        let record = try #require(try Reading("\(header)\n\(row)\n").records.first)
        #expect((record.id, record.kind, record.shareOf) == ("20", "share", "10"))
        #expect((record.followers, record.likes, record.shares) == (50, nil, nil))
        #expect((record.kept("Resource Id"), record.kept("likes"), record.kept("shares")) == ("88", "9", "8"))
    }

    @Test func theAPIsAnswerIsTheSame() throws {
        let json = """
            {"resultsTotal": 2, "resultsPage": 0, "results": [
              {"id": 100, "resourceId": 100, "queryId": 7, "queryName": "Acme", "author": "", "date": "2026-06-07T02:04:00.000+0000",
               "pageType": "news", "countryCode": "uk", "country": "United Kingdom", "latitude": 0, "longitude": 0,
               "impressions": 0, "reach": 0, "sentiment": "neutral", "snippet": "… a snippet …", "threadId": "0",
               "title": "A title", "twitterFollowers": 0, "twitterRetweets": 0, "categoryDetails": [], "tags": [],
               "url": "http://www.example.org/news/1", "domain": "example.org", "replyTo": null, "threadEntryType": null},
              {"id": 101, "queryName": "Acme", "pageType": "twitter", "categoryDetails": [], "queryId": 7, "author": "bob",
               "date": "2026-06-07T03:00:00.000+0000", "snippet": "hi", "url": "http://twitter.com/bob/statuses/44",
               "twitterFollowers": 10, "twitterRetweets": 3, "replyTo": "http://twitter.com/ann/statuses/43"}
            ], "maximumId": 101}
            """
        let reading = try Reading(json)
        #expect((reading.format, reading.records.count) == ("brandwatch", 2))
        let news = reading.records[0]
        #expect((news.id, news.channel, news.country) == ("https://example.org/news/1", "news", "GB"))
        #expect((news.title, news.text, news.time) == ("A title", "… a snippet …", ms("2026-06-07T02:04:00Z")))
        #expect((news.followers, news.shares, news.givenReach, news.thread) == (nil, nil, nil, nil))
        let tweet = reading.records[1]
        #expect((tweet.id, tweet.parent, tweet.kind) == ("44", "43", "reply"))
        #expect((tweet.followers, tweet.shares) == (10, 3))
    }
}
