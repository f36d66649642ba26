import Testing

/// Types that do not go together.
@Suite struct TypeProblemTests {
    @Test(arguments: cases)
    func tells(_ given: Case) throws {
        #expect(try told(given.statement) == given.expected)
    }

    @Test func patternThatCannotBeReadIsToldInTheWordsOfItsReader() throws {
        var context = sampleContext
        context.patternProblem = { $0 == "a(" ? "`/\($0)/` lacks a bracket" : nil }
        let text = "filter author matches /b/ and text matches /a(/"
        let found = try problems(text, context).map { describe($0, of: text) }
        #expect(found == ["bad-pattern [/a(/] `/a(/` lacks a bracket"])
    }

    static let cases = [
        Case(
            #"filter channel = 5"#,
            #"""
            type-mismatch [5] cannot compare text with a whole number
              label [channel] `channel` is text
              label [5] this is a whole number
              help text stands in quotes: `"5"`
              fix filter channel = "5"
            """#),
        Case(
            #"filter followers > "100""#,
            #"""
            type-mismatch ["100"] cannot compare a whole number with text
              label [followers] `followers` is a whole number
              label ["100"] this is text
              help numbers stand without quotes: `100`
              fix filter followers > 100
            """#),
        Case(
            #"filter followers > "many""#,
            #"""
            type-mismatch ["many"] cannot compare a whole number with text
              label [followers] `followers` is a whole number
              label ["many"] this is text
            """#),
        Case(
            #"filter verified = "true" or verified = 1"#,
            #"""
            type-mismatch ["true"] cannot compare true or false with text
              label [verified] `verified` is true or false
              label ["true"] this is text
              help write `true` without quotes
              fix filter verified = true or verified = 1
            type-mismatch [1] cannot compare true or false with a whole number
              label [verified] `verified` is true or false
              label [1] this is a whole number
              help write `true`
              fix filter verified = "true" or verified = true
            """#),
        Case(
            #"filter verified > true"#,
            #"""
            no-order [verified > true] true or false has no order for `>`
              help write `=` or `!=`
            """#),
        Case(
            #"filter brand < "x" or brand = 5"#,
            #"""
            no-order [brand < "x"] a list has no order for `<`
              help write `=`, `!=` or `in`
            type-mismatch [5] cannot compare a list with a whole number
              label [brand] `brand` is a list
              label [5] this is a whole number
              help text stands in quotes: `"5"`
              fix filter brand < "x" or brand = "5"
            """#),
        Case(
            #"filter extra.stars > 3"#,
            #"""
            type-mismatch [3] cannot compare text with a whole number
              label [extra.stars] `extra.Stars` is text
              label [3] this is a whole number
              help `number(extra.Stars)` reads it as a number
              fix filter number(extra.Stars) > 3
            """#),
        Case(
            #"filter time > 7d or time > 2026 or time > 5 or time = "soon""#,
            #"""
            type-mismatch [7d] cannot compare a time with a duration
              label [time] `time` is a time
              label [7d] this is a duration
              help 7d ago is `-7d`
              fix filter time > -7d or time > 2026 or time > 5 or time = "soon"
            type-mismatch [2026] cannot compare a time with a whole number
              label [time] `time` is a time
              label [2026] this is a whole number
              help a year as a time stands in quotes: `"2026"`
              fix filter time > 7d or time > "2026" or time > 5 or time = "soon"
            type-mismatch [5] cannot compare a time with a whole number
              label [time] `time` is a time
              label [5] this is a whole number
              help times are written 2026-03-14, 2026-03-14T10:00 or -7d
            type-mismatch ["soon"] cannot compare a time with text
              label [time] `time` is a time
              label ["soon"] this is text
              help times are written 2026-03-14, 2026-03-14T10:00 or -7d
            """#),
        Case(
            #"filter author = missing"#,
            #"""
            comparison-with-missing [author = missing] nothing compares with `missing`, not even what is missing
              help write `… is missing`
              fix filter author is missing
            """#),
        Case(
            #"filter author != missing"#,
            #"""
            comparison-with-missing [author != missing] nothing compares with `missing`, not even what is missing
              help write `… is not missing`
              fix filter author is not missing
            """#),
        Case(
            #"filter followers"#,
            #"""
            not-a-condition [followers] `filter` takes a condition, and this is a whole number
              label [followers] `followers` is a whole number
              help compare it: `followers > 0`
            """#),
        Case(
            #"filter channel and brand or time"#,
            #"""
            not-a-condition [channel] `and` takes a condition, and this is text
              label [channel] `channel` is text
              help compare it: `channel = "…"`, or look for words with `search`
            not-a-condition [brand] `and` takes a condition, and this is a list
              label [brand] `brand` is a list
              help compare it: `brand = "…"`, or look for words with `search`
            not-a-condition [time] `or` takes a condition, and this is a time
              label [time] `time` is a time
              help compare it: `time >= 2026-01-31`
            """#),
        Case(
            #"filter not author"#,
            #"""
            not-a-condition [author] `not` takes a condition, and this is text
              label [author] `author` is text
              help compare it: `author = "…"`, or look for words with `search`
            """#),
        Case(
            #"filter channel + 1 > 2"#,
            #"""
            type-mismatch [channel + 1] `+` works on numbers, and `channel` is text
              help `number(…)` reads text as a number
            """#),
        Case(
            #"filter time + time > 3"#,
            #"""
            type-mismatch [time + time] `+` works on numbers, and `time` is a time
            """#),
        Case(
            #"filter channel contains 5 or followers contains "x""#,
            #"""
            type-mismatch [5] `contains` takes text here, and this is a whole number
              label [5] this is a whole number
              help compare numbers with `<` and `>`
            type-mismatch [followers] `contains` takes text or a list here, and this is a whole number
              label [followers] `followers` is a whole number
              help compare numbers with `<` and `>`
            """#),
        Case(
            #"filter followers matches /x/"#,
            #"""
            type-mismatch [followers] `matches` takes text, and this is a whole number
              label [followers] `followers` is a whole number
            """#),
        Case(
            #"filter followers in (1, "x")"#,
            #"""
            type-mismatch ["x"] cannot compare a whole number with text
              label [followers] `followers` is a whole number
              label ["x"] this is text
            """#),
        Case(
            #"filter followers in file "names.txt""#,
            #"""
            bad-file-value ["names.txt"] line 1 of the file is not a whole number: `ann`
            """#),
        Case(
            #"filter followers:abc or verified:maybe or time:soon"#,
            #"""
            type-mismatch [abc] `followers` is a whole number, and `abc` is not
            type-mismatch [maybe] `verified` is true or false, and `maybe` is not
              help write `true` or `false`
            type-mismatch [soon] `time` is a time, and `soon` is not
              help times are written 2026, 2026-Q1, 2026-03, 2026-03-14, 2026-03-14T10:00, 10:30, now or -7d
            """#),
        Case(
            #"filter brand:[a to b] or title:[a to b]"#,
            #"""
            no-order [brand:[a to b]] `brand` is a list, which has no order for a range
            no-order [title:[a to b]] `title:` looks for words, and words have no range
            """#),
        Case(
            #"extend a = 1mo"#,
            #"""
            duration-varies [1mo] 1mo has no fixed length
              help in days: `30d`
            """#),
        Case(
            #"extend a = time > 1y"#,
            #"""
            type-mismatch [1y] cannot compare a time with a duration
              label [time] `time` is a time
              label [1y] this is a duration
              help 1y ago is `-1y`
              fix extend a = time > -1y
            """#),
        Case(
            #"extend a = -author"#,
            #"""
            type-mismatch [-author] `-` works on numbers, and `author` is text
            """#),
        Case(
            #"extend a = if(followers, 1, 2), b = if(verified, 1, "x"), c = case(1, 2)"#,
            #"""
            not-a-condition [followers] `if` takes a condition here, and this is a whole number
              label [followers] `followers` is a whole number
            type-mismatch [if(verified, 1, "x")] the values of `if` must be of one type
              label [1] this is a whole number
              label ["x"] this is text
            not-a-condition [1] `case` takes a condition here, and this is a whole number
              label [1] this is a whole number
            """#),
        Case(
            #"extend a = coalesce(author, 3)"#,
            #"""
            type-mismatch [coalesce(author, 3)] the values of `coalesce` must be of one type
              label [author] `author` is text
              label [3] this is a whole number
            """#),
        Case(
            #"extend a = lower(followers), b = lower(author, 3), c = round(score, 12)"#,
            #"""
            type-mismatch [followers] `lower` takes text, and this is a whole number
              label [followers] `followers` is a whole number
            argument-count [lower(author, 3)] `lower` does not go with 2 arguments
              help it is written `lower(text)`
            bad-argument [12] `round` takes 0 to 9 places after the point
            """#),
        Case(
            #"extend a = bin(followers, 0), b = bin(time, 5), c = bin(time, 7h), d = bin(time, 30s)"#,
            #"""
            bad-argument [0] `bin` takes a number above 0 as its step
            bad-argument [5] `bin` takes a duration as the step of times
              label [5] this is a whole number
              help for example `bin(time, 6h)`
            bad-step [7h] steps of 7h do not divide a day
              help nearest: `6h` or `8h`
            bad-step [30s] the shortest bucket is a minute
            """#),
        Case(
            #"extend a = abs("x")"#,
            #"""
            type-mismatch ["x"] `abs` takes a number, and this is text
              label ["x"] this is text
              help `number(…)` reads text as a number
            """#),
        Case(
            #"group sum(text), sum(verified), min(author), avg(time) by channel"#,
            #"""
            type-mismatch [text] `sum` takes a number or a duration, and this is text
              label [text] `text` is text
            type-mismatch [verified] `sum` takes a number or a duration, and this is true or false
              label [verified] `verified` is true or false
              help `count(…)` counts where it is true
            type-mismatch [author] `min` takes a number, a time or a duration, and this is text
              label [author] `author` is text
            type-mismatch [time] `avg` takes a number, and this is a time
              label [time] `time` is a time
            """#),
        Case(
            #"group count(author), count(followers) by channel"#,
            #"""
            not-a-condition [author] `count` takes a condition, and this is text
              label [author] `author` is text
              help `count(author is not missing)` for known values, `distinct(author)` for different ones
            not-a-condition [followers] `count` takes a condition, and this is a whole number
              label [followers] `followers` is a whole number
              help `count(followers is not missing)` for known values, `distinct(followers)` for different ones
            """#),
        Case(
            #"group p(reach), p(reach, 200), sum_of_max(reach)"#,
            #"""
            argument-count [p(reach)] `p` does not go with 1 argument
              help it is written `p(x, 90)`
            bad-argument [200] `p` takes a number from 0 to 100 as its second argument
              help for example `p(reach, 90)`
            argument-count [sum_of_max(reach)] `sum_of_max` does not go with 1 argument
              help it is written `sum_of_max(x, per)`
            """#),
        Case(
            #"sort brand"#,
            #"""
            no-order [brand] `brand` is a list, which has no order
              help `length(…)` is the number of its values
            """#),
        Case(
            #"top 5 by brand"#,
            #"""
            no-order [brand] `brand` is a list, which has no order
              help `length(…)` is the number of its values
            """#),
    ]
}
