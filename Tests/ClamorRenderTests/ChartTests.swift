import ClamorColumns
import ClamorQuery
import ClamorTime
import Testing

@testable import ClamorRender

/// A chart read from a table, in UTC.
func read(_ table: Table, _ request: ChartRequest = ChartRequest(), _ context: ChartContext? = nil) throws
    -> ChartSpecification
{
    try ChartSpecification(request, table: table, context: context ?? ChartContext(zone: .utc))
}

private let brands = table(
    [ColumnInfo("brand", .text), ColumnInfo("net", .number, format: .decimals(1))],
    [[.text("Acme"), .number(40)], [.text("Bolt"), .number(-20)], [.text("Crane"), .null]])

private let days = table(
    [ColumnInfo("day", .time, format: .bucket(.day)), ColumnInfo("count", .integer)],
    (0..<28).map { [.time(1_772_323_200_000 + Int64($0) * 86_400_000), .integer(Int64($0 % 7) * 10)] })

@Suite struct ChartKindChoiceTests {
    @Test func theKindIsChosenFromTheColumns() throws {
        #expect(try read(days).kind == .line)
        #expect(try read(brands).kind == .bar)
        #expect(try read(brands).choice == "drawn as bars, as `brand` holds names")
    }

    @Test func columnsThatDoNotFitAreNamed() throws {
        #expect(throws: ChartError.self) { try read(brands, ChartRequest(values: ["brand"])) }
        #expect(throws: ChartError.self) { try read(brands, ChartRequest(kind: .calendar)) }
        #expect(throws: ChartError.self) { try read(brands, ChartRequest(kind: .scatter)) }
    }
}
