import ClamorColumns
import ClamorLanguage
import ClamorText
import ClamorTime

extension StageDefinition {
    static let pivot = StageDefinition(
        name: "pivot", form: .columns, syntax: "pivot COL", summary: "makes a column of each value of a column",
        details: """
            Makes long rows wide: a row for each combination of the other keys, a column for each value of COL. Where \
            there was no such row, counts and sums are 0 and all else is missing. With several columns of numbers each \
            is spread, as `twitter_count`, `twitter_net`.
            """,
        examples: [
            "count by brand, sentiment | pivot sentiment",
            "last 7 days | trend every 1d count by channel | pivot channel",
            "count by day_of_week, hour_of_day | sort day_of_week | pivot hour_of_day",
        ],
        related: ["group", "trend", "fill"]
    ) { node, checker in
        guard case .columns(let nodes) = node.arguments else { return }
        guard nodes.count == 1 else {
            checker.report(
                "missing-arguments", at: node.span, "`\(checker.stageWord)` takes the name of one column",
                help: ["for example `count by brand, channel | pivot channel`"])
            checker.scope = .unknown
            return
        }
        guard let pivot = checker.pivot(nodes[0], node) else {
            checker.scope = .unknown
            return
        }
        checker.append(.pivot(pivot))
    }
}

extension PipelineChecker {
    /// The most columns that a pivot may make.
    private static let mostColumns = 500

    fileprivate mutating func pivot(_ column: Expression, _ node: StageNode) -> Pivot? {
        guard !scope.isUnknown else { return nil }
        guard !scope.isMentions else {
            report(
                "pivot-of-mentions", at: node.span, "`\(stageWord)` needs a grouping before it",
                help: ["for example `count by brand, channel | \(stageWord) channel`"])
            return nil
        }
        guard let entry = self.column(column) else { return nil }
        let name = entry.info.name
        if scope.groupKeys.isEmpty ? entry.info.type.isFraction : !scope.groupKeys.contains(name) {
            report(
                "pivot-of-sums", at: column.span, "`\(name)` is no key of the rows, and its values are no columns",
                help: scope.groupKeys.isEmpty
                    ? [] : ["keys here: \(scope.groupKeys.map { "`\($0)`" }.joined(separator: ", "))"])
            return nil
        }
        let isKey: (ColumnInfo) -> Bool = { [keys = scope.groupKeys] info in
            keys.isEmpty ? !info.type.isNumeric && info.type != .duration : keys.contains(info.name)
        }
        let others = scope.schema.filter { $0.name != name }
        let spread = others.filter { !isKey($0) }
        guard !spread.isEmpty else {
            report("no-number", at: node.span, "there is no column to spread over the values of `\(name)`")
            return nil
        }
        guard let values = values(of: name), fits(values.count * spread.count, node) else { return nil }
        let keys = others.filter(isKey)
        return Pivot(
            column: name, values: values, spread: spread.map { .init(name: $0.name, absent: absent($0)) }, keys: keys,
            outputs: outputs(values, entry.info, spread, beside: keys))
    }

    /// Whether a pivot found no values, so that what its columns would be is not known.
    var hasPivotedNothing: Bool {
        operators.contains { if case .pivot(let pivot) = $0 { pivot.values.isEmpty } else { false } }
    }

    private mutating func fits(_ count: Int, _ node: StageNode) -> Bool {
        guard count > Self.mostColumns else { return true }
        report(
            "too-many-columns", at: node.span, "this makes \(count) columns, more than \(Self.mostColumns)",
            help: ["keep fewer values first: `filter`, `take`, or `limit` of a trend"])
        return false
    }

