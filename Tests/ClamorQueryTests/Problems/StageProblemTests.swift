import Testing

/// Stages that cannot be done.
@Suite struct StageProblemTests {
    @Test(arguments: cases)
    func tells(_ given: Case) throws {
        #expect(try told(given.statement) == given.expected)
    }

    static let cases = [
        Case(
            #"top 10 followers"#,
            #"""
            ranking-of-numbers [followers] `followers` is a whole number, and `top N FIELD` counts the values of a text or a list
              help for the rows where it is largest: `top 10 by followers`
              fix top 10 by followers
            """#),
        Case(
            #"bottom 10 reach by net"#,
            #"""
            ranking-of-numbers [reach] `reach` is a whole number, and `bottom N FIELD` counts the values of a text or a list
              help for the rows where it is smallest: `bottom 10 by reach`
            """#),
        Case(
            #"top 3 author by followers"#,
            #"""
            column-outside-aggregate [followers] `followers` is a column of many rows
              help say what to make of them: `sum(followers)`, `avg(followers)` or `max(followers)`, or `by followers`
            """#),
        Case(
            #"top 3 by reach if score > 0"#,
            #"""
            unexpected-condition [score > 0] `top N by …` ranks rows and takes no `if`
              help `filter` the rows before
            """#),
        Case(
            #"trend every 7m count"#,
            #"""
            bad-step [7m] steps of 7m do not divide a day
              help nearest: `6m` or `8m`
            """#),
        Case(
            #"trend every 36h count"#,
            #"""
            bad-step [36h] steps of 36h do not divide a day
              help nearest: `24h`
            """#),
        Case(
            #"trend every 30s count"#,
            #"""
            bad-step [30s] the shortest bucket is a minute
            """#),
        Case(
            #"last 2 years | trend every 1m count"#,
            #"""
            too-many-buckets [1m] steps of 1m cut this range in more than 100,000 buckets
              help a longer step or a shorter range
            """#),
        Case(
            #"count by channel | trend every 1d count"#,
            #"""
            trend-without-time [trend] `trend` needs mentions, and these rows are groups of mentions
              help `trend` groups by itself: `trend every 1d count by channel`
            """#),
        Case(
            #"select author | trend every 1d count"#,
            #"""
            trend-without-time [trend] `trend` needs `time`, and an earlier `select` or `drop` left it out
              help `trend` groups by itself: `trend every 1d count by channel`
            """#),
        Case(
            #"distinct"#,
            #"""
            missing-arguments [distinct] `distinct` needs columns
              help for example `distinct author`
            """#),
        Case(
            #"select"#,
            #"""
            missing-arguments [select] `select` needs columns
              help for example `select time, author, text`
            """#),
        Case(
            #"share"#,
            #"""
            share-of-mentions [share] `share` needs a grouping before it
              help for example `count by brand | share`
            """#),
        Case(
            #"count by channel | share of channel"#,
            #"""
            type-mismatch [channel] `channel` is text, and only numbers add up
            """#),
        Case(
            #"distinct brand | share"#,
            #"""
            no-number [share] there is no column of numbers to share out
            """#),
        Case(
            #"count by brand | share | share"#,
            #"""
            duplicate-column [share] there is a column `share` already
            """#),
        Case(
            #"chart bar"#,
            #"""
            chart-of-mentions [chart bar] `chart` draws columns, and these rows are whole mentions
              help group first, as in `count by day`, or name a column of numbers: `chart hist score`
            """#),
        Case(
            #"count by channel | chart bra"#,
            #"""
            unknown-chart [bra] `bra` is neither a kind of chart nor a column
              help did you mean `bar`?
              help kinds are line, area, bar, column, stacked, pct, diverge, heat, calendar, hist, scatter, spark or number; columns here: `channel`, `count`
              fix count by channel | chart bar
            """#),
        Case(
            #"count by channel | chart pie"#,
            #"""
            unknown-chart [pie] `pie` is neither a kind of chart nor a column
              help did you mean `pct`?
              help kinds are line, area, bar, column, stacked, pct, diverge, heat, calendar, hist, scatter, spark or number; columns here: `channel`, `count`
              fix count by channel | chart pct
            """#),
        Case(
            #"count by channel | chart bar channel"#,
            #"""
            type-mismatch [channel] `channel` is text, and a chart draws numbers
              help the series come from a column after `by`
            """#),
        Case(
            #"count by channel | chart bar count by lang"#,
            #"""
            column-gone [lang] there is no column `lang` here: these rows are groups of mentions
              help columns here: `channel`, `count`
            """#),
        Case(
            #"count by channel | chart bar heigth=3"#,
            #"""
            unknown-option [heigth] a chart has no option `heigth`
              help did you mean `height`?
              fix count by channel | chart bar height=3
            """#),
        Case(
            #"count by channel | chart bar height=2 title=5"#,
            #"""
            bad-argument [2] `height` takes 4 to 200 lines
            bad-argument [5] `title` takes a text
            """#),
        Case(
            #"distinct channel | chart"#,
            #"""
            no-number [chart] there is no column of numbers to draw
            """#),
        Case(
            #"count by channel | show"#,
            #"""
            needs-mentions [show] `show` needs mentions, and these rows are groups of mentions
            """#),
        Case(
            #"count by channel | tag "x""#,
            #"""
            needs-mentions [tag] `tag` needs mentions, and these rows are groups of mentions
            """#),
        Case(
            #"tag """#,
            #"""
            bad-argument [""] a tag has a name
            """#),
        Case(
            #"status opne"#,
            #"""
            unknown-status [opne] there is no status `opne`
              help did you mean `open`?
              fix status open
            """#),
        Case(
            #"status open, pending"#,
            #"""
            unknown-status [pending] a mention has one status
              help a status is open, pending, answered or ignored
            """#),
        Case(
            #"assign "Mo", "Jo""#,
            #"""
            bad-argument ["Jo"] a mention has one assignee
            """#),
        Case(
            #"take 5 | into reach"#,
            #"""
            reserved-name [reach] `reach` is a field already
              help take another name, such as `my_reach`
              fix take 5 | into my_reach
            """#),
        Case(
            #"into """#,
            #"""
            bad-argument [""] the name of the file is empty
            """#),
        Case(
            #"count by channel | chart bar | into "k.png""#,
            #"""
            unknown-ending ["k.png"] no file is written as `.png`
              help the ending says the format: .csv, .tsv, .json, .jsonl, .txt, .md, .html or .svg
            """#),
        Case(
            #"take 5 | into "out.d/report""#,
            #"""
            unknown-ending ["out.d/report"] the name of the file has no ending
              help the ending says the format: .csv, .tsv, .json, .jsonl, .txt, .md, .html or .svg
            """#),
        Case(
            #"take 5 | into "report.""#,
            #"""
            unknown-ending ["report."] the name of the file has no ending
              help the ending says the format: .csv, .tsv, .json, .jsonl, .txt, .md, .html or .svg
            """#),
        Case(
            #"take 3 | tag "a" | filter score > 0"#,
            #"""
            stage-after-output [filter] `tag` comes last, after the rows are made
              label [tag] its rows are final
              help put `filter` before it
            """#),
        Case(
            #"count by channel | chart bar | take 3"#,
            #"""
            stage-after-output [take] `chart` comes last, after the rows are made
              label [chart] its rows are final
              help put `take` before it
            """#),
        Case(
            #"search ca*t"#,
            #"""
            bad-wildcard [ca*t] `*` stands at the end of a word's beginning alone
              help inside a word, `?` stands for one letter: `wom?n`
            """#),
        Case(
            #"search niñ?o"#,
            #"""
            bad-wildcard [niñ?o] `?` does not go together with accents
              help without accents typed, accents do not count
            """#),
        Case(
            #"search $nope"#,
            #"""
            unknown-parameter [$nope] `$nope` has no value
              help give it one: `set nope = …`, or `--set nope=…`
            """#),
        Case(
            #"count by brand | search foo"#,
            #"""
            search-without-text [search foo] a search looks at mentions, and these rows are groups of mentions
              help search first, then group
            """#),
        Case(
            #"select author | search foo"#,
            #"""
            search-without-text [search foo] a search needs `title` and `text`, and an earlier `select` or `drop` left them out
              help search first, then select
            """#),
        Case(
            #"filter text matches /a/ and search("x y") | select author | filter search("x")"#,
            #"""
            search-without-text [search("x")] a search needs `title` and `text`, and an earlier `select` or `drop` left them out
              help search first, then select
            """#),
    ]
}
