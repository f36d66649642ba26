import ClamorColumns
import ClamorQuery

extension Pipeline {
    /// The rows with what their columns were over time.
    mutating func sparked(_ request: SparkRequest, _ table: TableRows) throws -> TableRows {
        var again = query
        again.operators = try narrowed(request, to: table)
        var pipeline = Pipeline(again, context)
        try pipeline.apply()
        guard case .table(let cells) = pipeline.rows else { preconditionFailure("what is drawn was grouped") }
        let starts = pipeline.choices.buckets
        if let first = starts.first, let last = starts.last {
            let ends = try TrendBuckets(request.step, extent: first...last, context).notes
            notes += ends.filter { !notes.contains($0) }
        }
        let places = try places(of: cells, among: table, request.keys)
        let buckets = Dictionary(starts.enumerated().map { ($1, $0) }) { first, _ in first }
        let times = cells.columns[0].integers
        var result = table
        for column in request.columns {
            try context.cancellation.check()
            let values = try cells.value(column.name, context)
            var texts = TextInterner()
            let missing = texts.intern("")
            var codes = [UInt32](repeating: missing, count: table.count * starts.count)
            for row in 0..<cells.count {
                guard let place = places[row], let bucket = buckets[times[row]], !values.isNull(row) else { continue }
                let text = texts.intern(TextEvaluator.plainNumber(values[row]))
                codes[place * starts.count + bucket] = text
            }
            let offsets = (0...table.count).map { UInt32($0 * starts.count) }
            result.set(
                column.output,
                Column(
                    type: .list, count: table.count,
                    storage: .lists(offsets: offsets, codes: codes, texts.dictionary())))
        }
        return result
    }

    /// For each row over time the row of the table that has its keys; nil where none has.
    private func places(of cells: TableRows, among table: TableRows, _ keys: [String]) throws -> [Int?] {
        let pairs = try keys.map { name in
            Column.concatenated([try table.value(name, context), try cells.value(name, context)])
        }
        let identities = try RowIdentities(pairs, rows: table.count + cells.count, context)
        var known = [Int?](repeating: nil, count: identities.count)
        for row in (0..<table.count).reversed() { known[identities.numbers[row]] = row }
        return identities.numbers.dropFirst(table.count).map { known[$0] }
    }

    /// The steps, with mentions left out that are in no group of the table: few of many groups are drawn in a moment.
    private func narrowed(_ request: SparkRequest, to table: TableRows) throws -> [Operator] {
        guard case .aggregate(let aggregation)? = request.operators.last, aggregation.keys.count > 1,
            table.count <= Self.mostNarrowed,
            // Without a range the buckets are those of all groups.
            context.range?.lower != nil, context.range?.upper != nil
        else { return request.operators }
        let key = aggregation.keys[1]
        guard [.text, .list].contains(key.expression.type) else { return request.operators }
        let column = try table.value(key.info.name, context)
        let values = (0..<table.count).map { column[$0] }
        var condition = TypedExpression(.boolean, .isIn(key.expression, values.filter { $0 != .null }, negated: false))
        if values.contains(.text(Grouper.none)) || values.contains(.null) {
            let isNone = TypedExpression(.boolean, .isMissing(key.expression, negated: false))
            condition = TypedExpression(.boolean, .or([isNone, condition]))
        }
        return request.operators.dropLast() + [.filter(condition), .aggregate(aggregation)]
    }

    private static let mostNarrowed = 1_000
}

extension TextEvaluator {
    /// A number as its digits alone; durations in seconds.
    fileprivate static func plainNumber(_ value: Value) -> String {
        if case .duration(let milliseconds) = value { return text(.number(Double(milliseconds) / 1_000), in: .utc) }
        return text(value, in: .utc)
    }
}
