import ClamorQuery
import Testing

@testable import ClamorShell

/// What may follow `chart`.
private let chartWords =
    ChartKind.allCases.map(\.rawValue) + ["count", "by"] + ChartOption.all.map { $0.name + "=" }

/// What is offered at each kind of place.
@Suite struct CompleterTests {
    private let typing = Typing()

    /// Everything that is offered, in order.
    @Test(arguments: [
        ("fil", ["filter", "fill"]),
        ("last 7 da", ["days"]),
        ("last wee", ["week"]),
        ("this q", ["quarter"]),
        ("mentions la", ["last"]),
        ("as of b", ["batch"]),
        ("as ", ["of"]),
        ("noi", ["noisy"]),
        ("inc", ["include"]),
        ("count b", ["by"]),
        ("count by channel | re", ["rename", "render"]),
        ("group count by channel | filter c", ["channel", "count", "case(", "coalesce(", "ceil("]),
        ("group count by channel | sort ", ["channel", "count"]),
        ("count by channel | sort count ", ["desc", "asc"]),
        ("count by channel | chart ba", ["bar"]),
        ("count by channel | chart ", chartWords),
        ("count by channel | chart bar by ch", ["channel"]),
        ("count by channel | chart bar ti", ["title="]),
        ("count by channel | chart bar title=$", ["$days", "$seed"]),
        ("count by channel | extend double = count * 2 | select d", ["double"]),
        ("count by channel | rename place = channel | sort pl", ["place"]),
        ("count by channel | rename place = c", ["channel", "count"]),
        ("group avg(rea", ["reach", "reach_source"]),
        ("group n", ["neutral", "negative", "net", "net_polar", "number("]),
        ("group count by chan", ["channel"]),
        ("net by brand with ", ["interval"]),
        ("trend ", ["every"]),
        ("trend every a", ["auto"]),
        ("trend every 2 w", ["weeks"]),
        ("trend every 1d count by channel l", ["limit"]),
        ("top 5 auth", ["author", "author_name"]),
        ("top 5 author by rea", ["reach", "reach_unique"]),
        ("top 5 by reach p", ["per"]),
        ("sample 5 ", ["seed"]),
        ("last week | count | compare ", ["previous"]),
        ("last week | count | share ", ["of", "with"]),
        ("count by brand | share of ", ["count"]),
        ("trend every 1d net | fill ", ["zero", "null", "previous"]),
        ("filter score < 0 | status p", ["pending"]),
        ("take 5 | tag ", ["\"urgent\"", "\"VIP client\""]),
        ("take 5 | tag \"v", ["\"VIP client\""]),
        ("take 5 | assign m", ["\"Mo\""]),
        ("count by channel | sh", ["share", "show"]),
        ("take 5 | show ", ["thread"]),
        ("count by channel | sp", ["spark"]),
        ("count by channel | spark ", ["count", "every"]),
        ("count by channel | spark count ev", ["every"]),
        ("count | chart bar | i", ["into"]),
        ("explain pl", ["plan"]),
        ("explain plan count by channel | filter cou", ["count"]),
        ("let x = fil", ["filter", "fill"]),
        ("let x = count by channel | filter cha", ["channel"]),
        ("set z", ["zone"]),
        ("set ba", ["batch"]),
        ("set zone = \"Europe/Berl", ["\"Europe/Berlin\""]),
        ("filter followers > $d", ["$days"]),
        ("topic \"A\" in b", ["brand"]),
        ("own \"Acme\" = @a", ["@ann"]),
        ("forget @b", ["@Bob"]),
        ("help eng", ["engagement", "engagement_rate"]),
        ("count\nfil", ["filter", "fill"]),
        ("count by channel\n| filter cou", ["count"]),
    ])
    func offers(_ text: String, _ expected: [String]) {
        #expect(typing.offered(text) == expected)
    }

