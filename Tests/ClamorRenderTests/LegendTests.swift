import ClamorColumns
import ClamorQuery
import ClamorText
import ClamorTime
import Testing

@testable import ClamorRender

@Suite struct LongWordTests {
    /// What was cut in its row stands below in full, however long.
    @Test func namesInFullAreNotCut() throws {
        let name = String(repeating: "abcdefghij", count: 12)
        let rows: [[Value]] = [[.text(name), .integer(3)], [.text("b"), .integer(2)]]
        let chart = try read(
            table([ColumnInfo("brand", .text), ColumnInfo("count", .integer)], rows), ChartRequest(kind: .bar))
        let text = chart.text(width: 40)
        #expect(text.split(separator: "\n").joined().contains("= " + name) || text.filter { $0 != "\n" }.contains(name))
    }
}

@Suite struct LegendTests {
    private let marked = try? ChartFixture.all.first { $0.testDescription == "line/marks" }?.specification()

    @Test func marksAreLetteredAboveAndExplainedBelow() throws {
        let chart = try #require(marked)
        let lines = chart.text(width: 80).split(separator: "\n")
        #expect(lines[1].split(separator: " ").joined() == "ABC")
        for mark in chart.marks { #expect(lines.contains { $0.hasPrefix("\(mark.letter) 2026-03-") }) }
    }

    @Test func linesOfALongExplanationAreIndented() throws {
        var chart = try #require(marked)
        chart.marks[0].text = String(repeating: "word ", count: 30)
        let lines = chart.text(width: 40).split(separator: "\n")
        #expect(lines.filter { $0.hasPrefix("  word") }.count == 4)
    }

    @Test func captionsShareLinesWhereThereAreFew() throws {
        var chart = try read(ChartData.times(9) { place, _ in Double(place) })
        chart.captions = ["one thing", "another thing"]
        #expect(chart.text(width: 80).contains("one thing\nanother thing\n"))
        #expect(chart.text(width: 80, height: 10).contains("one thing; another thing\n"))
    }

    @Test func aLegendTakesAsManyLinesAsItNeeds() throws {
        let table = ChartData.times(9, ChartData.long) { ChartData.counts($0, $1) }
        let text = try read(table, ChartRequest(kind: .stacked)).text(width: 40)
        // A name that is wider than the chart goes on in the next line.
        #expect(!text.contains("…"))
        #expect(text.contains("in Full\n▒ Another Very Long"))
    }

    @Test func oneSeriesThatTheTitleNamesNeedsNoLegend() throws {
        let table = ChartData.times(9) { place, _ in Double(place) }
        #expect(try !read(table, ChartRequest(kind: .column)).text(width: 80).contains("█ count"))
        let named = ChartData.times(9, ["Acme"]) { place, _ in Double(place) }
        #expect(try read(named, ChartRequest(kind: .column)).text(width: 80).contains("█ Acme"))
    }

    @Test func controlCharactersOfNamesAreShownNotSent() throws {
        let table = ChartData.times(9, ["Ac\u{1b}[31mme", "B\u{7}olt"]) { ChartData.counts($0, $1) }
        for kind in [ChartKind.line, .column, .stacked, .area] {
            let text = try read(table, ChartRequest(kind: kind)).text(width: 80)
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        }
    }
}
