import ClamorColumns
import ClamorQuery
import ClamorText
import ClamorTime
import Testing

@testable import ClamorRender

@Suite struct ChartWidthTests {
    @Test(arguments: ChartFixture.all)
    func noLineIsWiderThanTheWidth(_ fixture: ChartFixture) throws {
        let chart = try fixture.specification()
        for width in [40, 57, 80, 133] {
            for ascii in [false, true] {
                let text = chart.text(width: width, ascii: ascii)
                for line in text.split(separator: "\n") { #expect(displayWidth(of: String(line)) <= width) }
            }
        }
    }

    @Test(arguments: ChartFixture.all)
    func asciiIsASCIIAndOfTheSameHeight(_ fixture: ChartFixture) throws {
        let chart = try fixture.specification()
        let (unicode, ascii) = (chart.text(width: 80), chart.text(width: 80, ascii: true))
        // Marks hide more points than dots do, which is said.
        func lines(_ text: String) -> Int { text.split(separator: "\n").count { !$0.hasSuffix("upon others") } }
        #expect(lines(ascii) == lines(unicode))
        // Names of the data are kept as they are.
        let given = Set(chart.names.joined())
        #expect(!ascii.contains { !$0.isASCII && !given.contains($0) })
    }

    @Test(arguments: ChartFixture.timed.filter { $0.name == "plain" || $0.name == "negative" || $0.name == "partial" })
    func plotsShrinkToTheTerminal(_ fixture: ChartFixture) throws {
        for height in [10, 11, 14, 18] {
            let lines = try fixture.text(width: 80, height: height).split(
                separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count - 1 <= height)
        }
        let free = try fixture.text(width: 80)
        #expect(try fixture.text(width: 80, height: 100) == free)
    }

    @Test func panelsShareTheHeight() throws {
        let chart = try read(ChartData.twoMeasures)
        #expect(chart.panels.count == 2)
        #expect(chart.text(width: 80, height: 24).split(separator: "\n").count <= 24)
        #expect(chart.text(width: 80, height: 30).split(separator: "\n").count > 24)
        // Where lines are few, the days that both have in common are written once.
        func days(_ text: String) -> Int { text.split(separator: "\n").count { $0.contains("Mar 2026") } }
        #expect(days(chart.text(width: 80)) == 2)
        #expect(days(chart.text(width: 80, height: 20)) == 1)
    }

    /// Ticks stand at even distances where the height is free.
    @Test(arguments: [5.0, 60, 90, 140, 700, 2_500])
    func ticksStandEvenly(largest: Double) throws {
        for kind in [ChartKind.line, .column, .area] {
            let table = ChartData.times(9, [], ChartData.value) { place, _ in largest * Double(place - 3) / 5 }
            let lines = try read(table, ChartRequest(kind: kind)).text(width: 80).split(separator: "\n")
            let inner = lines.indices.filter { lines[$0].contains { "│┤└┼".contains($0) } }
            let ticks = inner.filter { lines[$0].prefix { !"│┤└┼".contains($0) }.contains(where: \.isNumber) }
            let gaps = Set(zip(ticks, ticks.dropFirst()).map { $1 - $0 })
            #expect(gaps.count == 1, "\(kind): rows \(ticks)")
            #expect((11...15).contains(inner.count))
        }
    }

    /// The largest picture of six series with marks and captions, in 24 lines less those of a prompt.
    @Test(arguments: [ChartKind.line, .area, .stacked, .column, .pct])
    func picturesOfSixSeriesFitALowTerminal(_ kind: ChartKind) throws {
        let table = ChartData.times(60, Array(ChartData.brands.prefix(6))) { ChartData.counts($0, $1) }
        var chart = try read(table, ChartRequest(kind: kind))
        chart.captions += ["12 mentions without a brand are left out", "the question ends within the last day"]
        #expect(chart.text(width: 80, height: 20).split(separator: "\n").count <= 20)
    }

    @Test func aHeightThatWasAskedForStays() throws {
        let chart = try ChartSpecification(
            ChartRequest(kind: .line, height: 20), table: ChartData.times(9) { place, _ in Double(place) },
            context: ChartContext(zone: .utc))
        #expect(chart.text(width: 80, height: 10).split(separator: "\n").count == 24)
    }
}

extension ChartSpecification {
    /// What the data says.
    fileprivate var names: [String] {
        panels.flatMap { $0.series.flatMap { [$0.name] + $0.points.map(\.label) } } + tiles.map(\.label) + axis.names
    }
}

@Suite struct LineChartTests {
    /// The rows of a plot's inside: what stands right of the value axis.
    private func inside(_ text: String) -> [Substring] {
        text.split(separator: "\n").compactMap { line in
            line.firstIndex { "│┤|+".contains($0) }.map { line[line.index(after: $0)...] }
        }
    }

