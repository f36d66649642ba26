import ClamorSynth
import Testing

/// What holds for every row of a set: the form of the file and of its fields.
struct SynthFormTests {
    @Test func sameSeedAndRowsGiveTheSameBytes() {
        #expect(Synth.bytes(rows: 3_000, seed: 5) == Synth.bytes(rows: 3_000, seed: 5))
        #expect(Synth.bytes(rows: 3_000, seed: 5) != Synth.bytes(rows: 3_000, seed: 6))
    }

    @Test(arguments: [0, 1, 2, 7, 39, 40, 100, 2_000])
    func anyNumberOfRowsIsMetExactly(rows: Int) throws {
        let table = try MentionTable(bytes: Synth.bytes(rows: rows))
        #expect(table.rows.count == rows)
        #expect(
            table.header.joined(separator: ",") == """
                id,channel,kind,time,author,author_name,followers,verified,country,location,lang,title,text,url,domain,\
                rating,likes,shares,replies,views,reach,sentiment,parent,thread,share_of,quote_of,brand
                """
        )
    }

    @Test func chunksEndAtRowEndsAndAnErrorOfTheSinkStopsThem() {
        struct Full: Error {}
        var chunks = 0
        #expect(throws: Full.self) {
            try Synth(rows: 20_000).write { chunk in
                chunks += 1
                #expect(chunk.last == UInt8(ascii: "\n"))
                #expect(chunk.count < 300 * 1024)
                if chunks == 2 { throw Full() }
            }
        }
        #expect(chunks == 2)
    }

    @Test func idsAreUniqueOnTheirChannelAndReferencesPointBack() {
        for mentions in [Sets.standard, Sets.small] {
            var seen: Set<String> = []
            for mention in mentions {
                for reference in ["parent", "thread", "share_of", "quote_of"] where !mention[reference].isEmpty {
                    #expect(seen.contains("\(mention["channel"]) \(mention[reference])"))
                }
                #expect(seen.insert("\(mention["channel"]) \(mention["id"])").inserted)
            }
        }
    }

    @Test func timesAreInOrderAndWithinThePeriod() {
        let times = Sets.standard.map { $0["time"] }
        #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(times.allSatisfy { $0.utf8.count == 24 && $0 >= "2026-01-01T" && $0 < "2026-04-01T" })
        #expect(times.first!.hasPrefix("2026-01-01") && times.last!.hasPrefix("2026-03-31"))
    }

    @Test func kindFollowsFromTheReferences() {
        for mention in Sets.standard {
            #expect((mention["kind"] == "share") == !mention["share_of"].isEmpty)
            #expect((mention["kind"] == "quote") == !mention["quote_of"].isEmpty)
            #expect((mention["kind"] == "reply") == !mention["parent"].isEmpty)
            #expect((mention["kind"] == "review") == !mention["rating"].isEmpty)
            #expect(mention["parent"].isEmpty || !mention["thread"].isEmpty)
        }
    }

    @Test func unknownIsEmpty() {
        for mention in Sets.standard {
            let isShare = mention["kind"] == "share"
            if isShare {
                #expect(mention["text"].hasPrefix("RT @"))
                for count in ["likes", "shares", "replies", "views", "reach"] { #expect(mention[count].isEmpty) }
            }
            let isPress = mention["kind"] == "article"
            #expect(mention["reach"].isEmpty == !isPress)
            #expect(mention["title"].isEmpty || mention["kind"] != "share")
            if isPress { #expect(!mention["title"].isEmpty && !mention["url"].isEmpty && !mention["domain"].isEmpty) }
            let tellsFollowers = ["twitter", "instagram", "youtube"].contains(mention["channel"])
            #expect(mention["followers"].isEmpty == !tellsFollowers)
            #expect(mention["verified"].isEmpty == !tellsFollowers)
            #expect(!mention["text"].isEmpty && !mention["brand"].isEmpty)
        }
        let given = Sets.standard.filter { !$0["sentiment"].isEmpty }.count
        #expect(given > Sets.standard.count / 20 && given < Sets.standard.count / 8)
    }

    @Test func quotingIsPutToTheTest() {
        let texts = Sets.standard.map { $0["text"] }
        for awkward in [",", "\"", "\n", "#", "@", "https://", "☕"] {
            #expect(texts.contains { $0.contains(awkward) }, "no text holds \(awkward)")
        }
    }

    @Test func handlesAndBrandsAreThoseOfTheSet() {
        #expect(Synth.ownHandles.map(\.brand) == Synth.brands)
        #expect(Set(Sets.standard.flatMap(\.brands)) == Set(Synth.brands))
        let authors = Set(Sets.standard.map { $0["author"] })
        for own in Synth.ownHandles {
            for handle in own.handles { #expect(authors.contains(handle), "\(handle) wrote nothing") }
        }
    }
}
