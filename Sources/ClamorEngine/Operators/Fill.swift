import ClamorColumns
import ClamorQuery

extension TableRows {
    /// Puts values where columns have none.
    func filled(_ filling: Filling, _ context: RunContext) throws -> TableRows {
        var result = self
        let series = try filling.series.map { try value($0, context) }
        for name in filling.columns {
            guard let index = schema.firstIndex(where: { $0.name == name }) else {
                preconditionFailure("no column `\(name)`")
            }
            let column = try value(name, context)
            switch filling.value {
            case .zero: result.columns[index] = column.fillingZeros
            case .previous:
                let identities = try RowIdentities(series, rows: count, context)
                result.columns[index] = column.repeatingLast(in: identities)
            }
        }
        return result
    }
}

extension Column {
    /// 0 of the column's type where there is no value.
    fileprivate var fillingZeros: Column {
        precondition(type.isNumeric || type == .duration, "\(type) has no 0")
        guard let validity else { return self }
        return gathered((0..<count).map { validity[$0] ? $0 : nil }, absent: type.zero)
    }

    /// The last value above in the same series where there is none.
    fileprivate func repeatingLast(in series: RowIdentities) -> Column {
        guard let presence else { return self }
        var last = [Int?](repeating: nil, count: series.count)
        return gathered(
            (0..<count).map { row -> Int32 in
                let number = series.numbers[row]
                if presence[row] { last[number] = row }
                return Int32(last[number] ?? row)
            })
    }
}

extension ValueType {
    /// 0 of a numeric type or of durations.
    var zero: Value {
        switch self {
        case .integer: .integer(0)
        case .fixed: .fixed(0)
        case .number: .number(0)
        case .duration: .duration(0)
        default: .null
        }
    }
}
