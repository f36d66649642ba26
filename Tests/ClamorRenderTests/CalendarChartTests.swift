import ClamorText
import Testing

@testable import ClamorRender

@Suite struct CalendarChartTests {
    private func drawn(_ days: Int, _ value: @escaping (Int) -> Double) throws -> String {
        try ChartFixture(.calendar, "days", ChartData.times(days) { place, _ in value(place) }).text(width: 80)
    }

    /// A spike is strong alone: shades are in even steps up to the largest value.
    @Test func aSpikeIsStrongAlone() throws {
        let text = try drawn(60) { $0 == 30 ? 1_069 : $0 == 31 ? 0 : $0 == 32 ? 1 : 190 }
        let days = text.split(separator: "\n").dropFirst(3).prefix(7).joined()
        #expect(days.count { $0 == "█" } == 1)
        #expect(days.count { $0 == "·" } == 1)
        #expect(days.count { $0 == "░" } == 58)
        #expect(text.contains("░ 1 to 267   ▒ 268 to 534   ▓ 535 to 801   █ 802 to 1,069\n"))
    }

    @Test func eachYearHasItsBandAndAllItsMonths() throws {
        let lines = try drawn(900) { Double($0 % 9) }.split(separator: "\n")
        for year in ["2026", "2027", "2028"] { #expect(lines.count { $0.hasPrefix(year + " ") } == 1) }
        let months = lines.first { $0.hasPrefix("2027 ") }?.split(separator: " ").dropFirst().joined(separator: " ")
        #expect(months == "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")
    }

    @Test func seriesOfDifferentSizesAreToldTheirShares() throws {
        let table = ChartData.times(30, ["Acme", "Bolt"]) { place, name in Double(place * (name + 1)) }
        let text = try ChartFixture(.calendar, "series", table).text(width: 80)
        #expect(text.contains("█ to 100%   of each series' largest"))
    }
}
