import ClamorQuery
import Testing

@testable import ClamorRender

@Suite struct HeatChartTests {
    private static let many = ChartFixture(
        .heat, "many-rows",
        ChartData.times(90, (1...30).map { "name \($0)" }, value: { ChartData.counts($0, $1 % 5) }))

    /// Half blocks show two rows a line where the terminal is too low for one each, and colours tell them apart.
    @Test func twoRowsShareALineWhereThereAreFewLines() throws {
        let low = DrawnText.withoutLooks(try Self.many.text(width: 80, height: 24, palette: Palette()))
        let high = try Self.many.text(width: 80, height: 60, palette: Palette())
        let lines = { (text: String) in text.split(separator: "\n").count }
        #expect(low.contains("▀") && low.contains("two rows share a line"))
        #expect(!high.contains("▀"))
        #expect(lines(low) <= 24 && lines(high) > 30)
        #expect(low.contains("name 1 / name 2 "))
    }

    private static func rows(_ names: [String]) -> ChartFixture {
        ChartFixture(.heat, "rows", ChartData.times(90, names) { ChartData.counts($0, $1 % 5) })
    }

    /// Dates are told apart by their ends.
    @Test func datesThatShareALineAreCutAtTheirBeginning() throws {
        let days = (10..<40).map { "2026-03-\($0)" }
        let text = DrawnText.withoutLooks(try Self.rows(days).text(width: 40, height: 24, palette: Palette()))
        #expect(text.contains("…03-10/…03-11 "))
        #expect(text.contains("all rows begin with 2026-"))
        let wide = DrawnText.withoutLooks(try Self.rows(days).text(width: 80, height: 24, palette: Palette()))
        #expect(wide.contains("2026-03-10 / 2026-03-11 "))
    }

    /// Where two names in a line could not be read, the upper row's stands there, and the lower rows' are listed.
    @Test func ofLongNamesThatShareALineOneIsShown() throws {
        let names = (10..<40).map { "Row \($0) of many that have a long name" }
        let text = DrawnText.withoutLooks(try Self.rows(names).text(width: 80, height: 24, palette: Palette()))
        #expect(text.contains("\nRow 10 of man"))
        let words = text.split(separator: "\n").joined(separator: " ")
        #expect(words.contains("without a label, in their order: Row 11 of"))
        #expect(!text.contains("\nRow 11 of man"))
    }

    /// Without colour two rows in a line would not be told apart.
    @Test func withoutColorEachRowHasItsLine() throws {
        let text = try Self.many.text(width: 80, height: 24)
        #expect((1...30).allSatisfy { text.contains("name \($0)") })
    }

    @Test func zeroAloneIsBlankAndNegativeValuesHaveASign() {
        let canvas = TextCanvas(
            ChartSpecification(kind: .heat, title: "", axis: .categories([]), axisName: ""),
            style: RenderStyle(width: 80))
        let counts = HeatShades(ValueScale(lower: 0, upper: 100), on: canvas)
        #expect(counts.look(of: 0).glyph == " ")
        #expect(counts.look(of: 0.1).glyph == "░")
        #expect(counts.look(of: 100).glyph == "█")
        let sides = HeatShades(ValueScale(lower: -50, upper: 10), on: canvas)
        #expect(sides.look(of: -50).isNegative && sides.look(of: -50).glyph == "█")
        #expect(sides.look(of: 10).glyph == "░")
    }
}
