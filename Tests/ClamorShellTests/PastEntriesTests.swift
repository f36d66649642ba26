import Testing

@testable import ClamorShell

@Suite struct PastEntriesTests {
    @Test func whatIsBeingWrittenComesBack() {
        var past = PastEntries(["one", "two"])
        #expect(past.older(than: "thr") == "two")
        #expect(past.older(than: "two, changed") == "one")
        #expect(past.older(than: "one") == nil)
        #expect(past.newer(than: "one") == "two, changed")
        #expect(past.newer(than: "two, changed") == "thr")
        #expect(past.newer(than: "thr") == nil)
    }

    @Test func changesToOldEntriesAreOfOneLineAlone() {
        var past = PastEntries(["one"])
        _ = past.older(than: "")
        _ = past.newer(than: "one, changed")
        past.begin()
        #expect(past.older(than: "") == "one")
    }

    @Test func theSameTwiceInARowIsOneEntry() {
        var past = PastEntries(["one"])
        past.add("one")
        past.add("two")
        #expect(past.entries == ["one", "two"])
    }

    @Test func theLatestThatBeginsSoIsSuggested() {
        let past = PastEntries(["count by day", "count by channel", "net"])
        #expect(past.suggestion(for: "count by ") == "channel")
        #expect(past.suggestion(for: "count by d") == "ay")
        #expect(past.suggestion(for: "net") == nil)
        #expect(past.suggestion(for: "") == nil)
    }
}

@Suite struct EntrySearchTests {
    private func search(_ wanted: String, in entries: [String]) -> EntrySearch {
        var search = EntrySearch(entries)
        search.look(for: wanted)
        return search
    }

    @Test func theNewestThatHoldsItIsFoundFirst() {
        var search = search("by", in: ["count by day", "net", "net by brand", "count by day"])
        #expect(search.count == 2)
        #expect(search.entry == "count by day")
        #expect(search.match == 6..<8)
        search.older()
        #expect(search.entry == "net by brand")
        search.older()
        #expect(search.number == 2)
        search.newer()
        #expect(search.number == 1)
    }

    @Test func moreLettersKeepWhatStillFits() {
        var search = search("n", in: ["net by brand", "count", "count by day"])
        search.older()
        #expect(search.entry == "count")
        search.look(for: "ne")
        #expect(search.entry == "net by brand")
        search.look(for: "nex")
        #expect(search.entry == nil && search.number == 0 && search.match == nil)
    }

    @Test func anEntryOfSeveralLinesIsFoundWhole() {
        #expect(search("sort", in: ["count by day\n| sort count"]).entry == "count by day\n| sort count")
    }

    @Test func caseCountsWhereACapitalIsWanted() {
        #expect(search("osmeda", in: ["brand = \"Osmeda\""]).count == 1)
        #expect(search("OSMEDA", in: ["brand = \"Osmeda\""]).count == 0)
    }
}
