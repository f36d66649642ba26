/// Which columns checked expressions and operators read.
extension TypedExpression {
    /// Names of the columns that the expression reads, each once, sorted. A search reads `title` and `text`.
    package var columns: [String] {
        var found: Set<String> = []
        collectColumns(into: &found)
        return found.sorted()
    }

    fileprivate func collectColumns(into found: inout Set<String>) {
        switch kind {
        case .column(let name): found.insert(name)
        case .literal: break
        case .call(_, let parts), .and(let parts), .or(let parts):
            for part in parts { part.collectColumns(into: &found) }
        case .compare(_, let left, let right, _), .textTest(_, let left, let right),
            .arithmetic(_, let left, let right):
            left.collectColumns(into: &found)
            right.collectColumns(into: &found)
        case .isIn(let inner, _, _), .matches(let inner, _, _), .isMissing(let inner, _), .not(let inner):
            inner.collectColumns(into: &found)
        case .search(let query): query.collectColumns(into: &found)
        }
    }
}

extension SearchQuery {
    fileprivate func collectColumns(into found: inout Set<String>) {
        switch self {
        case .and(let parts), .or(let parts): for part in parts { part.collectColumns(into: &found) }
        case .not(let inner): inner.collectColumns(into: &found)
        case .near(let left, let right, _, _):
            left.collectColumns(into: &found)
            right.collectColumns(into: &found)
        case .term(let term):
            if term.scope != .text { found.insert("title") }
            if term.scope != .title { found.insert("text") }
        case .condition(let condition): condition.collectColumns(into: &found)
        }
    }
}

extension Operator {
    /// Every expression in the operator.
    package var expressions: [TypedExpression] {
        switch self {
        case .filter(let condition): return [condition]
        case .search(let query): return [TypedExpression(.boolean, .search(query))]
        case .extend(let columns), .select(let columns), .distinct(let columns): return columns.map(\.expression)
        case .aggregate(let aggregation):
            let sums = aggregation.primitives.flatMap { [$0.argument, $0.per, $0.condition].compactMap { $0 } }
            return aggregation.keys.map(\.expression) + sums
        case .sort(let keys): return keys.map(\.expression)
        case .take: return []
        case .rank(let ranking): return ranking.keys.map(\.expression) + ranking.per
        case .share(let column, _, _): return [TypedExpression(.number, .column(column))]
        case .shareInterval(let interval): return [TypedExpression(.integer, .column(interval.count))]
        case .describe(let description): return description.columns.map(\.column.expression)
        case .assert(let assertion): return [assertion.condition]
        case .drop, .rename, .sample, .pivot, .fill, .compare, .spark, .terms, .coverage, .why, .words, .campaigns:
            return []
        }
    }

    /// Whether it reads the column.
    package func reads(_ column: String) -> Bool { expressions.contains { $0.columns.contains(column) } }
}
