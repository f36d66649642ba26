import Testing

/// Names that mean nothing, or nothing here.
@Suite struct NameProblemTests {
    @Test(arguments: cases)
    func tells(_ given: Case) throws {
        #expect(try told(given.statement) == given.expected)
    }

    static let cases = [
        Case(
            #"filter folowers > 3"#,
            #"""
            unknown-column [folowers] there is no column `folowers`
              help did you mean `followers`?
              fix filter followers > 3
            """#),
        Case(
            #"filter reach_uniqe > 3"#,
            #"""
            unknown-column [reach_uniqe] there is no column `reach_uniqe`
              help did you mean `reach_unique`?
            """#),
        Case(
            #"filter lang = en"#,
            #"""
            unquoted-text [en] there is no column `en`; text stands in quotes
              help write `"en"`
              fix filter lang = "en"
            """#),
        Case(
            #"filter net < 0"#,
            #"""
            measure-in-rows [net] `net` is a measure of many mentions, and `filter` looks at one at a time
              help group first: `group net by …`, then `| filter …`
            """#),
        Case(
            #"count by channel | sort net"#,
            #"""
            measure-in-rows [net] there is no column `net` here
              help ask for it in the grouping before: `group …, net by …`
            """#),
        Case(
            #"count(score > 1) by channel | filter avg(count) > 3"#,
            #"""
            aggregate-in-rows [avg(count)] `avg(…)` sums up many rows, and `filter` looks at one at a time
              help name the column that the grouping before made
            """#),
        Case(
            #"filter count(score > 1) > 3"#,
            #"""
            aggregate-in-rows [count(score > 1)] `count(…)` sums up many rows, and `filter` looks at one at a time
              help group first: `group count(…) by …`, then `| filter …` on its column
            """#),
        Case(
            #"group avg(net) by brand"#,
            #"""
            measure-in-rows [net] `net` is a measure, and inside an aggregate's brackets names are columns
              help a measure stands alone: `group net by …`
            """#),
        Case(
            #"group sum(count(verified)) by brand"#,
            #"""
            nested-aggregate [count(verified)] an aggregate cannot stand inside another
            """#),
        Case(
            #"group followers by channel"#,
            #"""
            column-outside-aggregate [followers] `followers` is a column of many rows
              help say what to make of them: `sum(followers)`, `avg(followers)` or `max(followers)`, or `by followers`
            """#),
        Case(
            #"group text by channel"#,
            #"""
            column-outside-aggregate [text] `text` is a column of many rows
              help say what to make of them: `distinct(text)`, or `by text`
            """#),
        Case(
            #"group cuont by channel"#,
            #"""
            unknown-measure [cuont] there is no measure `cuont`
              help did you mean `count`?
              fix group count by channel
            """#),
        Case(
            #"group foo(reach)"#,
            #"""
            unknown-function [foo] there is no function `foo`
              help `help functions` lists them
            """#),
        Case(
            #"net() by brand"#,
            #"""
            not-a-function [net()] `net` is a measure and takes no brackets
              fix net by brand
            """#),
        Case(
            #"net by brand | net"#,
            #"""
            measure-after-group [net] `net` is a column of the rows here, not a measure
              help after a group write `sum(net)`
              fix net by brand | sum(net)
            """#),
        Case(
            #"count by brand | reach"#,
            #"""
            measure-after-group [reach] `reach` needs mentions, and these rows are groups of mentions
              help ask for it in the grouping before: `group …, reach by …`
            """#),
        Case(
            #"batches | net"#,
            #"""
            measure-after-group [net] `net` needs mentions, and these rows are not mentions
              help ask for it in the grouping before: `group …, net by …`
            """#),
        Case(
            #"select author | filter score > 0"#,
            #"""
            column-gone [score] there is no column `score` here: an earlier `select` or `drop` left it out
              help columns here: `author`
            """#),
        Case(
            #"select author | net"#,
            #"""
            column-gone [net] in the measure `net`: there is no column `sentiment` here: an earlier `select` or `drop` left it out
              help columns here: `author`
            """#),
        Case(
            #"count by brand | filter author = "x""#,
            #"""
            column-gone [author] there is no column `author` here: these rows are groups of mentions
              help columns here: `brand`, `count`
            """#),
        Case(
            #"filter extra.stars = "4" and extra.nope = "5""#,
            #"""
            unknown-column [extra.nope] there is no column `extra.nope`
              help columns of the exports that map to no field: `Page Type`, `Stars`
            """#),
        Case(
            #"filter $leest = 3"#,
            #"""
            unknown-parameter [$leest] `$leest` has no value
              help did you mean `$least`?
              fix filter $least = 3
            """#),
        Case(
            #"filter author in file "none.txt""#,
            #"""
            unreadable-file ["none.txt"] the file cannot be read: no such file
            """#),
        Case(
            #"extend reach = 3"#,
            #"""
            reserved-name [reach] `reach` is a field already
              help take another name, such as `my_reach`
              fix extend my_reach = 3
            """#),
        Case(
            #"extend spikes = 3, day = 4, group = 5, last = 6, net = 7, avg = 8, service = 9"#,
            #"""
            reserved-name [spikes] `spikes` is kept for later
              help take another name, such as `my_spikes`
              fix extend my_spikes = 3, day = 4, group = 5, last = 6, net = 7, avg = 8, service = 9
            reserved-name [day] `day` is a field already
              help take another name, such as `my_day`
              fix extend spikes = 3, my_day = 4, group = 5, last = 6, net = 7, avg = 8, service = 9
            reserved-name [group] `group` is a stage already
              help take another name, such as `my_group`
              fix extend spikes = 3, day = 4, my_group = 5, last = 6, net = 7, avg = 8, service = 9
            reserved-name [last] `last` is an aggregate already
              help take another name, such as `my_last`
              fix extend spikes = 3, day = 4, group = 5, my_last = 6, net = 7, avg = 8, service = 9
            reserved-name [net] `net` is a measure already
              help take another name, such as `my_net`
              fix extend spikes = 3, day = 4, group = 5, last = 6, my_net = 7, avg = 8, service = 9
            reserved-name [avg] `avg` is an aggregate already
              help take another name, such as `my_avg`
              fix extend spikes = 3, day = 4, group = 5, last = 6, net = 7, my_avg = 8, service = 9
            reserved-name [service] `service` is a family of topics already
              help take another name, such as `my_service`
              fix extend spikes = 3, day = 4, group = 5, last = 6, net = 7, avg = 8, my_service = 9
            """#),
        Case(
            #"extend foo = 3, Foo = 4"#,
            #"""
            duplicate-column [Foo] there is a column `foo` already
              help take another name
            """#),
        Case(
            #"group count as channel by channel"#,
            #"""
            reserved-name [channel] `channel` is a field already
              help take another name, such as `my_channel`
              fix group count as my_channel by channel
            """#),
        Case(
            #"group count, count if lang = "en" by channel"#,
            #"""
            duplicate-column [count if lang = "en"] two columns would be named `count`
              help name one: `NAME = …`
            """#),
        Case(
            #"group likes / count by channel"#,
            #"""
            unnamed-column [likes / count] a formula needs a name
              help for example `ratio = …`, or `… as ratio`
            """#),
        Case(
            #"count by lower(channel)"#,
            #"""
            unnamed-column [lower(channel)] a key that is computed needs a name
              help for example `by size = …`
            """#),
        Case(
            #"count by channel, Channel"#,
            #"""
            duplicate-column [Channel] two columns would be named `channel`
              help name one: `NAME = …`
            """#),
        Case(
            #"count by channel | extend count = 3"#,
            #"""
            reserved-name [count] `count` is a measure already
              help take another name, such as `my_count`
              fix count by channel | extend my_count = 3
            """#),
        Case(
            #"filter search("a") and folowers > 3 or lang = en"#,
            #"""
            unknown-column [folowers] there is no column `folowers`
              help did you mean `followers`?
              fix filter search("a") and followers > 3 or lang = en
            unquoted-text [en] there is no column `en`; text stands in quotes
              help write `"en"`
              fix filter search("a") and folowers > 3 or lang = "en"
            """#),
    ]
}
