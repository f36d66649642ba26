import ClamorColumns
import ClamorQuery
import ClamorTime
import Testing

/// Ranges as instants: wall-clock days, calendar units, ends left out and taken in, changes of the clock.
@Suite struct RangeTests {
    /// The plan's bounds in the zone, as `explain plan` prints them.
    private func bounds(_ range: String, now: String, zone name: String = "UTC") throws -> String {
        let zone = try Zone(identifier: name)
        var context = testContext(zone: zone, parameters: ["launch": .text("2026-03-05")])
        context.now = try #require(zone.period(of: now)).lowerBound
        let query = try plan("\(range) | count", context).query
        let text = PlanText.text(Plan(query: query, outputs: [], captions: []))
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("range") })
        return String(line.dropFirst("range   ".count))
    }

    @Test(arguments: [
        ("last 7 days", "2026-03-24 10:00 to 2026-03-31 10:00 UTC"),
        ("last 90m", "2026-03-31 08:30 to 2026-03-31 10:00 UTC"),
        ("last 7 full days", "2026-03-24 00:00 to 2026-03-31 00:00 UTC"),
        ("last 2 full hours", "2026-03-31 08:00 to 2026-03-31 10:00 UTC"),
        ("last full month", "2026-02-01 00:00 to 2026-03-01 00:00 UTC"),
        ("last 1mo", "2026-02-28 10:00 to 2026-03-31 10:00 UTC"),
        ("last week", "2026-03-23 00:00 to 2026-03-30 00:00 UTC"),
        ("this week", "2026-03-30 00:00 to 2026-03-31 10:00 UTC"),
        ("last quarter", "2025-10-01 00:00 to 2026-01-01 00:00 UTC"),
        ("today", "2026-03-31 00:00 to 2026-03-31 10:00 UTC"),
        ("yesterday", "2026-03-30 00:00 to 2026-03-31 00:00 UTC"),
        ("on 2026-03-14", "2026-03-14 00:00 to 2026-03-15 00:00 UTC"),
        ("in 2026-02", "2026-02-01 00:00 to 2026-03-01 00:00 UTC"),
        ("in 2026-Q1", "2026-01-01 00:00 to 2026-04-01 00:00 UTC"),
        ("since 2026-03-05", "from 2026-03-05 00:00 UTC"),
        ("until 2026-03-05", "before 2026-03-05 00:00 UTC"),
        ("since 2026-03-05 until 2026-03-07", "2026-03-05 00:00 to 2026-03-07 00:00 UTC"),
        ("since -7d", "from 2026-03-24 10:00 UTC"),
        ("since -7d@d until now", "2026-03-24 00:00 to 2026-03-31 10:00 UTC"),
        ("since $launch", "from 2026-03-05 00:00 UTC"),
        ("since 09:30", "from 2026-03-31 09:30 UTC"),
        ("between 2026-03-05 and 2026-03-07", "2026-03-05 00:00 to 2026-03-08 00:00 UTC"),
        ("between 2026-01 and 2026-02", "2026-01-01 00:00 to 2026-03-01 00:00 UTC"),
        ("between 2026-03-05T10:00 and 2026-03-05T11:00", "2026-03-05 10:00 to 2026-03-05 11:00:00.001 UTC"),
    ])
    func meansTheseInstants(range: String, expected: String) throws {
        #expect(try bounds(range, now: "2026-03-31T10:00") == expected)
    }

    /// Berlin went from 02:00 to 03:00 on 2026-03-29 and goes back from 03:00 to 02:00 on 2026-10-25.
    @Test(arguments: [
        ("last 7 days", "2026-03-31T10:00", "2026-03-24 10:00 to 2026-03-31 10:00 Europe/Berlin"),
        ("on 2026-03-29", "2026-03-31T10:00", "2026-03-29 00:00 to 2026-03-30 00:00 Europe/Berlin"),
        ("last 24 hours", "2026-03-29T12:00", "2026-03-28 11:00 to 2026-03-29 12:00 Europe/Berlin"),
        ("last 1 days", "2026-10-25T12:00", "2026-10-24 12:00 to 2026-10-25 12:00 Europe/Berlin"),
    ])
    func keepsTheWallClock(range: String, now: String, expected: String) throws {
        #expect(try bounds(range, now: now, zone: "Europe/Berlin") == expected)
    }

    @Test func dayOfTheChangeIsAnHourShort() throws {
        let zone = try Zone(identifier: "Europe/Berlin")
        let range = try #require(try plan("on 2026-03-29 | count", testContext(zone: zone)).query.range)
        let length = try #require(range.upper).milliseconds - (try #require(range.lower).milliseconds)
        #expect(length == 23 * 3_600_000)
    }

    @Test func captionSaysRangeAndZone() throws {
        let captions = try plan("last 7 days | count").captions
        #expect(captions == ["last 7 days: 2026-03-24 10:00 to 2026-03-31 10:00 UTC"])
    }
}
