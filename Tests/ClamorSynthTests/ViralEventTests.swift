import Testing

@testable import ClamorSynth

/// The planted complaint can be found in large and in small sets.
struct ViralEventTests {
    private static let complaint = "2034255296594968575"

    @Test func theComplaintIsTheSameInEverySet() throws {
        for mentions in [Sets.standard, Sets.small] {
            let complaint = try #require(mentions.first { $0["id"] == ViralEventTests.complaint })
            #expect(complaint["time"] == "2026-03-18T13:07:12.000Z")
            #expect(complaint["author"] == "mirelle_tavoch")
            #expect(complaint["brand"] == "Osmeda")
            #expect(complaint["followers"] == "412")
            #expect(complaint["text"].contains("No refund, no answer"))
        }
    }

    @Test func theAfternoonIsFarAboveTheUsual() {
        for mentions in [Sets.standard, Sets.small] {
            let osmeda = mentions.filter { $0.brands[0] == "Osmeda" }
            let mean = Double(osmeda.count) / (90 * 24)
            for hour in ["2026-03-18T14", "2026-03-18T15", "2026-03-18T16", "2026-03-18T17"] {
                #expect(Double(osmeda.filter { $0.hour == hour }.count) > 5 * mean, "\(hour)")
            }
        }
    }

    @Test func itRisesWithinHoursAndDecays() {
        let hours = Dictionary(grouping: Sets.standard.filter { $0["brand"] == "Osmeda" }, by: \.hour).mapValues(
            \.count)
        let peak = ["T15", "T16", "T17"].map { hours["2026-03-18\($0)"] ?? 0 }.max()!
        #expect(peak > 4 * (hours["2026-03-18T13"] ?? 0))
        #expect(peak > 3 * (hours["2026-03-19T10"] ?? 0))
        #expect(peak > 10 * (hours["2026-03-22T15"] ?? 0))
    }

    @Test func itSpreadsBySharesQuotesAndReplies() {
        for (mentions, least) in [(Sets.standard, 150), (Sets.small, 12)] {
            let shares = mentions.filter { $0["share_of"] == ViralEventTests.complaint }
            #expect(shares.count >= least)
            #expect(mentions.contains { $0["quote_of"] == ViralEventTests.complaint && $0["author"] == "grumblewatch" })
            #expect(mentions.filter { $0["parent"] == ViralEventTests.complaint }.count >= least / 4)
        }
    }

    @Test func newspapersFollowTheNextMorning() {
        for mentions in [Sets.standard, Sets.small] {
            let articles = mentions.filter { $0["kind"] == "article" && $0["title"].contains("Osmeda") }
            let story = articles.filter { $0["text"].contains("412.80") || $0["text"].contains("refund was refused") }
            #expect(story.allSatisfy { $0["time"] >= "2026-03-19T06:42:00" })
            let domains = ["dailyharbour.example", "marlowpost.example", "cityledger.example"]
            for (domain, time) in zip(domains, ["06:42:00", "07:15:30", "08:05:10"]) {
                #expect(articles.contains { $0["domain"] == domain && $0["time"] == "2026-03-19T\(time).000Z" })
            }
        }
    }

    @Test func theBrandIsSilentUntilTheNextDay() throws {
        let handles = Synth.ownHandles[2].handles
        for mentions in [Sets.standard, Sets.small] {
            let own = mentions.filter { handles.contains($0["author"]) && $0["time"] >= "2026-03-18T13:07:12" }
            let first = try #require(own.first)
            #expect(first["time"] == "2026-03-19T09:40:26.000Z")
            #expect(first["author"] == "osmedahelp")
            #expect(first["parent"] == ViralEventTests.complaint)
            #expect(first["thread"] == ViralEventTests.complaint)
            #expect(own.contains { $0["author"] == "osmeda" && $0["time"] == "2026-03-19T11:05:00.000Z" })
        }
    }

    @Test(arguments: [(0, 0), (60, 30), (100, 40), (2_000, 80), (20_000, 800), (10_000_000, 400_000)])
    func itIsFourPercentOrAtLeastForty(rows: Int, size: Int) {
        #expect(ViralEvent.size(ofRows: rows) == size)
    }

    @Test func itsWeekHasThatManyMentionsMore() {
        for (mentions, size) in [(Sets.standard, 800), (Sets.small, 80)] {
            let osmeda = mentions.filter { $0.brands[0] == "Osmeda" }
            let week = osmeda.filter { $0["time"] >= "2026-03-18T13" && $0["time"] < "2026-03-25T13" }.count
            let before = osmeda.filter { $0["time"] >= "2026-03-04T13" && $0["time"] < "2026-03-18T13" }.count / 2
            #expect(week - before > size * 8 / 10 && week - before < size * 15 / 10)
        }
    }
}
