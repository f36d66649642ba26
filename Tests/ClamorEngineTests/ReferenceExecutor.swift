import ClamorColumns
import ClamorQuery
import ClamorText
import ClamorTime

/// Runs queries row by row over dictionaries of values: slow, plain, and what the engine must agree with.
struct ReferenceExecutor {
    typealias Row = [String: Value]

    struct Answer: Equatable {
        var rows: [[Value]]
        var trace: [Int]
        var leftOut: [Int: Int]
        /// Rows that tie with the last of a ranking, in all.
        var tied = 0
        var broken: [Int: Int] = [:]
    }

    /// What groupings chose, by operator, for a run over the period before.
    struct Choices {
        var series: [Int: Set<String>] = [:]
        var groups: [Int: Set<[String]>] = [:]
        var buckets: [Int64] = []
        /// The rows after each operator.
        var rows: [[Row]] = []
    }

    let mentions: [Row]
    var imports: [Int64: Int64] = [:]

    func run(_ query: Query) throws -> Answer {
        var choices = Choices()
        return try run(query, &choices, following: nil)
    }

    /// - Parameters:
    ///   - choices: what the groupings of this run choose.
    ///   - others: what they have to choose.
    func run(_ query: Query, _ choices: inout Choices, following others: Choices?) throws -> Answer {
        let expressions = ReferenceExpressions(
            zone: query.zone, topics: query.definitions.topics, ownHandles: query.definitions.ownHandles,
            imports: imports, mentions: mentions.filter { $0["hidden"] != .boolean(true) })
        var rows: [Row]
        switch query.source {
        case .mentions:
            rows = mentions.filter { $0["hidden"] != .boolean(true) && isInRange($0, query.range) }
            rows = sorted(rows, [("time", true), ("channel", false), ("id", false)])
        case .table(let table):
            rows = table.batches.flatMap { batch in
                (0..<batch.count).map { row in
                    Dictionary(uniqueKeysWithValues: zip(table.schema, batch.columns).map { ($0.name, $1[row]) })
                }
            }
        }
        var isMentions = if case .mentions = query.source { true } else { false }
        var answer = Answer(rows: [], trace: [rows.count], leftOut: [:])
        for (index, step) in query.operators.enumerated() {
            switch step {
            case .aggregate(let aggregation):
                var grouping = ReferenceGrouping(aggregation: aggregation, expressions: expressions, query: query)
                grouping.prescribed = others.map { ($0.series[index], $0.groups[index]) }
                rows = grouping.run(rows, index, &choices)
                isMentions = false
            case .compare(let comparison): rows = try compared(comparison, rows, query, choices)
            case .spark(let request): rows = try sparked(request, rows, query)
            case .describe(let description):
                rows = ReferenceDescription(expressions: expressions).rows(description, rows)
                isMentions = false
            default:
                apply(step, index, &rows, expressions, query, isMentions, &answer)
                switch step {
                case .distinct, .terms: isMentions = false
                default: break
                }
            }
            answer.trace.append(rows.count)
            choices.rows.append(rows)
        }
        answer.rows = rows.map { row in
            query.schema.map { isMentions ? expressions.column($0.name, row) : row[$0.name] ?? .null }
        }
        return answer
    }

    func isInRange(_ row: Row, _ range: TimeRange?) -> Bool {
        guard let range, range.lower != nil || range.upper != nil else { return true }
        guard case .time(let time)? = row["time"] else { return false }
        return time >= range.lower?.milliseconds ?? .min && time < range.upper?.milliseconds ?? .max
    }

