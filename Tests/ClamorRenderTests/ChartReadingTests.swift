import ClamorColumns
import ClamorQuery
import ClamorTime
import Testing

@testable import ClamorRender

private let day: Int64 = 86_400_000
/// Sunday, 2026-03-01.
private let march: Int64 = 1_772_323_200_000
private let dayColumn = ColumnInfo("day", .time, format: .bucket(.day))

private func counts(_ values: [(day: Int64, name: String, count: Int64?)]) -> Table {
    table(
        [dayColumn, ColumnInfo("channel", .text), ColumnInfo("count", .integer)],
        values.map { [.time(march + $0.day * day), .text($0.name), $0.count.map { .integer($0) } ?? .null] })
}

private func context(
    range: Range<Int64>? = nil, now: Int64? = nil, additive: Set<String> = ["count"],
    notes: [(time: Instant, text: String)] = []
) -> ChartContext {
    ChartContext(
        zone: .utc,
        range: range.map {
            TimeRange(
                lower: Instant(milliseconds: march + $0.lowerBound * day / 4),
                upper: Instant(milliseconds: march + $0.upperBound * day / 4))
        }, now: now.map { Instant(milliseconds: march + $0 * day / 4) }, additive: additive, notes: notes)
}

@Suite struct ChartReadingTests {
    @Test func bucketsThatAreNotThereAreGaps() throws {
        let chart = try read(counts([(0, "a", 1), (1, "a", 2), (4, "a", 3)]))
        #expect(chart.axis.count == 5)
        #expect(chart.panels[0].series[0].values == [1, 2, nil, nil, 3])
    }

    @Test func theStepIsThatOfTheBuckets() throws {
        let hours = table(
            [ColumnInfo("hour", .time, format: .bucket(.hour)), ColumnInfo("count", .integer)],
            [0, 6, 18].map { [.time(march + $0 * 3_600_000), .integer($0)] })
        let chart = try read(hours)
        guard case .times(let times) = chart.axis else { throw TestFailure("no times") }
        #expect(times.step?.count == 6 && times.starts.count == 4)
        #expect(chart.panels[0].series[0].values == [0, 6, nil, 18])
    }

    @Test func endsThatTheRangeCutsAreTold() throws {
        let data = counts([(0, "a", 1), (1, "a", 2), (2, "a", 3)])
        let cut = try read(data, ChartRequest(kind: .line), context(range: 1..<10))
        guard case .times(let times) = cut.axis else { throw TestFailure("no times") }
        #expect(times.isPartial.first && times.isPartial.last)
        #expect(cut.captions == ["not a whole day: 2026-03-01, 2026-03-03"])
        let whole = try read(data, ChartRequest(kind: .line), context(range: 0..<12, now: 12))
        #expect(whole.captions.isEmpty)
        let young = try read(data, ChartRequest(kind: .line), context(range: 0..<12, now: 11))
        #expect(young.captions == ["not a whole day: 2026-03-03"])
    }

    @Test func intervalsAndThePeriodBeforeGoWithTheirMeasure() throws {
        let data = table(
            [
                dayColumn, ColumnInfo("net", .number), ColumnInfo("net_low", .number), ColumnInfo("net_high", .number),
                ColumnInfo("net_prev", .number), ColumnInfo("net_change", .number),
            ], (0..<3).map { [.time(march + $0 * day), .number(5), .number(3), .number(7), .number(4), .number(1)] })
        let chart = try read(data)
        #expect(chart.panels.count == 1 && chart.captions.isEmpty)
        let series = chart.panels[0].series
        #expect(series.map(\.name) == ["net", "net, before"])
        #expect(series.map(\.isBefore) == [false, true] && series[0].ink == series[1].ink)
        #expect(series[0].interval?.low == [3, 3, 3] && series[0].interval?.high == [7, 7, 7])
    }

