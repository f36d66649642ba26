import ClamorColumns
import ClamorQuery
import ClamorText
import ClamorTime
import Testing

@testable import ClamorRender

@Suite struct ChartWidthTests {
    @Test(arguments: ChartFixture.all)
    func noLineIsWiderThanTheWidth(_ fixture: ChartFixture) throws {
        for width in [40, 57, 80, 133] {
            for ascii in [false, true] {
                let text = try fixture.text(width: width, ascii: ascii)
                for line in text.split(separator: "\n") { #expect(displayWidth(of: String(line)) <= width) }
            }
        }
    }

    @Test(arguments: ChartFixture.all)
    func asciiIsASCIIAndOfTheSameHeight(_ fixture: ChartFixture) throws {
        let (unicode, ascii) = (try fixture.text(width: 80), try fixture.text(width: 80, ascii: true))
        // Marks hide more points than dots do, which is said.
        func lines(_ text: String) -> Int { text.split(separator: "\n").count { !$0.hasSuffix("upon others") } }
        #expect(lines(ascii) == lines(unicode))
        // Names of the data are kept as they are.
        if !fixture.name.hasPrefix("wide") { #expect(!ascii.contains { !$0.isASCII }) }
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

    @Test func aHeightThatWasAskedForStays() throws {
        let chart = try ChartSpecification(
            ChartRequest(kind: .line, height: 20), table: ChartData.times(9) { place, _ in Double(place) },
            context: ChartContext(zone: .utc))
        var style = RenderStyle(width: 80)
        style.height = 10
        #expect(ChartRenderer(style: style).render(chart).split(separator: "\n").count == 24)
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
            inside(ChartRenderer(style: RenderStyle(width: 66)).render(chart)).first { $0.contains { $0 != " " } })
        let blank = row.split(whereSeparator: { $0 != " " }).map(\.count).max() ?? 0
        #expect(blank >= 18)
    }

    @Test func aSinglePointIsSeen() throws {
        let chart = try read(ChartData.times(1) { _, _ in 42 }, ChartRequest(kind: .line))
        let rows = inside(ChartRenderer(style: RenderStyle(width: 40)).render(chart))
        #expect(rows.joined().contains { ("\u{2801}"..."\u{28FF}").contains($0) })
    }

    @Test func linesAreNamedAtTheirEndsWhereThereIsRoom() throws {
        let table = ChartData.times(9, ["Acme", "Bolt"]) { place, name in Double(place + name) }
        let text = ChartRenderer(style: RenderStyle(width: 60)).render(try read(table))
        #expect(text.contains("* Acme\n"))
        let long = ChartData.times(9, ChartData.long) { place, name in Double(place + name) }
        let legend = ChartRenderer(style: RenderStyle(width: 60)).render(try read(long))
        #expect(legend.contains("\n* The Extraordinarily"))
    }
}

@Suite struct ColumnChartTests {
    private func drawn(_ table: Table, _ kind: ChartKind, width: Int = 80, ascii: Bool = true) throws -> String {
        let chart = try read(table, ChartRequest(kind: kind))
        return ChartRenderer(style: RenderStyle(width: width, ascii: ascii)).render(chart)
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
        let text = ChartRenderer(style: RenderStyle(width: 80)).render(chart)
        #expect(text.contains("▒"))
        #expect(text.contains("not a whole day: 2026-03-14"))
    }

    @Test func sharedColumnsAreSaid() throws {
        let table = ChartData.times(300) { place, _ in place == 123 ? 9_000 : 10 }
        let text = try drawn(table, .column)
        #expect(text.contains("days share a column, which shows the highest of them"))
        #expect(text.split(separator: "\n")[1].contains("#"))
    }
}