    @Test func theHighestOfManyPointsIsDrawn() throws {
        let fixture = try #require(ChartFixture.all.first { $0.testDescription == "line/hours-of-a-year" })
        let rows = inside(try fixture.text(width: 60))
        #expect(rows[0].contains { $0 != " " } || rows[1].contains { $0 != " " })
        // The peak is alone: the rows below it hold one cell each.
        #expect(rows[3].filter { $0 != " " }.count == 1)
    }

    @Test func gapsStayBlank() throws {
        let table = ChartData.times(30, [], ChartData.value) { place, _ in (10..<20).contains(place) ? nil : 5 }
        let chart = try read(table, ChartRequest(kind: .line, minimum: 0, maximum: 10))
        let row = try #require(
            inside(chart.text(width: 66)).first { $0.contains { $0 != " " } })
        let blank = row.split(whereSeparator: { $0 != " " }).map(\.count).max() ?? 0
        #expect(blank >= 18)
    }

    @Test func linesBelowOthersAreSaid() throws {
        let names = Array(ChartData.brands.prefix(5))
        let same = try read(ChartData.times(40, names) { place, _ in Double(place) })
        #expect(same.text(width: 80).contains("4 of 5 lines are hidden by others: colour, a wider chart"))
        let apart = try read(ChartData.times(40, names) { place, name in Double(place + 40 * name) })
        #expect(!apart.text(width: 80).contains("hidden"))
    }

    @Test func aSinglePointIsSeen() throws {
        let chart = try read(ChartData.times(1) { _, _ in 42 }, ChartRequest(kind: .line))
        let rows = inside(chart.text(width: 40))
        #expect(rows.joined().contains { ("\u{2801}"..."\u{28FF}").contains($0) })
    }

    @Test func namesAtTheEndsOfLinesStandApart() throws {
        let table = ChartData.times(9, Array(ChartData.brands.prefix(9))) { _, _ in 5 }
        let rows = inside(try read(table).text(width: 80))
        for name in ChartData.brands.prefix(9) { #expect(rows.count { $0.hasSuffix(" " + name) } == 1) }
    }

    @Test func linesAreNamedAtTheirEndsWhereThereIsRoom() throws {
        let table = ChartData.times(9, ["Acme", "Bolt"]) { place, name in Double(place + name) }
        let text = try read(table).text(width: 60)
        #expect(text.contains("* Acme\n"))
        let long = ChartData.times(9, ChartData.long) { place, name in Double(place + name) }
        let legend = try read(long).text(width: 60)
        #expect(legend.contains("\n* The Extraordinarily"))
    }
}

@Suite struct ColumnChartTests {
    private func drawn(_ table: Table, _ kind: ChartKind, width: Int = 80, ascii: Bool = true) throws -> String {
        try read(table, ChartRequest(kind: kind)).text(width: width, ascii: ascii)
    }

    @Test func aBarIsAsLongAsItsValueOnBothSides() throws {
        let table = ChartData.times(2, [], ChartData.value) { place, _ in place == 0 ? 6 : -6 }
        let text = try drawn(table, .column)
        let rows = text.split(separator: "\n").map { $0.filter { $0 == "#" }.count }.filter { $0 > 0 }
        #expect(rows.count == 12)
        #expect(Set(rows).count == 1)
    }