    private func apply(
        _ step: Operator, _ index: Int, _ rows: inout [Row], _ expressions: ReferenceExpressions, _ query: Query,
        _ isMentions: Bool, _ answer: inout Answer
    ) {
        switch step {
        case .filter(let condition):
            let unknown = rows.count { expressions.value(condition, $0) == .null }
            if unknown > 0 { answer.leftOut[index] = unknown }
            rows = rows.filter { expressions.isTrue(condition, $0) }
        case .search(let search): rows = rows.filter { expressions.search(search, $0) == .boolean(true) }
        case .extend(let additions):
            for addition in additions {
                for row in rows.indices {
                    rows[row][addition.info.name] = expressions.value(addition.expression, rows[row])
                }
            }
        case .select(let columns):
            rows = rows.map { row in
                var result = row.filter { $0.key == "hidden" }
                for column in columns { result[column.info.name] = expressions.value(column.expression, row) }
                // The order of mentions stays known.
                return isMentions ? result.merging(row) { new, _ in new } : result
            }
        case .sort(let keys): rows = sorted(rows, keys, expressions)
        case .take(let count): rows = Array(rows.prefix(count))
        case .rank(let ranking): rank(ranking, &rows, expressions, &answer)
        case .distinct(let columns):
            let aggregation = Aggregation(keys: columns, primitives: [], outputs: [])
            rows = ReferenceGrouping(aggregation: aggregation, expressions: expressions, query: query).run(rows)
        case .share(let column, let output, let keys):
            func has(_ row: Row) -> Bool {
                keys.allSatisfy { key in
                    let value = expressions.column(key, row)
                    if case .text(let text) = value { return FoldedText.fold(text) != "(none)" }
                    return value != .null && value != .list([])
                }
            }
            let values = rows.map { has($0) ? expressions.column(column, $0).numeric : nil }
            let total = values.compactMap { $0 }.reduce(0, +)
            for row in rows.indices {
                rows[row][output.name] = total == 0 ? .null : values[row].map { .number(100 * $0 / total) } ?? .null
            }
        case .coverage: preconditionFailure("its model has tests of its own")
        case .drop(let names):
            if !isMentions { rows = rows.map { row in row.filter { !names.contains($0.key) } } }
        case .rename(let renamings):
            rows = rows.map { row in
                var result = row
                if !isMentions { for renaming in renamings { result[renaming.old] = nil } }
                for renaming in renamings { result[renaming.info.name] = expressions.column(renaming.old, row) }
                return result
            }
        case .sample(let count, let seed): rows = ReferenceSample(count: count, seed: seed).rows(rows)
        case .pivot(let pivot): rows = ReferencePivot(pivot: pivot).rows(rows)
        case .fill(let filling): fill(filling, &rows, query)
        case .assert(let assertion):
            let broken = rows.count { !expressions.isTrue(assertion.condition, $0) }
            if broken > 0 { answer.broken[index] = broken }
        case .why, .words, .campaigns, .shareInterval: preconditionFailure("they have tests of their own")
        case .aggregate, .compare, .spark, .describe: preconditionFailure("these need more than the rows")
        case .terms(let request): rows = terms(request, rows, query)
        }
    }

    private func rank(
        _ ranking: Ranking, _ rows: inout [Row], _ expressions: ReferenceExpressions, _ answer: inout Answer
    ) {
        let ordered = sorted(rows, ranking.keys, expressions)
        var kept: [Row] = []
        var seen: [String: [Row]] = [:]
        for row in ordered {
            let groups = ranking.per.isEmpty ? [""] : ReferenceGrouping.names(ranking.per, row, expressions)
            var hasRoom = false
            var ties = false
            for group in groups {
                let before = seen[group] ?? []
                if before.count < ranking.count {
                    hasRoom = true
                    seen[group] = before + [row]
                } else if let last = before.last, order(last, row, ranking.keys, expressions) == 0 {
                    ties = true
                }
            }
            if hasRoom { kept.append(row) } else if ties { answer.tied += 1 }
        }
        rows = ranking.count == 0 ? [] : kept
    }

    // MARK: Order

    private func sorted(_ rows: [Row], _ fields: [(String, Bool)]) -> [Row] {
        let keys = fields.map { name, descending in
            SortKey(
                expression: TypedExpression(MemoryColumn.type(of: name), .column(name)), descending: descending)
        }
        return sorted(rows, keys, ReferenceExpressions(zone: .utc))
    }

    private func sorted(_ rows: [Row], _ keys: [SortKey], _ expressions: ReferenceExpressions) -> [Row] {
        rows.enumerated().sorted { left, right in
            let order = order(left.element, right.element, keys, expressions)
            return order != 0 ? order < 0 : left.offset < right.offset
        }.map(\.element)
    }

    private func order(_ left: Row, _ right: Row, _ keys: [SortKey], _ expressions: ReferenceExpressions) -> Int {
        for key in keys {
            let (one, other) = (expressions.value(key.expression, left), expressions.value(key.expression, right))
            if one == .null || other == .null {
                if one == other { continue }
                return one == .null ? 1 : -1
            }
            let order = Self.order(one, other)
            if order != 0 { return key.descending ? -order : order }
        }
        return 0
    }

    /// The order of two values of a type: texts by folded form, then scalars.
    static func order(_ one: Value, _ other: Value) -> Int {
        switch (one, other) {
        case (.text(let one), .text(let other)):
            let folded = ReferenceExpressions.byteOrder(FoldedText.fold(one), FoldedText.fold(other))
            return folded != 0 ? folded : ReferenceExpressions.byteOrder(one, other)
        case (.list(let one), .list(let other)):
            return order(.text(one.joined(separator: ", ")), .text(other.joined(separator: ", ")))
        case (.boolean(let one), .boolean(let other)): return (one ? 1 : 0) - (other ? 1 : 0)
        case (.time(let one), .time(let other)), (.duration(let one), .duration(let other)):
            return one < other ? -1 : one > other ? 1 : 0
        default:
            let (one, other) = (one.numeric!, other.numeric!)
            return one < other ? -1 : one > other ? 1 : 0
        }
    }
}
