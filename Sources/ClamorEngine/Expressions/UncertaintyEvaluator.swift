import ClamorColumns
import ClamorQuery

/// What is known of an estimate's error; a number.
struct UncertaintyEvaluator: Evaluator {
    let estimate: Estimate
    let bound: UncertaintyBound
    let operands: [any Evaluator]

    var type: ValueType { .number }
    var cost: Cost { operands.map(\.cost).max() ?? .constant }

    func evaluate(_ frame: Frame) throws -> Column {
        let columns = try operands.map { try $0.evaluate(frame) }
        let numbers = columns.map { $0.numbers() }
        var known = Bitmap(count: frame.count)
        var values = [Double](repeating: 0, count: frame.count)
        for row in 0..<frame.count where !columns.contains(where: { $0.isNull(row) }) {
            guard let value = estimate.value(bound, of: numbers.map { $0[row] }) else { continue }
            values[row] = value
            known[row] = true
        }
        return Column(type: .number, count: frame.count, storage: .numbers(values), validity: known)
    }
}
