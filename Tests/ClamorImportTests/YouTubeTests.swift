import ClamorStore
import Testing

@testable import ClamorImport

/// Comments and videos of YouTube.
@Suite struct YouTubeTests {
    private static func comment(_ id: String, _ more: String = "", author: String = "@ann") -> String {
        """
        {"kind":"youtube#comment","etag":"e","id":"\(id)","snippet":{"authorDisplayName":"\(author)","authorProfileImageUrl":"http://x",\
        "authorChannelId":{"value":"UC1"},"textDisplay":"A &amp; B<br>C","likeCount":4,"canRate":false,"viewerRating":"none",\
        "publishedAt":"2026-01-07T10:00:00Z","updatedAt":"2026-01-08T10:00:00Z"\(more)}}
        """
    }

    private static let thread = """
        {"kind":"youtube#commentThread","id":"t1","snippet":{"videoId":"v1","topLevelComment":\(comment("t1")),"totalReplyCount":2},\
        "replies":{"comments":[\(comment("t1.r1", ",\"parentId\":\"t1\",\"textOriginal\":\"whole\"", author: "Ben B."))]}}
        """

    @Test func aThreadGivesItsCommentsWithAllFields() throws {
        let reading = try Reading("{\"kind\":\"youtube#commentThreadListResponse\",\n\"items\":[\(Self.thread)]}")
        #expect(reading.format == "youtube")
        #expect(reading.mentions.map(\.id) == ["t1", "t1.r1"])
        let top = reading.mentions[0]
        #expect((top.channel, top.kind, top.thread, top.parent) == ("youtube", "comment", "v1", nil))
        #expect((top.author, top.text) == ("ann", "A & B\nC"))
        #expect((top.likes, top.replies, top.time) == (4, 2, ms("2026-01-07T10:00:00Z")))
        #expect(top.url == "https://www.youtube.com/watch?v=v1&lc=t1")
        #expect((top.kept("updatedAt"), top.kept("authorChannelId.value")) == ("2026-01-08T10:00:00Z", "UC1"))
        let reply = reading.mentions[1]
        #expect((reply.kind, reply.parent, reply.thread, reply.replies) == ("reply", "t1", "v1", nil))
        #expect((reply.author, reply.authorName, reply.text) == ("Ben B.", "Ben B.", "whole"))
    }

    @Test func videosOfSearchesAndListsAreRead() throws {
        let search = """
            {"kind":"youtube#searchResult","id":{"kind":"youtube#video","videoId":"v2"},"snippet":{"title":"It&#39;s","description":"d",\
            "channelTitle":"Acme","publishedAt":"2026-01-07T10:00:00Z","thumbnails":{"default":{"url":"http://x"}}}}
            """
        let video = """
            {"kind":"youtube#video","id":"v3","snippet":{"title":"T","description":"#tag","channelTitle":"@acme","channelId":"UC9",\
            "publishedAt":"2026-01-07T10:00:00Z","defaultAudioLanguage":"en-US","tags":["a","b"]},\
            "statistics":{"viewCount":"100","likeCount":"7","commentCount":"3"}}
            """
        let channel = "{\"kind\":\"youtube#searchResult\",\"id\":{\"kind\":\"youtube#channel\",\"channelId\":\"UC\"}}"
        let reading = try Reading(
            "{\"kind\":\"youtube#searchListResponse\",\"items\":[\(search),\(video),\(channel)]}\n")
        let records = reading.mentions
        #expect(records.map(\.id) == ["v2", "v3"])
        #expect((records[0].title, records[0].text, records[0].author) == ("It's", "d", "Acme"))
        #expect((records[1].kind, records[1].thread, records[1].lang) == ("post", "v3", "en-us"))
        #expect((records[1].views, records[1].likes, records[1].replies) == (100, 7, 3))
        #expect((records[1].author, records[1].hashtags) == ("acme", ["tag"]))
        #expect((records[1].kept("snippet.tags"), records[1].kept("snippet.channelId")) == ("[\"a\",\"b\"]", "UC9"))
        #expect(records[1].url == "https://www.youtube.com/watch?v=v3")
        #expect(reading.rejects.map(\.reason) == ["is one of YouTube's channels, no mention"])
    }

    @Test func downloadedCommentsAreRead() throws {
        let line = """
            {"cid":"A","text":"hi","time":"2 weeks ago","time_parsed":1767780000.5,"author":"@ann","channel":"UC1","votes":"1.2K",\
            "replies":"3","photo":"http://x","heart":false,"reply":false}
            """
        let reading = try Reading(
            line + "\n" + line.replacing("\"A\"", with: "\"A.B\"").replacing("1.2K", with: "lots"))
        let records = reading.mentions
        #expect((records[0].id, records[0].kind, records[0].thread, records[0].url) == ("A", "comment", nil, nil))
        #expect((records[0].likes, records[0].replies, records[0].author) == (1200, 3, "ann"))
        #expect(
            (records[0].time, records[0].kept("time"), records[0].kept("channel")) == (
                1_767_780_000_500, "2 weeks ago", "UC1"
            ))
        #expect(
            (records[1].parent, records[1].kind, records[1].likes, records[1].kept("votes")) == (
                "A", "reply", nil, "lots"
            ))
        #expect(reading.notes.contains("2 × time reckoned by the downloader from words such as “2 weeks ago”"))
    }

    @Test func commentsBesideAVideoKnowIt() throws {
        let reading = try Reading(
            """
            {"id":"v1","title":"T","comments":[{"id":"a","parent":"root","text":"one","author":"@ann","author_id":"UC1","timestamp":1767780000,"like_count":2},
            {"id":"a.b","parent":"a","text":"two","author":"@ben","timestamp":1767780001}],"duration":5}
            """)
        #expect(reading.mentions.map(\.id) == ["a", "a.b"])
        #expect(reading.mentions.map(\.thread) == ["v1", "v1"])
        #expect(reading.mentions.map(\.parent) == [nil, "a"])
        #expect(reading.mentions.map(\.likes) == [2, nil])
    }
}
