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
        #expect(lines(low) == lines(high) - 14)
        #expect(low.contains("/"))
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
