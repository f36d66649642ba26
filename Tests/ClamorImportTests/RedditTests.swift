import ClamorStore
import Testing

@testable import ClamorImport

/// Submissions and comments of Reddit.
@Suite struct RedditTests {
    private static let submission = """
        {"id":"abc","name":"t3_abc","title":"Q &amp; A","selftext":"Body &gt; all","author":"ann","subreddit":"cats",\
        "created_utc":1767780000.0,"permalink":"/r/cats/comments/abc/q_a/","url":"https://www.reddit.com/r/cats/comments/abc/q_a/",\
        "is_self":true,"score":12,"ups":12,"num_comments":3,"num_crossposts":1,"upvote_ratio":0.9,"subreddit_subscribers":1000,\
        "edited":false,"over_18":false,"thumbnail":"self","retrieved_on":1767790000,"_meta":{"is_edited":true}}
        """

    private static func comment(_ id: String, _ more: String = "", body: String = "yes", parent: String = "t3_abc")
        -> String
    {
        """
        {"id":"\(id)","body":"\(body)","author":"ben","subreddit":"cats","created_utc":1767781000,"score":5,\
        "link_id":"t3_abc","parent_id":"\(parent)","permalink":"/r/cats/comments/abc/q_a/\(id)/"\(more)}
        """
    }

    @Test func aSubmissionHasItsFields() throws {
        let reading = try Reading("\(Self.submission)\n\(Self.comment("c1"))\n")
        #expect(reading.format == "reddit")
        let record = reading.mentions[0]
        #expect((record.id, record.channel, record.kind) == ("t3_abc", "reddit", "post"))
        #expect((record.title, record.text, record.author) == ("Q & A", "Body > all", "ann"))
        #expect((record.likes, record.replies, record.shares) == (12, 3, 1))
        #expect((record.thread, record.parent) == ("t3_abc", nil))
        #expect(record.url == "https://www.reddit.com/r/cats/comments/abc/q_a/")
        #expect((record.time, record.collected) == (1_767_780_000_000, 1_767_790_000_000))
        #expect((record.kept("subreddit"), record.kept("upvote_ratio")) == ("cats", "0.9"))
        #expect((record.kept("subreddit_subscribers"), record.kept("_meta.is_edited")) == ("1000", "true"))
        #expect((record.kept("link"), record.kept("thumbnail"), record.extra.count) == (nil, nil, 4))
    }

