import ClamorSentiment
import ClamorStore
import Testing

@testable import ClamorImport

/// What follows from a mention's own fields.
@Suite struct EnrichmentTests {
    private func enriched(_ change: (inout MentionRecord) -> Void) -> MentionRecord {
        var record = MentionRecord.blank
        change(&record)
        Enricher().enrich(&record)
        return record
    }

    @Test(
        arguments: [
            ("https://twitter.com/a/status/1", "twitter", "twitter.com"),
            ("https://mobile.twitter.com/a", "twitter", "mobile.twitter.com"),
            ("http://www.reddit.com/r/a", "reddit", "reddit.com"), ("youtu.be/abc", "youtube", "youtu.be"),
            ("https://WWW.Example.org:8080/x?y", "web", "example.org"),
            ("https://old.news.ycombinator.com/item", "hackernews", "old.news.ycombinator.com"),
            ("not an address", "web", nil), ("https://ann:pw@example.org", "web", "example.org"),
        ] as [(String, String, String?)])
    func channelAndDomainComeFromTheAddress(url: String, channel: String, domain: String?) {
        let record = enriched { $0.url = url }
        #expect((record.channel, record.domain) == (channel, domain))
    }

    @Test func withoutAddressTheChannelIsUnknown() {
        #expect(enriched { $0.text = "x" }.channel == "unknown")
        #expect(enriched { $0.rating = 40_000 }.channel == "review")
    }

    @Test(arguments: [
        ("X", "twitter"), ("Twitter / X", "twitter"), ("Online News", "news"), ("Facebook Public", "facebook"),
        ("Blogs", "blog"),
        ("reddit.com", "reddit"), ("My Portal", "my portal"),
    ])
    func channelsHaveOneName(given: String, expected: String) {
        #expect(ChannelNames.channel(given) == expected)
    }

