import Testing

/// Ranges and sources that make no sense.
@Suite struct RangeProblemTests {
    @Test(arguments: cases)
    func tells(_ given: Case) throws {
        #expect(try told(given.statement) == given.expected)
    }

    static let cases = [
        Case(
            #"since 2026-03-05 until 2026-03-01 | count"#,
            #"""
            empty-range [since 2026-03-05 until 2026-03-01] the range ends before it begins
              label [since 2026-03-05 until 2026-03-01] 2026-03-05 00:00 to 2026-03-01 00:00
            """#),
        Case(
            #"between 2026-03-05 and 2026-03-01 | count"#,
            #"""
            empty-range [between 2026-03-05 and 2026-03-01] the range ends before it begins
              label [between 2026-03-05 and 2026-03-01] 2026-03-05 00:00 to 2026-03-02 00:00
            """#),
        Case(
            #"on 2026-03-14T10:00 | count"#,
            #"""
            not-a-period [2026-03-14T10:00] this is a moment, and `on` or `in` takes a day, month, quarter or year
              help for a stretch of hours: `since A until B`
            """#),
        Case(
            #"on now | count"#,
            #"""
            not-a-period [now] this is a moment, and `on` or `in` takes a day, month, quarter or year
              help for a stretch of hours: `since A until B`
            """#),
        Case(
            #"until $who | count"#,
            #"""
            unknown-time [$who] `$who` does not hold a time
              help times are written 2026, 2026-Q1, 2026-03, 2026-03-14, 2026-03-14T10:00, 10:30, now or -7d
            """#),
        Case(
            #"since $nope | count"#,
            #"""
            unknown-parameter [$nope] `$nope` has no value
              help give it one: `set nope = …`, or `--set nope=…`
            """#),
        Case(
            #"fields last 7 days | count"#,
            #"""
            range-without-time [last 7 days] a range needs mentions with their `time`
            """#),
        Case(
            #"_ | count"#,
            #"""
            no-previous [_] there is no pipeline before this one to go on from
              help a pipeline begins with a stage, as in `count by channel`
            """#),
        Case(
            #"| count"#,
            #"""
            no-previous [| count] there is no pipeline before this one to go on from
              help a pipeline begins with a stage, as in `count by channel`
            """#),
    ]
}
