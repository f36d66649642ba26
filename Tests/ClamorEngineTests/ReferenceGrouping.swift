import ClamorColumns
import ClamorQuery
import ClamorText
import ClamorTime

/// Grouping row by row, every group's rows kept in a list.
struct ReferenceGrouping {
    typealias Row = [String: Value]

    let aggregation: Aggregation
    let expressions: ReferenceExpressions
    let query: Query
    /// The series and the groups that another run chose; nil: none did.
    var prescribed: (series: Set<String>?, groups: Set<[String]>?)?

    /// The groups that a row belongs to by some keys, as text.
    static func names(_ keys: [TypedExpression], _ row: Row, _ expressions: ReferenceExpressions) -> [String] {
        keyValues(keys, row, expressions).map { "\($0.map(folded))" }
    }

    /// Each combination of the values of the keys; lists one value at a time, in each folded form once.
    private static func keyValues(
        _ keys: [TypedExpression], _ row: Row, _ expressions: ReferenceExpressions
    ) -> [[Value]] {
        keys.reduce([[]]) { tuples, key in
            let value = expressions.value(key, row)
            var options = [value]
            if case .list(let items) = value {
                options = []
                for item in items where !options.contains(where: { folded($0) == FoldedText.fold(item) }) {
                    options.append(.text(item))
                }
                if options.isEmpty { options = [.null] }
            }
            if value == .null || options == [.null], key.type == .text || key.type == .list {
                options = [.text("(none)")]
            }
            return tuples.flatMap { tuple in options.map { tuple + [$0] } }
        }
    }

    static func folded(_ value: Value) -> String {
        if case .text(let text) = value { return FoldedText.fold(text) }
        return "\(value)"
    }

    func run(_ rows: [Row]) -> [Row] {
        var choices = ReferenceExecutor.Choices()
        return run(rows, 0, &choices)
    }

    func run(_ rows: [Row], _ index: Int, _ choices: inout ReferenceExecutor.Choices) -> [Row] {
        let keys = aggregation.keys.map(\.expression)
        var members: [[String]: [Row]] = [:]
        var spellings: [[String: Int]] = Array(repeating: [:], count: keys.count)
        var shown: [[String]: [Value]] = [:]
        let others = prescribed.map(\.series) ?? series(rows)
        choices.series[index] = others
        for row in rows {
            var tuples = Self.keyValues(keys, row, expressions)
            if aggregation.trend != nil { tuples = tuples.filter { $0[0] != .null } }
            if let others {
                for index in tuples.indices where !others.contains(Self.folded(tuples[index][1])) {
                    tuples[index][1] = .text("other")
                }
                tuples = tuples.enumerated().filter { place, tuple in
                    !tuples[..<place].contains { $0.map(Self.folded) == tuple.map(Self.folded) }
                }.map(\.element)
            }
            for tuple in tuples {
                members[tuple.map(Self.folded), default: []].append(row)
                shown[tuple.map(Self.folded)] = tuple
                for (key, value) in tuple.enumerated() {
                    if case .text(let text) = value { spellings[key][text, default: 0] += 1 }
                }
            }
        }
        if keys.isEmpty {
            members[[]] = rows
            shown[[]] = []
        }
        complete(&members, &shown, &choices)
        let commonest = spellings.map(Self.commonest)
        var result = members.map { name, members -> Row in
            var row: Row = [:]
            for (key, value) in (shown[name] ?? []).enumerated() {
                var value = value
                if case .text(let text) = value, text != "(none)" {
                    value = .text(commonest[key][FoldedText.fold(text)] ?? text)
                    if FoldedText.fold(text) == "(none)", spellings[key]["(none)"] != nil { value = .text("(none)") }
                }
                row[aggregation.keys[key].info.name] = value
            }
            var sums: Row = [:]
            for primitive in aggregation.primitives {
                sums[primitive.name] = ReferenceAggregates(expressions: expressions).value(primitive, members)
            }
            if aggregation.leavesEmptyBucketsMissing, members.isEmpty { return row }
            for output in aggregation.outputs {
                row[output.info.name] = ReferenceExpressions(zone: query.zone).value(output.expression, sums)
            }
            return row
        }
        result.sort(by: isBefore)
        func name(_ row: Row) -> [String] { aggregation.keys.map { Self.folded(row[$0.info.name] ?? .null) } }
        if let groups = prescribed?.groups { return result.filter { groups.contains(name($0)) } }
        guard let limit = aggregation.groupLimit else { return result }
        let kept = Array(result.prefix(limit))
        choices.groups[index] = Set(kept.map(name))
        return kept
    }

