import ClamorColumns

/// Values of columns by series and position along the axis.
struct SeriesGrid {
    private let columns: ChartColumns
    /// For each row its position and the place of its series.
    private let positions: [Int?]
    private let places: [Int]
    private let positionCount: Int
    /// The series in their order: the places of their values, and their names; a single one without a name where no column
    /// makes series.
    private let groups: [(place: Int, name: String?)]
    private let groupCount: Int

    init(_ columns: ChartColumns, _ axis: AxisReader, _ series: Int?, _ context: ChartContext) {
        self.columns = columns
        positions = axis.places
        positionCount = axis.count
        guard let series else {
            places = [Int](repeating: 0, count: columns.count)
            groups = [(0, nil)]
            groupCount = 1
            return
        }
        let (rows, values) = columns.keys(series)
        let reader = AxisReader(columns, series, context, isSeries: true)
        places = rows
        groups = reader.order(values).map { ($0, reader.name(values[$0])) }
        groupCount = values.count
    }

    /// The series of a measure with its interval; where the period before is known, each is followed by it.
    func series(of measure: Int) -> [ChartSeries] {
        let name = columns.schema[measure].name
        func companion(_ ending: String) -> [[Double?]]? { columns.index(of: name + ending).map(numbers) }
        let own = numbers(measure)
        let (low, high, before) = (companion("_low"), companion("_high"), companion("_prev"))
        var result: [ChartSeries] = []
        for (rank, group) in groups.enumerated() {
            let title = group.name ?? name
            let ink = SentimentInk.ink(of: title) ?? .series(rank)
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
            if let position = positions[row] { grid[places[row]][position] = value }
        }
        return grid
    }
}
