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
    /// What the groupings chose.
    var choices = GroupingChoices()
    /// What they have to choose: what those of another run did; nil: for themselves.
    let prescribed: GroupingChoices?
    /// The rows after as many operators as comparisons begin with.
    private(set) var compared: [Int: TableRows] = [:]

    init(_ query: Query, _ context: RunContext, following prescribed: GroupingChoices? = nil) {
        self.query = query
        self.context = context
        self.prescribed = prescribed
        switch query.source {
        case .mentions: rows = .mentions(MentionRows(context))
        case .table(let table):
            rows = .table(TableRows(table))
            counts.source = table.count
        }
    }

    /// Runs all operators; afterwards `rows` is the answer, its rows not yet fetched where they are mentions.
    mutating func apply() throws {
        let starts = query.operators.compactMap {
            if case .compare(let comparison) = $0 { comparison.operatorCount } else { nil }
        }
        for (index, step) in query.operators.enumerated() {
            try context.cancellation.check()
            switch rows {
            case .mentions(let mentions): try apply(step, index, to: mentions)
            case .table(let table): try apply(step, index, to: table)
            }
            if starts.contains(index + 1), case .table(let table) = rows { compared[index + 1] = table }
        }
    }

    var report: RunReport {
        RunReport(
            trace: counts.trace(operators: query.operators.count), leftOutMissing: counts.unknown,
            notes: leftOutNotes + notes,
            broken: counts.broken)
    }

    // MARK: Mentions

    private mutating func apply(_ step: Operator, _ index: Int, to mentions: MentionRows) throws {
        var mentions = mentions
        var counts = counts
        let compiler = mentions.compiler
        switch step {
        case .filter(let condition):
            mentions.require(
                MentionRows.Step(condition: try compiler.compile(condition), operatorIndex: index, kind: .filter))
        case .search(let search):
            mentions.require(
                MentionRows.Step(
                    condition: try SearchEvaluator(search, compiler), operatorIndex: index, kind: .search))
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
                Self.aggregation(step), at: index, compiler, limit: taken(after: index), areMentions: true
            ) { try $0.gather(&mentions, &counts) }
            counts.left[index] = answer.count
            self.counts = counts
            rows = .table(answer.rows)
            return
        case .drop: break
        case .rename(let renamings): try mentions.rename(renamings)
        case .sample(let count, let seed):
            counts.left[index] = try mentions.sample(count, seed: seed, &counts, context)
        case .assert(let assertion):
            mentions.require(
                MentionRows.Step(
                    condition: try compiler.compile(assertion.condition), operatorIndex: index, kind: .assertion))
        case .describe, .terms, .why, .words, .campaigns:
            let answer = try table(step, of: &mentions, &counts)
            counts.left[index] = answer.count
            self.counts = counts
            rows = .table(answer)
            return
        case .pivot, .fill, .compare, .spark, .coverage, .shareInterval:
            preconditionFailure("this is over rows that were grouped")
        }
        self.counts = counts
        rows = .mentions(mentions)
    }

    /// What tells of the mentions in a table of its own.
    private mutating func table(
        _ step: Operator, of mentions: inout MentionRows, _ counts: inout RunCounts
    ) throws -> TableRows {
        switch step {
        case .describe(let description):
            try DescriptionRun(description, mentions.compiler).rows(&mentions, &counts)
        case .terms(let request): try terms(request, &mentions, &counts)
        case .why(let request): try why(request, &mentions, &counts)
        case .words(let request): try words(request, &mentions, &counts)
        case .campaigns(let request): try campaigns(request, &mentions, &counts)
        default: preconditionFailure("no table of mentions")
        }
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
                Self.aggregation(step), at: index, compiler, limit: taken(after: index), areMentions: false
            ) { try $0.gather(table) }
            counts.left[index] = answer.count
            rows = .table(answer.rows)
            return
        case .drop(let names): table = table.dropping(names)
        case .rename(let renamings): table = table.renaming(renamings)
        case .shareInterval(let interval): table = try table.withEnds(of: interval, context)
        case .pivot(let pivot): table = try table.pivoted(pivot, context)
        case .fill(let filling): table = try table.filled(filling, context)
        case .coverage(let request): table = try table.covered(request, context)
        case .compare(let comparison): table = try compared(comparison, table)
        case .spark(let request): table = try sparked(request, table)
        case .describe(let description): table = try DescriptionRun(description, compiler).rows(table)
        case .assert(let assertion):
            let broken = try table.breaking(assertion.condition, context)
            if broken > 0 { counts.broken[index] = broken }
        case .sample, .terms, .why, .words, .campaigns: preconditionFailure("this is over mentions")
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