    /// The commonest spelling of each folded form; of equally common ones the first by scalars.
    static func commonest(_ counts: [String: Int]) -> [String: String] {
        var best: [String: String] = [:]
        for (text, count) in counts {
            let form = FoldedText.fold(text)
            guard let held = best[form] else {
                best[form] = text
                continue
            }
            let other = counts[held] ?? 0
            if count > other || (count == other && ReferenceExpressions.byteOrder(text, held) < 0) { best[form] = text }
        }
        return best
    }

    /// Folded names of the series that go by themselves; nil when all do.
    private func series(_ rows: [Row]) -> Set<String>? {
        guard let limit = aggregation.seriesLimit, aggregation.trend != nil, aggregation.keys.count > 1 else {
            return nil
        }
        var whole = aggregation
        whole.trend = nil
        whole.seriesLimit = nil
        whole.keys = [aggregation.keys[1]]
        if !aggregation.ranksSeriesByOutput { whole.count() }
        let groups = ReferenceGrouping(aggregation: whole, expressions: expressions, query: query).run(rows)
        if groups.count <= limit { return nil }
        let names = groups.map { Self.folded($0[aggregation.keys[1].info.name] ?? .null) }
        return Set(names.filter { $0 != "other" }.prefix(limit))
    }

    /// Adds the buckets of the range that have no rows.
    private func complete(
        _ members: inout [[String]: [Row]], _ shown: inout [[String]: [Value]],
        _ choices: inout ReferenceExecutor.Choices
    ) {
        guard let step = aggregation.trend else { return }
        let buckets = try! Buckets(
            step: CalendarDuration(step.count, CalendarUnit(name: step.unit.rawValue)!), in: query.zone)
        let times = shown.values.compactMap { tuple -> Int64? in
            if case .time(let time) = tuple[0] { return time }
            return nil
        }
        guard let lower = query.range?.lower?.milliseconds ?? times.min(),
            let upper = query.range?.upper?.milliseconds ?? times.max().map({ buckets.next(after: $0) }), lower < upper
        else { return }
        let tails = aggregation.keys.count == 1 ? [[]] : Array(Set(shown.values.map { Array($0.dropFirst()) }))
        var start = buckets.start(of: lower)
        choices.buckets = []
        while start < upper {
            choices.buckets.append(start)
            for tail in tails {
                let tuple = [.time(start)] + tail
                let name = tuple.map(Self.folded)
                if members[name] == nil { members[name] = [] }
                if shown[name] == nil { shown[name] = tuple }
            }
            start = buckets.next(after: start)
        }
    }

    private func isBefore(_ left: Row, _ right: Row) -> Bool {
        var keys = aggregation.keys.map { ($0.info.name, false) }
        if aggregation.trend == nil, let first = aggregation.outputs.first {
            keys.insert((first.info.name, true), at: 0)
        }
        for (name, descending) in keys {
            let (one, other) = (left[name] ?? .null, right[name] ?? .null)
            if one == .null || other == .null {
                if one == other { continue }
                return other == .null
            }
            let order = ReferenceExecutor.order(one, other)
            if order != 0 { return descending ? order > 0 : order < 0 }
        }
        return false
    }
}

/// Aggregates over a list of rows.
struct ReferenceAggregates {
    typealias Row = [String: Value]

    let expressions: ReferenceExpressions

