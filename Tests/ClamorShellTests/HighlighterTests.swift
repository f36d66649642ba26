import Testing

@testable import ClamorShell

@Suite struct HighlighterTests {
    private let typing = Typing()

    @Test(arguments: [
        (
            "last 7 days | filter score < -0.3",
            "keyword:last number:7 keyword:days sign:| stage:filter column:score sign:< sign:- number:0.3"
        ),
        (
            "group net, avg(reach) as r by brand | sort r desc",
            "stage:group function:net sign:, function:avg sign:( column:reach sign:) keyword:as column:r keyword:by "
                + "column:brand sign:| stage:sort column:r keyword:desc"
        ),
        ("count by channel | chart bar", "function:count keyword:by column:channel sign:| stage:chart keyword:bar"),
        ("search refund OR #tag NEAR/5 \"a b\"", "stage:search keyword:OR keyword:NEAR/5 string:\"a b\""),
        ("noisy | take 5", "source:noisy sign:| stage:take number:5"),
        (
            "filter loud and channel:news # why",
            "stage:filter source:loud keyword:and column:channel sign:: string:news comment:# why"
        ),
        ("let x = 5", "stage:let column:x sign:= number:5"),
        ("filter followers > $n", "stage:filter column:followers sign:> parameter:$n"),
        ("filter channel is not missing", "stage:filter column:channel keyword:is keyword:not keyword:missing"),
        (
            "extend big = if(own, 1, 2)",
            "stage:extend column:big sign:= function:if sign:( column:own sign:, number:1 sign:, number:2 sign:)"
        ),
        (
            "trend every 1d anger by campaign",
            "stage:trend keyword:every number:1d function:anger keyword:by column:campaign"
        ),
        ("import \"a.csv\" as csv", "source:import string:\"a.csv\" keyword:as string:csv"),
        ("status pending", "stage:status string:pending"),
        ("count by channel | filter score", "function:count keyword:by column:channel sign:| stage:filter"),
    ])
    func roles(_ text: String, _ expected: String) {
        #expect(typing.roles(text).joined(separator: " ") == expected)
    }

    /// Where the parser would stop.
    @Test(arguments: [
        ("filtre score", ["plain:filtre!"]),
        ("filter score < < 0 | take 5", ["sign:<!"]),
        ("take 5 6", ["number:6!"]),
        ("count by channel | srot count", ["plain:srot!"]),
        ("count)", ["sign:)!"]),
        // What is still being typed, or merely unfinished, is none.
        ("filtre¦", []),
        ("filter", []),
        ("filter score <", []),
        ("filter (score < 0", []),
        ("filter channel = \"tw", []),
        ("count by", []),
        ("count |", []),
        ("top 5", []),
    ])
    func errors(_ text: String, _ expected: [String]) {
        #expect(typing.roles(text).filter { $0.hasSuffix("!") } == expected)
    }
}
