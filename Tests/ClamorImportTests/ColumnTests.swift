import ClamorStore
import Testing

@testable import ClamorImport

/// Columns by the names that exports use, and by what map and fill say.
@Suite struct ColumnTests {
    private func one(_ header: String, _ row: String, _ options: ImportOptions = ImportOptions()) throws
        -> MentionRecord
    {
        let reading = try Reading("\(header)\n\(row)\n", options: options)
        return try #require(reading.records.first, "\(reading.rejects.map(\.reason))")
    }

    @Test func canonicalNamesComeFirst() throws {
        let record = try one(
            "id,channel,kind,time,author,author_name,followers,verified,country,location,lang,title,text,url,rating,likes,shares,replies,views,reach,sentiment,parent,thread,brand,spam",
            "9,news,article,2026-01-02T03:04:05Z,@ann,Ann A.,\"1,200\",true,de,Bonn,de_DE,T,Hello,https://www.example.org/a,4/5,1,2,3,4,5,Positive,8,7,Acme;Bolt,0"
        )
        #expect(record.id == "9")
        #expect(record.channel == "news")
        #expect(record.kind == "reply")
        #expect(record.time == ms("2026-01-02T03:04:05Z"))
        #expect((record.author, record.authorName) == ("ann", "Ann A."))
        #expect((record.followers, record.verified) == (1200, true))
        #expect((record.country, record.location, record.lang) == ("DE", "Bonn", "de-de"))
        #expect((record.title, record.text) == ("T", "Hello"))
        #expect((record.url, record.domain) == ("https://www.example.org/a", "example.org"))
        #expect((record.rating, record.likes, record.shares) == (40_000, 1, 2))
        #expect((record.replies, record.views, record.reach) == (3, 4, 5))
        #expect((record.reachSource, record.givenReach) == ("given", 5))
        #expect((record.sentiment, record.givenSentiment, record.sentimentSource) == ("positive", "Positive", "given"))
        #expect((record.parent, record.thread, record.spam) == ("8", "7", false))
        #expect(record.brand == ["Acme", "Bolt"])
        #expect(record.extra.isEmpty)
    }

    @Test func dateAndTimeOfDayInTwoColumnsAreOneTime() throws {
        let record = try one("id,date,time,text", "1,2026-01-31,22:15:30,hello")
        #expect(record.time == ms("2026-01-31T22:15:30Z"))
    }

    @Test func theValuesDecideWhereANameIsAmbiguous() throws {
        let votes = try one("id,text,data.score", "1,hello,3")
        #expect(votes.rating == nil && votes.kind == "post")
        let counts = try one("id,text,comments,score,type", "1,hello,12,40,post")
        #expect((counts.replies, counts.likes, counts.kind) == (12, 40, "post"))
        let words = try one("id,comments,score,source", "1,I like it very much,-0.25,Twitter")
        #expect((words.text, words.score, words.channel) == ("I like it very much", -2500, "twitter"))
        let reviews = try one("review_id,content,score,userName", "1,I like it,4,Ann")
        #expect((reviews.rating, reviews.kind, reviews.author) == (40_000, "review", "Ann"))
    }

    @Test func commentsAreToldFromWhatTheyAreOn() throws {
        let record = try one("post_id,comment_id,body", "7,9,hello")
        #expect((record.id, record.thread, record.kind) == ("9", "7", "comment"))
    }

    @Test func namesInsideAccountsAreDisplayNames() throws {
        let reading = try Reading(
            "{\"id\":1,\"text\":\"a\",\"user\":{\"name\":\"Ann A.\",\"screen_name\":\"ann\"},\"entities\":{\"hashtags\":[{\"text\":\"x\"}]}}\n"
        )
        #expect((reading.records[0].author, reading.records[0].authorName) == ("ann", "Ann A."))
        #expect(reading.records[0].hashtags.isEmpty)
        #expect(reading.records[0].kept("entities.hashtags") == "[{\"text\":\"x\"}]")
    }

    @Test func theNextColumnGivesWhatTheFirstLeavesOpen() throws {
        let reading = try Reading("id,Full Text,Snippet\n1,whole,cut\n2,,cut two\n")
        #expect(reading.records.map(\.text) == ["whole", "cut two"])
        #expect(reading.records[0].kept("Snippet") == "cut")
        #expect(reading.notes.contains("columns: text ← \"Full Text\", else \"Snippet\""))
    }

    @Test func mapAndFillOverrule() throws {
        let options = ImportOptions(
            map: [("text", "Remarks"), ("Author_Name", "who")],
            fill: [("channel", "forum"), ("brand", "Acme"), ("lang", "en")])
        let record = try one("id,text,remarks,who,lang,brand", "1,not this,this,Ann,,Bolt", options)
        #expect((record.text, record.authorName, record.channel) == ("this", "Ann", "forum"))
        #expect(record.kept("text") == "not this")
        #expect(record.lang == "en")
        #expect(record.brand == ["Bolt", "Acme"])
    }