    @Test func barsOfOneHundredPerCentAreFull() throws {
        let table = ChartData.times(7, Array(ChartData.brands.prefix(3))) { ChartData.counts($0, $1) + 1 }
        let rows = try drawn(table, .pct).split(separator: "\n").dropFirst().prefix(12)
        let filled = rows.map { row in row.dropFirst(6).filter { "#=.".contains($0) }.count }
        #expect(Set(filled) == [7 * 9])
    }

    @Test func partsLeaveThePeriodBeforeOut() throws {
        let chart = try read(ChartData.compared(5), ChartRequest(kind: .stacked))
        #expect(chart.panels[0].parts(at: 0, kind: .stacked).count == 1)
    }

    @Test func aSmallValueLeavesATrace() throws {
        let table = ChartData.times(2, [], ChartData.value) { place, _ in place == 0 ? 1_000_000 : 1 }
        #expect(try drawn(table, .column, ascii: false).contains("▁"))
    }

    @Test func bucketsThatAreNotWholeAreHatched() throws {
        let chart = try read(
            ChartData.times(14) { ChartData.counts($0, $1) }, ChartRequest(kind: .column), ChartData.unfinished(14))
        let text = chart.text(width: 80)
        #expect(text.contains("▒"))
        #expect(text.contains("not a whole day: 2026-03-14"))
    }

    @Test(arguments: [ChartKind.column, .area, .stacked])
    func sharedColumnsShowThePeakAndAreSaid(_ kind: ChartKind) throws {
        let table = ChartData.times(300) { place, _ in place == 123 ? 9_000 : 10 }
        let text = try drawn(table, kind)
        #expect(text.contains("days share a column, which shows the highest of them"))
        #expect(text.split(separator: "\n")[1].contains("#"))
    }

    @Test(arguments: [ChartKind.column, .area, .stacked])
    func gapsStayBlank(_ kind: ChartKind) throws {
        let table = ChartData.times(30, [], ChartData.value) { place, _ in (10..<20).contains(place) ? nil : 5 }
        let rows = try drawn(table, kind).split(separator: "\n")
        let line = try #require(rows.firstIndex { $0.hasPrefix("0 +") })
        // The row above the line holds the signs of what is missing.
        for row in rows[1..<(line - 1)] {
            #expect(row.contains(String(repeating: " ", count: 18)))
        }
    }

    @Test func whatIsMissingIsNotTakenForZero() throws {
        let table = ChartData.times(5, [], ChartData.value) { place, _ in place == 1 ? nil : place == 2 ? 0 : 5 }
        #expect(try drawn(table, .column, ascii: false).count { $0 == "·" } == 1)
    }

    @Test func columnsOfFewCellsSaySo() throws {
        let table = ChartData.times(60, Array(ChartData.brands.prefix(4))) { ChartData.counts($0, $1) }
        #expect(try drawn(table, .column).contains("too narrow for 4 columns beside each other"))
    }
}

@Suite struct ScatterChartTests {
    private func points(_ rows: [(String, Double, Double)]) -> Table {
        table(
            [ColumnInfo("brand", .text), ColumnInfo("reach", .number), ColumnInfo("net", .number)],
            rows.map { [.text($0.0), .number($0.1), .number($0.2)] })
    }

    @Test func pointsAreNamedOrTheirNamesAreSaid() throws {
        let rows = ChartData.brands.enumerated().map { ($1, Double($0 % 3), Double($0 % 2)) }
        let text = try read(points(rows), ChartRequest(kind: .scatter)).text(width: 60)
        for name in ChartData.brands { #expect(text.contains(name)) }
        #expect(text.contains("7 points lie upon others"))
    }

    @Test func theHighestAndTheLowestLieAtTheEnds() throws {
        let text = try read(points([("low", 0, 0), ("high", 100, 50)]), ChartRequest(kind: .scatter)).text(width: 60)
        let lines = text.split(separator: "\n")
        #expect(lines[1].contains("high"))
        let line = try #require(lines.firstIndex { $0.contains("└") })
        #expect(lines[line - 1].contains("low"))
    }
}
