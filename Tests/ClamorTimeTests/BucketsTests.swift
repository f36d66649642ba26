import Testing

@testable import ClamorTime

@Suite struct BucketsTests {
    private let berlin = berlinZone

    private func starts(_ step: String, _ zone: Zone, _ from: String, _ until: String) throws -> [String] {
        let buckets = try Buckets(step: CalendarDuration(step), in: zone)
        let series = try buckets.series(covering: at(from, in: zone)..<at(until, in: zone))
        return series.starts.map { buckets.label(of: $0) }
    }

    @Test func daysOfTheWeekAndMonthsAlign() throws {
        #expect(try starts("1w", .utc, "2026-03-11", "2026-03-24") == ["2026-03-09", "2026-03-16", "2026-03-23"])
        #expect(try starts("2w", .utc, "1970-01-06", "1970-01-20") == ["1970-01-05", "1970-01-19"])
        #expect(try starts("2d", .utc, "1970-01-05", "1970-01-08") == ["1970-01-05", "1970-01-07"])
        #expect(try starts("1mo", .utc, "2026-01-31", "2026-03-02") == ["2026-01", "2026-02", "2026-03"])
        #expect(try starts("1q", .utc, "2026-02-01", "2026-07-02") == ["2026-Q1", "2026-Q2", "2026-Q3"])
        #expect(try starts("1y", .utc, "2024-02-29", "2026-01-01") == ["2024", "2025"])
        #expect(try starts("6mo", .utc, "2026-03-01", "2026-08-01") == ["2026-01", "2026-07"])
    }