    @Test(arguments: [
        // A comparison with a field that has values.
        ("filter channel = ", ["\"twitter\"", "\"forum\"", "\"two words\""]),
        ("filter channel = tw", ["\"twitter\"", "\"two words\""]),
        ("filter channel = \"tw", ["\"twitter\"", "\"two words\""]),
        ("filter channel != \"wor", ["\"two words\""]),
        ("filter channel in (\"forum\", ", ["\"twitter\"", "\"forum\"", "\"two words\""]),
        ("filter channel:tw", ["twitter", "\"two words\""]),
        ("filter channel:(forum, t", ["\"twitter\"", "\"two words\""]),
        ("filter hashtags contains \"l", ["\"love\"", "\"late\""]),
        ("filter language:e", ["en", "es"]),
        ("filter site:n", ["news.example.com"]),
        ("filter campaign = \"", ["\"Spring\""]),
        ("filter sentiment = ", ["\"positive\"", "\"neutral\"", "\"negative\""]),
        ("filter kind = \"re", ["\"reply\"", "\"review\""]),
        ("filter verified = ", ["true", "false"]),
        ("group count(channel = \"f", ["\"forum\""]),
        ("filter channel ", ["=", "!=", "in", "contains", "startswith", "endswith", "matches", "is", "not"]),
        ("filter channel n", ["not"]),
        ("filter channel not ", []),
        ("filter followers ", ["<", "<=", ">", ">=", "=", "!=", "between", "in", "is", "not"]),
        ("filter own ", ["and", "or", "=", "is"]),
        ("filter score is ", ["not", "missing"]),
        ("filter score < 0 a", ["and"]),
        ("filter channel in ", ["file"]),
        ("filter time > to", ["today"]),
        ("since y", ["yesterday"]),
        ("filter extra.re", ["region"]),
        ("filter extra.\"Pa", ["\"Page Type\""]),
        ("filter page", ["extra.\"Page Type\""]),
        // Inside a search no column stands alone.
        ("search refund AN", ["AND"]),
        ("search refund chan", ["channel:"]),
        ("search (refund OR lan", ["language:", "lang:", "lang_source:"]),
        ("search @", ["@ann", "@Bob"]),
        ("search #l", ["#love", "#late"]),
        ("search channel:f", ["forum"]),
        ("search \"mon", []),
        ("search refund | gro", ["group"]),
        // Imports.
        ("import \"a.csv\" ", ["as", "sheet", "using", "dates", "zone", "map", "fill"]),
        ("import \"a.csv\" as ", ["csv", "json"]),
        ("count; import \"a|b.csv\" dates m", ["mdy"]),
        ("import \"a.csv\" map t", ["text", "time"]),
        ("import \"a.csv\" map text = \"b\", ", ["text", "time", "brand"]),
        ("import \"a.csv\" fill channel = \"fo", ["\"forum\""]),
        ("import \"a.csv\" using \"fo", ["\"forum\"", "\"For \\\"us\\\"\""]),
        ("import \"a.csv\" | sor", ["sort"]),
        ("recipe \"fo", ["\"forum\"", "\"For \\\"us\\\"\""]),
        ("recipe \"forum\" ", ["none", "name", "for", "map", "fill", "dates", "as"]),
        ("recipe \"forum\" map text = none d", ["dates"]),
        ("recipe \"forum\" name \"fo", []),
        // Nothing belongs here.
        ("count by channel # fil", []),
        ("note \"fil", []),
        ("filter text matches /fil", []),
        ("take ", []),
        ("pipe \"so", []),
        ("filter channel = \"twitter\"", []),
        ("count by channel | filter score", []),
        ("count by channel | ne", []),
    ])
    func offersValues(_ text: String, _ expected: [String]) {
        #expect(typing.offered(text) == expected)
    }

    @Test func whatStandsBehindTheCursorDoesNotMatter() {
        #expect(typing.offered("last 7 days | fil¦ score < 0 | count") == ["filter", "fill"])
        #expect(typing.offered("count by cha¦\nnet by brand") == ["channel"])
        #expect(typing.completion("  fil¦ter x").replaced == 2..<5)
    }

    @Test func measuresAndStagesTellWhatTheyMean() {
        let all = typing.completion("last 7 days | ").candidates
        #expect(all.first { $0.text == "net" }?.note.hasPrefix("net sentiment, −100 to 100") == true)
        #expect(all.first { $0.text == "anger" }?.note == "rate(score < -0.5)")
        #expect(all.first { $0.text == "sort" }?.note == "orders the rows")
        #expect(!all.contains { $0.text == "last" || $0.text == "let" || $0.text == "mentions" })
    }

    @Test func otherNamesOfStagesAreFoundOnceBegun() {
        #expect(typing.offered("whe") == ["where"])
        #expect(!typing.offered("").contains("where"))
    }

    @Test func aBracketFollowsAFunctionAtOnce() {
        let round = typing.completion("count | extend x = roun").candidates
        #expect(round == [.init("round(", note: round.first?.note ?? "", ending: "")])
    }

    @Test func rangesStandBeforeStagesAlone() {
        #expect(typing.offered("las").contains("last"))
        #expect(!typing.offered("count | las").contains("last"))
    }
}
