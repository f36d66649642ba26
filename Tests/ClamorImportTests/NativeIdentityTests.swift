import ClamorStore
import Testing

@testable import ClamorImport

/// The platform's own id from an address, and the one spelling of all addresses of a page.
@Suite struct NativeIdentityTests {
    @Test(
        arguments: [
            ("https://twitter.com/ann/status/123?s=20", "twitter", "123"),
            ("http://mobile.x.com/i/web/status/123", "twitter", "123"), ("https://twitter.com/ann", "twitter", nil),
            ("https://www.reddit.com/r/acme/comments/1AbC/title/", "reddit", "t3_1abc"),
            ("https://old.reddit.com/r/acme/comments/1abc/title/k9x/?context=3", "reddit", "t1_k9x"),
            ("https://redd.it/1abc", "reddit", "t3_1abc"), ("https://www.reddit.com/r/acme", "reddit", nil),
            ("https://www.youtube.com/watch?v=a-B_c&t=10", "youtube", "a-B_c"),
            ("https://www.youtube.com/watch?v=abc&lc=Ugx.9", "youtube", "Ugx.9"),
            ("https://youtu.be/abc?si=1", "youtube", "abc"), ("https://youtube.com/shorts/abc", "youtube", "abc"),
            ("https://bsky.app/profile/did:plc:x/post/3k", "bluesky", "at://did:plc:x/app.bsky.feed.post/3k"),
            ("https://bsky.app/profile/ann.example/post/3k", "bluesky", nil),
            ("https://mas.example/@ann/55", "mastodon", "https://mas.example/users/ann/statuses/55"),
            ("https://mas.example/users/ann/statuses/55", "mastodon", "https://mas.example/users/ann/statuses/55"),
            ("https://mas.example/@ann@other.example/55", "mastodon", nil),
            ("https://www.tiktok.com/@ann/video/71?is_copy_url=1", "tiktok", "71"),
            ("https://www.instagram.com/ann/p/Cx-1/", "instagram", "Cx-1"),
            ("https://instagram.com/reel/Cx/", "instagram", "Cx"),
            ("https://www.threads.net/@ann/post/C5", "threads", "C5"),
            ("https://www.facebook.com/11/posts/22", "facebook", "11_22"),
            ("https://m.facebook.com/story.php?story_fbid=22&id=11", "facebook", "11_22"),
            ("https://www.facebook.com/acme/posts/22", "facebook", nil),
            ("https://www.facebook.com/11/posts/22?comment_id=33", "facebook", "22_33"),
            ("https://t.me/s/acme/12", "telegram", "acme/12"), ("https://t.me/acme", "telegram", nil),
            ("https://news.ycombinator.com/item?id=8", "hackernews", "8"),
            ("https://stackoverflow.com/questions/4/how-to", "stackexchange", "stackoverflow.com/4"),
            ("https://stackoverflow.com/questions/4/how-to/9#9", "stackexchange", "stackoverflow.com/9"),
            ("https://math.stackexchange.com/a/9", "stackexchange", "math.stackexchange.com/9"),
            ("https://stackoverflow.com/questions/4/x#comment7_4", "stackexchange", "stackoverflow.com/comment/7"),
            ("https://www.trustpilot.com/reviews/5f0c", "review", "5f0c"),
            ("https://www.trustpilot.com/review/acme.example", "review", nil),
            ("https://www.linkedin.com/posts/ann_acme-activity-71-ab", "linkedin", "71"),
            ("https://www.linkedin.com/feed/update/urn:li:activity:71/", "linkedin", "71"),
            ("https://example.org/status/5", "", nil), ("no address", "", nil), ("", "", nil),
        ] as [(String, String, String?)])
    func thePlatformsIdIsInTheAddress(url: String, channel: String, id: String?) {
        #expect(NativeIdentity(url: url, channel: channel)?.id == id)
    }

    @Test(arguments: [
        ("HTTP://WWW.Example.org/A/b/?utm_source=x&z=1&a=2&fbclid=q#top", "https://example.org/A/b?a=2&z=1"),
        ("https://example.org:8080/x", "https://example.org:8080/x"),
        ("https://example.org:443/x", "https://example.org/x"),
        ("https://example.org/t/5#post-12", "https://example.org/t/5#post-12"),
        ("https://example.org/x#:~:text=a1", "https://example.org/x"),
        ("example.org/x?gclid=1", "https://example.org/x"),
    ])
    func aPageHasOneSpelling(url: String, canonical: String) {
        #expect(WebAddress(url)?.canonical == canonical)
    }

    @Test func tablesWithoutIdsTakeTheAddress() throws {
        let reading = try Reading(
            "url,text,time\nhttps://twitter.com/a/status/1,a,2026-01-01\nhttps://www.example.org/x/?utm_medium=m,b,2026-01-01\n"
        )
        #expect(reading.records.map(\.id) == ["1", "https://example.org/x"])
    }

    @Test func anAddressThatRepeatsIsNotTheMentions() throws {
        let reading = try Reading(
            "url,comment,time\nhttps://example.org/shoe,nice,2026-01-01\nhttps://example.org/shoe,bad,2026-01-02\n")
        #expect(reading.records.map(\.id) == [nil, nil])
        let comments = try Reading(
            "video url,author,text,kind\nhttps://youtu.be/abc,ann,nice,comment\n",
            options: ImportOptions(map: [("url", "video url")]))
        #expect(comments.records.map(\.id) == [nil])
    }

    @Test func aGivenIdStaysButForItsAddress() throws {
        let reading = try Reading(
            "id,channel,text,url,parent\nhttps://twitter.com/a/status/9,twitter,a,,https://twitter.com/b/status/8\n7,twitter,b,https://twitter.com/a/status/10,\n"
        )
        #expect(reading.records.map(\.id) == ["9", "7"])
        #expect(reading.records.map(\.parent) == ["8", nil])
    }

    @Test func twoVendorsMeetInOneMention() throws {
        let first = try Reading(
            "Query Name,Page Type,Resource Id,Url,Full Text,Date,Thread Entry Type\nA,twitter,5,http://twitter.com/ann/statuses/42,hi,2026-01-01 10:00:00.0,post\n"
        )
        let second = try Reading(
            "url,search_indexed,published,content,source_type\nhttps://x.com/ann/status/42,1,1767261600000,hi,SOCIALMEDIA_TWITTER\n"
        )
        #expect((first.format, second.format) == ("brandwatch", "talkwalker"))
        #expect(first.records[0].id == second.records[0].id)
        #expect(first.records[0].channel == second.records[0].channel)
        #expect(first.records[0].time == second.records[0].time)
    }

    @Test func cutSharesAreCompletedFromTheirOriginals() throws {
        let reading = try Reading(
            "id,channel,text,share_of,author\n1,twitter,The whole of what was said and more,,ann\n2,twitter,RT @ann: The whole of what…,1,bob\n3,twitter,RT @ann: Something else…,1,cat\n4,twitter,RT @ann: The whole of what…,99,dan\n"
        )
        #expect(
            reading.records.map(\.text) == [
                "The whole of what was said and more", "RT @ann: The whole of what was said and more",
                "RT @ann: Something else…", "RT @ann: The whole of what…",
            ])
    }
}
