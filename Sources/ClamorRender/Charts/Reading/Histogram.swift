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
        // Rows of counted values stand for as many rows as they say.
        let isCounted = context.keys.contains(info.name)
        let weights = isCounted ? columns.index(of: "count").map(columns.numbers) : nil
        // A count is never below zero; the limit keeps sums of what somebody made up within bounds.
        func weight(_ row: Int) -> Int { weights.map { Int(max(0, min(1e12, $0[row] ?? 0))) } ?? 1 }
        var held: [Int: [(value: Double, weight: Int)]] = [:]
        let (places, values) =
            roles.series.map { columns.keys($0) } ?? ([Int](repeating: 0, count: columns.count), [Value.null])
        var (all, missing) = (0, 0)
        for (row, number) in numbers.enumerated() {
            all += weight(row)
            if let number {
                held[places[row], default: []].append((number, weight(row)))
            } else {
                missing += weight(row)
            }
        }
        if missing > 0 {
            captions.append(
                "\(formatInteger(missing, grouped: true)) of \(formatInteger(all, grouped: true)) have no \(info.name)")
        }
        let bins = Bins(held.values.flatMap { $0 }, isWhole: info.type == .integer)
        axis = .bins(edges: bins.edges, format: info)
        let count = ColumnInfo("count", .integer)
        var groups = [(name: info.name, numbers: held[0] ?? [])]
        if let series = roles.series {
            let reader = AxisReader(columns, series, context, isSeries: true)
            groups = reader.order(values).map { (reader.name(values[$0]), held[$0] ?? []) }
            keepLargest(&groups, request.limit ?? Self.mostSeries)
        }
        panels = groups.enumerated().map { rank, group in
            ChartPanel(
                title: group.name, format: count,
                series: [
                    ChartSeries(
                        name: group.name, ink: .series(rank),
                        values: bins.edges.isEmpty ? [] : bins.counts(group.numbers).map { Double($0) })
                ], scale: ValueScale(lower: 0, upper: 1))
        }
        for index in panels.indices { setScale(request, of: index) }
        if let range = bins.range {
            captions.append(
                "\(formatInteger(all - missing, grouped: true)) values from \(bins.text(range.lowerBound, info)) to "
                    + "\(bins.text(range.upperBound, info)) in bins of \(bins.text(bins.width, info))")
        }
    }

    private mutating func keepLargest(
        _ groups: inout [(name: String, numbers: [(value: Double, weight: Int)])], _ most: Int
    ) {
        guard groups.count > most else { return }
        let sizes = groups.map { Double($0.numbers.reduce(0) { $0 + $1.weight }) }
        let kept = SeriesLimit.largest(sizes, most)
        captions.append("left out: \(groups.count - kept.count) more series")
        groups = groups.indices.filter(kept.contains).map { groups[$0] }
    }
}

/// Even bins over numbers, with round edges. The width is the round number nearest to Freedman and Diaconis's
/// 2 · IQR / ∛n (1981, "On the histogram as a density estimator"), for at most forty bins.
struct Bins {
    let edges: [Double]
    let width: Double
    private static let most = 40

    /// The least and the greatest number; nil where there are none.
    let range: ClosedRange<Double>?

    /// - Parameter numbers: values and how often each occurs.
    init(_ numbers: [(value: Double, weight: Int)], isWhole: Bool) {
        let sorted = numbers.filter { $0.weight > 0 }.sorted { $0.value < $1.value }
        guard let low = sorted.first?.value, let high = sorted.last?.value else {
            (edges, width, range) = ([], 1, nil)
            return
        }
        range = low...high
        let all = sorted.reduce(0) { $0 + $1.weight }
        let quarter = Self.value(sorted, at: (all - 1) * 3 / 4) - Self.value(sorted, at: (all - 1) / 4)
        var cube = 1.0
        while cube * cube * cube < Double(all) { cube += 0.5 }
        let wished = quarter > 0 ? 2 * quarter / cube : high / 10 - low / 10
        // Halves, as the widest stretch of numbers is no number.
        let least = (high / 2 - low / 2) / Double(Self.most) * 2
        let widest = Double.greatestFiniteMagnitude / 16
        var width = min(widest, Self.round(max(wished, least, high > low ? 1e-300 : max(abs(low) / 10, 1))))
        if isWhole { width = high - low < Double(Self.most) / 2 ? 1 : max(1, width.rounded(.up)) }
        // Round numbers upwards may still leave one bin too many.
        while high / width - low / width > Double(Self.most) { width *= 2 }
        let first = (low / width).rounded(.down)
        let count = max(1, ((high / width).rounded(.down) - first) + 1)
        self.width = width
        let most = Double.greatestFiniteMagnitude
        edges = (0...Int(count)).map {
            max(-most, min(most, AxisLabels.rounded((first + Double($0)) * width, digits: 12)))
        }
    }

    /// The value of that rank, each counted as often as it occurs.
    private static func value(_ sorted: [(value: Double, weight: Int)], at rank: Int) -> Double {
        var passed = 0
        for one in sorted {
            passed += one.weight
            if passed > rank { return one.value }
        }
        return sorted[sorted.count - 1].value
    }

    /// How many numbers lie in each bin; a number on an edge belongs to the bin that begins there.
    func counts(_ numbers: [(value: Double, weight: Int)]) -> [Int] {
        var counts = [Int](repeating: 0, count: max(0, edges.count - 1))
        guard !counts.isEmpty else { return counts }
        for (number, weight) in numbers {
            var bin = max(0, min(counts.count - 1, Int(number / width - edges[0] / width)))
            // Division may round to the wrong side of an edge.
            if number < edges[bin], bin > 0 { bin -= 1 }
            if number >= edges[bin + 1], bin + 1 < counts.count { bin += 1 }
            counts[bin] += weight
        }
        return counts
    }

    func text(_ number: Double, _ info: ColumnInfo) -> String {
        if info.type == .duration { return CellText.span(Int64(nearest: number * 1_000)) }
        return AxisLabels.short(number, percent: info.format == .percent)
    }

    /// The nearest of 1, 2, 2.5 and 5 times a power of ten.
    private static func round(_ width: Double) -> Double {
        guard width > 0 else { return 1 }
        guard width < 1e300 else { return width }
        var power = 1.0
        while power * 10 <= width { power *= 10 }
        while power > width { power /= 10 }
        // Nearest by ratio, as widths are multiples of each other.
        let near = [1, 2, 2.5, 5, 10].min { left, right in
            max(left * power / width, width / (left * power)) < max(right * power / width, width / (right * power))
        }
        return (near ?? 10) * power
    }
}