    @Test func measuresOfOneSizeShareAPlot() throws {
        func chart(_ first: Int64, _ second: Int64) throws -> ChartSpecification {
            try read(
                table(
                    [dayColumn, ColumnInfo("likes", .integer), ColumnInfo("shares", .integer)],
                    (0..<3).map { [.time(march + $0 * day), .integer(first), .integer(second)] }))
        }
        #expect(try chart(10, 50).panels.map(\.title) == ["likes, shares"])
        #expect(try chart(10, 500).panels.map(\.title) == ["likes", "shares"])
    }

    @Test func moreSeriesThanCanBeToldApartAreSummedUpOnlyWhereSumsMeanSomething() throws {
        let data = counts(
            (0..<13).flatMap { one -> [(day: Int64, name: String, count: Int64?)] in
                [(0, "c\(one)", Int64(one + 1)), (1, "c\(one)", 1)]
            })
        let summed = try read(data, ChartRequest(kind: .line), context())
        #expect(summed.panels[0].series.count == 10)
        #expect(summed.panels[0].series.last?.name == "other" && summed.panels[0].series.last?.ink == .rest)
        #expect(summed.panels[0].series.last?.values == [1 + 2 + 3 + 4, 4])
        #expect(summed.captions == ["other: the sum of 4 more series"])
        let left = try read(data, ChartRequest(kind: .line), context(additive: []))
        #expect(left.panels[0].series.count == 10 && !left.panels[0].series.contains { $0.name == "other" })
        #expect(left.captions == ["left out: 3 more series, as they do not add up"])
    }

    @Test func namesAreOrderedAndLimited() throws {
        let data = table(
            [ColumnInfo("author", .text), ColumnInfo("count", .integer)],
            [("b", 3), ("a", 9), ("d", 1), ("c", 5)].map { [.text($0.0), .integer($0.1)] })
        func names(_ request: ChartRequest) throws -> [String] {
            guard case .categories(let names) = try read(data, request, context()).axis else { return [] }
            return names
        }
        #expect(try names(ChartRequest(kind: .bar)) == ["b", "a", "d", "c"])
        #expect(try names(ChartRequest(kind: .bar, order: .name)) == ["a", "b", "c", "d"])
        #expect(try names(ChartRequest(kind: .bar, order: .value, limit: 2)) == ["a", "c", "other"])
        let chart = try read(data, ChartRequest(kind: .bar, order: .value, limit: 2), context())
        #expect(chart.panels[0].series[0].values == [9, 5, 4])
        #expect(chart.captions == ["other: the sum of 2 more names"])
    }

    @Test func hoursAndWeekdaysAreWholeAndInOrder() throws {
        let data = table(
            [ColumnInfo("day_of_week", .integer), ColumnInfo("hour_of_day", .integer), ColumnInfo("count", .integer)],
            [[.integer(5), .integer(20), .integer(3)], [.integer(1), .integer(7), .integer(2)]])
        var known = context()
        known.keys = ["day_of_week", "hour_of_day"]
        let chart = try read(data, ChartRequest(), known)
        #expect(chart.kind == .heat && chart.axis.count == 24)
        #expect(chart.panels[0].series.map(\.name) == ["Mon", "Fri"])
        #expect(chart.panels[0].series[1].values[20] == 3 && chart.panels[0].series[1].values[7] == nil)
    }

    @Test func theScaleIsHonest() throws {
        let data = counts([(0, "a", 900), (1, "a", 1_000)])
        #expect(try read(data, ChartRequest(kind: .column), context()).panels[0].scale.lower == 0)
        // Volumes are read against zero; averages may begin anywhere.
        #expect(try read(data, ChartRequest(kind: .line), context()).panels[0].scale.lower == 0)
        #expect(try read(data, ChartRequest(kind: .line), context(additive: [])).panels[0].scale.lower == 900)
        let fixed = try read(data, ChartRequest(kind: .line, maximum: 950), context())
        #expect(fixed.panels[0].scale.upper == 950 && fixed.panels[0].scale.isFixed.upper)
        #expect(fixed.captions == ["1 value above the upper end is cut"])
        let powers = try read(
            counts([(0, "a", 0), (1, "a", 10), (2, "a", 10_000)]), ChartRequest(kind: .line, isLogarithmic: true),
            context())
        #expect(powers.panels[0].scale.isLogarithmic && powers.panels[0].scale.lower == 10)
        #expect(powers.captions == ["logarithmic scale", "1 value of zero or less have no place on it"])
        let full = try read(
            counts([(0, "a", 1), (0, "b", 3)]), ChartRequest(kind: .pct), context())
        #expect(full.panels[0].scale.upper == 100)
        #expect(full.panels[0].parts(at: 0, kind: .pct).map { ($0.to * 1_000).rounded() } == [25_000, 100_000])
    }

