import ClamorStore
import ClamorTime
import Testing

@testable import ClamorImport

/// Tables of other vendors and tools.
@Suite struct VendorTableTests {
    // MARK: Meltwater

    private let meltwater = [
        "Date", "Time", "Document ID", "URL", "Input Name", "Keywords", "Information Type", "Source Type",
        "Source Name",
        "Source Domain", "Content Type", "Author Name", "Author Handle", "Title", "Opening Text", "Hit Sentence",
        "Hashtags", "Links", "Country", "City", "Language", "Sentiment", "Keyphrases", "Reach", "AVE", "Engagement",
        "Shares", "Quotes", "Likes", "Replies", "Reposts", "Comments", "Views", "Estimated Views",
    ]

    private func utf16(_ text: String) -> [UInt8] {
        [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }

    @Test func meltwaterInUTF16WithTabsAndALineOfNoUse() throws {
        let post = [
            "31-Jan-2026", "10:30 PM", "D1", "https://twitter.com/ann/status/555", "Acme", "acme", "Social", "Social",
            "X", "twitter.com", "Repost", "Ann A.", "@ann", "", "Acme is great", "Acme is great", "#acme", "",
            "Germany",
            "Bonn", "German", "Positive", "kettle", "0", "0", "5", "0", "0", "3", "1", "2", "0", "40", "50",
        ]
        let article = [
            "31-Jan-2026", "09:00 AM", "D2", "https://news.example.org/acme", "Acme", "acme", "News", "Online News",
            "The Example", "news.example.org", "Article", "Bea B.", "", "Acme grows", "A long day in town.",
            "Later Acme spoke.", "", "", "Germany", "", "English", "Not Rated", "", "120000", "5", "0", "0", "0", "",
            "",
            "", "", "", "900",
        ]
        let text =
            "Exported on 2026-02-01\n" + meltwater.joined(separator: "\t") + "\n" + post.joined(separator: "\t") + "\n"
            + article.joined(separator: "\t") + "\n"
        let reading = try Reading(utf16(text), options: ImportOptions(zone: try Zone(identifier: "Europe/Berlin")))
        #expect((reading.format, reading.rejects.map(\.reason)) == ("meltwater", []))
        let tweet = reading.records[0]
        #expect((tweet.id, tweet.channel, tweet.kind) == ("555", "twitter", "share"))
        #expect(tweet.time == ms("2026-01-31T21:30:00Z"))
        #expect((tweet.author, tweet.authorName, tweet.text) == ("ann", "Ann A.", "Acme is great"))
        #expect((tweet.country, tweet.location, tweet.lang) == ("DE", "Bonn", "de"))
        #expect((tweet.sentiment, tweet.givenReach, tweet.hashtags) == ("positive", nil, ["acme"]))
        #expect((tweet.kept("likes"), tweet.kept("shares"), tweet.kept("replies")) == ("3", "2", "1"))
        #expect(tweet.kept("Document ID") == "D1")
        let news = reading.records[1]
        #expect((news.id, news.channel, news.kind) == ("https://news.example.org/acme", "news", "article"))
        #expect((news.title, news.text) == ("Acme grows", "A long day in town.\nLater Acme spoke."))
        #expect((news.authorName, news.givenReach, news.domain) == ("Bea B.", 120_000, "news.example.org"))
        #expect((news.givenSentiment, news.sentiment, news.views) == ("Not Rated", nil, nil))
        #expect((news.kept("Estimated Views"), news.kept("AVE")) == ("900", "5"))
    }

    @Test func meltwatersOldColumnsAreKnown() throws {
        let header =
            "Date\tHeadline\tURL\tOpening Text\tHit Sentence\tSource\tInfluencer\tCountry\tSubregion\tLanguage\tReach\tSentiment\tKey Phrases\tInput Name\tKeywords\tTweet Id\tTwitter Id\tTwitter Screen Name\tTwitter Followers\tAlternate Date Format\tTime"
        let row =
            "25-Dec-2017 03:32PM\t\thttp://twitter.com/bob/statuses/77\t\tHello Acme\tTwitter\t@bob\tGermany\t\tEnglish\t90\tNeutral\t\tAcme\tacme\t77\t5\t@bob\t90\tDec 25, 2017\t3:32 PM"
        let record = try #require(try Reading("\(header)\n\(row)\n").records.first)
        #expect((record.id, record.channel, record.time) == ("77", "twitter", ms("2017-12-25T15:32:00Z")))
        #expect((record.author, record.followers, record.text) == ("bob", 90, "Hello Acme"))
    }

    // MARK: Talkwalker

    @Test func talkwalkersDocuments() throws {
        let json = """
            {"status_code": "0", "result_content": {"data": [
              {"data": {"url": "http://twitter.com/ann/statuses/99", "indexed": 1772445600500, "search_indexed": 1772445601000,
                "published": 1772445600000, "title_snippet": "hi", "content_snippet": "hi there", "content": "hi there Acme",
                "parent_url": "http://twitter.com/ann/statuses/99", "lang": "en", "sentiment": -5,
                "source_type": ["SOCIALMEDIA", "SOCIALMEDIA_TWITTER"], "post_type": ["TEXT"], "cluster_id": "c",
                "article_extended_attributes": {"twitter_retweets": 4, "twitter_likes": 5, "facebook_shares": 0, "num_comments": 2},
                "source_extended_attributes": {"twitter_followers": 700, "alexa_pageviews": 0},
                "extra_author_attributes": {"id": "ex:1", "name": "Ann A.", "short_name": "ann", "gender": "FEMALE",
                  "world_data": {"country_code": "de", "city": "Bonn"}},
                "engagement": 9, "reach": 0}},
              {"data": {"url": "https://blog.example.org/x", "published": 1772445700000, "search_indexed": 1, "title": "T",
                "content": "c", "source_type": ["BLOG", "BLOG_OTHER"], "sentiment": 0, "reach": 55, "lang": "de"}}
            ]}}
            """
        let reading = try Reading(json)
        #expect((reading.format, reading.records.count) == ("talkwalker", 2))
        let tweet = reading.records[0]
        #expect((tweet.id, tweet.channel, tweet.kind, tweet.parent) == ("99", "twitter", "post", nil))
        #expect((tweet.time, tweet.text, tweet.lang) == (1_772_445_600_000, "hi there Acme", "en"))
        #expect((tweet.author, tweet.authorName, tweet.followers) == ("ann", "Ann A.", 700))
        #expect((tweet.likes, tweet.shares, tweet.replies) == (5, 4, 2))
        #expect((tweet.sentiment, tweet.score, tweet.givenReach) == ("negative", nil, nil))
        #expect((tweet.country, tweet.location) == ("DE", "Bonn"))
        let blog = reading.records[1]
        #expect((blog.id, blog.channel, blog.givenReach) == ("https://blog.example.org/x", "blog", 55))
        #expect((blog.sentiment, blog.title, blog.text) == ("neutral", "T", "c"))
    }

    @Test func talkwalkersTable() throws {
        let reading = try Reading(
            "url,search_indexed,published,title,content,lang,sentiment,source_type,extra_author_attributes.name,reach\n"
                + "https://www.youtube.com/watch?v=abc,1,1772445600000,T,c,en,5,SOCIALMEDIA_YOUTUBE,Ann,9\n")
        let record = try #require(reading.records.first)
        #expect((reading.format, record.id, record.channel) == ("talkwalker", "abc", "youtube"))
        #expect((record.time, record.sentiment, record.author) == (1_772_445_600_000, "positive", "Ann"))
    }

    // MARK: Others

    @Test func brand24sMentions() throws {
        let reading = try Reading(
            "id,date,time,title,text,author,url,source,category,country,sentiment,followers,reach,likes,dislikes,shares,comments,language,influencer_score\n"
                + "7,2026-03-01,10:15,T,hello,ann,https://www.instagram.com/p/Cxyz/,instagram.com,Photos,DE,positive,100,40,3,1,2,5,en,4\n"
        )
        let record = try #require(reading.records.first)
        #expect((reading.format, record.id, record.channel) == ("brand24", "Cxyz", "instagram"))
        #expect((record.time, record.title, record.text) == (ms("2026-03-01T10:15:00Z"), "T", "hello"))
        #expect((record.author, record.followers, record.country) == ("ann", 100, "DE"))
        #expect((record.likes, record.shares, record.replies) == (3, 2, 5))
        #expect((record.givenReach, record.sentiment, record.lang) == (40, "positive", "en"))
        #expect((record.kept("influencer_score"), record.kept("id")) == ("4", "7"))
    }

    @Test func crowdTanglesFacebookPosts() throws {
        let reading = try Reading(
            "Page Name,User Name,Facebook Id,Followers at Posting,Post Created,Type,Total Interactions,Likes,Comments,Shares,Love,Wow,Haha,Sad,Angry,Care,Post Views,URL,Message,Link\n"
                + "Acme,acmeinc,111,5000,2020-06-01 13:00:00 EDT,Photo,\"1,020\",900,10,20,50,10,10,10,5,5,0,https://www.facebook.com/acmeinc/posts/222,Hello,\n"
                + "Acme,acmeinc,111,5000,2020-06-02 13:00:00 EST,Link,0,0,0,0,0,0,0,0,0,0,,https://www.facebook.com/111/posts/333,Again,https://example.org\n"
        )
        #expect(reading.format == "crowdtangle")
        let record = reading.records[0]
        #expect((record.id, record.channel, record.kind) == ("111_222", "facebook", "post"))
        #expect((record.author, record.authorName, record.followers) == ("acmeinc", "Acme", 5000))
        #expect(record.time == ms("2020-06-01T17:00:00Z"))
        #expect((record.likes, record.replies, record.shares) == (990, 10, 20))
        #expect((record.text, record.kept("Likes"), record.kept("Total Interactions")) == ("Hello", "900", "1,020"))
        #expect((reading.records[1].id, reading.records[1].time) == ("111_333", ms("2020-06-02T18:00:00Z")))
        #expect(reading.records[1].likes == 0)
    }

    @Test func crowdTanglesInstagramPosts() throws {
        let reading = try Reading(
            "Account,User Name,Followers at Posting,Post Created,Type,Total Interactions,Likes,Comments,Views,URL,Link,Photo,Title,Description\n"
                + "Acme,acmeinc,5000,2020-12-01 13:00:00 PST,Photo,30,25,5,,https://www.instagram.com/p/CAbc-1/,,,,Hello #you\n"
        )
        let record = try #require(reading.records.first)
        #expect((reading.format, record.id, record.channel) == ("crowdtangle", "CAbc-1", "instagram"))
        #expect((record.text, record.likes, record.replies, record.hashtags) == ("Hello #you", 25, 5, ["you"]))
        #expect(record.time == ms("2020-12-01T21:00:00Z"))
    }

    @Test func twarcsTable() throws {
        let names = [
            "id", "conversation_id", "referenced_tweets.replied_to.id", "referenced_tweets.retweeted.id",
            "referenced_tweets.quoted.id", "author_id", "created_at", "text", "lang", "public_metrics.impression_count",
            "public_metrics.reply_count", "public_metrics.retweet_count", "public_metrics.quote_count",
            "public_metrics.like_count", "author.username", "author.name", "author.public_metrics.followers_count",
            "author.verified", "author.location", "geo.country_code", "__twarc.retrieved_at",
        ]
        let row = [
            "1500", "1400", "1450", "", "1300", "9", "2026-03-01T10:00:00.000Z", "a &amp; b", "en", "0", "1", "2", "3",
            "4", "ann", "Ann A.", "70", "False", "Bonn", "DE", "2026-03-05T00:00:00+00:00",
        ]
        let reading = try Reading("\(names.joined(separator: ","))\n\(row.joined(separator: ","))\n")
        let record = try #require(reading.records.first)
        #expect((reading.format, record.id, record.channel) == ("twarc-csv", "1500", "twitter"))
        #expect((record.thread, record.parent, record.quoteOf, record.kind) == ("1400", "1450", "1300", "reply"))
        #expect((record.text, record.time) == ("a & b", ms("2026-03-01T10:00:00Z")))
        #expect((record.author, record.authorName, record.followers) == ("ann", "Ann A.", 70))
        #expect((record.likes, record.shares, record.replies, record.views) == (4, 2, 1, nil))
        #expect((record.country, record.location, record.verified) == ("DE", "Bonn", false))
        #expect(record.collected == ms("2026-03-05T00:00:00Z"))
        #expect(record.url == "https://twitter.com/ann/status/1500")
    }

    @Test func commentsAndVideosOfYouTubeDataTools() throws {
        let comments = try Reading(
            "id,replyCount,likeCount,publishedAt,authorName,text,authorChannelId,authorChannelUrl,isReply,isReplyTo,isReplyToName\n"
                + "UgA,1,5,2026-03-01 10:00:00,Ann,hello,C1,u,0,,\nUgA.r,0,2,2026-03-01 11:00:00,Bob,hi,C2,u,1,UgA,Ann\n"
        )
        #expect(comments.format == "youtube-data-tools")
        #expect(comments.records.map(\.id) == ["UgA", "UgA.r"])
        #expect(comments.records.map(\.kind) == ["comment", "reply"])
        #expect(comments.records.map(\.parent) == [nil, "UgA"])
        #expect(comments.records.map(\.likes) == [5, 2])
        #expect(
            (comments.records[0].channel, comments.records[0].author, comments.records[0].replies) == (
                "youtube", "Ann", 1
            ))
        let videos = try Reading(
            "position,channelId,channelTitle,videoId,publishedAt,videoTitle,videoDescription,viewCount,likeCount,commentCount\n"
                + "1,C1,Acme TV,vid1,2026-03-01T10:00:00Z,A film,About it,100,10,3\n")
        let video = try #require(videos.records.first)
        #expect((video.id, video.kind, video.author) == ("vid1", "post", "Acme TV"))
        #expect((video.title, video.text, video.views) == ("A film", "About it", 100))
        #expect((video.likes, video.replies, video.url) == (10, 3, "https://www.youtube.com/watch?v=vid1"))
    }

    @Test func zerosOf4CATAreNotKnown() throws {
        let reading = try Reading(
            "id,thread_id,timestamp,unix_timestamp,link,subject,body,author,author_fullname,author_followers,retweet_count,reply_count,like_count,impression_count\n"
                + "5,4,2026-03-01 10:00:00,1772359200,https://twitter.com/ann/status/5,,hello,ann,Ann A.,0,2,0,3,0\n")
        let record = try #require(reading.records.first)
        #expect((reading.format, record.id, record.thread) == ("4cat", "5", "4"))
        #expect((record.likes, record.shares, record.replies, record.views, record.followers) == (3, 2, nil, nil, nil))
        #expect((record.time, record.author, record.channel) == (1_772_359_200_000, "ann", "twitter"))
    }

    @Test func aKnownTableTakesMapAndFill() throws {
        let reading = try Reading(
            "isReplyTo,authorName,text,publishedAt,id,note\n,Ann,hello,2026-03-01,1,better\n",
            options: ImportOptions(map: [("text", "note")], fill: [("thread", "vid1")]))
        #expect(
            (reading.format, reading.records[0].text, reading.records[0].thread) == (
                "youtube-data-tools", "better", "vid1"
            ))
    }
}
