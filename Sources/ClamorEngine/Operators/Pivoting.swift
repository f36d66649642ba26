import ClamorColumns
import ClamorQuery

extension TableRows {
    /// Long rows made wide.
    ///
    /// - Throws: `ExecutionError` where two rows would fill one cell, or one has a value that has no column.
    func pivoted(_ pivot: Pivot, _ context: RunContext) throws -> TableRows {
        let places = try PivotPlaces(pivot, self, context)
        let keys = try pivot.keys.map { try value($0.name, context).gathered(places.firstRows) }
        let spread = try pivot.spread.map { (column: try value($0.name, context), absent: $0.absent) }
        let cells = places.sources.flatMap { rows in
            spread.map { $0.column.gathered(rows, absent: $0.absent) }
        }
        return TableRows(schema: pivot.keys + pivot.outputs, columns: keys + cells, count: places.firstRows.count)
    }
}

/// Which row fills each cell of a pivot.
private struct PivotPlaces {
    /// The first row of each combination of the keys.
    private(set) var firstRows: [Int32] = []
    /// For each value, for each combination of the keys, the row that fills their cells.
    private(set) var sources: [[Int?]]

    init(_ pivot: Pivot, _ table: TableRows, _ context: RunContext) throws {
        let column = try table.value(pivot.column, context)
        let values = try Self.values(of: column, among: pivot, context)
        let keys = try RowIdentities(
            try pivot.keys.map { try table.value($0.name, context) }, rows: table.count, context)
        sources = Array(repeating: [], count: pivot.values.count)
        var places = [Int?](repeating: nil, count: keys.count)
        for row in 0..<table.count {
            let number = keys.numbers[row]
            if places[number] == nil {
                places[number] = firstRows.count
                firstRows.append(Int32(row))
                for value in sources.indices { sources[value].append(nil) }
            }
            let place = places[number] ?? 0
            if sources[values[row]][place] != nil { throw Self.doubled(pivot, column[row], context) }
            sources[values[row]][place] = row
        }
    }

    /// The place of each row's value among those of the pivot.
    private static func values(of column: Column, among pivot: Pivot, _ context: RunContext) throws -> [Int] {
        let named = pivot.values.count
        let both = Column.concatenated([Column(type: column.type, values: pivot.values), column])
        let identities = try RowIdentities([both], rows: both.count, context)
        var places = [Int?](repeating: nil, count: identities.count)
        for place in 0..<named where places[identities.numbers[place]] == nil {
            places[identities.numbers[place]] = place
        }
        return try (named..<both.count).map { row in
            if let place = places[identities.numbers[row]] { return place }
            throw ExecutionError("`\(pivot.column)` has a value that came after its columns were named: ask again")
        }
    }

    private static func doubled(_ pivot: Pivot, _ value: Value, _ context: RunContext) -> ExecutionError {
        let value = TextEvaluator.text(value, in: context.zone)
        let keys = pivot.keys.map { "`\($0.name)`" }
        let same = keys.isEmpty ? "" : " and the same \(keys.joined(separator: ", "))"
        return ExecutionError(
            "two rows have the `\(pivot.column)` \(value.isEmpty ? "(none)" : value)\(same), and a cell holds one value",
            help: "group by \((keys + ["`\(pivot.column)`"]).joined(separator: ", ")) first")
    }
}
