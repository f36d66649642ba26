import Testing

@testable import ClamorTime

private let tokyo = zone("Asia/Tokyo")

@Suite struct TimeParserTests {
    /// With the offset stated, whatever the zone.
    @Test(arguments: [
        ("2026-01-31T10:00:00Z", "2026-01-31T10:00:00Z"), ("2026-01-31T10:00:00.5Z", "2026-01-31T10:00:00.500Z"),
        ("2026-01-31T10:00:00.123456789Z", "2026-01-31T10:00:00.123Z"),
        ("2026-01-31t10:00:00z", "2026-01-31T10:00:00Z"),
        ("2026-01-31T10:00:00+01:00", "2026-01-31T09:00:00Z"), ("2026-01-31T10:00:00-0530", "2026-01-31T15:30:00Z"),
        ("2026-01-31 10:00:00 +0000", "2026-01-31T10:00:00Z"), ("2026-01-31 10:00:00 UTC", "2026-01-31T10:00:00Z"),
        ("2026-01-31 10:00:00 +0000 UTC", "2026-01-31T10:00:00Z"), ("2026-01-31T10:00+02", "2026-01-31T08:00:00Z"),
        ("2026-01-31T10:00:00,25+00:00", "2026-01-31T10:00:00.250Z"), ("20260131T100000Z", "2026-01-31T10:00:00Z"),
        ("2026-01-31T10:00:00+01:00[Europe/Berlin]", "2026-01-31T09:00:00Z"),
        ("2026-01-31 10:00Z", "2026-01-31T10:00:00Z"),
        ("  2026-01-31T10:00:00Z\n", "2026-01-31T10:00:00Z"), ("2026-12-31T23:59:60Z", "2027-01-01T00:00:00Z"),
        ("2026-01-31T24:00:00Z", "2026-02-01T00:00:00Z"), ("20260131100000", "2026-01-31T10:00:00Z"),
        ("Wed Aug 27 13:08:45 +0000 2008", "2008-08-27T13:08:45Z"),
        ("Tue, 03 Mar 2026 10:00:00 GMT", "2026-03-03T10:00:00Z"),
        ("3 Mar 2026 10:00:00 -0500", "2026-03-03T15:00:00Z"), ("Tue, 3 Mar 26 10:00 EST", "2026-03-03T15:00:00Z"),
        ("Tue Mar 03 2026 10:00:00 GMT+0100 (Central European Standard Time)", "2026-03-03T09:00:00Z"),
        ("Tue Mar  3 10:00:00 UTC 2026", "2026-03-03T10:00:00Z"), ("1767225600", "2026-01-01T00:00:00Z"),
        ("1767225600.0", "2026-01-01T00:00:00Z"), ("1767225600.25", "2026-01-01T00:00:00.250Z"),
        ("1767225600000", "2026-01-01T00:00:00Z"), ("1767225600000.0", "2026-01-01T00:00:00Z"),
        ("1767225600123456", "2026-01-01T00:00:00.123Z"), ("1767225600123456789", "2026-01-01T00:00:00.123Z"),
        ("1.7672256E+9", "2026-01-01T00:00:00Z"), ("1.7672256e12", "2026-01-01T00:00:00Z"),
        ("1767225600.", "2026-01-01T00:00:00Z"),
        ("Sat 31 Jan 2026 10:00:00 CET", "2026-01-31T09:00:00Z"), ("100000000", "1973-03-03T09:46:40Z"),
        ("2e9", "2033-05-18T03:33:20Z"),
    ])
    func statedTimes(text: String, expected: String) throws {
        let parsed = try #require(parseTime(text, zone: tokyo))
        #expect(utc(parsed.instant.milliseconds) == expected)
        #expect(parsed.isZoneStated)
    }

