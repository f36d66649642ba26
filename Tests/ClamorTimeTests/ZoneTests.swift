import Testing

@testable import ClamorTime

@Suite struct ZoneTests {
    private let berlin = berlinZone
    private let newYork = zone("America/New_York")

    @Test func theClocksOf2026() {
        #expect(berlin.offset(at: ms("2026-03-29T00:59:59Z")) == 3_600_000)
        #expect(berlin.offset(at: ms("2026-03-29T01:00:00Z")) == 7_200_000)
        #expect(berlin.offset(at: ms("2026-10-25T00:59:59Z")) == 7_200_000)
        #expect(berlin.offset(at: ms("2026-10-25T01:00:00Z")) == 3_600_000)
        #expect(newYork.offset(at: ms("2026-03-08T06:59:59Z")) == -5 * 3_600_000)
        #expect(newYork.offset(at: ms("2026-03-08T07:00:00Z")) == -4 * 3_600_000)
        #expect(newYork.offset(at: ms("2026-11-01T06:00:00Z")) == -5 * 3_600_000)
        #expect(zone("Asia/Kolkata").offset(at: ms("2026-07-01T00:00:00Z")) == 19_800_000)
    }

    @Test func changesOtherThanSummerTimeCount() {
        let moscow = zone("Europe/Moscow")
        #expect(moscow.offset(at: ms("2012-01-01T00:00:00Z")) == 4 * 3_600_000)
        #expect(moscow.offset(at: ms("2015-01-01T00:00:00Z")) == 3 * 3_600_000)
        #expect(zone("Asia/Pyongyang").offset(at: ms("2016-01-01T00:00:00Z")) == 30_600_000)
    }

    @Test func aSkippedTimeIsTheChangeItself() {
        #expect(utc(ms("2026-03-29T02:30", in: berlin)) == "2026-03-29T01:00:00Z")
        #expect(utc(ms("2026-03-29T02:00", in: berlin)) == "2026-03-29T01:00:00Z")
        #expect(utc(ms("2026-03-29T03:00", in: berlin)) == "2026-03-29T01:00:00Z")
        #expect(utc(ms("2026-03-29T01:59", in: berlin)) == "2026-03-29T00:59:00Z")
    }

    @Test func aRepeatedTimeIsTheEarlier() {
        #expect(utc(ms("2026-10-25T02:30", in: berlin)) == "2026-10-25T00:30:00Z")
        #expect(utc(ms("2026-10-25T03:00", in: berlin)) == "2026-10-25T02:00:00Z")
        let both = berlin.occurrences(ofLocal: ms("2026-10-25T02:30"))
        #expect(both.second == ms("2026-10-25T01:30:00Z"))
    }

    @Test func namesAndOffsets() throws {
        #expect(try Zone(identifier: "utc") == .utc)
        #expect(try Zone(identifier: "europe/berlin").identifier == "Europe/Berlin")
        for (name, identifier, hours) in [
            ("+02:00", "+02:00", 2.0), ("+0200", "+02:00", 2), ("UTC-5", "-05:00", -5), ("+05:30", "+05:30", 5.5),
            ("-9", "-09:00", -9),
        ] {
            let zone = try Zone(identifier: name)
            #expect(zone.identifier == identifier && zone.isFixed)
            #expect(zone.offset(at: 0) == Int64(hours * 3_600_000))
        }
        #expect(try Zone(identifier: "+00:00") == .utc)
    }

    @Test(arguments: [
        ("Europe/Berln", "did you mean `Europe/Berlin`?"), ("tokyo", "did you mean `Asia/Tokyo`?"),
        ("new york", "did you mean `America/New_York`?"),
        ("nowhere at all", "zones are named as in `Europe/Berlin`, or by an offset as in `+02:00`"),
        ("../../etc/passwd", "zones are named as in `Europe/Berlin`, or by an offset as in `+02:00`"),
        ("+2:0", "zones are named as in `Europe/Berlin`, or by an offset as in `+02:00`"),
        ("+25:00", "zones are named as in `Europe/Berlin`, or by an offset as in `+02:00`"),
    ])
    func unknownNamesAreErrors(name: String, help: String) {
        #expect(throws: TimeError("unknown time zone `\(name)`", help: help)) { try Zone(identifier: name) }
    }

    /// Wall-clock time and back, over every change of a few clocks.
    @Test(arguments: ["Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca"])
    func localTimesComeBack(name: String) {
        let zone = zone(name)
        for change in zone.transitions {
            for minutes in stride(from: -180, through: 180, by: 7) {
                let time = change + Int64(minutes) * 60_000
                let (first, second) = zone.occurrences(ofLocal: zone.local(at: time))
                #expect(first == time || second == time, "\(utc(time))")
            }
        }
    }
}

