import ClamorColumns
import ClamorQuery
import ClamorText
import ClamorTime

extension ReferenceExecutor {
    func fill(_ filling: Filling, _ rows: inout [Row], _ query: Query) {
        let types = columnTypes(query)
        for name in filling.columns {
            var last: [[String]: Value] = [:]
            for index in rows.indices {
                let series = filling.series.map { ReferenceGrouping.folded(rows[index][$0] ?? .null) }
                switch (filling.value, rows[index][name] ?? .null) {
                case (.zero, .null):
                    rows[index][name] =
                        switch types[name] {
                        case .fixed: .fixed(0)
                        case .number: .number(0)
                        case .duration: .duration(0)
                        default: .integer(0)
                        }
                case (.previous, .null): rows[index][name] = last[series] ?? .null
                case (.zero, _): break
                case (.previous, let value): last[series] = value
                }
            }
        }
    }

    /// The types of the columns that operators make.
    private func columnTypes(_ query: Query) -> [String: ValueType] {
        var types: [String: ValueType] = [:]
        if case .table(let table) = query.source { for info in table.schema { types[info.name] = info.type } }
        for step in query.operators {
            let made: [ColumnInfo] =
                switch step {
                case .aggregate(let aggregation): aggregation.keys.map(\.info) + aggregation.outputs.map(\.info)
                case .extend(let additions): additions.map(\.info)
                case .select(let columns): columns.map(\.info)
                case .share(_, let output, _): [output]
                case .rename(let renamings): renamings.map(\.info)
                case .pivot(let pivot): pivot.outputs
                case .compare(let comparison): comparison.schema
                case .spark(let request): request.columns.map(\.output)
                case .describe: Description.schema
                default: []
                }
            for info in made { types[info.name] = info.type }
        }
        return types
    }
}

/// Mentions drawn by hash.
struct ReferenceSample {
    let count: Int
    let seed: Int64

    func rows(_ rows: [ReferenceExecutor.Row]) -> [ReferenceExecutor.Row] {
        let hashes = rows.map { row in
            mixed(MentionKey.key(channel: text(row["channel"]), id: text(row["id"])) ^ seedHash)
        }
        let chosen = Set(rows.indices.sorted { (hashes[$0], $0) < (hashes[$1], $1) }.prefix(count))
        return rows.indices.filter(chosen.contains).map { rows[$0] }
    }

    private func text(_ value: Value?) -> String { if case .text(let text)? = value { text } else { "" } }

    private var seedHash: UInt64 { mixed(UInt64(bitPattern: seed) &+ 0x9E37_79B9_7F4A_7C15) }

    /// As Steele, Lea and Flood give it: shifts of 30, 27 and 31.
    private func mixed(_ number: UInt64) -> UInt64 {
        var z = number
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Long rows made wide, row by row.
struct ReferencePivot {
    let pivot: Pivot

    func rows(_ rows: [ReferenceExecutor.Row]) -> [ReferenceExecutor.Row] {
        var result: [ReferenceExecutor.Row] = []
        var places: [[String]: Int] = [:]
        for row in rows {
            let name = pivot.keys.map { ReferenceGrouping.folded(row[$0.name] ?? .null) }
            if places[name] == nil {
                places[name] = result.count
                var new: ReferenceExecutor.Row = [:]
                for key in pivot.keys { new[key.name] = row[key.name] }
                for (index, output) in pivot.outputs.enumerated() {
                    new[output.name] = pivot.spread[index % pivot.spread.count].absent
                }
                result.append(new)
            }
            let value = ReferenceGrouping.folded(row[pivot.column] ?? .null)
            let place = pivot.values.firstIndex { ReferenceGrouping.folded($0) == value }!
            for (index, spread) in pivot.spread.enumerated() {
                let output = pivot.outputs[place * pivot.spread.count + index]
                result[places[name]!][output.name] = row[spread.name] ?? .null
            }
        }
        return result
    }
}

/// A row for each column, over lists of its values.
struct ReferenceDescription {
    let expressions: ReferenceExpressions

    func rows(_ description: Description, _ rows: [ReferenceExecutor.Row]) -> [ReferenceExecutor.Row] {
        description.columns.map { described in
            let column = described.column
            func sum(_ function: PrimitiveAggregate.Function) -> Value {
                ReferenceAggregates(expressions: expressions).value(
                    PrimitiveAggregate(name: "a", function: function, argument: column.expression, type: .integer), rows
                )
            }
            var row: ReferenceExecutor.Row = [
                "column": .text(column.info.name), "type": .text("\(column.info.type)"), "known": sum(.countPresent),
            ]
            if case .integer(let known)? = row["known"] { row["missing"] = .integer(Int64(rows.count) - known) }
            switch column.info.type {
            case .integer, .fixed, .number, .time, .duration:
                for (name, function) in [("min", PrimitiveAggregate.Function.minimum), ("max", .maximum)] {
                    row[name] = text(sum(function))
                }
                row["median"] = text(sum(.quantile(50)))
                if column.info.type.isNumeric { row["mean"] = sum(.average) }
            case .boolean, .text, .list:
                if described.countsValues {
                    row["distinct"] = sum(.distinct)
                    row["commonest"] = commonest(rows.map { expressions.value(column.expression, $0) })
                }
            }
            return row
        }
    }

    private func text(_ value: Value) -> Value {
        func shortest(_ number: Double) -> String {
            number == number.rounded() ? String(Int64(number)) : "\(number)"
        }
        switch value {
        case .integer, .fixed, .number: return .text(shortest(value.numeric!))
        case .time(let time):
            return .text(TimeFormat.full.text(Instant(milliseconds: time), in: expressions.zone))
        case .duration(let duration): return .text(shortest(Double(duration) / 1_000) + "s")
        default: return .null
        }
    }

    private func commonest(_ values: [Value]) -> Value {
        var spellings: [String: Int] = [:]
        for value in values {
            var texts: [String] = []
            switch value {
            case .text(let text): texts = [text]
            case .boolean(let flag): texts = [flag ? "true" : "false"]
            case .list(let items):
                for item in items where !texts.contains(where: { FoldedText.fold($0) == FoldedText.fold(item) }) {
                    texts.append(item)
                }
            default: break
            }
            for text in texts { spellings[text, default: 0] += 1 }
        }
        var forms: [String: Int] = [:]
        for (text, count) in spellings { forms[FoldedText.fold(text), default: 0] += count }
        let best = forms.min { one, other in
            one.value != other.value
                ? one.value > other.value : ReferenceExpressions.byteOrder(one.key, other.key) < 0
        }
        guard let best, let shown = ReferenceGrouping.commonest(spellings)[best.key] else { return .null }
        return .text(shown)
    }
}
