import ClamorColumns
import ClamorText

/// Values of columns by series and position along the axis.
struct SeriesGrid {
    private let columns: ChartColumns
    /// For each row its position and the place of its series.
    private let positions: [Int?]
    private let places: [Int]
    private let positionCount: Int
    /// The series in their order: the places of their values, and their names; a single one without a name where no column
    /// makes series.
    private let groups: [(place: Int, name: String?, ink: Ink)]
    private let groupCount: Int
    /// Whether several rows have the same place, as there are more keys than an axis and series.
    let hasRepeats: Bool

    /// More values are not held to find the largest series.
    private static let mostValues = 2_000_000

    /// - Throws: `ChartError` where there are far more series than anybody tells apart.
    init(_ columns: ChartColumns, _ axis: AxisReader, _ series: Int?, _ context: ChartContext) throws {
        self.columns = columns
        positions = axis.places
        positionCount = axis.count
        guard let series else {
            places = [Int](repeating: 0, count: columns.count)
            groups = [(0, nil, .series(0))]
            groupCount = 1
            hasRepeats = Self.hasRepeats(positions, places, groups: groupCount, positionCount)
            return
        }
        let (rows, values) = columns.keys(series)
        guard values.count * positionCount <= Self.mostValues else {
            throw ChartError(
                message: "\(formatInteger(values.count, grouped: true)) series are too many to draw",
                help: "`trend … by \(columns.schema[series].name) limit 9` keeps the largest and sums up the rest")
        }
        let reader = AxisReader(columns, series, context, isSeries: true)
        places = rows
        let order = reader.order(values)
        let names = order.map { reader.name(values[$0]) }
        groups = SentimentInk.arranged(names).map { (order[$0.place], names[$0.place], $0.ink) }
        groupCount = values.count
        hasRepeats = Self.hasRepeats(positions, places, groups: groupCount, positionCount)
    }

    private static func hasRepeats(_ positions: [Int?], _ places: [Int], groups: Int, _ count: Int) -> Bool {
        var seen = [Bool](repeating: false, count: groups * count)
        for (position, place) in zip(positions, places) {
            guard let position else { continue }
            let cell = place * count + position
            if seen[cell] { return true }
            seen[cell] = true
        }
        return false
    }

    /// The series of a measure with its interval; where the period before is known, each is followed by it.
    func series(of measure: Int) -> [ChartSeries] {
        let name = columns.schema[measure].name
        func companion(_ ending: String) -> [[Double?]]? { columns.index(of: name + ending).map(numbers) }
        let own = numbers(measure)
        let (low, high, before) = (companion("_low"), companion("_high"), companion("_prev"))
        var result: [ChartSeries] = []
        for group in groups {
            let title = group.name ?? name
            let ink = group.name == nil ? SentimentInk.ink(of: title) ?? group.ink : group.ink
            var series = ChartSeries(name: title, ink: ink, values: own[group.place])
            if let low, let high { series.interval = (low[group.place], high[group.place]) }
            result.append(series)
            if let before {
                var earlier = ChartSeries(name: title + ", before", ink: ink, values: before[group.place])
                earlier.isBefore = true
                result.append(earlier)
            }
        }
        return result
    }

    /// A column's texts, by series in their order.
    func texts(of column: Int) -> [[String?]] {
        let (codes, values) = columns.keys(column)
        var grid = [[String?]](repeating: [String?](repeating: nil, count: positionCount), count: groupCount)
        for (row, code) in codes.enumerated() {
            guard case .text(let text) = values[code], let position = positions[row] else { continue }
            grid[places[row]][position] = text
        }
        return groups.map { grid[$0.place] }
    }

    private func numbers(_ column: Int) -> [[Double?]] {
        var grid = [[Double?]](repeating: [Double?](repeating: nil, count: positionCount), count: groupCount)
        for (row, value) in columns.numbers(column).enumerated() {
            guard let position = positions[row], let value else { continue }
            // Rows of one place are parts of it: whoever reads them has seen to it that they add up.
            grid[places[row]][position] = (grid[places[row]][position] ?? 0) + value
        }
        return grid
    }
}