    @Test func kindsFollowTheirOrder() {
        #expect(
            enriched {
                $0.shareOf = "1"
                $0.parent = "2"
                $0.quoteOf = "3"
            }.kind == "share")
        #expect(
            enriched {
                $0.parent = "2"
                $0.quoteOf = "3"
            }.kind == "reply")
        #expect(
            enriched {
                $0.quoteOf = "3"
                $0.kind = "post"
            }.kind == "quote")
        #expect(enriched { $0.rating = 10_000 }.kind == "review")
        #expect(enriched { $0.channel = "news" }.kind == "article")
        #expect(enriched { $0.kind = "comment" }.kind == "comment")
        #expect(
            enriched {
                $0.channel = "twitter"
                $0.text = "RT @ann: hi"
            }.kind == "share")
        #expect(enriched { $0.text = "RT @ann: hi" }.kind == "post")
    }

    @Test func aSharesCountsAreItsOriginals() {
        let record = enriched {
            $0.shareOf = "1"
            $0.likes = 5
            $0.shares = 6
            $0.replies = 7
            $0.views = 8
            $0.followers = 1000
        }
        #expect((record.likes, record.shares, record.replies, record.views) == (nil, nil, nil, nil))
        #expect(["likes", "shares", "replies", "views"].map { record.kept($0) } == ["5", "6", "7", "8"])
        #expect((record.reach, record.reachSource) == (372, "followers"))
    }

    @Test func givenReachComesBeforeViewsBeforeFollowers() {
        #expect(
            enriched {
                $0.givenReach = 9
                $0.views = 5
                $0.followers = 100
            }.reach == 9)
        #expect(
            enriched {
                $0.views = 5
                $0.followers = 100
            }.reachSource == "views")
        let unknown = enriched { $0.text = "x" }
        #expect((unknown.reach, unknown.reachSource) == (nil, nil))
    }

    @Test func hashtagsAndHandlesComeFromTheTextUnlessGiven() {
        let found = enriched { $0.text = "#One thing by @ann and @ben" }
        #expect((found.hashtags, found.handles) == (["One"], ["ann", "ben"]))
        let given = enriched {
            $0.text = "#One by @ann"
            $0.hashtags = ["#two"]
            $0.handles = ["@cat"]
        }
        #expect((given.hashtags, given.handles) == (["two"], ["cat"]))
    }

    @Test func authorsHaveNoSign() {
        #expect(enriched { $0.author = "@ann" }.author == "ann")
        #expect(enriched { $0.author = "/u/ann" }.author == "ann")
        #expect(enriched { $0.author = "[deleted]" }.author == nil)
        #expect(enriched { $0.authorName = "Ann A." }.author == "Ann A.")
    }

    @Test(
        arguments: [
            ("en_US", "en-us"), ("EN", "en"), ("German", "de"), ("und", nil), ("qme", nil), ("zxx", nil), ("iw", "he"),
        ] as [(String, String?)])
    func languagesAreCodes(given: String, expected: String?) {
        #expect(LanguageNames.code(given) == expected)
    }

    @Test func textIsScoredWhereNothingIsGiven() {
        let english = enriched {
            $0.text = "I love it, this is great!"
            $0.lang = "en"
        }
        #expect((english.sentiment, english.sentimentSource, english.langSource) == ("positive", "scored", "given"))
        #expect((english.score ?? 0) > 3_000 && (english.confidence ?? 0) > 5_000)
        let polish = enriched {
            $0.text = "To jest wspaniałe i bardzo dobre"
            $0.lang = "pl"
        }
        #expect((polish.sentiment, polish.score, polish.sentimentSource) == (nil, nil, nil))
        let given = enriched {
            $0.text = "I love it"
            $0.givenSentiment = "Negative"
        }
        #expect((given.sentiment, given.score, given.sentimentSource) == ("negative", nil, "given"))
        let scored = enriched {
            $0.text = "I love it"
            $0.score = -3000
        }
        #expect((scored.sentiment, scored.score, scored.sentimentSource) == ("negative", -3000, "given"))
        let unclear = enriched {
            $0.text = "I love it so much, it is great"
            $0.givenSentiment = "mixed"
        }
        #expect((unclear.sentiment, unclear.givenSentiment, unclear.sentimentSource) == ("positive", "mixed", "scored"))
    }

    @Test func languageIsDetectedWhereItIsNotGiven() {
        let found = enriched { $0.text = "Der Kundendienst hat mir seit zwei Wochen nicht geantwortet" }
        #expect((found.lang, found.langSource) == ("de", "detected"))
        #expect(found.sentimentSource != nil)
        let short = enriched { $0.text = "ok" }
        #expect((short.lang, short.langSource) == (nil, nil))
    }

    @Test func spamIsScoredUnlessGiven() {
        let advertisement = "Check out my channel and subscribe, I make free videos http://bit.ly/abc please subscribe"
        let scored = enriched { $0.text = advertisement }
        #expect((scored.spam, scored.spamSource) == (true, "scored"))
        let given = enriched {
            $0.text = advertisement
            $0.spam = false
        }
        #expect((given.spam, given.spamSource) == (false, "given"))
        #expect(given.spamScore == scored.spamScore)
        let article = enriched {
            $0.text = advertisement
            $0.channel = "news"
        }
        #expect((article.spam, article.spamSource) == (false, "scored"))
    }

    @Test func whatWasComputedIsComputedAnewAndWhatWasGivenStays() {
        var record = enriched {
            $0.text = "I love it, this is great!"
            $0.followers = 10_000
        }
        (record.sentiment, record.score, record.reach, record.lang) = ("negative", -9_000, 1, "fr")
        Enricher().score(again: &record)
        #expect((record.sentiment, record.lang, record.reach) == ("positive", "en", 2346))
        var given = enriched {
            $0.text = "I love it, this is great!"
            $0.lang = "en"
            $0.givenSentiment = "negative"
            $0.givenReach = 7
            $0.spam = true
        }
        let before = given
        Enricher().score(again: &given)
        #expect((given.sentiment, given.reach, given.spam) == (before.sentiment, before.reach, before.spam))
        #expect((given.lang, given.langSource) == ("en", "given"))
    }
}
