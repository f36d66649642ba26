import ClamorColumns
import ClamorQuery
import ClamorText

extension ChartSpecification {
    /// A point for each row that has both numbers, the first across and the second upwards.
    mutating func readPoints(
        _ request: ChartRequest, _ roles: ChartRoles, _ columns: ChartColumns, _ context: ChartContext
    ) {
        let (across, up) = (columns.schema[roles.measures[0]], columns.schema[roles.measures[1]])
        axisName = across.name
        let x = columns.numbers(roles.measures[0])
        let y = columns.numbers(roles.measures[1])
        var labels = [String](repeating: "", count: columns.count)
        if let axis = roles.axis {
            let reader = AxisReader(columns, axis, context, isSeries: true)
            let (places, values) = columns.keys(axis)
            let names = values.map(reader.name)
            labels = places.map { names[$0] }
        }
        var series = [ChartSeries(name: up.name, ink: .series(0))]
        var places = [Int](repeating: 0, count: columns.count)
        if let column = roles.series {
            let reader = AxisReader(columns, column, context, isSeries: true)
            let (found, values) = columns.keys(column)
            places = found
            series = values.enumerated().map { rank, value in
                let name = reader.name(value)
                return ChartSeries(name: name, ink: SentimentInk.ink(of: name) ?? .series(rank))
            }
        }
        var (left, low) = (0, 0)
        for row in 0..<columns.count {
            guard let x = x[row], let y = y[row] else {
                left += 1
                continue
            }
            if request.isLogarithmic, x <= 0 || y <= 0 {
                low += 1
                continue
            }
            series[places[row]].points.append(ChartPoint(x: x, y: y, label: labels[row]))
        }
        if left > 0 {
            captions.append("\(formatInteger(left, grouped: true)) rows lack one of the numbers")
        }
        if request.isLogarithmic { captions.append("logarithmic scales") }
        if low > 0 {
            captions.append("\(formatInteger(low, grouped: true)) rows of zero or less have no place on them")
        }
        keepLargest(&series, request.limit ?? Self.mostSeries)
        let points = series.flatMap(\.points)
        axis = .numbers(Self.scale(points.map(\.x), request.isLogarithmic), format: across)
        var upward = Self.scale(points.map(\.y), request.isLogarithmic)
        if let asked = request.minimum, asked < upward.upper, !request.isLogarithmic || asked > 0 {
            (upward.lower, upward.isFixed.lower) = (asked, true)
        }
        if let asked = request.maximum, asked > upward.lower { (upward.upper, upward.isFixed.upper) = (asked, true) }
        let cut = points.count { $0.y < upward.lower || $0.y > upward.upper }
        if cut > 0 { captions.append("\(formatInteger(cut, grouped: true)) points lie outside") }
        panels = [ChartPanel(title: up.name, format: up, series: series, scale: upward)]
    }

    private mutating func keepLargest(_ series: inout [ChartSeries], _ most: Int) {
        guard series.count > most else { return }
        let kept = SeriesLimit.largest(series.map { Double($0.points.count) }, most)
        captions.append("left out: \(series.count - kept.count) more series")
        series = series.indices.filter(kept.contains).enumerated().map { rank, index in
            var one = series[index]
            if case .series = one.ink { one.ink = .series(rank) }
            return one
        }
    }

    /// Zero is on the scale where it is near.
    private static func scale(_ values: [Double], _ isLogarithmic: Bool) -> ValueScale {
        var (low, high) = (values.min() ?? 0, values.max() ?? 1)
        if isLogarithmic { return ValueScale(lower: low > 0 ? low : 1, upper: max(high, low), isLogarithmic: true) }
        if low > 0, low < high / 4 { low = 0 }
        if high < 0, high > low / 4 { high = 0 }
        return ValueScale(lower: low, upper: high)
    }
}
