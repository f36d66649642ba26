import ClamorColumns
import ClamorQuery
import ClamorRender
import ClamorText

extension Session {
    /// Says where the rows of an empty answer went, and which value may have been meant.
    func explainEmpty(_ plan: Plan, _ run: RunReport, _ cancellation: Cancellation) throws {
        guard !settings.quiet, !run.trace.isEmpty else { return }
        let counts = run.trace.map { formatInteger($0, grouped: true) }
        let emptied = run.trace.firstIndex(of: 0) ?? run.trace.count - 1
        let path = counts[...emptied].joined(separator: " → ")
        try remark(emptied == 0 ? try emptySource(plan, cancellation) : "nothing left: \(path) at step \(emptied)")
        for hits in try termHits(plan.query, cancellation) { try remark("  = words: " + hits) }
        for suggestion in try valueSuggestions(plan, cancellation) { try remark("  = help: " + suggestion) }
    }

    /// For each search how many mentions of the range each of its terms finds by itself: "refund 120 · delayy 0".
    private func termHits(_ query: Query, _ cancellation: Cancellation) throws -> [String] {
        guard case .mentions = query.source else { return [] }
        // One term alone has found what the trace says already.
        return try query.searches.filter { $0.terms.count > 1 }.map { search in
            try search.terms.prefix(20).map { term in
                var alone = query
                alone.operators = [.search(.term(term))]
                let count = try countRows(alone, cancellation).rows
                return "\(term.written) \(formatInteger(count, grouped: true))"
            }.joined(separator: " · ")
        }
    }

    /// How many rows a query has, and what its run tells.
    func countRows(_ query: Query, _ cancellation: Cancellation) throws -> (rows: Int, run: RunReport) {
        var rows = 0
        let run = try executor.run(query.summed(by: .rowCount), cancellation: cancellation) { batch in
            if batch.count > 0, case .integer(let count) = batch.columns[0][0] { rows = Int(count) }
            return true
        }
        return (rows, run)
    }

    /// Why there was nothing to begin with.
    private func emptySource(_ plan: Plan, _ cancellation: Cancellation) throws -> String {
        if let reason = plan.emptySource { return "no rows: \(reason)" }
        let query = plan.query
        guard query.range != nil, case .mentions = query.source else { return "no rows: the source is empty" }
        var extent = query
        extent.range = nil
        extent.operators = []
        extent = extent.summed(by: .timeExtent)
        var times: [String] = []
        let cells = CellText(zone: query.zone)
        _ = try executor.run(extent, cancellation: cancellation) { batch in
            for (column, info) in zip(batch.columns, extent.schema) where batch.count > 0 && column[0] != .null {
                times.append(cells.display(column[0], info))
            }
            return true
        }
        guard times.count == 2 else {
            var all = query
            (all.range, all.operators) = (nil, [])
            return try countRows(all, cancellation).rows == 0
                ? "no rows: there are no mentions" : "no rows: no mention has a time"
        }
        return "no rows: no mention in the range; they are from \(times[0]) to \(times[1])"
    }

    /// Of a list of many values only the first are looked at.
    private static let mostSuggestions = 5

    /// For each equality with a text that no mention has: the nearest values that exist.
    private func valueSuggestions(_ plan: Plan, _ cancellation: Cancellation) throws -> [String] {
        guard case .mentions = plan.query.source else { return [] }
        var suggestions: [String] = []
        for (field, wanted) in plan.query.textEqualities.prefix(Self.mostSuggestions) {
            // Topics are found as a question is asked, and are no stored values.
            let topics = plan.query.definitions.topics.filter { $0.family == field }.map(\.name)
            guard !topics.isEmpty || Fields.named(field).map({ $0.storage != .row }) == true else { continue }
            let values = try executor.commonValues(of: field, limit: 10_000, cancellation: cancellation)
            let names = values.map(\.value) + topics
            let folded = FoldedText.fold(wanted)
            if names.contains(where: { FoldedText.fold($0) == folded }) { continue }
            var suggestion = "no mention has `\(field)` = \"\(wanted)\""
            if let best = nearest(to: wanted, in: names, max: 1).first {
                let count = values.first { $0.value == best }.map { " (\(formatInteger($0.count, grouped: true)))" }
                suggestion += "; did you mean \"\(best)\"\(count ?? "")?"
            }
            suggestions.append(suggestion)
        }
        return suggestions
    }
}

extension Query {
    /// Fields that filters compare with a text, and the texts.
    var textEqualities: [(field: String, value: String)] {
        operators.flatMap { step -> [(field: String, value: String)] in
            if case .filter(let condition) = step { return condition.textEqualities }
            return []
        }
    }
}

extension Query {
    /// The Booleans that rows are found by.
    fileprivate var searches: [SearchQuery] {
        operators.flatMap { step -> [SearchQuery] in
            switch step {
            case .search(let search): [search]
            case .filter(let condition): condition.searches
            default: []
            }
        }
    }
}

extension TypedExpression {
    fileprivate var searches: [SearchQuery] {
        switch kind {
        case .search(let search): [search]
        case .and(let parts), .or(let parts): parts.flatMap(\.searches)
        case .not(let inner): inner.searches
        default: []
        }
    }

    fileprivate var textEqualities: [(field: String, value: String)] {
        switch kind {
        case .and(let parts), .or(let parts): parts.flatMap(\.textEqualities)
        case .compare(.equal, let left, let right, _):
            if case .column(let field) = left.kind, case .literal(.text(let text)) = right.kind {
                [(field, text)]
            } else {
                []
            }
        case .isIn(let operand, let values, negated: false):
            if case .column(let field) = operand.kind {
                values.compactMap { if case .text(let text) = $0 { (field, text) } else { nil } }
            } else {
                []
            }
        default: []
        }
    }
}
