import ClamorColumns
import ClamorQuery

/// 100 · value / sum of the values of all rows that are shared among; rows that lack a key, or go by `(none)`, have none.
struct ShareEvaluator: Evaluator {
    let value: any Evaluator
    let keys: [any Evaluator]
    /// The sum, once it is known.
    var total: Column?
    private let isNamed: [TextPredicate?]

    init(value: any Evaluator, keys: [any Evaluator]) {
        self.value = value
        self.keys = keys
        isNamed = keys.map { key in
            guard key.type == .text else { return nil }
            let none = Array(Grouper.none.utf8)
            return TextPredicate(key, negated: false, folds: true) { text in
                !none.withUnsafeBufferPointer { Kernels.areEqual(text, $0) }
            }
        }
    }

    var type: ValueType { .number }
    var cost: Cost { max(value.cost, keys.map(\.cost).max() ?? .constant) }

    /// Rows that have every key; nil: all.
    func named(_ frame: Frame) throws -> Bitmap? {
        var result: Bitmap?
        for (key, isNamed) in zip(keys, isNamed) {
            if let isNamed {
                result = intersection(result, try isNamed.truth(frame).trues)
            } else {
                result = intersection(result, try key.evaluate(frame).presence)
            }
        }
        return result
    }

    func evaluate(_ frame: Frame) throws -> Column {
        let column = try value.evaluate(frame)
        guard let total, let sum = total[0].numeric ?? total.integers.first.map(Double.init), sum != 0 else {
            return Column(
                type: .number, count: frame.count, storage: .numbers(Array(repeating: 0, count: frame.count)),
                validity: Bitmap(count: frame.count))
        }
        let result = column.replacingNumbers(column.numbers().map { 100 * $0 / sum })
        return try named(frame).map(result.masked) ?? result
    }
}

extension TableRows {
    /// The rows with the ends of the interval of each share.
    func withEnds(of interval: ShareInterval, _ context: RunContext) throws -> TableRows {
        let shares = try value(interval.share.name, context)
        let counts = try value(interval.count, context).numbers()
        let shared = counts.indices.filter { !shares.isNull($0) }
        let total = shared.reduce(0) { $0 + counts[$1] }
        func ends(_ bound: UncertaintyBound) -> Column {
            shares.replacingNumbers(
                counts.map { 100 * (Estimate.proportion.value(bound, of: [min($0, total), total]) ?? .nan) })
        }
        var result = self
        result.set(interval.low, ends(.low))
        result.set(interval.high, ends(.high))
        return result
    }
}
