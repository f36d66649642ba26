import ClamorColumns
import ClamorQuery
import ClamorTime
import Testing

@testable import ClamorRender

/// The figures that pictures write.
@Suite struct SVGFigureTests {
    private static let count = ColumnInfo("count", .integer)

    private func chart(
        _ kind: ChartKind, _ axis: ChartAxis, _ format: ColumnInfo, _ series: [(String, Ink, [Double?])],
        upper: Double, lower: Double = 0
    ) -> ChartSpecification {
        let panel = ChartPanel(
            title: format.name, format: format,
            series: series.map { ChartSeries(name: $0.0, ink: $0.1, values: $0.2) },
            scale: ValueScale(lower: lower, upper: upper))
        return ChartSpecification(kind: kind, title: "t", axis: axis, axisName: "a", panels: [panel])
    }

    private func texts(_ chart: ChartSpecification, width: Double = 800) -> [String] {
        let picture = SVGRenderer(width: width).render(chart)
        return picture.components(separatedBy: "<text ").dropFirst().map { element in
            let content = element.components(separatedBy: "</text>")[0]
            return String(
                content.suffix(from: content.lastIndex(of: ">").map(content.index(after:)) ?? content.startIndex))
        }
    }

    private func days(_ count: Int, from start: Int64 = 1_767_225_600_000) -> ChartAxis {
        .times(
            TimeAxis(
                starts: (0..<count).map { Instant(milliseconds: start + Int64($0) * 86_400_000) },
                end: Instant(milliseconds: start + Int64(count) * 86_400_000), step: (1, .day), zone: .utc))
    }

    @Test func theEndOfALyingStackIsItsSum() {
        let stacked = texts(
            chart(
                .stacked, .categories(["x"]), Self.count,
                [("a", .series(0), [2_974]), ("b", .series(1), [3_000]), ("c", .series(2), [689])], upper: 7_000))
        #expect(stacked.contains("6,663"))
        #expect(!stacked.contains("9,637"))
    }

    @Test func thePeriodBeforeIsNoPartOfTheSum() {
        var chart = chart(
            .stacked, .categories(["x"]), Self.count, [("a", .series(0), [20]), ("a", .series(0), [500])], upper: 600)
        chart.panels[0].series[1].isBefore = true
        #expect(texts(chart).filter { $0 == "520" || $0 == "540" }.isEmpty)
        #expect(texts(chart).filter { $0 == "20" }.count == 2)
    }

    @Test func aSideOfADivergingBarIsToldOnce() {
        let texts = texts(
            chart(
                .diverge, .categories(["x"]), Self.count,
                [("positive", .positive, [1_234]), ("negative", .negative, [567])], upper: 1_500, lower: -1_500))
        #expect(texts.filter { $0.hasSuffix("1,234") } == ["+1,234"])
        #expect(texts.filter { $0.hasSuffix("567") } == ["-567"])
    }

    @Test func heatCellsAreWholeOrShort() {
        let values: [Double?] = [3_610, 971, nil, 12_345]
        let wide = chart(
            .heat, .categories(["a", "b", "c", "d"]), Self.count, [("x", .series(0), values)], upper: 12_345)
        #expect(Set(["3,610", "971", "12,345"]).isSubset(of: texts(wide)))
        let names = (0..<20).map { "n\($0)" }
        let narrow = chart(
            .heat, .categories(names), Self.count,
            [("x", .series(0), names.indices.map { Double($0) * 823 + 3 })], upper: 13_000)
        let shown = texts(narrow, width: 800)
        #expect(shown.contains("3") && shown.contains("826"))
        #expect(!shown.contains { $0.contains("00k") })
    }

    @Test func aCalendarOfMeansTellsItsRange() {
        let net = chart(
            .calendar, days(3), ColumnInfo("net", .number), [("net", .series(0), [-57.12, 0, 50.5])], upper: 50.5,
            lower: -57.12)
        #expect(texts(net, width: 320).joined(separator: " ").contains("net: -57.12 to 50.50 on 3 of 3 days"))
        #expect(texts(net).contains("net: -57.12 to 50.50 on 3 of 3 days"))
        let counts = chart(
            .calendar, days(3), Self.count, [("count", .series(0), [4, 0, 5_000])], upper: 5_000)
        #expect(texts(counts).contains("count: 5,004 on 2 of 3 days, at most 5,000"))
        // The key tells what the palest and the strongest shade stand for.
        #expect(texts(counts).contains("5,000"))
    }

    @Test func aCalendarOfMoreThanAYearHasABandForEach() {
        let start = 20_362  // 2025-10-01
        let bands = SVGCalendarBand.bands(start...start + 500, fitting: 54)
        #expect(bands.map { CivilDate(daysSince1970: $0.days.lowerBound).year } == [2025, 2026, 2027])
        #expect(bands.reduce(0) { $0 + $1.days.count } == 501)
        #expect(bands.allSatisfy { $0.weeks <= 54 })
        #expect(SVGCalendarBand.bands(start...start + 200, fitting: 54).count == 1)
        let narrow = SVGCalendarBand.bands(start...start + 500, fitting: 19)
        #expect(narrow.reduce(0) { $0 + $1.days.count } == 501)
    }

    @Test func longTitlesTakeSeveralLines() {
        var long = chart(.bar, .categories(["x"]), Self.count, [("a", .series(0), [1])], upper: 1)
        long.title =
            "count of mentions by brand, channel and sentiment where language is German and the author has many"
        #expect(!texts(long, width: 400).contains { $0.contains("…") })
        #expect(PictureInspector(SVGRenderer(width: 400).render(long)).findings == [])
    }

    @Test func aPointBetweenGapsKeepsItsInterval() {
        var line = chart(.line, days(5), Self.count, [("a", .series(0), [nil, nil, 5, nil, nil])], upper: 10)
        let without = SVGRenderer().render(line).components(separatedBy: "<path").count
        line.panels[0].series[0].interval = ([nil, nil, 3, nil, nil], [nil, nil, 8, nil, nil])
        // The whisker and the legend's sample.
        #expect(SVGRenderer().render(line).components(separatedBy: "<path").count == without + 1)
    }

    @Test func itemsOfALegendKeepApart() {
        let names = ["👩‍👩‍👧 family 🎉🎉🎉", "日本語の長い名前です", "plain", "\u{202e}turned"]
        for name in names {
            let shown = TextMeasure.fitted(name, to: 220)
            #expect(TextMeasure.width(shown) <= 220)
        }
        #expect(TextMeasure.width("🎉") > TextMeasure.width("日"))
    }

    @Test func aChangeByChanceHasNoArrow() {
        func signs(_ change: String, _ direction: Int) -> [String] {
            var figures = ChartSpecification(kind: .number, title: "t", axis: .categories([]), axisName: "")
            figures.tiles = [ChartTile(label: "n", value: "5", change: change, direction: direction)]
            return texts(figures).filter { ["▲", "▼", "≈", "="].contains($0) }
        }
        #expect(signs("+2 from 3, p = 0.4321", 1) == ["≈"])
        #expect(signs("+2 from 3, p = 0.0321", 1) == ["▲"])
        #expect(signs("-2 from 3, p < 0.0001", -1) == ["▼"])
        #expect(signs("0 (0.0%) from 3", 0) == ["="])
    }
}
