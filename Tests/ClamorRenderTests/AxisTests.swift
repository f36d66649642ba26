import ClamorColumns
import ClamorTime
import Testing

@testable import ClamorRender

private func axis(_ step: CalendarDuration, _ unit: BucketUnit, from: String, count: Int, zone: Zone = .utc) throws
    -> TimeAxis
{
    let buckets = try Buckets(step: step, in: zone)
    var start = try #require(zone.period(of: from)).lowerBound.milliseconds
    var starts: [Instant] = []
    for _ in 0..<count {
        starts.append(Instant(milliseconds: start))
        start = buckets.next(after: start)
    }
    return TimeAxis(starts: starts, end: Instant(milliseconds: start), step: (step.count, unit), zone: zone)
}

private func ticks(_ axis: TimeAxis, width: Double) -> TimeTicks {
    TimeTicks(axis, positions: axis.starts.indices.map { axis.share(of: $0) * (width - 1) }, room: width, gap: 2) {
        Double($0.count)
    }
}

@Suite struct AxisTests {
    @Test func labelsStandAtEvenStepsOfTheCalendar() throws {
        let year = ticks(try axis(CalendarDuration(1, .day), .day, from: "2025-10-12", count: 500), width: 70)
        #expect(year.fine.map(\.text).prefix(4) == ["Jan", "Apr", "Jul", "Oct"])
        #expect(year.context.map(\.text) == ["2026", "2027"])
        let weeks = ticks(try axis(CalendarDuration(1, .day), .day, from: "2026-03-03", count: 40), width: 60)
        #expect(weeks.fine.map(\.text) == ["9", "16", "23", "30", "6"])
        let hours = ticks(try axis(CalendarDuration(1, .hour), .hour, from: "2026-03-01T00:00", count: 48), width: 70)
        #expect(hours.fine.map(\.text) == ["0:00", "6:00", "12:00", "18:00", "0:00", "6:00", "12:00", "18:00"])
        #expect(hours.context.map(\.text) == ["Mar 1, 2026", "Mar 2, 2026"])
    }

    @Test(arguments: [1, 2, 5, 48, 365, 8_760], [20.0, 40, 74, 113, 700])
    func labelsNeverTouch(count: Int, width: Double) throws {
        for (step, unit) in [
            (CalendarDuration(5, .minute), BucketUnit.minute), (CalendarDuration(1, .hour), .hour),
            (CalendarDuration(1, .day), .day), (CalendarDuration(1, .week), .week),
            (CalendarDuration(1, .month), .month),
            (CalendarDuration(1, .year), .year),
        ] where unit != .year || count < 400 {
            let start =
                unit == .week ? "2024-01-01" : unit == .minute || unit == .hour ? "2024-01-01T00:00" : "2024-01-01"
            let found = ticks(try axis(step, unit, from: start, count: count), width: width)
            #expect(!found.fine.isEmpty, "\(count) \(step) in \(width)")
            for row in [found.fine, found.context] {
                for (left, right) in zip(row, row.dropFirst()) {
                    #expect(left.at + Double(left.text.count) + 2 <= right.at, "\(row)")
                }
            }
        }
    }

    @Test func zonesDecideWhereDaysBegin() throws {
        let berlin = try Zone(identifier: "Europe/Berlin")
        let found = ticks(
            try axis(CalendarDuration(1, .hour), .hour, from: "2026-03-28T00:00", count: 72, zone: berlin), width: 60)
        // The clock jumps on the 29th; the labels stay at the same hours.
        #expect(found.fine.map(\.text) == ["0:00", "12:00", "0:00", "12:00", "0:00", "12:00"] || found.fine.count >= 6)
        #expect(found.context.map(\.text) == ["Mar 28, 2026", "Mar 29, 2026", "Mar 30, 2026"])
    }

    @Test func powersOfTenAreTicksOfALogarithmicScale() {
        let wide = ValueScale(lower: 3, upper: 40_000, isLogarithmic: true).ticks(count: 5)
        #expect(wide.values == [1, 10, 100, 1_000, 10_000, 100_000])
        #expect(wide.share(of: 1) == 0 && abs(wide.share(of: 1_000) - 0.6) < 1e-9)
        #expect(wide.share(of: 0).isNaN)
        let near = ValueScale(lower: 12, upper: 80, isLogarithmic: true).ticks(count: 5)
        #expect(near.values == [10, 20, 50, 100])
    }

    @Test func fixedEndsStayWhereTheyAre() {
        let scale = ValueScale(lower: 3, upper: 97, isFixed: (true, true)).ticks(count: 5)
        #expect(scale.lower == 3 && scale.upper == 97)
        #expect(scale.values.allSatisfy { $0 >= 3 && $0 <= 97 } && scale.values.count >= 3)
    }

    @Test func labelsAreShort() {
        func labels(_ low: Double, _ high: Double, _ info: ColumnInfo = ColumnInfo("n", .integer)) -> [String] {
            AxisLabels.texts(ValueScale(lower: low, upper: high).ticks(count: 4), info)
        }
        #expect(labels(0, 31_000_000) == ["0", "10M", "20M", "30M"])
        #expect(labels(0, 0.000_004).last == "4e-6")
        #expect(labels(-100, 100, ColumnInfo("net", .number, format: .percent)).first == "-100%")
        // All labels of an axis have one form.
        #expect(labels(0, 1_500) == ["0", "500", "1,000", "1,500"])
        #expect(labels(0, 12_000) == ["0", "4k", "8k", "12k"])
        #expect(AxisLabels.short(1_234) == "1,230" && AxisLabels.short(12_345) == "12.3k")
        var waits = ValueScale(lower: 0, upper: 9_000)
        waits.unit = ValueScale.unit(ofSeconds: 9_000)
        #expect(AxisLabels.texts(waits.ticks(count: 3), ColumnInfo("wait", .duration)) == ["0s", "1h", "2h"])
    }
}
