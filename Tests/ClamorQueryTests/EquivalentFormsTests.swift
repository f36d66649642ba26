import ClamorQuery
import Testing

/// What can be written in several ways means the same: equal plans.
@Suite struct EquivalentFormsTests {
    @Test(arguments: [
        ["filter score < 0", "where score < 0", "WHERE Score < 0", "filter (score < 0)"],
        ["filter channel = \"news\"", "filter channel == \"news\"", "filter channel:news", "where channel:\"news\""],
        ["filter channel in (\"a\", \"b\")", "filter channel:(a, b)", "filter channel:(\"a\", b)"],
        ["filter followers between 10 and 20", "filter followers:[10 to 20]", "filter followers:[10 TO 20]"],
        ["filter language:en", "filter lang:en", "filter lang = \"en\""],
        ["filter rating is not missing", "filter rating:[* to *]"],
        ["group count by channel", "stats count by channel", "summarize count by channel", "count by channel"],
        ["group count, net by brand", "count, net by brand", "COUNT, NET by BRAND"],
        ["group count as n by brand", "group n = count by brand", "n = count by brand"],
        ["group count() by brand", "count by brand"],
        [
            "trend every 1d count by channel", "timechart every day count by channel",
            "trend every 1 days count by channel",
        ],
        ["extend a = score * 2", "eval a = score * 2", "derive a = score * 2", "extend a=score*2"],
        ["select time, author", "project time, author", "keep time, author"],
        ["sort reach desc", "order reach DESC"],
        ["take 5", "limit 5", "head 5"],
        ["count by brand | share", "count by brand | sov", "count by brand | share of count"],
        ["count by channel | chart bar", "count by channel | render bar"],
        ["search refund late", "search refund AND late", "search (refund late)"],
        ["search refund -late", "search refund NOT late", "search refund AND NOT late"],
        ["filter author:eve", "filter author = \"eve\""],
        ["filter search(\"refund late\")", "filter search(\"refund AND late\")"],
        ["last 7 days | count", "last 7d | count", "mentions last 7 days | count", "since -7d until now | count"],
        ["in 2026-03 | count", "since 2026-03-01 until 2026-04-01 | count", "between 2026-03 and 2026-03 | count"],
        ["last 1 week | count | compare previous", "last 1w | count | compare previous 7d"],
        ["sample 5", "sample 5 seed 0"],
        ["terms 20", "terms"].map { "filter verified | " + $0 },
        ["net@1 by brand", "net_1 = net by brand"],
    ])
    func plansAreEqual(forms: [String]) throws {
        let plans = try forms.map { try steps($0, sampleContext) }
        for (form, plan) in zip(forms, plans).dropFirst() { #expect(plan == plans[0], "\(form) and \(forms[0])") }
    }

    /// `steps` leaves captions out, but not the range: so this would not pass for want of content.
    @Test func plansThatDifferAreTold() throws {
        #expect(try steps("last 7 days | count") != steps("last 8 days | count"))
        #expect(try steps("filter channel = \"a\"") != steps("filter channel === \"a\""))
    }
}
