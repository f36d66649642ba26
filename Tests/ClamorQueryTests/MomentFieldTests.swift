import Testing

/// Times counted from now as values of field terms, at 2026-03-31 10:00 UTC.
@Suite struct MomentFieldTests {
    @Test(arguments: [
        Case("time:[-7d to now]", "(time >= 2026-03-24T10:00:00Z) and (time <= 2026-03-31T10:00:00Z)"),
        Case("time:[-7d@d to *]", "time >= 2026-03-24T00:00:00Z"),
        Case("time:[now-1mo@mo to NOW-1h]", "(time >= 2026-02-01T00:00:00Z) and (time <= 2026-03-31T09:00:00Z)"),
        Case("time:[* to +2h]", "time <= 2026-03-31T12:00:00Z"),
        Case("time:[yesterday to today]", "(time >= 2026-03-30T00:00:00Z) and (time < 2026-04-01T00:00:00Z)"),
        Case("time:yesterday", "(time >= 2026-03-30T00:00:00Z) and (time < 2026-03-31T00:00:00Z)"),
        Case("time:[2026-03-01 to -1d]", "(time >= 2026-03-01T00:00:00Z) and (time <= 2026-03-30T10:00:00Z)"),
    ])
    func countsFromNow(given: Case) throws {
        #expect(try steps("filter \(given.statement)") == "1       filter \(given.expected)")
        #expect(try steps("search \(given.statement)") == "1       search [\(given.expected)]")
    }

    @Test(arguments: ["7d", "\"-7d\"", "-7x", "-7d@x", "soon", "-7M", "now-", "now+"])
    func otherWordsAreNoTimes(word: String) throws {
        let found = try problems("filter time:[\(word) to *]")
        #expect(found.map(\.code) == ["type-mismatch"])
        #expect(
            found[0].help == [
                "times are written 2026, 2026-Q1, 2026-03, 2026-03-14, 2026-03-14T10:00, 10:30, now or -7d"
            ])
    }

    @Test func wordsOfOtherFieldsStayTexts() throws {
        #expect(try steps("filter author:now") == "1       filter author = \"now\"")
        #expect(try steps("filter score:[-1 to 1]") == "1       filter (score >= -1) and (score <= 1)")
    }

    @Test func offsetBeyondAllTimesIsRefused() throws {
        #expect(try problems("filter time:[-999999999y to *]").map(\.code) == ["duration-too-long"])
    }
}