    /// The values of a column in the order in which the rows bring them, the rest of a series and `(none)` last; times
    /// and numbers by size.
    private mutating func values(of name: String) -> [Value]? {
        guard let rows = ask() else { return failure == nil && diagnostics.isEmpty ? [] : nil }
        guard let index = rows.schema.firstIndex(where: { $0.name == name }) else { return [] }
        var seen: Set<Value> = []
        var values: [Value] = []
        for batch in rows.batches {
            for row in 0..<batch.count where seen.insert(batch.columns[index][row]).inserted {
                values.append(batch.columns[index][row])
            }
        }
        let type = rows.schema[index].type
        if type != .text {
            return values.filter { $0 != .null }.sorted { $0.sortKey < $1.sortKey } + values.filter { $0 == .null }
        }
        let last = ["other", "(none)"].map { Value.text($0) }
        return values.filter { !last.contains($0) } + last.filter(values.contains)
    }

    /// 0 for columns that count or add up, as the grouping made them; else missing.
    private func absent(_ info: ColumnInfo) -> Value {
        for case .aggregate(let aggregation) in operators.reversed() {
            guard aggregation.isAdditive(info.name) else { return .null }
            return info.type == .fixed
                ? .fixed(0) : info.type == .number ? .number(0) : info.type == .duration ? .duration(0) : .integer(0)
        }
        return .null
    }

    private func outputs(
        _ values: [Value], _ pivoted: ColumnInfo, _ spread: [ColumnInfo], beside keys: [ColumnInfo]
    ) -> [ColumnInfo] {
        var taken = Set(keys.map { FoldedText.fold($0.name) })
        return values.flatMap { value in
            spread.map { info in
                let label = label(value, pivoted)
                let base = spread.count == 1 ? label : "\(label)_\(info.name)"
                var name = base
                var number = 2
                while !taken.insert(FoldedText.fold(name)).inserted {
                    name = "\(base)_\(number)"
                    number += 1
                }
                return ColumnInfo(name, info.type, format: info.format)
            }
        }
    }

    /// A value as the name of a column.
    private func label(_ value: Value, _ info: ColumnInfo) -> String {
        switch value {
        case .text(let text): return text
        case .null: return "(none)"
        case .time(let milliseconds):
            let instant = Instant(milliseconds: milliseconds)
            switch info.format {
            case .bucket(.day), .bucket(.week): return TimeFormat.date.text(instant, in: zone)
            case .bucket(.month), .bucket(.quarter): return String(TimeFormat.date.text(instant, in: zone).prefix(7))
            case .bucket(.year): return String(TimeFormat.date.text(instant, in: zone).prefix(4))
            default: return TimeFormat.minute.text(instant, in: zone, separator: " ")
            }
        default: return ExpressionText.text(value)
        }
    }
}

extension ValueType {
    fileprivate var isFraction: Bool { self == .number || self == .fixed || self == .list }
}

extension Value {
    /// Order of numbers, times and truths.
    fileprivate var sortKey: Double {
        switch self {
        case .boolean(let flag): flag ? 1 : 0
        case .time(let time), .duration(let time): Double(time)
        default: numeric ?? 0
        }
    }
}

extension Aggregation {
    /// Whether an output is a count or a sum as it stands, so that it is 0 where there is no row.
    func isAdditive(_ output: String) -> Bool {
        guard let column = outputs.first(where: { $0.info.name == output }),
            case .column(let name) = column.expression.kind,
            let primitive = primitives.first(where: { $0.name == name })
        else { return false }
        return [.count, .countPresent, .sum].contains(primitive.function)
    }

    /// Whether the largest series are those with the largest first output: an index or a mean says nothing of size.
    package var ranksSeriesByOutput: Bool { outputs.first.map { isAdditive($0.info.name) } ?? true }

    /// Has rows counted, and nothing else.
    package mutating func count() {
        primitives = [PrimitiveAggregate(name: "count", function: .count, type: .integer)]
        let column = TypedExpression(.integer, .column("count"))
        (outputs, estimates, notes) = ([NamedExpression(ColumnInfo("count", .integer), column)], [], [])
    }
}
