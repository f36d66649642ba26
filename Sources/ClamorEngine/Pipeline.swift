import ClamorColumns
import ClamorQuery

/// One run of a query: its operators in turn over mentions, and over the table that a grouping makes of them.
struct Pipeline {
    /// What the operators so far have made.
    enum Rows {
        case mentions(MentionRows)
        case table(TableRows)
    }

    let query: Query
    let context: RunContext
    var rows: Rows
    var counts = RunCounts()
    var notes: [String] = []

    init(_ query: Query, _ context: RunContext) {
        self.query = query
        self.context = context
        switch query.source {
        case .mentions: rows = .mentions(MentionRows(context))
        case .table(let table):
            rows = .table(TableRows(table))
            counts.source = table.count
        }
    }

    /// Runs all operators; afterwards `rows` is the answer, its rows not yet fetched where they are mentions.
    mutating func apply() throws {
        for (index, step) in query.operators.enumerated() {
            try context.cancellation.check()
            switch rows {
            case .mentions(let mentions): try apply(step, index, to: mentions)
            case .table(let table): try apply(step, index, to: table)
            }
        }
    }

    var report: RunReport {
        RunReport(
            trace: counts.trace(operators: query.operators.count), leftOutMissing: counts.unknown, notes: notes)
    }

    // MARK: Mentions

    private mutating func apply(_ step: Operator, _ index: Int, to mentions: MentionRows) throws {
        var mentions = mentions
        var counts = counts
        let compiler = mentions.compiler
        switch step {
        case .filter(let condition):
            mentions.require(
                MentionRows.Step(condition: try compiler.compile(condition), operatorIndex: index, isFilter: true))
        case .search(let search):
            mentions.require(
                MentionRows.Step(
                    condition: try SearchEvaluator(search, compiler), operatorIndex: index, isFilter: false))
        case .extend(let additions):
            for addition in additions {
                mentions.name(addition.info.name, try mentions.compiler.compile(addition.expression))
            }
        case .select(let columns): try mentions.select(columns)
        case .sort(let keys):
            let keys = try keys.map {
                CompiledSortKey(evaluator: try compiler.compile($0.expression), descending: $0.descending)
            }
            try mentions.sort(by: keys, &counts, context)
        case .take(let count):
            var order = try MentionOrder(&mentions, limit: count, &counts, context)
            mentions.keep(try order.first(count))
            counts.left[index] = min(count, order.count)
        case .rank(let ranking):
            let tied = try mentions.rank(ranking, &counts, context)
            noteTies(tied, isGrouped: !ranking.per.isEmpty)
            guard case .listed(let kept) = mentions.order else { preconditionFailure("ranked rows are listed") }
            counts.left[index] = kept.count
        case .share(let column, let output, let keys):
            var share = try shareEvaluator(column, keys, compiler)
            try addShare(&share) { try mentions.scan(&counts, $0) }
            mentions.name(output.name, share)
        case .aggregate, .distinct:
            let answer = try aggregate(
                Self.aggregation(step), compiler, limit: taken(after: index), areMentions: true
            ) { try $0.gather(&mentions, &counts) }
            counts.left[index] = answer.count
            self.counts = counts
            rows = .table(answer.rows)
            return
        case .terms(let request):
            let answer = try terms(request, &mentions, &counts)
            counts.left[index] = answer.count
            self.counts = counts
            rows = .table(answer)
            return
        case .drop, .rename, .sample, .pivot, .fill, .compare, .describe, .assert:
            preconditionFailure("on its way")
        }
        self.counts = counts
        rows = .mentions(mentions)
    }

    // MARK: Tables

    private mutating func apply(_ step: Operator, _ index: Int, to table: TableRows) throws {
        var table = table
        let compiler = table.compiler(context)
        switch step {
        case .filter(let condition):
            let (kept, unknown) = try table.filtered(condition, context)
            table = kept
            if unknown > 0 { counts.unknown[index] = unknown }
        case .search: preconditionFailure("a search is over mentions")
        case .extend(let additions): table = try table.extended(additions, context)
        case .select(let columns): table = try table.selecting(columns, context)
        case .sort(let keys): table = try table.sorted(by: keys, context)
        case .take(let count): table = table.picking((0..<Int32(min(count, table.count))).map { $0 })
        case .rank(let ranking):
            let (kept, tied) = try table.ranked(ranking, context)
            table = kept
            noteTies(tied, isGrouped: !ranking.per.isEmpty)
        case .share(let column, let output, let keys):
            var share = try shareEvaluator(column, keys, compiler)
            let frame = table.frame(context)
            try addShare(&share) { try $0(frame) }
            table.set(output, try share.evaluate(frame))
        case .aggregate, .distinct:
            let answer = try aggregate(
                Self.aggregation(step), compiler, limit: taken(after: index), areMentions: false
            ) { try $0.gather(table) }
            counts.left[index] = answer.count
            rows = .table(answer.rows)
            return
        case .terms: preconditionFailure("words are of mentions")
        case .drop, .rename, .sample, .pivot, .fill, .compare, .describe, .assert:
            preconditionFailure("on its way")
        }
        counts.left[index] = table.count
        rows = .table(table)
    }

    /// How many rows the next operator takes, if that is all that it does.
    private func taken(after index: Int) -> Int? {
        guard index + 1 < query.operators.count, case .take(let count) = query.operators[index + 1] else { return nil }
        return count
    }

    /// What an operator groups by and sums up; `distinct` sums up nothing.
    private static func aggregation(_ step: Operator) -> Aggregation {
        switch step {
        case .aggregate(let aggregation): aggregation
        case .distinct(let columns): Aggregation(keys: columns, primitives: [], outputs: [])
        default: preconditionFailure("no grouping")
        }
    }

    mutating func noteTies(_ tied: Int, isGrouped: Bool) {
        if tied > 0 {
            notes.append(
                "\(Count(tied)) more \(tied == 1 ? "ties" : "tie") with the last\(isGrouped ? " of their group" : "")")
        }
    }
}
