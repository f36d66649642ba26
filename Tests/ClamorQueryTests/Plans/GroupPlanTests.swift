import Testing

/// Groupings, rankings and shares lowered to operators.
@Suite struct GroupPlanTests {
    @Test(arguments: cases)
    func lowers(_ given: Case) throws {
        #expect(try steps(given.statement, sampleContext) == given.expected)
    }

    static let cases = [
        Case(
            #"count by channel"#,
            #"""
            1       group by channel
                    a1 := count()
                    count = a1
            """#),
        Case(
            #"group count, net, reach by brand"#,
            #"""
            1       group by brand
                    a1 := count()
                    a2 := count() if sentiment = "positive"
                    a3 := count() if sentiment = "negative"
                    a4 := count_present(sentiment)
                    a5 := count() if sentiment_source = "unsure"
                    a6 := sum(reach)
                    a7 := sum(reach) if reach_source = "followers"
                    a8 := count_present(reach)
                    count = a1
                    net = (100 * (a2 - a3)) / a4
                    reach = a6
                    note a4 of a1 have a sentiment
                    note a5 of a1 are unsure
                    note a7 of a6 is estimated, a8 of a1 have a reach
            """#),
        Case(
            #"group bad = count(score < -0.3), share_bad = 100 * count(score < -0.3) / count by channel"#,
            #"""
            1       group by channel
                    a1 := count() if score < -0.3
                    a2 := count()
                    bad = a1
                    share_bad = (100 * a1) / a2
            """#),
        Case(
            #"group avg(followers) if lang = "en" as english_followers, max(time), rate(verified) by country"#,
            #"""
            1       group by country
                    a1 := count_present(followers) if lang = "en"
                    a2 := count() if lang = "en"
                    a3 := avg(followers) if lang = "en"
                    a4 := max(time)
                    a5 := count() if verified
                    a6 := count_present(verified)
                    english_followers = a3
                    max_time = a4
                    rate_verified = (100 * a5) / a6
                    note a1 of a2 have `followers`
            """#),
        Case(
            #"group p(reach, 90), p(reach, 99.5), median(rating), stdev(score), distinct(author), first(text), sum(views) by day"#,
            #"""
            1       group by day = bucket(time, day)
                    a1 := p90(reach)
                    a2 := p99.5(reach)
                    a3 := p50(rating)
                    a4 := count_present(score)
                    a5 := count()
                    a6 := stdev(score)
                    a7 := distinct(author)
                    a8 := first(text)
                    a9 := sum(views)
                    p90_reach = a1
                    p99_5_reach = a2
                    median_rating = a3
                    stdev_score = a6
                    distinct_author = a7
                    first_text = a8
                    sum_views = a9
                    note a4 of a5 have `score`
            """#),
        Case(
            #"engagement_rate, reach_unique, net_polar, score by bin(time, 6h)"#,
            #"""
            1       group by time = bucket(time, 6 hours)
                    a1 := sum(if(reach is not missing, engagement))
                    a2 := sum(if(engagement is not missing, reach))
                    a3 := count_present(if(reach is not missing, engagement))
                    a4 := count()
                    a5 := sum_of_max(reach, author)
                    a6 := sum(reach)
                    a7 := sum(reach) if reach_source = "followers"
                    a8 := count_present(reach)
                    a9 := count() if sentiment = "positive"
                    a10 := count() if sentiment = "negative"
                    a11 := count_present(sentiment)
                    a12 := count() if sentiment_source = "unsure"
                    a13 := count_present(score)
                    a14 := avg(score)
                    engagement_rate = (100 * a1) / a2
                    reach_unique = a5
                    net_polar = (100 * (a9 - a10)) / (a9 + a10)
                    score = a14
                    note a3 of a4 have both reach and engagement
                    note a7 of a6 is estimated, a8 of a4 have a reach
                    note a11 of a4 have a sentiment
                    note a12 of a4 are unsure
                    note a13 of a4 have `score`
            """#),
        Case(
            #"count by bin(followers, 1000), extra."Page Type""#,
            #"""
            1       group by followers = bin(followers, 1000), extra.Page Type
                    a1 := count()
                    count = a1
            """#),
        Case(
            #"net by service"#,
            #"""
            1       group by service
                    a1 := count() if sentiment = "positive"
                    a2 := count() if sentiment = "negative"
                    a3 := count_present(sentiment)
                    a4 := count()
                    a5 := count() if sentiment_source = "unsure"
                    net = (100 * (a1 - a2)) / a3
                    note a3 of a4 have a sentiment
                    note a5 of a4 are unsure
            """#),
        Case(
            #"count"#,
            #"""
            1       group
                    a1 := count()
                    count = a1
            """#),
        Case(
            #"count(sentiment is not missing) by lang"#,
            #"""
            1       group by lang
                    a1 := count_present(sentiment)
                    count = a1
            """#),
        Case(
            #"count by brand | filter count >= 10 | group sum(count), avg(count)"#,
            #"""
            1       group by brand
                    a1 := count()
                    count = a1
            2       filter count >= 10
            3       group
                    a1 := sum(count)
                    a2 := avg(count)
                    sum_count = a1
                    avg_count = a2
            """#),
        Case(
            #"net by brand | count"#,
            #"""
            1       group by brand
                    a1 := count() if sentiment = "positive"
                    a2 := count() if sentiment = "negative"
                    a3 := count_present(sentiment)
                    a4 := count()
                    a5 := count() if sentiment_source = "unsure"
                    net = (100 * (a1 - a2)) / a3
                    note a3 of a4 have a sentiment
                    note a5 of a4 are unsure
            2       group
                    a1 := count()
                    count = a1
            """#),
        Case(
            #"COUNT BY Channel"#,
            #"""
            1       group by channel
                    a1 := count()
                    count = a1
            """#),
        Case(
            #"top 10 author"#,
            #"""
            1       filter author is not missing
            2       group by author limit 10 groups
                    a1 := count()
                    count = a1
            """#),
        Case(
            #"top 5 hashtags by reach if channel != "news""#,
            #"""
            1       filter hashtags is not missing
            2       group by hashtags limit 5 groups
                    a1 := sum(reach) if channel != "news"
                    a2 := sum(reach) if (channel != "news") and (reach_source = "followers")
                    a3 := count_present(reach) if channel != "news"
                    a4 := count() if channel != "news"
                    reach = a1
                    note a2 of a1 is estimated, a3 of a4 have a reach
            """#),
        Case(
            #"bottom 3 brand by net"#,
            #"""
            1       filter brand is not missing
            2       group by brand
                    a1 := count() if sentiment = "positive"
                    a2 := count() if sentiment = "negative"
                    a3 := count_present(sentiment)
                    a4 := count()
                    a5 := count() if sentiment_source = "unsure"
                    net = (100 * (a1 - a2)) / a3
                    note a3 of a4 have a sentiment
                    note a5 of a4 are unsure
            3       rank 3 by net
            """#),
        Case(
            #"top 20 by reach"#,
            #"""
            1       rank 20 by reach desc
            """#),
        Case(
            #"top 3 by engagement per channel, lang"#,
            #"""
            1       rank 3 by engagement desc per channel, lang
            """#),
        Case(
            #"count by brand, channel | top 1 by count per brand"#,
            #"""
            1       group by brand, channel
                    a1 := count()
                    count = a1
            2       rank 1 by count desc per brand
            """#),
        Case(
            #"distinct author, channel"#,
            #"""
            1       distinct author, channel
            """#),
        Case(
            #"count by channel | distinct"#,
            #"""
            1       group by channel
                    a1 := count()
                    count = a1
            2       distinct channel, count
            """#),
        Case(
            #"sort reach desc, author | take 10"#,
            #"""
            1       sort reach desc, author
            2       take 10
            """#),
        Case(
            #"count by brand | share"#,
            #"""
            1       filter not coalesce(own, false)
            2       group by brand
                    a1 := count()
                    count = a1
            3       share share of count unless (none) in brand
            """#),
        Case(
            #"group reach, count by brand | share of count"#,
            #"""
            1       filter not coalesce(own, false)
            2       group by brand
                    a1 := sum(reach)
                    a2 := sum(reach) if reach_source = "followers"
                    a3 := count_present(reach)
                    a4 := count()
                    reach = a1
                    count = a4
                    note a2 of a1 is estimated, a3 of a4 have a reach
            3       share share of count unless (none) in brand
            """#),
        Case(
            #"filter own | count by brand | share"#,
            #"""
            1       filter own
            2       group by brand
                    a1 := count()
                    count = a1
            3       share share of count unless (none) in brand
            """#),
        Case(
            #"select author, brand | count by brand | share"#,
            #"""
            1       filter not coalesce(own, false)
            2       select author, brand
            3       group by brand
                    a1 := count()
                    count = a1
            4       share share of count unless (none) in brand
            """#),
        Case(
            #"count | share"#,
            #"""
            1       filter not coalesce(own, false)
            2       group
                    a1 := count()
                    count = a1
            3       share share of count
            """#),
    ]
}
