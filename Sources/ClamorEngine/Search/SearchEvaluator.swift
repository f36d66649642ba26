import ClamorColumns
import ClamorQuery

/// A Boolean search. The text index narrows it down to the rows that tokens cannot decide; of these the titles and
/// texts are read, and they decide.
struct SearchEvaluator: Evaluator {
    private let query: SearchQuery
    private let plan: SearchPlan
    /// In the order in which they stand in the search, as the matcher numbers them.
    private let conditions: [any Evaluator]

    init(_ query: SearchQuery, _ compiler: ExpressionCompiler) throws {
        self.query = query
        plan = SearchPlan(query)
        conditions = try SearchMatcher(query).conditions.map(compiler.compile)
    }

    var type: ValueType { .boolean }
    var cost: Cost { .search }

    func evaluate(_ frame: Frame) throws -> Column { try truth(frame).column }

    func truth(_ frame: Frame) throws -> Truth {
        guard let rows = frame.rows else { return try truth(frame, among: Bitmap(count: frame.count, filled: true)) }
        // The index speaks of the whole segment.
        let count = frame.context.source.rowCount(segment: frame.segment)
        let wanted = Bitmap(count: frame.count, filled: true).scattered(to: rows, count: count)
        var possible = try possible(frame, among: wanted, count: count) {
            try $0.truth(frame).scattered(to: rows, count: count)
        }
        possible.align(with: frame)
        return try decided(possible, frame, among: Bitmap(count: frame.count, filled: true))
    }

    func truth(_ frame: Frame, among rows: Bitmap) throws -> Truth {
        guard frame.rows == nil else { return try narrowedTruth(frame, rows) }
        let possible = try possible(frame, among: rows, count: frame.count) { try $0.truth(frame) }
        return try decided(possible, frame, among: rows)
    }

    /// What the index tells, for the whole segment; of conditions only those on columns are asked.
    private func possible(
        _ frame: Frame, among rows: Bitmap, count: Int, _ truth: (any Evaluator) throws -> Truth
    ) throws -> PossibleOutcomes {
        let cancellation = frame.context.cancellation
        try cancellation.check()
        var candidates = SearchCandidates(
            plan, try frame.context.source.textIndex(segment: frame.segment), count: count,
            // Conditions on fields of the row table wait until few rows are left.
            conditions: try conditions.map { $0.cost <= .columns ? try truth($0) : nil }, cancellation)
        return try candidates.outcomes(among: rows)
    }

    /// The outcomes, those that are open read from titles and texts.
    private func decided(_ possible: PossibleOutcomes, _ frame: Frame, among wanted: Bitmap) throws -> Truth {
        var open = possible.undecided
        open.formIntersection(wanted)
        var trues = possible.canBeTrue
        var unknowns = possible.canBeUnknown
        if !open.isEmpty {
            let rows = open.rows()
            let (found, unknown) = try decide(frame.narrowed(to: open))
            trues.subtract(open)
            trues.formUnion(found.scattered(to: rows, count: frame.count))
            unknowns.subtract(open)
            unknowns.formUnion(unknown.scattered(to: rows, count: frame.count))
        }
        if unknowns.isEmpty { return Truth(trues: trues) }
        unknowns.invert()
        trues.formIntersection(unknowns)
        return Truth(trues: trues, knowns: unknowns)
    }

    /// Reads titles and texts: the rows that the search finds, and those of which conditions leave it unknown.
    private func decide(_ frame: Frame) throws -> (found: Bitmap, unknown: Bitmap) {
        let conditions = try conditions.map { try $0.truth(frame) }
        let none = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        var matcher = SearchMatcher(query)
        var found = Bitmap(count: frame.count)
        var unknown = Bitmap(count: frame.count)
        try frame.forEachRow(["title", "text"]) { row, texts in
            let outcome = matcher.matches(title: texts[0] ?? none, text: texts[1] ?? none) {
                conditions[$0].outcome(row)
            }
            if outcome == true { found[row] = true }
            if outcome == nil { unknown[row] = true }
        }
        return (found, unknown)
    }
}

extension PossibleOutcomes {
    /// From all rows of the segment to those of a frame.
    fileprivate mutating func align(with frame: Frame) {
        canBeTrue = frame.aligned(canBeTrue)
        canBeFalse = frame.aligned(canBeFalse)
        canBeUnknown = frame.aligned(canBeUnknown)
    }
}

extension Truth {
    /// The outcome for one row.
    func outcome(_ row: Int) -> Bool? { (knowns.map { $0[row] } ?? true) ? trues[row] : nil }
}