    @Test func aHistogramHasRoundBinsAndLosesNothing() throws {
        let scores = table(
            [ColumnInfo("score", .fixed)], (0..<100).map { [.fixed(Int64($0) * 100 - 5_000)] } + [[.null]])
        let chart = try read(scores)
        #expect(chart.kind == .hist)
        guard case .bins(let edges, _) = chart.axis else { throw TestFailure("no bins") }
        #expect(edges.first == -0.6 && chart.panels[0].series[0].values.reduce(0) { $0 + ($1 ?? 0) } == 100)
        #expect(chart.captions.first == "1 of 101 have no score")
        // Values that were counted stand for as many rows.
        var known = context()
        known.keys = ["rating"]
        let ratings = table(
            [ColumnInfo("rating", .integer), ColumnInfo("count", .integer)],
            [[.integer(1), .integer(10)], [.integer(5), .integer(30)]])
        let counted = try read(ratings, ChartRequest(kind: .hist), known)
        #expect(counted.panels[0].series[0].values == [10, 0, 0, 0, 30])
    }

    @Test func figuresTellTheChange() throws {
        let data = table(
            [ColumnInfo("count", .integer), ColumnInfo("count_prev", .integer), ColumnInfo("count_p", .number)],
            [[.integer(120), .integer(100), .number(0.0314)]])
        let chart = try read(data)
        #expect(chart.kind == .number)
        #expect(
            chart.tiles == [
                ChartTile(label: "count", value: "120", change: "+20 (+20.0%) from 100, p = 0.0314", direction: 1)
            ])
    }

    @Test func eachRowHasItsFigure() throws {
        let data = table(
            [ColumnInfo("brand", .text), ColumnInfo("channel", .text), ColumnInfo("count", .integer)],
            [("a", "x", 1), ("a", "y", 2), ("b", "x", 3)].map { [.text($0.0), .text($0.1), .integer($0.2)] })
        let chart = try read(data, ChartRequest(kind: .number), context())
        #expect(chart.tiles.map(\.label) == ["a, x: count", "a, y: count", "b, x: count"])
        #expect(chart.tiles.map(\.value) == ["1", "2", "3"])
    }

    @Test func spikesAndNotesAreLettered() throws {
        let quiet = (0..<28).map { (Int64($0), "a", Int64(20 + $0 % 3)) }
        let data = counts(quiet.map { ($0.0, $0.1, $0.0 == 10 ? 200 : $0.2) })
        let note = (time: Instant(milliseconds: march + 3 * day + 5), text: "Launch")
        let chart = try read(data, ChartRequest(kind: .line, marksSpikes: true), context(notes: [note]))
        #expect(chart.marks.map(\.position) == [3, 10] && chart.marks.map(\.letter) == ["A", "B"])
        #expect(chart.marks[0].text == "2026-03-04 Launch" && chart.marks[0].kind == .note)
        #expect(chart.marks[1].text.hasPrefix("2026-03-11 200, usually 21, score "))
        let calm = try read(
            counts(quiet), ChartRequest(kind: .line, marksSpikes: true), context())
        #expect(calm.marks.isEmpty && calm.captions.first?.hasPrefix("no spikes") == true)
    }
}

struct TestFailure: Error {
    let text: String
    init(_ text: String) { self.text = text }
}
