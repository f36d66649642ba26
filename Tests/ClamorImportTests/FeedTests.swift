import ClamorStore
import Testing

@testable import ClamorImport

/// Feeds in XML and JSON.
@Suite struct FeedTests {
    private let rss = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- made by hand -->
        <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:slash="x">
        <channel>
        <title>Kettle &amp; Co</title><link>https://www.example.org/</link><language>en-US</language>
        <item>
          <title>Tea &#8211; at last</title><link>https://example.org/tea/?utm_source=rss</link>
          <guid isPermaLink="false">https://example.org/?p=12</guid>
          <pubDate>Mon, 02 Mar 2026 10:00:00 +0100</pubDate><dc:creator><![CDATA[Ann A.]]></dc:creator>
          <category>drinks</category><category><![CDATA[hot]]></category><slash:comments>4</slash:comments>
          <description><![CDATA[<p>Short</p>]]></description>
          <content:encoded><![CDATA[<p>The <b>whole</b> text</p><p>&lt;item&gt; in it</p>]]></content:encoded>
        </item>
        <item><title>No date &nbsp;here</title><guid>https://example.org/two</guid><description>a &amp;amp; b &copy; AT&T</description></item>
        <item><description>Neither date nor title</description><link>https://other.example/post</link><guid>urn:x:3</guid><author>bob@example.org (Bob B.)</author></item>
        </channel></rss>
        """

    @Test func itemsOfRSSAreReadFieldByField() throws {
        let reading = try Reading(rss)
        #expect((reading.format, reading.rejects.count, reading.records.count) == ("feed", 0, 3))
        let first = reading.records[0]
        #expect((first.id, first.channel, first.kind) == ("https://example.org/tea", "web", "post"))
        #expect((first.title, first.text) == ("Tea – at last", "The whole text\n\n<item> in it"))
        #expect((first.time, first.lang, first.replies) == (ms("2026-03-02T09:00:00Z"), "en-us", 4))
        #expect(
            (first.authorName, first.author, first.url) == (
                "Ann A.", "Ann A.", "https://example.org/tea/?utm_source=rss"
            ))
        #expect((first.kept("feed"), first.kept("categories")) == ("Kettle & Co", "drinks, hot"))
        #expect(first.kept("guid") == "https://example.org/?p=12")
        let second = reading.records[1]
        #expect((second.id, second.time, second.title) == ("https://example.org/two", nil, "No date  here"))
        #expect((second.text, second.authorName) == ("a & b © AT&T", "Kettle & Co"))
        let third = reading.records[2]
        #expect((third.id, third.title, third.text) == ("urn:x:3", nil, "Neither date nor title"))
        #expect((third.authorName, third.domain) == ("Bob B.", "other.example"))
        #expect(reading.tally.repaired == 1)
        #expect(reading.notes.contains("RSS 2.0: “Kettle & Co”"))
    }

    @Test func entriesOfAtom() throws {
        let reading = try Reading(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Blog</title><link rel="self" href="https://blog.example/feed"/>
            <author><name>Cat C.</name></author>
            <entry><title type="html">A &lt;em&gt;b&lt;/em&gt;</title><id>tag:blog.example,2026:1</id>
            <link rel="alternate" href="https://blog.example/one"/><link rel="edit" href="https://blog.example/edit/1"/>
            <published>2026-03-01T10:00:00Z</published><updated>2026-03-02T10:00:00Z</updated>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One</p><p>two &lt; three</p></div></content></entry>
            <entry><title>Linked</title><id>tag:blog.example,2026:2</id><link href="https://elsewhere.example/x"/>
            <updated>2026-03-03T10:00:00+02:00</updated><author><name>Dan</name></author><summary>s</summary>
            <category term="x"/></entry></feed>
            """)
        let first = reading.records[0]
        #expect((first.id, first.title, first.text) == ("https://blog.example/one", "A b", "One\n\ntwo < three"))
        #expect((first.time, first.kept("updated")) == (ms("2026-03-01T10:00:00Z"), "2026-03-02T10:00:00Z"))
        #expect((first.authorName, first.lang) == ("Cat C.", "de"))
        let second = reading.records[1]
        #expect((second.id, second.url) == ("tag:blog.example,2026:2", "https://elsewhere.example/x"))
        #expect((second.time, second.authorName, second.kept("categories")) == (ms("2026-03-03T08:00:00Z"), "Dan", "x"))
    }

    @Test func itemsOfRDF() throws {
        let reading = try Reading(
            """
            <rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/" xmlns:dc="d"><channel rdf:about="http://journal.example"><title>Journal</title>
            <items><rdf:Seq><rdf:li rdf:resource="http://journal.example/1"/></rdf:Seq></items></channel>
            <item rdf:about="http://journal.example/1?rss=1"><title>Paper</title><link>http://journal.example/1?rss=1</link>
            <description>About it</description><dc:creator>Eve</dc:creator><dc:date>2026-03-01</dc:date></item></rdf:RDF>
            """)
        let record = try #require(reading.records.first)
        #expect(reading.records.count == 1)
        #expect((record.id, record.title, record.text) == ("https://journal.example/1?rss=1", "Paper", "About it"))
        #expect((record.time, record.authorName) == (ms("2026-03-01T00:00:00Z"), "Eve"))
    }

    @Test func aBrokenItemCostsItself() throws {
        let reading = try Reading(
            "<rss><channel><title>t</title>\n<item><title>a</title></item>\n<item><title>b</wrong></item>\n<item><title>c\n<item><title>d</title></item>\n<item><title>e</title><description><![CDATA[open</description></item>\n<item><title>f</title></item>\n<item><title>g"
        )
        #expect(reading.records.map(\.title) == ["a", "d", "f"])
        #expect(reading.rejects.map(\.line) == [3, 4, 6, 8])
        #expect(
            reading.rejects.map(\.reason) == [
                "is no valid XML: mismatched tag", "the record is not closed before the next one begins",
                "a part of the record is not closed", "ends in the middle of a record",
            ])
    }

    @Test func theDeclaredEncodingIsTaken() throws {
        let text =
            "<?xml version=\"1.0\" encoding=\"ENC\"?><rss><channel><title>t</title><item><title>BYTES</title></item></channel></rss>"
        func bytes(_ encoding: String, _ title: [UInt8]) -> [UInt8] {
            let parts = text.replacing("ENC", with: encoding).split(separator: "BYTES").map(String.init)
            return Array(parts[0].utf8) + title + Array(parts[1].utf8)
        }
        #expect(try Reading(bytes("ISO-8859-1", [0x63, 0xE9])).records[0].title == "cé")
        #expect(try Reading(bytes("windows-1251", [0xC4, 0xE0])).records[0].title == "Да")
        #expect(try Reading(bytes("Shift_JIS", [0x83, 0x65, 0x83, 0x58])).records[0].title == "テス")
        #expect(try Reading(bytes("UTF-8", Array("é".utf8))).records[0].title == "é")
    }

    @Test func itemsOfJSONFeed() throws {
        let reading = try Reading(
            """
            {"version": "https://jsonfeed.org/version/1.1", "title": "Notes", "home_page_url": "https://notes.example/", "language": "fr",
             "author": {"name": "Ann"}, "items": [
              {"id": "https://notes.example/1", "url": "https://notes.example/1", "title": "A &amp; b", "content_html": "<p>un</p>",
               "date_published": "2026-03-01T10:00:00-05:00", "tags": ["x", "y"], "external_url": "https://else.example/"},
              {"id": 7, "content_text": "deux < trois"}]}
            """)
        #expect((reading.format, reading.records.count) == ("json-feed", 2))
        let first = reading.records[0]
        #expect((first.id, first.title, first.text) == ("https://notes.example/1", "A & b", "un"))
        #expect((first.time, first.lang, first.authorName) == (ms("2026-03-01T15:00:00Z"), "fr", "Ann"))
        #expect((first.kept("categories"), first.kept("external_url")) == ("x, y", "https://else.example/"))
        #expect((reading.records[1].id, reading.records[1].text) == ("7", "deux < trois"))
    }

    // MARK: Stack Exchange

    @Test func rowsOfADump() throws {
        let posts = """
            <?xml version="1.0" encoding="utf-8"?>
            <posts>
              <row Id="4" PostTypeId="1" CreationDate="2026-03-01T10:00:00.123" Score="5" ViewCount="90" Body="&lt;p&gt;How &gt; to?&lt;/p&gt;&#xA;" OwnerUserId="8" Title="How &amp; why" Tags="&lt;tea&gt;&lt;kettle&gt;" AnswerCount="1" CommentCount="2" />
              <row Id="5" PostTypeId="2" ParentId="4" CreationDate="2026-03-01T11:00:00.000" Score="-2" Body="So" OwnerDisplayName="bob" CommentCount="0" />
              <row Id="6" PostTypeId="5" CreationDate="2026-03-01T11:00:00.000" Body="wiki" />
              <row Id="7" PostTypeId="1" Body="open />
              <row Id="8" PostTypeId="2" ParentId="4" Body="fine" />
            </posts>
            """
        let reading = try Reading(posts, options: ImportOptions(fill: [("domain", "tea.stackexchange.com")]))
        #expect(
            (reading.format, reading.records.map(\.id)) == (
                "stackexchange", ["tea.stackexchange.com/4", "tea.stackexchange.com/5", "tea.stackexchange.com/8"]
            ))
        let question = reading.records[0]
        #expect((question.channel, question.kind, question.author) == ("stackexchange", "post", "8"))
        #expect(
            (question.title, question.text, question.time) == ("How & why", "How > to?", ms("2026-03-01T10:00:00.123Z"))
        )
        #expect((question.likes, question.views, question.replies) == (5, 90, 3))
        #expect((question.hashtags, question.url) == (["tea", "kettle"], "https://tea.stackexchange.com/questions/4"))
        let answer = reading.records[1]
        #expect(
            (answer.kind, answer.parent, answer.thread) == (
                "reply", "tea.stackexchange.com/4", "tea.stackexchange.com/4"
            ))
        #expect((answer.author, answer.likes, answer.kept("Score")) == ("bob", nil, "-2"))
        #expect(reading.rejects.map(\.line) == [5, 6])
        let comments = try Reading(
            "<comments><row Id=\"1\" PostId=\"4\" Score=\"2\" Text=\"a &lt; b\" CreationDate=\"2026-03-01T10:00:00\" UserId=\"3\"/></comments>"
        )
        let comment = try #require(comments.records.first)
        #expect((comment.id, comment.parent, comment.kind) == ("comment/1", "4", "reply"))
        #expect((comment.text, comment.likes, comment.author) == ("a < b", 2, "3"))
        #expect(comments.notes.contains { $0.contains("fill domain") })
    }

    @Test func answersOfStackExchangesAPI() throws {
        let reading = try Reading(
            """
            {"items": [{"question_id": 4, "creation_date": 1772359200, "score": 3, "view_count": 7, "answer_count": 1, "title": "How &amp; why",
              "body": "<p>x</p>", "link": "https://stackoverflow.com/questions/4/how", "tags": ["swift"], "owner": {"user_id": 8, "display_name": "Ann"}, "is_answered": true},
             {"answer_id": 9, "question_id": 4, "creation_date": 1772362800, "score": 1, "owner": {"display_name": "Bob"}, "body": "y"}],
             "has_more": false, "quota_max": 300}
            """)
        let question = reading.records[0]
        #expect((reading.format, question.id, question.kind) == ("stackexchange", "stackoverflow.com/4", "post"))
        #expect((question.title, question.text, question.author) == ("How & why", "x", "Ann"))
        #expect((question.time, question.likes, question.views, question.replies) == (1_772_359_200_000, 3, 7, 1))
        let answer = reading.records[1]
        #expect((answer.id, answer.parent, answer.kind) == ("9", "4", "reply"))
    }
}