    func value(_ primitive: PrimitiveAggregate, _ members: [Row]) -> Value {
        let rows = members.filter { row in primitive.condition.map { expressions.isTrue($0, row) } ?? true }
        func values(_ rows: [Row]) -> [Value] {
            rows.map { row in primitive.argument.map { expressions.value($0, row) } ?? .null }
        }
        let all = values(rows)
        let present = all.filter { $0 != .null && $0 != .list([]) }
        switch primitive.function {
        case .count: return .integer(Int64(rows.count))
        case .countPresent: return .integer(Int64(present.count))
        case .sum:
            if rows.isEmpty { return sum([], primitive.type) }
            return present.isEmpty ? .null : sum(present, primitive.type)
        case .average:
            guard !present.isEmpty else { return .null }
            let isFixed = if case .fixed = present[0] { true } else { false }
            let isNumber = if case .number = present[0] { true } else { false }
            let scale: Double = isFixed ? 10_000 : isNumber ? 1e9 : 1
            return .number(Double(units(present)) / (Double(present.count) * scale))
        case .minimum: return present.min { ReferenceExecutor.order($0, $1) < 0 } ?? .null
        case .maximum: return present.max { ReferenceExecutor.order($0, $1) < 0 } ?? .null
        case .quantile(let percent):
            guard !present.isEmpty else { return .null }
            let rank = Int((percent * Double(present.count) / 100).rounded(.up))
            return present.sorted { ReferenceExecutor.order($0, $1) < 0 }[max(1, rank) - 1]
        case .standardDeviation:
            let numbers = present.compactMap(\.numeric)
            guard numbers.count > 1 else { return .null }
            let mean = numbers.reduce(0, +) / Double(numbers.count)
            let squares = numbers.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
            return .number((squares / Double(numbers.count - 1)).squareRoot())
        case .distinct:
            let forms = present.flatMap { value -> [String] in
                switch value {
                case .list(let items): items.map { FoldedText.fold($0) }
                case .text(let text): [FoldedText.fold(text)]
                case .number(0): ["0"]
                default: ["\(value)"]
                }
            }
            return .integer(Int64(Set(forms).count))
        case .first, .last: return edge(primitive, rows)
        case .sumOfMaxima:
            if rows.isEmpty { return sum([], primitive.type) }
            var best: [String: Value] = [:]
            for (row, value) in zip(rows, all) where value != .null {
                guard let per = primitive.per, case .text(let key) = expressions.value(per, row) else { continue }
                let name = FoldedText.fold(key)
                if best[name].map({ ReferenceExecutor.order($0, value) < 0 }) ?? true { best[name] = value }
            }
            return best.isEmpty ? .null : sum(Array(best.values), primitive.type)
        }
    }

    private func units(_ values: [Value]) -> Int128 {
        values.reduce(0) { sum, value in
            switch value {
            case .integer(let value), .fixed(let value), .duration(let value): sum + Int128(value)
            case .number(let value): sum + Int128((value * 1e9).rounded())
            default: sum
            }
        }
    }

    private func sum(_ values: [Value], _ type: ValueType) -> Value {
        switch type {
        case .fixed: .fixed(Int64(units(values)))
        case .number: .number(Double(units(values)) / 1e9)
        case .duration: .duration(Int64(units(values)))
        default: .integer(Int64(units(values)))
        }
    }

    /// The rows come latest first; without a time they are last in either direction.
    private func edge(_ primitive: PrimitiveAggregate, _ rows: [Row]) -> Value {
        func key(_ row: Row) -> Int64? { if case .time(let time)? = row["time"] { time } else { nil } }
        let known = rows.filter { expressions.value(primitive.argument!, $0) != .null }
        let timed = known.filter { key($0) != nil }
        let candidates = timed.isEmpty ? known : timed
        let times = candidates.compactMap(key)
        let best = primitive.function == .first ? times.min() : times.max()
        let tied = candidates.filter { key($0) == best }.sorted { left, right in
            for field in ["channel", "id"] {
                let (one, other) = (left[field] ?? .null, right[field] ?? .null)
                if one == other { continue }
                if one == .null || other == .null { return other == .null }
                let order = ReferenceExecutor.order(one, other)
                if order != 0 { return order < 0 }
            }
            return false
        }
        guard let row = primitive.function == .first ? tied.first : tied.last else { return .null }
        return expressions.value(primitive.argument!, row)
    }
}
