import ClamorStore
import Testing

@testable import ClamorImport

/// Items of Hacker News.
@Suite struct HackerNewsTests {
    @Test func itemsOfTheAPIHaveTheirFields() throws {
        let lines = [
            "{\"id\":1,\"type\":\"story\",\"by\":\"ann\",\"time\":1767780000,\"title\":\"A &amp; B\",\"url\":\"https://a.example/\",\"score\":5,\"descendants\":2,\"kids\":[2]}",
            "{\"id\":2,\"type\":\"comment\",\"by\":\"ben\",\"time\":1767780001,\"parent\":1,\"text\":\"It&#x27;s<p>so\"}",
            "{\"id\":3,\"type\":\"comment\",\"time\":1767780002,\"parent\":1,\"deleted\":true}",
            "{\"id\":4,\"type\":\"story\",\"by\":\"eve\",\"time\":1767780003,\"title\":\"spam\",\"dead\":true,\"score\":\"none\"}",
            "null", "{\"id\":\"ann\",\"karma\":5}",
        ]
        let reading = try Reading(lines.joined(separator: "\n"))
        #expect(reading.format == "hackernews")
        let records = reading.mentions
        #expect(records.map(\.id) == ["1", "2", "3", "4"])
        #expect(records.map(\.kind) == ["post", "reply", "reply", "post"])
        #expect((records[0].title, records[0].author, records[0].channel) == ("A & B", "ann", "hackernews"))
        #expect((records[0].likes, records[0].replies, records[0].thread) == (5, 2, "1"))
        #expect((records[0].time, records[0].url) == (1_767_780_000_000, "https://news.ycombinator.com/item?id=1"))
        #expect(records[0].kept("link") == "https://a.example/")
        #expect((records[1].text, records[1].parent, records[1].thread) == ("It's\n\nso", "1", nil))
        #expect(records.map(\.isDeleted) == [false, false, true, false])
        #expect((records[3].kept("dead"), records[3].likes, records[3].kept("score")) == ("true", nil, "none"))
        #expect(reading.rejects.map(\.reason) == ["is no item of Hacker News", "holds an account, no mention"])
    }

    @Test func hitsOfASearchAndTreesAreRead() throws {
        let hits = try Reading(
            """
            {"hits":[{"objectID":"7","created_at":"2026-01-07T10:00:00Z","created_at_i":1767780000,"author":"ann","comment_text":"yes",\
            "story_id":5,"parent_id":6,"story_title":"S","points":null,"_tags":["comment"],"_highlightResult":{"author":{"value":"ann"}}},\
            {"objectID":"5","created_at_i":1767770000,"author":"ben","title":"S","points":9,"num_comments":4,"story_text":"t"}],"nbHits":2}
            """)
        #expect(hits.mentions.map(\.id) == ["7", "5"])
        #expect((hits.mentions[0].parent, hits.mentions[0].thread, hits.mentions[0].text) == ("6", "5", "yes"))
        #expect((hits.mentions[0].kept("story_title"), hits.mentions[0].extra.count) == ("S", 1))
        #expect((hits.mentions[1].likes, hits.mentions[1].replies, hits.mentions[1].text) == (9, 4, "t"))
        let tree = try Reading(
            """
            {"id":5,"created_at_i":1767770000,"type":"story","author":"ben","title":"S","points":9,"text":null,"parent_id":null,"story_id":5,\
            "children":[{"id":6,"created_at_i":1767770001,"type":"comment","author":"ann","text":"a","parent_id":5,"story_id":5,"children":[]}]}
            """)
        #expect(tree.mentions.map(\.id) == ["5", "6"])
        #expect(tree.mentions.map(\.thread) == ["5", "5"])
    }
}
