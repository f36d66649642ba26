import ClamorColumns
import ClamorQuery

/// Rows that are all at hand: the groups of an aggregation, or a table of the store.
struct TableRows {
    var schema: [ColumnInfo]
    var columns: [Column]
    var count: Int

    init(schema: [ColumnInfo], columns: [Column], count: Int) {
        self.schema = schema
        self.columns = columns
        self.count = count
    }

    /// Rows with a cell for each column.
    init(schema: [ColumnInfo], rows: [[Value]]) {
        self.init(
            schema: schema,
            columns: schema.enumerated().map { place, info in
                Column(type: info.type, values: rows.map { $0[place] })
            }, count: rows.count)
    }

    init(_ table: Table) {
        schema = table.schema
        count = table.count
        columns = table.schema.indices.map { index in
            table.batches.isEmpty
                ? Column(type: table.schema[index].type, values: [])
                : .concatenated(table.batches.map { $0.columns[index] })
        }
    }

    func frame(_ context: RunContext) -> Frame {
        let named = zip(schema, columns).map { ($0.name, $1) }
        return Frame(.table(Dictionary(named) { first, _ in first }), count: count, context: context)
    }

    var scope: Scope { .table(schema) }

    func compiler(_ context: RunContext) -> ExpressionCompiler { ExpressionCompiler(scope: scope, context: context) }

    /// Some rows, in the order given.
    func picking(_ rows: [Int32]) -> TableRows {
        TableRows(schema: schema, columns: columns.map { $0.gathered(rows) }, count: rows.count)
    }

    /// The rows for which a condition holds, and of how many it is not known.
    func filtered(_ condition: TypedExpression, _ context: RunContext) throws -> (rows: TableRows, unknown: Int) {
        let truth = try compiler(context).compile(condition).truth(frame(context))
        return (picking(truth.trues.rows()), truth.unknowns.setCount)
    }

    func extended(_ additions: [NamedExpression], _ context: RunContext) throws -> TableRows {
        var result = self
        for addition in additions {
            result.set(
                addition.info, try result.compiler(context).compile(addition.expression).evaluate(result.frame(context))
            )
        }
        return result
    }

    func selecting(_ selected: [NamedExpression], _ context: RunContext) throws -> TableRows {
        let compiler = compiler(context)
        let frame = frame(context)
        return TableRows(
            schema: selected.map(\.info),
            columns: try selected.map { selected in
                if case .column(let name) = selected.expression.kind { return try frame.column(name) }
                return try compiler.compile(selected.expression).evaluate(frame)
            }, count: count)
    }

    /// All columns but some.
    func dropping(_ names: [String]) -> TableRows {
        let kept = schema.indices.filter { !names.contains(schema[$0].name) }
        return TableRows(schema: kept.map { schema[$0] }, columns: kept.map { columns[$0] }, count: count)
    }

    /// Columns under other names.
    func renaming(_ renamings: [Renaming]) -> TableRows {
        var result = self
        for index in schema.indices {
            if let new = renamings.first(where: { $0.old == schema[index].name }) { result.schema[index] = new.info }
        }
        return result
    }

    /// For how many rows a condition is not true.
    func breaking(_ condition: TypedExpression, _ context: RunContext) throws -> Int {
        count - (try compiler(context).compile(condition).truth(frame(context)).trues.setCount)
    }

    /// Adds a column, or puts it in the place of the one of its name.
    mutating func set(_ info: ColumnInfo, _ column: Column) {
        if let index = schema.firstIndex(where: { $0.name == info.name }) {
            schema[index] = info
            columns[index] = column
        } else {
            schema.append(info)
            columns.append(column)
        }
    }

    /// The place of every row by the keys, ties as they stand, and the keys as integers.
    func order(by keys: [SortKey], _ context: RunContext) throws -> (order: [Int32], keys: [[Int64]]) {
        let frame = frame(context)
        let compiler = compiler(context)
        let encoded = try keys.map { key in
            let evaluator = try compiler.compile(key.expression)
            var collector = SortKeyCollector(type: evaluator.type, descending: key.descending)
            collector.add(try evaluator.evaluate(frame))
            return try collector.keys(context.cancellation.check)
        }
        var order = (0..<Int32(count)).map { $0 }
        for key in encoded.reversed() { try Selection.sort(&order, by: key, context.cancellation.check) }
        return (order, encoded)
    }

    func sorted(by keys: [SortKey], _ context: RunContext) throws -> TableRows {
        context.cancellation.progress.begin(.sorting, count, unit: "rows")
        return picking(try order(by: keys, context).order)
    }

    func ranked(_ ranking: Ranking, _ context: RunContext) throws -> (rows: TableRows, tied: Int) {
        let (order, keys) = try order(by: ranking.keys, context)
        var groups = RankGroups(try ranking.per.map(compiler(context).compile))
        try groups.add(frame(context))
        let ranked = RankedRows(order: order, count: ranking.count, keys: keys, groups: groups.finished())
        return (picking(ranked.kept), ranked.tied)
    }

    /// Hands the rows on in batches; `sink` says false when it has enough.
    func stream(_ cancellation: Cancellation, _ sink: (Batch) throws -> Bool) throws {
        var start = 0
        while start < count {
            try cancellation.check()
            let end = min(count, start + segmentRows)
            if try !sink(Batch(columns: columns.map { $0.slice(start..<end) }, count: end - start)) { return }
            start = end
        }
    }
}

/// The groups of rows that are ranked apart.
struct RankGroups {
    private var keys: GroupKeys
    /// The group of each row, combinations of a list's values being one.
    private var groups: [UInt32] = []
    private let isWhole: Bool

    init(_ per: [any Evaluator]) {
        keys = GroupKeys(per)
        isWhole = per.isEmpty
    }

    /// Notes the groups of more rows.
    mutating func add(_ frame: Frame) throws {
        if isWhole { return }
        groups += try keys.assign(frame).groups.wide
    }

    /// The groups of the row at each place, spellings of one folded form taken together.
    func finished() -> (Int32) -> [UInt32] {
        if isWhole { return { _ in [0] } }
        let groups = groups
        let (single, layers) = keys.expanded() ?? (keys, [(0..<UInt32(keys.count)).map { $0 }])
        let mapping = single.folded(missing: Grouper.none)?.groups
        let final = (0..<keys.count).map { group in
            layers.compactMap { layer -> UInt32? in
                if layer[group] == GroupKeys.dropped { return nil }
                return mapping.map { $0[Int(layer[group])] } ?? layer[group]
            }
        }
        return { place in final[Int(groups[Int(place)])] }
    }
}
