import ClamorColumns
import ClamorQuery
import ClamorText

extension ChartSpecification {
    /// Counts of the first measure's values in even bins, a panel for each series.
    mutating func readHistogram(
        _ request: ChartRequest, _ roles: ChartRoles, _ columns: ChartColumns, _ context: ChartContext
    ) throws {
        let info = columns.schema[roles.measures[0]]
        axisName = info.name
        let numbers = columns.numbers(roles.measures[0])
        let known = numbers.compactMap { $0 }
        let missing = numbers.count - known.count
        if missing > 0 {
            captions.append(
                "\(formatInteger(missing, grouped: true)) of \(formatInteger(numbers.count, grouped: true)) rows have no "
                    + "\(info.name)")
        }
        let bins = Bins(known, isWhole: info.type == .integer)
        axis = .bins(edges: bins.edges, format: info)
        let count = ColumnInfo("count", .integer)
        var groups = [(name: info.name, numbers: known)]
        if let series = roles.series {
            let (places, values) = columns.keys(series)
            let reader = AxisReader(columns, series, context, isSeries: true)
            var held = [[Double]](repeating: [], count: values.count)
            for (row, number) in numbers.enumerated() { if let number { held[places[row]].append(number) } }
            groups = reader.order(values).map { (reader.name(values[$0]), held[$0]) }
            let most = request.limit ?? Self.mostSeries
            if groups.count > most {
                let kept = Set(
                    groups.indices.sorted { (groups[$1].numbers.count, $0) < (groups[$0].numbers.count, $1) }.prefix(most))
                captions.append("left out: \(groups.count - kept.count) more series")
                groups = groups.indices.filter(kept.contains).map { groups[$0] }
            }
        }
        panels = groups.enumerated().map { rank, group in
            ChartPanel(
                title: group.name, format: count,
                series: [
                    ChartSeries(
                        name: group.name, ink: .series(rank),
                        values: known.isEmpty ? [] : bins.counts(group.numbers).map { Double($0) })
                ], scale: ValueScale(lower: 0, upper: 1))
        }
        for index in panels.indices { setScale(request, of: index) }
        if let low = known.min(), let high = known.max() {
            captions.append(
                "\(formatInteger(known.count, grouped: true)) values from \(bins.text(low, info)) to "
                    + "\(bins.text(high, info)) in bins of \(bins.text(bins.width, info))")
        }
    }
}

/// Even bins over numbers, with round edges. The width is the round number nearest to Freedman and Diaconis's
/// 2 · IQR / ∛n (1981, "On the histogram as a density estimator"), for at most forty bins.
struct Bins {
    let edges: [Double]
    let width: Double
    private static let most = 40

    init(_ numbers: [Double], isWhole: Bool) {
        let sorted = numbers.sorted()
        guard let low = sorted.first, let high = sorted.last else {
            (edges, width) = ([], 1)
            return
        }
        let quarter = sorted[(sorted.count - 1) * 3 / 4] - sorted[(sorted.count - 1) / 4]
        var count = 0.0
        var cube = 1.0
        while cube * cube * cube < Double(sorted.count) { cube += 0.5 }
        let wished = quarter > 0 ? 2 * quarter / cube : high / 10 - low / 10
        // Halves, as the widest stretch of numbers is no number.
        let least = (high / 2 - low / 2) / Double(Self.most) * 2
        let widest = Double.greatestFiniteMagnitude / 16
        var width = min(widest, Self.round(max(wished, least, high > low ? 1e-300 : max(abs(low) / 10, 1))))
        if isWhole { width = max(1, width.rounded(.up)) }
        // Round numbers upwards may still leave one bin too many.
        while high / width - low / width > Double(Self.most) { width *= 2 }
        let first = (low / width).rounded(.down)
        count = max(1, ((high / width).rounded(.down) - first) + 1)
        self.width = width
        let most = Double.greatestFiniteMagnitude
        edges = (0...Int(count)).map { max(-most, min(most, (first + Double($0)) * width)) }
    }

    /// How many numbers lie in each bin; a number on an edge belongs to the bin that begins there.
    func counts(_ numbers: [Double]) -> [Int] {
        var counts = [Int](repeating: 0, count: max(0, edges.count - 1))
        guard !counts.isEmpty else { return counts }
        for number in numbers {
            var bin = max(0, min(counts.count - 1, Int(number / width - edges[0] / width)))
            // Division may round to the wrong side of an edge.
            if number < edges[bin], bin > 0 { bin -= 1 }
            if number >= edges[bin + 1], bin + 1 < counts.count { bin += 1 }
            counts[bin] += 1
        }
        return counts
    }

    func text(_ number: Double, _ info: ColumnInfo) -> String {
        if info.type == .duration { return CellText.span(Int64(nearest: number * 1_000)) }
        return AxisLabels.short(number, percent: info.format == .percent)
    }

    /// The next of 1, 2, 2.5 and 5 times a power of ten.
    private static func round(_ width: Double) -> Double {
        guard width > 0 else { return 1 }
        guard width < 1e300 else { return width }
        var power = 1.0
        while power * 10 <= width { power *= 10 }
        while power > width { power /= 10 }
        return ([1, 2, 2.5, 5, 10].first { $0 * power >= width * (1 - 1e-9) } ?? 10) * power
    }
}
