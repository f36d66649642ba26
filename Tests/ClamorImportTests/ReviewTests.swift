import ClamorStore
import Testing

@testable import ClamorImport

/// Sites of reviews: what was said, and what the company answered when.
@Suite struct ReviewTests {
    private func answer(_ reading: Reading) throws -> MentionRecord {
        let reply = try #require(reading.records.first { $0.kind == "reply" }, "\(reading.rejects.map(\.reason))")
        #expect(reply.id == reply.parent.map { "\($0)/reply" })
        #expect(reply.thread == reply.parent)
        #expect(reply.channel == "review")
        return reply
    }

    @Test(arguments: [
        "{\"review_id\":\"r1\",\"user_id\":\"u1\",\"business_id\":\"b1\",\"stars\":4.0,\"date\":\"2018-07-07 22:09:11\",\"text\":\"good\",\"useful\":3,\"funny\":1,\"cool\":0}\n",
        "review_id,user_id,business_id,stars,date,text,useful,funny,cool\nr1,u1,b1,4.0,2018-07-07 22:09:11,good,3,1,0\n",
        "{\"type\":\"review\",\"review_id\":\"r1\",\"user_id\":\"u1\",\"business_id\":\"b1\",\"stars\":4,\"date\":\"2018-07-07 22:09:11\",\"text\":\"good\",\"votes\":{\"useful\":3,\"funny\":1,\"cool\":0}}\n",
    ])
    func yelp(text: String) throws {
        let reading = try Reading(text)
        let record = try #require(reading.records.first)
        #expect((reading.format, record.id, record.channel, record.kind) == ("yelp", "r1", "review", "review"))
        #expect((record.rating, record.text, record.likes) == (40_000, "good", 3))
        #expect((record.author, record.time, record.domain) == ("u1", ms("2018-07-07T22:09:11Z"), "yelp.com"))
        #expect(record.kept("business_id") == "b1")
    }

