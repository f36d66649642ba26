import Testing

/// Trends, and what becomes of rows.
@Suite struct TrendPlanTests {
    @Test(arguments: cases)
    func lowers(_ given: Case) throws {
        #expect(try steps(given.statement, sampleContext) == given.expected)
    }

    static let cases = [
        Case(
            #"last 7 days | trend every 1d count, net"#,
            #"""
            range   2026-03-24 10:00 to 2026-03-31 10:00 UTC
            1       trend every day by day = bucket(time, day)
                    a1 := count()
                    a2 := count() if sentiment = "positive"
                    a3 := count() if sentiment = "negative"
                    a4 := count_present(sentiment)
                    a5 := count() if sentiment_source = "unsure"
                    count = a1
                    net = (100 * (a2 - a3)) / a4
                    note a4 of a1 have a sentiment
                    note a5 of a1 are unsure
            """#),
        Case(
            #"in 2026-03 | trend every 6h count by channel limit 5"#,
            #"""
            range   2026-03-01 00:00 to 2026-04-01 00:00 UTC
            1       trend every 6 hours by time = bucket(time, 6 hours), channel limit 5 series
                    a1 := count()
                    count = a1
            """#),
        Case(
            #"trend every 24h count"#,
            #"""
            1       trend every day by day = bucket(time, day)
                    a1 := count()
                    count = a1
            """#),
        Case(
            #"trend every 120m reach by brand"#,
            #"""
            1       trend every 2 hours by time = bucket(time, 2 hours), brand
                    a1 := sum(reach)
                    a2 := sum(reach) if reach_source = "followers"
                    a3 := count_present(reach)
                    a4 := count()
                    reach = a1
                    note a2 of a1 is estimated, a3 of a4 have a reach
            """#),
        Case(
            #"trend every 2w count"#,
            #"""
            1       trend every 2 weeks by time = bucket(time, 2 weeks)
                    a1 := count()
                    count = a1
            """#),
        Case(
            #"trend every 1mo authors"#,
            #"""
            1       trend every month by month = bucket(time, month)
                    a1 := distinct(author)
                    authors = a1
            """#),
        Case(
            #"last 2 hours | trend every 15m count by lang | chart line count by lang title="Hour" width=100 height=20 ymin=0 ymax=9.5"#,
            #"""
            range   2026-03-31 08:00 to 2026-03-31 10:00 UTC
            1       trend every 15 minutes by time = bucket(time, 15 minutes), lang
                    a1 := count()
                    count = a1
            output  chart line count by lang title="Hour" width=100 height=20 ymin=0 ymax=9.5
            """#),
        Case(
            #"count by channel | chart | into "a.csv""#,
            #"""
            1       group by channel
                    a1 := count()
                    count = a1
            output  chart
            output  into "a.csv"
            """#),
        Case(
            #"search refund -spam | take 5 | show"#,
            #"""
            1       search refund AND (NOT spam)
            2       take 5
            output  show marking refund
            """#),
        Case(
            #"filter search("refund OR return") and not search("x") | tag "money", "-seen" | status Answered | assign "Mo""#,
            #"""
            1       filter search(refund OR return) and (not search(x))
            output  tag "money", "-seen"
            output  status answered
            output  assign "Mo"
            """#),
        Case(
            #"take 3 | assign none"#,
            #"""
            1       take 3
            output  assign none
            """#),
        Case(
            #"top 10 by reach | select author, reach | chart bar"#,
            #"""
            1       rank 10 by reach desc
            2       select author, reach
            output  chart bar
            """#),
    ]
}
