import ClamorColumns
import ClamorQuery
import ClamorRender
import ClamorText
import ClamorTime
import Testing

private func draw(_ table: Table, _ request: ChartRequest, ascii: Bool = false, width: Int = 60) throws -> String {
    let style = RenderStyle(width: width, ascii: ascii)
    let chart = try ChartSpecification(request, table: table, cells: CellText(zone: .utc))
    return ChartRenderer(request: request, style: style).render(chart)
}

private let brands = table(
    [ColumnInfo("brand", .text), ColumnInfo("net", .number, format: .decimals(1))],
    [[.text("Acme"), .number(40)], [.text("Bolt"), .number(-20)], [.text("Crane"), .null]])

private let days = table(
    [ColumnInfo("day", .time, format: .bucket(.day)), ColumnInfo("count", .integer)],
    (0..<28).map { [.time(1_772_323_200_000 + Int64($0) * 86_400_000), .integer(Int64($0 % 7) * 10)] })

@Suite struct ChartTests {
    @Test func barsRunFromZeroToBothSides() throws {
        let lines = try draw(brands, ChartRequest(kind: .bar), ascii: true).split(separator: "\n").map(String.init)
        #expect(lines[0] == "net by brand")
        let acme = lines[1].filter { $0 == "#" }.count
        let bolt = lines[2].filter { $0 == "#" }.count
        #expect(abs(acme - bolt * 2) <= 1 && bolt > 5)
        let zero = try #require(lines[1].firstIndex(of: "#")).utf16Offset(in: lines[1])
        let end = try #require(lines[2].lastIndex(of: "#")).utf16Offset(in: lines[2])
        #expect(end == zero - 1)
        #expect(lines[3].hasSuffix(" -"))
    }

    @Test func theKindIsChosenFromTheColumns() throws {
        #expect(try ChartSpecification(ChartRequest(), table: days, cells: CellText(zone: .utc)).kind == .line)
        #expect(try ChartSpecification(ChartRequest(), table: brands, cells: CellText(zone: .utc)).kind == .bar)
    }

    @Test(arguments: [40, 60, 80, 120], ChartKind.allCases)
    func everyKindFitsItsWidth(width: Int, kind: ChartKind) throws {
        for data in kind == .calendar ? [days] : [brands, days] {
            for ascii in [false, true] {
                let text = try draw(data, ChartRequest(kind: kind), ascii: ascii, width: width)
                #expect(text.split(separator: "\n").allSatisfy { displayWidth(of: String($0)) <= width })
                if ascii { #expect(text.unicodeScalars.allSatisfy { $0.isASCII }) }
            }
        }
    }

    @Test func aLineHasLabelledAxes() throws {
        let text = try draw(days, ChartRequest(kind: .line), ascii: true)
        #expect(text.contains("60 +"))
        #expect(text.contains("Mar 2026"))
    }

    @Test func emptyConstantAndSingleDataAreDrawn() throws {
        let one = table(days.schema, [[.time(1_772_323_200_000), .integer(5)]])
        let none = Table(schema: days.schema)
        for kind in ChartKind.allCases {
            #expect(try draw(one, ChartRequest(kind: kind)).contains("count by day"))
            #expect(try draw(none, ChartRequest(kind: kind)).contains("nothing to draw"))
        }
    }

    @Test func mistakesSayWhatIsMissing() {
        #expect(throws: ChartError.self) { try draw(brands, ChartRequest(values: ["reach"])) }
        #expect(throws: ChartError.self) { try draw(brands, ChartRequest(values: ["brand"])) }
        #expect(throws: ChartError.self) {
            try draw(table([ColumnInfo("brand", .text)], [[.text("Acme")]]), ChartRequest())
        }
    }

    @Test func tooManySeriesAreSummedAsOther() throws {
        let rows = (0..<15).map { [Value.time(0), .text("s\($0)"), .integer(Int64($0))] }
        let wide = table([ColumnInfo("day", .time), ColumnInfo("s", .text), ColumnInfo("n", .integer)], rows)
        let chart = try ChartSpecification(ChartRequest(kind: .line), table: wide, cells: CellText(zone: .utc))
        #expect(chart.panels[0].series.count == 10)
        #expect(chart.panels[0].series.last?.name == "other")
        #expect(chart.panels[0].series.last?.values == [15])
    }
}

@Suite struct TicksTests {
    @Test(arguments: [(0.0, 97.0), (-3.2, 8.1), (1e6, 9.7e6), (0.001, 0.0042), (5, 5), (0, 0), (-10, -9.99)])
    func ticksAreEvenAndCoverTheData(lower: Double, upper: Double) {
        let ticks = Ticks(lower: lower, upper: upper, count: 5)
        #expect(ticks.values.count >= 2 && ticks.values.count <= 12)
        #expect(ticks.lower <= lower && ticks.upper >= upper)
        let steps = zip(ticks.values.dropFirst(), ticks.values).map { $0 - $1 }
        #expect(steps.allSatisfy { abs($0 - steps[0]) < abs(steps[0]) * 1e-6 })
    }

    @Test func zeroIsATickWhereItIsInReach() {
        #expect(Ticks(lower: 0, upper: 97, count: 5).values.first == 0)
        #expect(Ticks(lower: -40, upper: 60, count: 5).values.contains(0))
    }
}
