import Testing

@testable import ClamorTime

@Suite struct CivilDateTests {
    @Test(arguments: [
        (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11016), (2026, 3, 14, 20526), (1900, 3, 1, -25508),
        (0, 3, 1, -719468), (-1, 12, 31, -719529), (9999, 12, 31, 2_932_896),
    ])
    func knowsTheDayNumber(year: Int, month: Int, day: Int, number: Int) throws {
        let date = try #require(CivilDate(year: year, month: month, day: day))
        #expect(date.daysSince1970 == number)
        #expect(CivilDate(daysSince1970: number) == date)
    }

    @Test func everyDayFollowsTheOneBefore() throws {
        var previous = CivilDate(daysSince1970: -200_001)
        for number in -200_000...200_000 {
            let date = CivilDate(daysSince1970: number)
            #expect(date.daysSince1970 == number)
            #expect(previous < date)
            #expect(date.weekday == previous.weekday % 7 + 1)
            let isNextDay = date.day == previous.day + 1 && date.month == previous.month
            let lastDay = CivilDate.dayCount(year: previous.year, month: previous.month)
            #expect(isNextDay || (date.day == 1 && previous.day == lastDay))
            previous = date
        }
    }

    @Test func refusesWhatNoCalendarHas() {
        for (year, month, day) in [
            (2026, 2, 29), (1900, 2, 29), (2026, 13, 1), (2026, 0, 1), (2026, 4, 31), (2026, 1, 0),
        ] {
            #expect(CivilDate(year: year, month: month, day: day) == nil)
        }
        #expect(CivilDate(year: 2000, month: 2, day: 29) != nil)
    }

    @Test(arguments: [
        ("2026-01-01", 2026, 1, 4), ("2025-12-29", 2026, 1, 1), ("2024-12-30", 2025, 1, 1), ("2021-01-03", 2020, 53, 7),
        ("2020-12-31", 2020, 53, 4), ("2027-01-01", 2026, 53, 5), ("2026-12-31", 2026, 53, 4),
        ("2016-01-03", 2015, 53, 7),
        ("2018-12-31", 2019, 1, 1),
    ])
    func weeksBelongToTheYearOfTheirThursday(text: String, year: Int, week: Int, weekday: Int) {
        let date = Zone.utc.date(of: at(text))
        #expect(date.isoWeek == (year, week))
        #expect(date.weekday == weekday)
    }

    @Test func quartersAndDaysOfTheYear() throws {
        let leapEnd = try #require(CivilDate(year: 2024, month: 12, day: 31))
        #expect(leapEnd.dayOfYear == 366 && leapEnd.quarter == 4)
        let spring = try #require(CivilDate(year: 2026, month: 3, day: 31))
        #expect(spring.dayOfYear == 90 && spring.quarter == 1)
        #expect(spring.adding(months: 1) == CivilDate(year: 2026, month: 4, day: 30))
        #expect(spring.adding(months: -1) == CivilDate(year: 2026, month: 2, day: 28))
        #expect(spring.adding(months: -13) == CivilDate(year: 2025, month: 2, day: 28))
        #expect(spring.adding(months: 9) == CivilDate(year: 2026, month: 12, day: 31))
    }
}

@Suite struct CalendarDurationTests {
    @Test(arguments: [
        ("7d", 7, CalendarUnit.day), ("15m", 15, .minute), ("1mo", 1, .month), ("2q", 2, .quarter), ("1y", 1, .year),
        ("90s", 90, .second), ("3h", 3, .hour), ("4w", 4, .week), ("7 days", 7, .day), ("1 Month", 1, .month),
        ("2weeks", 2, .week),
    ])
    func reads(text: String, count: Int, unit: CalendarUnit) throws {
        #expect(try CalendarDuration(text) == CalendarDuration(count, unit))
    }

    @Test func printsWhatItReads() throws {
        for unit in CalendarUnit.allCases {
            let duration = CalendarDuration(12, unit)
            #expect(try CalendarDuration(duration.description) == duration)
        }
    }

    @Test func aCapitalMIsAnError() {
        #expect(throws: TimeError("`1M` may mean minutes or months", help: "minutes are `m`, months are `mo`")) {
            try CalendarDuration("1M")
        }
    }

    @Test(arguments: [
        "", "d", "7", "7 fortnights", "-1d", "1.5h", "99999999999999999999d", "7D", "20000y", "9999999999999w",
    ])
    func refuses(text: String) {
        #expect(throws: TimeError.self) { try CalendarDuration(text) }
    }

    @Test func unitsAreOrdered() {
        #expect(CalendarUnit.allCases == CalendarUnit.allCases.sorted())
        #expect(CalendarUnit(name: "Weeks") == .week && CalendarUnit(name: "M") == nil)
    }
}
