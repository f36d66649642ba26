import ClamorColumns
import ClamorQuery

/// Numbers that tell rows apart by the values of some columns, texts in folded form.
struct RowIdentities {
    /// A number for each row.
    let numbers: [Int]
    /// A number above all of those.
    let count: Int

    /// - Parameters:
    ///   - columns: of one length; none: all rows are the same.
    ///   - rows: how many.
    init(_ columns: [Column], rows: Int, _ context: RunContext) throws {
        let infos = columns.indices.map { ColumnInfo("\($0)", columns[$0].type == .list ? .text : columns[$0].type) }
        let table = TableRows(
            schema: infos, columns: columns.map { $0.type == .list ? $0.joined() : $0 }, count: rows)
        var groups = RankGroups(infos.map { TableColumnEvaluator(name: $0.name, type: $0.type) })
        try groups.add(table.frame(context))
        let group = groups.finished()
        numbers = (0..<Int32(rows)).map { Int(group($0)[0]) }
        count = (numbers.max() ?? -1) + 1
    }
}

extension TableRows {
    /// A column as expressions see it.
    func value(_ name: String, _ context: RunContext) throws -> Column {
        try scope.evaluator(of: name, context).evaluate(frame(context))
    }
}

extension Column {
    /// Some rows, and a value in the places where there is none.
    func gathered(_ rows: [Int?], absent: Value) -> Column {
        let extended = Column.concatenated([self, Column(type: type, values: [absent])])
        return extended.gathered(rows.map { Int32($0 ?? count) })
    }
}
