import ClamorColumns
import ClamorQuery

/// A column that is summarised, and how.
struct DescribedColumn: Sendable {
    enum Kind: Sendable {
        /// Values with an order of their own are summed up.
        case ordered
        /// The rows of each value are counted.
        case values
        /// Rows with a value are counted, no more.
        case presence
    }

    let info: ColumnInfo
    let kind: Kind
    let evaluator: any Evaluator
    private let expression: TypedExpression
    private let index: Int

    /// The name of the count of all rows.
    static let rows = "rows"

    init(_ described: Description.Described, _ index: Int, _ compiler: ExpressionCompiler) throws {
        info = described.column.info
        expression = described.column.expression
        evaluator = try compiler.compile(expression)
        self.index = index
        switch expression.type {
        case .integer, .fixed, .number, .time, .duration: kind = .ordered
        case .boolean, .text, .list: kind = described.countsValues ? .values : .presence
        }
    }

    /// The field of the row table that the column is.
    var rowField: String? { kind == .presence ? (evaluator as? RowFieldEvaluator)?.name : nil }

    // MARK: Sums over ordered values

    var known: PrimitiveAggregate { primitive("known", .countPresent, .integer) }
    var least: PrimitiveAggregate { primitive("least", .minimum, expression.type) }
    var median: PrimitiveAggregate { primitive("median", .quantile(50), expression.type) }
    var greatest: PrimitiveAggregate { primitive("greatest", .maximum, expression.type) }
    var mean: PrimitiveAggregate? { expression.type.isNumeric ? primitive("mean", .average, .number) : nil }

    var primitives: [PrimitiveAggregate] {
        guard kind == .ordered else { return [] }
        return [known, least, median, greatest] + [mean].compactMap { $0 }
    }

    private func primitive(
        _ name: String, _ function: PrimitiveAggregate.Function, _ type: ValueType
    ) -> PrimitiveAggregate {
        PrimitiveAggregate(name: "\(index) \(name)", function: function, argument: expression, type: type)
    }
}

/// What is known of the values of a column from the rows of each.
struct ValueCounts {
    /// Rows with a value.
    let known: Int64
    /// Different values in folded form; of lists, different elements.
    let distinct: Int64
    /// The value of the most rows as text; of equally common ones the first in the order of texts.
    let commonest: String?

    /// - Parameter keys: the rows of each value, grouped by the column alone.
    init(_ keys: GroupKeys) {
        known = keys.rowCounts.indices.reduce(0) { keys.isMissing($1) ? $0 : $0 + keys.rowCounts[$1] }
        let single = keys.expanded()?.keys ?? keys
        let folded = single.folded(missing: nil)?.keys ?? single
        let present = (0..<folded.count).filter { !folded.isMissing($0) && folded.rowCounts[$0] > 0 }
        distinct = Int64(present.count)
        let most = present.map { folded.rowCounts[$0] }.max()
        let best = present.filter { folded.rowCounts[$0] == most }.map { Int32($0) }
        commonest = folded.column(key: 0).gathered(best).firstText
    }
}

extension GroupKeys {
    /// Whether a group is that of rows without a value of the only key.
    fileprivate func isMissing(_ group: Int) -> Bool { table.keys[0][group] == 0 }
}

extension Column {
    /// The first of the values in the order of texts; nil without any.
    fileprivate var firstText: String? {
        if count == 0 { return nil }
        guard case .codes(let codes, let dictionary) = storage else {
            return (0..<count).map { TextEvaluator.text(self[$0], in: .utc) }.min()
        }
        var folded = FoldedTexts(dictionary)
        var first = codes[0]
        folded.fold(first)
        for code in codes.wide.dropFirst() {
            folded.fold(code)
            if folded.order(code, first) < 0 { first = code }
        }
        return dictionary[first]
    }
}