    @Test(arguments: [
        "reviewId,userName,content,score,thumbsUpCount,at,replyContent,repliedAt,appVersion\ng1,Ann,fine,2,7,2026-03-01 10:00:00,Sorry!,2026-03-01 16:00:00,1.2\ng2,Bob,ok,5,0,2026-03-02 10:00:00,,,1.2\n",
        "[{\"reviewId\":\"g1\",\"userName\":\"Ann\",\"content\":\"fine\",\"score\":2,\"thumbsUpCount\":7,\"at\":\"2026-03-01 10:00:00\",\"replyContent\":\"Sorry!\",\"repliedAt\":\"2026-03-01 16:00:00\",\"appVersion\":\"1.2\"},{\"reviewId\":\"g2\",\"userName\":\"Bob\",\"content\":\"ok\",\"score\":5,\"thumbsUpCount\":0,\"at\":\"2026-03-02 10:00:00\",\"replyContent\":null,\"repliedAt\":null}]",
    ])
    func googlePlay(text: String) throws {
        let reading = try Reading(text)
        #expect((reading.format, reading.records.count, reading.rejects.count) == ("google-play", 3, 0))
        let record = reading.records[0]
        #expect((record.id, record.kind, record.rating, record.likes) == ("g1", "review", 20_000, 7))
        #expect((record.author, record.text, record.time) == ("Ann", "fine", ms("2026-03-01T10:00:00Z")))
        #expect((record.kept("appVersion"), record.domain) == ("1.2", "play.google.com"))
        let reply = try answer(reading)
        #expect((reply.parent, reply.text, reply.author) == ("g1", "Sorry!", "developer"))
        #expect(reply.time == ms("2026-03-01T16:00:00Z"))
        #expect(
            reading.notes.contains("1 × company's answer in a review: a mention of its own by `developer`"),
            "\(reading.notes)")
    }

    @Test func thePlayConsolesReport() throws {
        let reading = try Reading(
            "Package Name,App Version Code,Reviewer Language,Device,Review Submit Date and Time,Review Submit Millis Since Epoch,Review Last Update Date and Time,Review Last Update Millis Since Epoch,Star Rating,Review Title,Review Text,Developer Reply Date and Time,Developer Reply Millis Since Epoch,Developer Reply Text,Review Link\n"
                + "com.acme,5,de,phone,2026-03-01T10:00:00Z,1772359200000,2026-03-01T10:00:00Z,1772359200000,1,,schlecht,2026-03-01T11:00:00Z,1772362800000,Danke,http://play.google.com/console/x?reviewId=gp:AO1&corpus=PUBLIC\n"
        )
        #expect((reading.format, reading.records.first?.id) == ("google-play", "gp:AO1"))
        #expect(
            (reading.records[0].rating, reading.records[0].lang, reading.records[0].time) == (
                10_000, "de", 1_772_359_200_000
            ))
        let reply = try answer(reading)
        #expect((reply.parent, reply.text, reply.time) == ("gp:AO1", "Danke", 1_772_362_800_000))
    }

    @Test func appStore() throws {
        let scraped = try Reading(
            "[{\"id\":5,\"date\":\"2026-03-01T10:00:00Z\",\"isEdited\":false,\"rating\":3,\"review\":\"so so\",\"title\":\"Hm\",\"userName\":\"ann\",\"developerResponse\":{\"id\":9,\"body\":\"We try\",\"modified\":\"2026-03-02T10:00:00Z\"}}]"
        )
        #expect((scraped.format, scraped.records[0].id, scraped.records[0].rating) == ("app-store", "5", 30_000))
        #expect(
            (scraped.records[0].title, scraped.records[0].text, scraped.records[0].author) == ("Hm", "so so", "ann"))
        let reply = try answer(scraped)
        #expect((reply.text, reply.time, reply.author) == ("We try", ms("2026-03-02T10:00:00Z"), "developer"))
        let feed = try Reading(
            "{\"feed\":{\"author\":{\"name\":{\"label\":\"iTunes\"}},\"entry\":[{\"author\":{\"name\":{\"label\":\"ann\"}},\"updated\":{\"label\":\"2026-03-01T03:00:00-07:00\"},\"im:rating\":{\"label\":\"2\"},\"im:version\":{\"label\":\"1.0\"},\"id\":{\"label\":\"77\"},\"title\":{\"label\":\"No\"},\"content\":{\"label\":\"bad\",\"attributes\":{\"type\":\"text\"}},\"im:voteSum\":{\"label\":\"4\"}}]}}"
        )
        let record = try #require(feed.records.first, "\(feed.rejects.map(\.reason))")
        #expect((feed.format, record.id, record.rating, record.likes) == ("app-store", "77", 20_000, 4))
        #expect((record.title, record.text, record.author) == ("No", "bad", "ann"))
        #expect(record.time == ms("2026-03-01T10:00:00Z"))
    }

    @Test func trustpilot() throws {
        let api = try Reading(
            "{\"reviews\":[{\"id\":\"5f0c\",\"stars\":1,\"title\":\"Late\",\"text\":\"never came\",\"language\":\"en\",\"createdAt\":\"2026-03-01T10:00:00Z\",\"numberOfLikes\":2,\"consumer\":{\"displayName\":\"Ann\",\"displayLocation\":\"Leeds, GB\"},\"businessUnit\":{\"displayName\":\"Acme\"},\"companyReply\":{\"text\":\"Sorry\",\"createdAt\":\"2026-03-01T12:00:00Z\"}}]}"
        )
        #expect((api.format, api.records[0].id, api.records[0].rating) == ("trustpilot", "5f0c", 10_000))
        #expect((api.records[0].author, api.records[0].location, api.records[0].likes) == ("Ann", "Leeds, GB", 2))
        let reply = try answer(api)
        #expect((reply.text, reply.author, reply.time) == ("Sorry", "Acme", ms("2026-03-01T12:00:00Z")))
        let table = try Reading(
            "Review Id,Review Created (UTC),Review Username,Review Title,Review Content,Review Stars,Review Language,Company Reply Date (UTC),Company Reply Content,Domain URL\n"
                + "r9,2026-03-01 10:00:00,Bob,Fine,all good,5,de,2026-03-03 10:00:00,Thanks,acme.example\n")
        #expect((table.format, table.records[0].id, table.records[0].rating) == ("trustpilot", "r9", 50_000))
        #expect((try answer(table).author, try answer(table).time) == ("acme.example", ms("2026-03-03T10:00:00Z")))
    }
}
