import ClamorColumns
import ClamorQuery

extension ReferenceExecutor {
    /// The rows with the list of what each column was in each bucket.
    func sparked(_ request: SparkRequest, _ rows: [Row], _ query: Query) throws -> [Row] {
        var again = query
        again.operators = request.operators
        var choices = Choices()
        _ = try run(again, &choices, following: nil)
        guard case .aggregate(let aggregation)? = request.operators.last else { return rows }
        let bucket = aggregation.keys[0].info.name
        func name(_ row: Row) -> [String] { request.keys.map { ReferenceGrouping.folded(row[$0] ?? .null) } }
        var cells: [[String]: Row] = [:]
        for cell in choices.rows.last ?? [] { cells[["\(cell[bucket] ?? .null)"] + name(cell)] = cell }
        return rows.map { row in
            var result = row
            let found = choices.buckets.map { cells[["\(Value.time($0))"] + name(row)] }
            for column in request.columns {
                result[column.output.name] = .list(found.map { text($0?[column.name] ?? .null) })
            }
            return result
        }
    }

    private func text(_ value: Value) -> String {
        switch value {
        case .integer(let value): "\(value)"
        default: value.numeric.map { $0 == $0.rounded() ? "\(Int64($0))" : "\($0)" } ?? ""
        }
    }
}