    @Test func unknownFieldsAndColumnsAreNamedWithTheNearest() {
        let text = "id,text,remarks\n1,a,b\n"
        let column = refusal(text, options: ImportOptions(map: [("title", "remark")]))
        #expect(column.contains("has no column `remark` (did you mean `remarks`?)"))
        let field = refusal(text, options: ImportOptions(map: [("titel", "remarks")]))
        #expect(field.hasPrefix("there is no field `titel` to map or fill (did you mean `title`?)"))
        let value = refusal(text, options: ImportOptions(fill: [("likes", "many")]))
        #expect(value == "`many` cannot fill `likes`: a whole number expected")
    }

    @Test func aTableWithoutAnyKnownColumnIsRefusedWithAWayOut() {
        let text = refusal("alpha,beta\n1,2\n3,4\n")
        #expect(
            text.contains("no column says what was said, and none gives an id with a time. Columns: `alpha`, `beta`."))
        #expect(text.contains("--map \"text=alpha\""))
    }

    @Test func aTimeThatCannotBeReadRejectsTheRecord() throws {
        let reading = try Reading("id,time,text\n1,yesterday-ish,a\n2,2026-01-01,b\n3,,c\n")
        #expect(reading.records.map(\.id) == ["2", "3"])
        #expect(reading.records[1].time == nil)
        #expect(reading.rejects.map(\.reason) == ["`time`: `yesterday-ish` is no time that can be read"])
        #expect(reading.rejects.map(\.line) == [2])
    }

    @Test func aCountThatCannotBeReadIsUnknownAndKept() throws {
        let reading = try Reading("id,text,likes\n1,a,many\n2,b,3\n3,c,n/a\n")
        #expect(reading.records.map(\.likes) == [nil, 3, nil])
        #expect(reading.records[0].kept("likes") == "many")
        #expect(
            reading.notes.contains("1 value in `likes` could not be read (such as `many`): left unknown, kept in extra")
        )
    }

    @Test func aRoundedIdRejectsItsRecordAndARoundedReferenceDoesNot() throws {
        let reading = try Reading("id,text,parent\n5.70306E+17,a,\n2,b,5.70306E+17\n3,c,0\n")
        #expect(reading.records.map(\.id) == ["2", "3"])
        #expect(reading.records[0].parent == nil)
        #expect(reading.records[0].kept("parent") == "5.70306E+17")
        #expect(reading.records[1].kind == "post")
        #expect(reading.rejects[0].reason.contains("was rounded by a spreadsheet"))
    }

    @Test(arguments: [
        ("13/1/2026", "dates are day first, as its dates show", "2026-01-13T00:00:00Z", "2026-04-03T00:00:00Z"),
        ("1/13/2026", "dates are month first, as its dates show", "2026-01-13T00:00:00Z", "2026-03-04T00:00:00Z"),
    ])
    func theFilesOwnDatesSettleDayAndMonth(date: String, note: String, first: String, second: String) throws {
        let reading = try Reading("id,date,text\n1,\(date),a\n2,3/4/2026,b\n")
        #expect(reading.records.map(\.time) == [ms(first), ms(second)])
        #expect(reading.notes.contains(note))
    }

    @Test func theOnlyTellingDateMayComeLate() throws {
        let rows = (0..<60_000).map { "\($0),3/4/2026,some text to fill the line with\n" }.joined()
        let reading = try Reading("id,date,text\n\(rows)60000,1/31/2026,end\n")
        #expect(reading.rejects.isEmpty)
        #expect(reading.records[0].time == ms("2026-03-04T00:00:00Z"))
    }

    @Test(arguments: ["id,date,text\n1,3/4/2026,a\n", "{\"id\":1,\"date\":\"3/4/2026\",\"text\":\"a\"}\n"])
    func datesThatNothingSettlesAreAskedFor(text: String) throws {
        let asked = refusal(text)
        #expect(
            asked.contains("`3/4/2026` in `date` may be 2026-04-03 (dates dmy) or 2026-03-04 (dates mdy)"), "\(asked)")
        let said = try Reading(text, options: ImportOptions(dates: .monthFirst))
        #expect(said.records[0].time == ms("2026-03-04T00:00:00Z"))
        #expect(said.notes.contains("dates are month first, as said: no date of the file settles it"))
    }

    @Test func whatARecordMustHave() throws {
        let reading = try Reading("id,text,likes\n,,5\n1,,\n")
        #expect(reading.records.map(\.id) == ["1"])
        #expect(reading.rejects.map(\.reason) == ["holds neither id, text, title nor url"])
    }

    @Test func theCanonicalTextOfOptionsIsALineForEach() throws {
        let options = try FieldOptions(
            ImportOptions(
                map: [("title", "A\tB\\n"), ("text", "two\nlines")], fill: [("brand", "Acme")], dates: .dayFirst))
        let expected = ["map\ttext\ttwo\\nlines", "map\ttitle\tA\\tB\\\\n", "fill\tbrand\tAcme", "dates\tdmy"]
        #expect(options.canonical.split(separator: "\n").map(String.init).sorted() == expected.sorted())
    }
}