    @Test func aCommentHasItsFields() throws {
        let reading = try Reading(Self.comment("c2", ",\"edited\":1767782000", parent: "t1_c1"))
        let record = reading.mentions[0]
        #expect((record.id, record.kind, record.text) == ("t1_c2", "reply", "yes"))
        #expect((record.parent, record.thread, record.likes) == ("t1_c1", "t3_abc", 5))
        #expect((record.replies, record.shares, record.title) == (nil, nil, nil))
        #expect(
            (record.url, record.kept("edited")) == ("https://www.reddit.com/r/cats/comments/abc/q_a/c2/", "1767782000"))
    }

    @Test func aCommentTreeIsOpened() throws {
        let inner = Self.comment("c2", ",\"replies\":\"\"", parent: "t1_c1")
        let more = "{\"kind\":\"more\",\"data\":{\"count\":7,\"children\":[\"x\"]}}"
        func listing(_ children: String) -> String {
            "{\"kind\":\"Listing\",\"data\":{\"children\":[\(children)],\"after\":null}}"
        }
        let outer = Self.comment("c1", ",\"replies\":" + listing("{\"kind\":\"t1\",\"data\":\(inner)},\(more)"))
        let post = listing("{\"kind\":\"t3\",\"data\":\(Self.submission)}")
        let tree = listing("{\"kind\":\"t1\",\"data\":\(outer)},{\"kind\":\"t2\",\"data\":{\"name\":\"ann\"}}")
        let reading = try Reading("[\(post),\(tree)]")
        #expect(reading.mentions.map(\.id) == ["t3_abc", "t1_c1", "t1_c2"])
        #expect(
            reading.notes == [
                "7 comments that the tree only counts (“more”), not in the file",
                "1 × Reddit accounts in a listing left out",
            ])
    }

    @Test func textThatWasTakenAwayIsNoText() throws {
        let lines = [
            Self.comment("1", body: "[removed]"),
            Self.comment("2", body: "[deleted]").replacing("\"ben\"", with: "\"[deleted]\""),
            Self.comment("3", ",\"_meta\":{\"removal_type\":\"reddit\",\"was_deleted_later\":true}", body: "before"),
            Self.submission.replacing("Body &gt; all", with: "[deleted]").replacing("\"ann\"", with: "\"[deleted]\""),
        ]
        let records = try Reading(lines.joined(separator: "\n")).mentions
        #expect(records.map(\.text) == [nil, nil, "before", nil])
        #expect(records.map { $0.kept("removed") } == ["moderator", "author", "reddit", "author"])
        #expect(records.map(\.isDeleted) == [false, true, false, false])
        #expect(records.map(\.author) == ["ben", nil, "ben", nil])
    }

    @Test func aCrosspostIsAShareOfAnotherCommunitysPost() throws {
        let line = Self.submission.replacing("\"t3_abc\"", with: "\"t3_xyz\"").replacing("Body &gt; all", with: "")
            .replacing(
                "\"edited\"",
                with: "\"crosspost_parent\":\"t3_abc\",\"crosspost_parent_list\":[\(Self.submission)],\"edited\"")
        let reading = try Reading(line)
        let record = reading.mentions[0]
        #expect((record.id, record.kind, record.shareOf) == ("t3_xyz", "share", "t3_abc"))
        #expect((record.text, record.likes, record.kept("likes")) == ("Body > all", nil, "12"))
        #expect(reading.context.map(\.id) == ["t3_abc"])
    }

    @Test func scrapersObjectsAreRead() throws {
        let posts = try Reading(
            """
            [{"post_id":"p1","subreddit":"cats","title":"T","author":"ann","created_utc":"2026-01-07T10:00:00","score":3,\
            "num_comments":2,"text":"","url":"https://news.example/a","scraped_at":"2026-01-08T00:00:00.5"}]
            """)
        #expect((posts.mentions[0].id, posts.mentions[0].text) == ("t3_p1", nil))
        #expect(
            (posts.mentions[0].kept("link"), posts.mentions[0].url) == (
                "https://news.example/a", "https://www.reddit.com/comments/p1"
            ))
        #expect(posts.mentions[0].collected == ms("2026-01-08T00:00:00.5Z"))
        let comments = try Reading(
            "[{\"comment_id\":\"c1\",\"post_id\":\"p1\",\"author\":\"ben\",\"created_utc\":\"2026-01-07T11:00:00\",\"score\":-2,\"text\":\"no\"}]"
        )
        let comment = comments.mentions[0]
        #expect((comment.id, comment.kind, comment.thread) == ("t1_c1", "comment", "t3_p1"))
        #expect((comment.likes, comment.kept("score")) == (nil, "-2"))
        #expect(comment.url == "https://www.reddit.com/comments/p1/_/c1")
    }

    @Test func aHiddenScoreIsUnknownAndABrokenLineCostsItself() throws {
        let hidden = Self.comment("1", ",\"score_hidden\":true")
        let dirty = Self.comment("2").replacing("1767781000", with: "\"soon\"")
        let reading = try Reading("\(hidden)\n\(dirty)\n{\"id\":\"3\",\"kind\":1}\n{\"id\":\"4\",\"bo")
        #expect(reading.mentions.map(\.likes) == [nil, 5])
        #expect(reading.mentions[1].kept("created_utc") == "soon")
        #expect(
            reading.rejects.map(\.reason) == [
                "is neither a submission nor a comment of Reddit", "ends in the middle of a record",
            ])
    }
}