    @Test func springDaysHave23Hours() throws {
        let hours = try starts("1h", berlin, "2026-03-29", "2026-03-30")
        #expect(hours.count == 23)
        #expect(
            Array(hours[0...3]) == ["2026-03-29 00:00", "2026-03-29 01:00", "2026-03-29 03:00", "2026-03-29 04:00"])
        let pairs = try starts("2h", berlin, "2026-03-29", "2026-03-30")
        #expect(pairs.count == 12 && pairs[1] == "2026-03-29 03:00" && pairs[2] == "2026-03-29 04:00")
    }

    @Test func autumnDaysHave25Hours() throws {
        let hours = try starts("1h", berlin, "2026-10-25", "2026-10-26")
        #expect(hours.count == 25)
        #expect(
            Array(hours[1...4]) == [
                "2026-10-25 01:00", "2026-10-25 02:00 +02:00", "2026-10-25 02:00 +01:00", "2026-10-25 03:00",
            ])
        let halves = try starts("30m", berlin, "2026-10-25T01:30", "2026-10-25T03:00")
        #expect(
            halves == [
                "2026-10-25 01:30", "2026-10-25 02:00 +02:00", "2026-10-25 02:30 +02:00", "2026-10-25 02:00 +01:00",
                "2026-10-25 02:30 +01:00",
            ])
        let sixes = try starts("6h", berlin, "2026-10-25", "2026-10-26")
        #expect(sixes == ["2026-10-25 00:00", "2026-10-25 06:00", "2026-10-25 12:00", "2026-10-25 18:00"])
    }

    @Test func bothEndsAreMarked() throws {
        let buckets = Buckets(.day, in: .utc)
        let partial = try buckets.series(covering: at("2026-03-01T10:00")..<at("2026-03-03T10:00"))
        #expect(partial.isPartial == (first: true, last: true) && partial.starts.count == 3)
        #expect(partial.end == ms("2026-03-04"))
        let whole = try buckets.series(covering: at("2026-03-01")..<at("2026-03-03"))
        #expect(whole.isPartial == (first: false, last: false) && whole.starts.count == 2)
        let empty = try buckets.series(covering: at("2026-03-01T10:00")..<at("2026-03-01T10:00"))
        #expect(empty.starts.count == 1)
    }

    @Test func stepsMustDivideTheDay() throws {
        #expect(throws: TimeError("steps of 7h do not divide a day", help: "nearest: `6h` or `8h`")) {
            try Buckets(step: CalendarDuration(7, .hour), in: .utc)
        }
        #expect(throws: TimeError("steps of 48h do not divide a day", help: "nearest: `24h`")) {
            try Buckets(step: CalendarDuration(48, .hour), in: .utc)
        }
        #expect(throws: TimeError("a step of 0d has no length")) {
            try Buckets(step: CalendarDuration(0, .day), in: .utc)
        }
        #expect(
            try Buckets(step: CalendarDuration(24, .hour), in: berlin).start(of: ms("2026-03-29T12:00Z"))
                == ms("2026-03-28T23:00Z"))
    }

    @Test func tooManyAreAnError() throws {
        let minutes = Buckets(.minute, in: .utc)
        let start = at("2026-01-01")
        let most = start..<start.advanced(byMilliseconds: 100_000 * 60_000)
        #expect(try minutes.series(covering: most).starts.count == 100_000)
        #expect(throws: TimeError.self) {
            try minutes.series(covering: start..<most.upperBound.advanced(byMilliseconds: 1))
        }
    }

    /// Around every change of clocks that change at odd times by odd amounts: starts are their own start, follow each
    /// other without a hole, and hold every time between them; the batch forms agree.
    @Test(arguments: [
        "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "America/Havana",
        "America/Sao_Paulo",
        "Africa/Casablanca", "+05:30", "UTC",
    ])
    func bucketsTileTime(name: String) throws {
        let zone = zone(name)
        let steps = ["30s", "15m", "30m", "1h", "2h", "6h", "12h", "1d", "3d", "1w", "1mo", "1q", "1y"]
        let changes = zone.isFixed ? [ms("2026-03-01")] : zone.transitions.suffix(250) + zone.transitions.prefix(30)
        for step in steps {
            let buckets = try Buckets(step: CalendarDuration(step), in: zone)
            for change in changes {
                var start = buckets.start(of: change - 4 * 3_600_000)
                for _ in 0..<20 {
                    let next = buckets.next(after: start)
                    #expect(next > start)
                    #expect(buckets.start(of: start) == start, "\(step) \(utc(start))")
                    #expect(buckets.start(of: next - 1) == start, "\(step) \(utc(next - 1))")
                    #expect(buckets.start(of: (start + next) / 2) == start, "\(step) \(utc((start + next) / 2))")
                    if start > change { break }
                    start = next
                }
            }
        }
    }

    @Test(arguments: ["Europe/Berlin", "America/St_Johns", "UTC", "-03:30"])
    func batchesAgreeWithSingleTimes(name: String) throws {
        let zone = zone(name)
        var generator = SeededGenerator(seed: 11)
        let range = ms("1895-01-01")..<ms("2110-01-01")
        var times = (0..<2_000).map { _ in Int64.random(in: range, using: &generator) }
        times += (0..<2_000).map { ms("2026-10-20") + Int64($0) * 613_771 }
        for step in ["1s", "20m", "1h", "8h", "1d", "2w", "1mo", "5mo", "1y"] {
            let buckets = try Buckets(step: CalendarDuration(step), in: zone)
            var out: [Int64] = []
            buckets.starts(of: times, into: &out)
            #expect(out == times.map { buckets.start(of: $0) }, "\(step)")
        }
    }

    @Test(arguments: [
        ("2026-01-01", "2026-01-02", 24, "1h"), ("2026-01-01", "2026-01-08", 60, "3h"),
        ("2026-01-01", "2026-03-01", 60, "1d"),
        ("2026-01-01", "2027-01-01", 60, "1w"), ("2020-01-01", "2026-01-01", 80, "1mo"),
        ("1900-01-01", "2026-01-01", 30, "5y"),
        ("2026-01-01", "2026-01-01", 60, "1s"), ("2026-01-01T00:00", "2026-01-01T00:10", 60, "15s"),
    ])
    func automaticStepsAreOfTheLadder(lower: String, upper: String, count: Int, step: String) throws {
        let range = at(lower)..<at(upper)
        let found = CalendarDuration.automaticStep(for: range, atMost: count)
        #expect(found.description == step)
        #expect(try Buckets(step: found, in: berlin).series(covering: range).starts.count <= count + 2)
    }

    @Test func ordinalsCountFromTheFirst() throws {
        let series = try Buckets(.day, in: berlin).series(
            covering: at("2026-03-01", in: berlin)..<at("2026-11-30", in: berlin))
        var generator = SeededGenerator(seed: 5)
        let times = (0..<3_000).map { _ in Int64.random(in: ms("2026-02-20")..<ms("2026-12-10"), using: &generator) }
        var ordinals: [Int32] = []
        series.ordinals(of: times, into: &ordinals)
        for (time, ordinal) in zip(times, ordinals) {
            let start = series.buckets.start(of: time)
            #expect(ordinal == Int32(series.starts.firstIndex(of: start) ?? -1))
        }
    }
}
