import ClamorQuery
import ClamorText

/// What is too much to be drawn: the largest are kept, the rest is summed up where sums mean something.
enum SeriesLimit {
    static let rest = "other"
    /// Names along an axis of lying bars that are drawn unless more are asked for.
    static let mostNames = 50

    /// The places of the largest sizes; of equal ones the earlier.
    static func largest(_ sizes: [Double], _ most: Int, among places: [Int]? = nil) -> Set<Int> {
        Set((places ?? Array(sizes.indices)).sorted { (sizes[$1], $0) < (sizes[$0], $1) }.prefix(max(1, most)))
    }
}

extension ChartSpecification {
    /// Orders and limits the names of the axis as asked.
    mutating func arrange(_ request: ChartRequest, additive: Set<String>) {
        guard case .categories(let names) = axis, let panel = panels.first else { return }
        let totals = names.indices.map { place in
            panel.series.filter { !$0.isBefore }.reduce(0) { $0 + abs($1.values[place] ?? 0) }
        }
        var order = Array(names.indices)
        switch request.order {
        case .given, nil: break
        case .name: order.sort { (names[$0], $0) < (names[$1], $1) }
        case .value: order.sort { (totals[$1], $0) < (totals[$0], $1) }
        }
        let limit = request.limit ?? SeriesLimit.mostNames
        var kept = order.map { [$0] }
        var keptNames = order.map { names[$0] }
        if names.count > limit {
            let largest = SeriesLimit.largest(totals, limit)
            kept = order.filter(largest.contains).map { [$0] }
            keptNames = kept.map { names[$0[0]] }
            let rest = order.filter { !largest.contains($0) }
            // In a map one large sum would make all else pale.
            let sums =
                panels.allSatisfy { additive.contains($0.format.name) } && request.limit != nil
                && !kind.hasRowForEachSeries
            if sums {
                kept.append(rest)
                keptNames.append(SeriesLimit.rest)
                captions.append(
                    "\(SeriesLimit.rest): the sum of \(formatInteger(rest.count, grouped: true)) more names")
            } else {
                captions.append(
                    "the \(formatInteger(limit, grouped: true)) largest of \(formatInteger(names.count, grouped: true)) "
                        + "names; `limit=\(names.count)` draws them all")
            }
        }
        guard kept.map({ $0[0] }) != Array(names.indices) || kept.contains(where: { $0.count > 1 }) else { return }
        for index in panels.indices {
            for one in panels[index].series.indices {
                panels[index].series[one].gather(kept)
            }
        }
        axis = .categories(keptNames)
    }

    /// Sums what goes beyond the most series that can be told apart, or leaves it out where sums would mean nothing.
    mutating func limitSeries(_ request: ChartRequest, additive: Set<String>) {
        // Series with rows of their own need not be told apart by colour.
        let most = kind.hasRowForEachSeries || !hasNamedAxis ? request.limit : nil
        let limit = most ?? (kind.hasRowForEachSeries ? SeriesLimit.mostNames : Self.mostSeries)
        for index in panels.indices {
            let all = panels[index].series.filter { !$0.isBefore }
            guard all.count > max(1, limit) else { continue }
            let sums = all.map { $0.values.reduce(0) { $0 + abs($1 ?? 0) } }
            let addsUp = additive.contains(panels[index].format.name) && !kind.hasRowForEachSeries
            let room = max(1, addsUp ? limit - 1 : limit)
            // What was summed up before stays part of the rest.
            let candidates = all.indices.filter { !addsUp || all[$0].name != SeriesLimit.rest }
            let kept = Set(SeriesLimit.largest(sums, room, among: candidates).map { all[$0].name })
            let rest = all.filter { !kept.contains($0.name) }
            let names = Set(rest.flatMap { [$0.name, $0.name + ", before"] })
            panels[index].series.removeAll { names.contains($0.name) }
            var rank = panels[index].series.contains { $0.ink == .positive || $0.ink == .negative } ? 2 : 0
            for one in panels[index].series.indices {
                if case .series = panels[index].series[one].ink {
                    panels[index].series[one].ink = .series(rank)
                }
                let next = panels[index].series.indices.contains(one + 1) ? panels[index].series[one + 1] : nil
                if next?.isBefore != true { rank += 1 }
            }
            let many = formatInteger(rest.count, grouped: true)
            if addsUp {
                panels[index].series.append(SeriesLimit.sum(of: rest))
                captions.append("\(SeriesLimit.rest): the sum of \(many) more series")
            } else {
                captions.append(
                    "left out: \(many) more series" + (kind.hasRowForEachSeries ? "" : ", as they do not add up"))
            }
        }
        for panel in panels.indices {
            for one in panels[panel].series.indices where panels[panel].series[one].name == SeriesLimit.rest {
                panels[panel].series[one].ink = .rest
            }
        }
    }

    private var hasNamedAxis: Bool { if case .categories = axis { true } else { false } }
}

extension ChartKind {
    /// Whether each series has a row or plot of its own, so that many may be drawn.
    var hasRowForEachSeries: Bool { self == .heat || self == .spark || self == .calendar }
}

extension SeriesLimit {
    static func sum(of series: [ChartSeries]) -> ChartSeries {
        var values = [Double?](repeating: nil, count: series.first?.values.count ?? 0)
        for one in series {
            for (position, value) in one.values.enumerated() {
                if let value { values[position] = (values[position] ?? 0) + value }
            }
        }
        return ChartSeries(name: rest, ink: .rest, values: values)
    }
}

extension ChartSeries {
    /// The values at other positions, each the sum of those that it stands for.
    fileprivate mutating func gather(_ kept: [[Int]]) {
        func gathered(_ held: [Double?]) -> [Double?] {
            kept.map { places in
                places.reduce(nil) { sum, place in held[place].map { (sum ?? 0) + $0 } ?? sum }
            }
        }
        values = gathered(values)
        // The interval of a sum is not the sum of the intervals.
        interval = interval.map { ends in
            func alone(_ held: [Double?]) -> [Double?] { kept.map { $0.count == 1 ? held[$0[0]] : nil } }
            return (alone(ends.low), alone(ends.high))
        }
        if !findings.isEmpty { findings = kept.map { findings[$0[0]] } }
    }
}