@Suite struct ZoneArithmeticTests {
    private let berlin = berlinZone

    private func plus(_ text: String, _ count: Int, _ unit: CalendarUnit) -> String {
        let sum = berlin.adding(CalendarDuration(count, unit), to: at(text, in: berlin))
        return TimeFormat.full.text(sum, in: berlin)
    }

    @Test func daysKeepTheWallClock() {
        #expect(plus("2026-04-02T10:00", -7, .day) == "2026-03-26T10:00:00+01:00")
        #expect(plus("2026-03-28T02:30", 1, .day) == "2026-03-29T03:00:00+02:00")
        #expect(plus("2026-10-24T02:30", 1, .day) == "2026-10-25T02:30:00+02:00")
        #expect(plus("2026-10-20T02:30", 1, .week) == "2026-10-27T02:30:00+01:00")
    }

    @Test func hoursElapse() {
        #expect(plus("2026-03-29T01:00", 2, .hour) == "2026-03-29T04:00:00+02:00")
        #expect(plus("2026-10-25T01:00", 24, .hour) == "2026-10-26T00:00:00+01:00")
        #expect(plus("2026-10-25T01:00", 90, .minute) == "2026-10-25T02:30:00+02:00")
    }

    @Test func monthEndsStayInTheMonth() {
        #expect(plus("2026-01-31T10:00", 1, .month) == "2026-02-28T10:00:00+01:00")
        #expect(plus("2024-02-29T10:00", 1, .year) == "2025-02-28T10:00:00+01:00")
        #expect(plus("2026-05-31T10:00", -1, .quarter) == "2026-02-28T10:00:00+01:00")
        #expect(plus("2026-12-15T10:00", 1, .month) == "2027-01-15T10:00:00+01:00")
    }

    @Test func snapsToTheStart() {
        let time = at("2026-11-19T17:45:30.250", in: berlin)
        let expected: [(CalendarUnit, String)] = [
            (.second, "2026-11-19T17:45:30"), (.minute, "2026-11-19T17:45"), (.hour, "2026-11-19T17:00"),
            (.day, "2026-11-19"), (.week, "2026-11-16"), (.month, "2026-11-01"), (.quarter, "2026-10-01"),
            (.year, "2026-01-01"),
        ]
        for (unit, start) in expected { #expect(berlin.snap(time, to: unit) == at(start, in: berlin), "\(unit)") }
    }

    @Test func periodsAndTheirNeighbours() {
        let now = at("2026-03-31T12:00", in: berlin)
        let lastMonth = berlin.period(.month, holding: now, shiftedBy: -1)
        #expect(lastMonth == at("2026-02-01", in: berlin)..<at("2026-03-01", in: berlin))
        let day = berlin.period(.day, holding: at("2026-03-29T12:00", in: berlin))
        #expect(day.upperBound.milliseconds - day.lowerBound.milliseconds == 23 * 3_600_000)
        let lastWeek = berlin.period(.week, holding: now, shiftedBy: -1)
        #expect(lastWeek == at("2026-03-23", in: berlin)..<at("2026-03-30", in: berlin))
        let nextQuarter = berlin.period(.quarter, holding: now, shiftedBy: 1)
        #expect(nextQuarter == at("2026-04-01", in: berlin)..<at("2026-07-01", in: berlin))
    }

    @Test(arguments: [
        ("2026", "2026-01-01", "2027-01-01"), ("2026-03", "2026-03-01", "2026-04-01"),
        ("2026-Q1", "2026-01-01", "2026-04-01"), ("2026-q4", "2026-10-01", "2027-01-01"),
        ("2026-W01", "2025-12-29", "2026-01-05"), ("2026-W53", "2026-12-28", "2027-01-04"),
        ("2026-03-29", "2026-03-29", "2026-03-30"), ("2026-03-14T10:00", "2026-03-14T10:00", "2026-03-14T10:00:00.001"),
        ("2026-03-14T09:00Z", "2026-03-14T10:00", "2026-03-14T10:00:00.001"),
    ])
    func literalsCoverTime(literal: String, lower: String, upper: String) {
        #expect(berlin.period(of: literal) == at(lower, in: berlin)..<at(upper, in: berlin))
    }

    @Test(arguments: [
        "", "26", "2026-13", "2026-Q5", "2026-W54", "2025-W53", "2026-02-30", "2026-1", "x-y-z", "1767225600",
    ])
    func otherLiteralsCoverNone(literal: String) {
        #expect(berlin.period(of: literal) == nil)
    }
}
