import ClamorColumns
import ClamorQuery

/// A Boolean search. The text index narrows it down to the rows that tokens cannot decide; of these the titles and
/// texts are read, and they decide.
struct SearchEvaluator: Evaluator {
    private let query: SearchQuery
    /// In the order in which they stand in the search, as the matcher numbers them.
    private let conditions: [any Evaluator]

    init(_ query: SearchQuery, _ compiler: ExpressionCompiler) throws {
        self.query = query
        conditions = try SearchMatcher(query).conditions.map(compiler.compile)
    }

    var type: ValueType { .boolean }
    var cost: Cost { .search }

    func evaluate(_ frame: Frame) throws -> Column {
        try frame.context.cancellation.check()
        let index = try frame.context.source.textIndex(segment: frame.segment)
        var candidates = SearchCandidates(frame: frame, index: index)
        // Conditions on fields of the row table wait until few rows are left.
        candidates.conditions = try conditions.map { $0.cost <= .columns ? try $0.truth(frame) : nil }
        let possible = try candidates.outcomes(of: query)
        let open = possible.undecided
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
        guard !unknowns.isEmpty else { return Truth(trues: trues).column }
        unknowns.invert()
        return Truth(trues: trues, knowns: unknowns).column
    }

    /// Reads titles and texts: the rows that the search finds, and those of which conditions leave it unknown.
    private func decide(_ frame: Frame) throws -> (found: Bitmap, unknown: Bitmap) {
        let titles = try TextRows(frame.rowColumn("title"))
        let texts = try TextRows(frame.rowColumn("text"))
        let conditions = try conditions.map { try $0.truth(frame) }
        var matcher = SearchMatcher(query)
        var found = Bitmap(count: frame.count)
        var unknown = Bitmap(count: frame.count)
        for row in 0..<frame.count {
            if row & 0xFFF == 0xFFF { try frame.context.cancellation.check() }
            let outcome = titles.withText(row) { title in
                texts.withText(row) { text in
                    matcher.matches(title: title, text: text) { conditions[$0].outcome(row) }
                }
            }
            if outcome == true { found[row] = true }
            if outcome == nil { unknown[row] = true }
        }
        return (found, unknown)
    }
}

extension Truth {
    /// The outcome for one row.
    func outcome(_ row: Int) -> Bool? { (knowns.map { $0[row] } ?? true) ? trues[row] : nil }
}

/// The texts of a column row by row, empty where there is none.
private struct TextRows {
    private let column: Column
    private let codes: [UInt32]
    private let dictionary: TextDictionary

    init(_ column: Column) {
        guard case .codes(let codes, let dictionary) = column.storage else { preconditionFailure("not a text") }
        self.column = column
        self.codes = codes.wide
        self.dictionary = dictionary
    }

    func withText<Result>(_ row: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if column.isNull(row) { return body(UnsafeBufferPointer(start: nil, count: 0)) }
        return dictionary.withText(codes[row], body)
    }
}