    /// On the clock of Berlin.
    @Test(arguments: [
        ("2026-01-31", "2026-01-30T23:00:00Z"), ("2026-01-31 10:00:00", "2026-01-31T09:00:00Z"),
        ("2026-07-31T10:00", "2026-07-31T08:00:00Z"), ("2026/1/5 9:30", "2026-01-05T08:30:00Z"),
        ("2026.01.05", "2026-01-04T23:00:00Z"), ("20260131", "2026-01-30T23:00:00Z"),
        ("2026-01-31 10:00:00.0", "2026-01-31T09:00:00Z"),
        ("2026-01-31T10:00:00", "2026-01-31T09:00:00Z"), ("2026-01-31, 10:30 PM", "2026-01-31T21:30:00Z"),
        ("March 3, 2026", "2026-03-02T23:00:00Z"), ("Mar 3, 2026, 10:30 PM", "2026-03-03T21:30:00Z"),
        ("3 March 2026 at 10:00", "2026-03-03T09:00:00Z"), ("31-Jan-2026", "2026-01-30T23:00:00Z"),
        ("31-Jan-26 10:00:05.5", "2026-01-31T09:00:05.500Z"), ("Sept. 1st, 2026", "2026-08-31T22:00:00Z"),
        ("Tue Mar  3 10:00:00 2026", "2026-03-03T09:00:00Z"), ("24-02-2015 11.35", "2015-02-24T10:35:00Z"),
        ("24.2.2015", "2015-02-23T23:00:00Z"), ("12/31/2026 12:00 AM", "2026-12-30T23:00:00Z"),
        ("31/12/26 12:00 p.m.", "2026-12-31T11:00:00Z"), ("3/3/2026", "2026-03-02T23:00:00Z"),
        ("1/31/2026, 10:00:00\u{202F}AM", "2026-01-31T09:00:00Z"), ("31/1/1999 1:05", "1999-01-31T00:05:00Z"),
    ])
    func wallClockTimes(text: String, expected: String) throws {
        let parsed = try #require(parseTime(text, zone: berlinZone))
        #expect(utc(parsed.instant.milliseconds) == expected)
        #expect(!parsed.isZoneStated)
    }

    @Test(arguments: [
        "", " ", "0", "-1", "5", "2026", "2026-01", "99999999", "yesterday", "2 weeks ago", "2026-02-30", "2026-13-01",
        "2026-01-31T", "2026-01-31T25:00", "2026-01-31T10:60", "2026-01-31T10:00:00 nonsense", "2026-01-31T10:00:00X",
        "31/13/2026", "3/4/2026", "32.1.2026", "Mar 2026", "3 Mar", "Marble 3 2026", "10:00", "2026-01-31 13:00 PM",
        "12345678901234567890123", "1e99", "2026-01-31T10:00:00+99:00", "2026-01-31T10:00:00.Z", "2026-0131", "nan",
        "2026-01-31Z10", "5.70306E+17x", "2026-02-29T10:00:00Z", "2026-01-31T10:00:00+1:2", "\u{0}", "٢٠٢٦-٠١-٣١",
    ])
    func refusesTheRest(text: String) {
        #expect(parseTime(text, zone: .utc) == nil)
    }

    @Test func theOrderDecides() {
        #expect(parseTime("3/4/2026", zone: .utc, order: .dayFirst)?.instant == at("2026-04-03"))
        #expect(parseTime("3/4/2026", zone: .utc, order: .monthFirst)?.instant == at("2026-03-04"))
        #expect(parseTime("13/4/2026", zone: .utc, order: .monthFirst) == nil)
        #expect(parseTime("9/25/2016 3:04", zone: .utc, order: .monthFirst)?.instant == at("2016-09-25T03:04"))
    }

    @Test func aFileTellsItsOrder() {
        let cases: [(String, DayMonthEvidence)] = [
            ("3/4/2026", .either), ("13/4/2026", .dayFirst), ("4/13/2026 10:00", .monthFirst), ("3/3/2026", .either),
            ("2026-03-04", .none), ("13/13/2026", .none), ("24.2.2026", .dayFirst), ("4.3.2026", .dayFirst),
            ("text", .none),
            ("1/2/26", .either), ("1767225600", .none), ("", .none),
        ]
        for (text, evidence) in cases { #expect(dayMonthEvidence(text) == evidence, "\(text)") }
    }

    /// The plain form and the general one read alike, and no bytes trap.
    @Test func anyBytesAreSurvived() {
        var generator = SeededGenerator(seed: 9)
        let seeds = [
            "2026-01-31T10:00:00.123Z", "Wed Aug 27 13:08:45 +0000 2008", "31/12/2026 10:30 PM", "1767225600.25",
            "Tue Mar 03 2026 10:00:00 GMT+0100 (CET)", "20260131T100000Z",
        ].map { Array($0.utf8) }
        for _ in 0..<20_000 {
            guard var bytes = seeds.randomElement(using: &generator) else { continue }
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0...2, using: &generator) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.removeSubrange(index...)
                default: bytes.insert(UInt8.random(in: 0x20...0x7F, using: &generator), at: index)
                }
                if bytes.isEmpty { break }
            }
            let time = bytes.withUnsafeBufferPointer { parseTime($0, zone: .utc, order: .dayFirst) }
            let spaced = ([0x20] + bytes).withUnsafeBufferPointer { parseTime($0, zone: .utc, order: .dayFirst) }
            #expect(time == spaced, "\(String(decoding: bytes, as: UTF8.self))")
        }
    }
}
