import ClamorColumns
import ClamorQuery

/// A number, time or duration compared with a constant.
struct NumberComparison: Evaluator {
    let comparison: Comparison
    let operand: any Evaluator
    let literal: Value
    let literalType: ValueType

    var type: ValueType { .boolean }
    var cost: Cost { operand.cost }

    func evaluate(_ frame: Frame) throws -> Column {
        let column = try operand.evaluate(frame)
        var trues = outcome(column)
        if let known = column.validity { trues.formIntersection(known) }
        return Truth(trues: trues, knowns: column.validity).column
    }

    func certainOutcome(_ frame: Frame) throws -> Bool? {
        guard operand.type == literalType || literalType == .integer && operand.type == .fixed, operand.type != .number,
            let summary = try (operand as? ColumnFieldEvaluator)?.summary(frame), summary.nullCount == 0
        else { return nil }
        let (bound, overflows) = literal.bits(as: literalType).multipliedReportingOverflow(
            by: operand.type == literalType ? 1 : 10_000)
        if overflows { return nil }
        let (low, high) = (summary.range.lowerBound, summary.range.upperBound)
        // All on one side of the bound, or all on it.
        if high < bound { return comparison.less }
        if low > bound { return comparison.greater }
        if low == high { return comparison.equal }
        if low == bound, comparison.equal == comparison.greater { return comparison.equal }
        if high == bound, comparison.equal == comparison.less { return comparison.equal }
        return nil
    }

    private func outcome(_ column: Column) -> Bitmap {
        guard case .integers(let values) = column.storage else {
            return numberOutcome(column.numbers(), literal.numeric ?? Double(literal.bits(as: literalType)))
        }
        if column.type == literalType { return within(values, literal.bits(as: column.type)) }
        switch (column.type, literal) {
        case (.fixed, .integer(let whole)):
            let (scaled, overflows) = whole.multipliedReportingOverflow(by: 10_000)
            if !overflows { return within(values, scaled) }
        case (.integer, .number(let number)):
            return Kernels.compare(
                values.widened, Array(repeating: number, count: values.count), less: comparison.less,
                equal: comparison.equal, greater: comparison.greater)
        case (.integer, .fixed(let scaled)):
            return Kernels.compare(
                values.widened, Array(repeating: Double(scaled) / 10_000, count: values.count), less: comparison.less,
                equal: comparison.equal, greater: comparison.greater)
        default: break
        }
        return numberOutcome(column.numbers(), literal.numeric ?? 0)
    }

    private func numberOutcome(_ values: [Double], _ number: Double) -> Bitmap {
        Kernels.compare(
            values, number, less: comparison.less, equal: comparison.equal, greater: comparison.greater)
    }

    /// Every comparison with an integer is an interval, or the rest of one.
    private func within(_ values: Integers, _ bound: Int64) -> Bitmap {
        switch comparison {
        case .equal: return Kernels.within(values, bound, bound)
        case .lessOrEqual: return Kernels.within(values, .min, bound)
        case .greaterOrEqual: return Kernels.within(values, bound, .max)
        case .notEqual, .greater, .less:
            var rest = Kernels.within(
                values, comparison == .greater ? .min : bound, comparison == .less ? .max : bound)
            rest.invert()
            return rest
        }
    }
}

/// Two numbers, times or durations of each row compared.
struct NumberPairComparison: Evaluator {
    let comparison: Comparison
    let left: any Evaluator
    let right: any Evaluator

    var type: ValueType { .boolean }
    var cost: Cost { max(left.cost, right.cost) }

    func evaluate(_ frame: Frame) throws -> Column {
        let left = try left.evaluate(frame)
        let right = try right.evaluate(frame)
        var trues = outcome(left, right)
        let knowns = intersection(left.validity, right.validity)
        if let knowns { trues.formIntersection(knowns) }
        return Truth(trues: trues, knowns: knowns).column
    }

    private func outcome(_ left: Column, _ right: Column) -> Bitmap {
        let asked = (less: comparison.less, equal: comparison.equal, greater: comparison.greater)
        switch (left.storage, right.storage) {
        case (.integers(let lefts), .integers(let rights)):
            let (first, second) = (lefts.widened, rights.widened)
            let scaled = (left.type == .fixed, right.type == .fixed)
            return Kernels.compare(
                scaled == (false, true) ? scaledUp(first) : first, scaled == (true, false) ? scaledUp(second) : second,
                less: asked.less, equal: asked.equal, greater: asked.greater)
        case (.integers(let first), .numbers(let second)) where left.type != .fixed:
            return Kernels.compare(first.widened, second, less: asked.less, equal: asked.equal, greater: asked.greater)
        case (.numbers(let first), .integers(let second)) where right.type != .fixed:
            return Kernels.compare(second.widened, first, less: asked.greater, equal: asked.equal, greater: asked.less)
        default:
            return Kernels.compare(
                left.numbers(), right.numbers(), less: asked.less, equal: asked.equal, greater: asked.greater)
        }
    }

    /// Whole numbers in units of 10⁻⁴; those too large become the largest there is, which no score reaches.
    private func scaledUp(_ values: [Int64]) -> [Int64] {
        values.map { value in
            let (scaled, overflows) = value.multipliedReportingOverflow(by: 10_000)
            return overflows ? (value < 0 ? .min : .max) : scaled
        }
    }
}

/// Numbers, times or truth values that are one of a list.
struct NumberMembership: Evaluator {
    let operand: any Evaluator
    let values: [Value]
    let negated: Bool

    var type: ValueType { .boolean }
    var cost: Cost { operand.cost }

    func evaluate(_ frame: Frame) throws -> Column {
        let column = try operand.evaluate(frame)
        var truth = Truth(trues: members(column), knowns: column.validity)
        if let known = column.validity { truth.trues.formIntersection(known) }
        // An unknown value among them could be any.
        if values.contains(.null) { truth.knowns = truth.trues }
        if negated { truth.negate() }
        return truth.column
    }

    private func members(_ column: Column) -> Bitmap {
        switch column.storage {
        case .booleans(let bits):
            var falses = bits
            falses.invert()
            var result = Bitmap(count: column.count)
            if values.contains(.boolean(true)) { result.formUnion(bits) }
            if values.contains(.boolean(false)) { result.formUnion(falses) }
            return result
        case .integers(let integers) where values.allSatisfy({ $0 == .null || $0.isExact(as: column.type) }):
            let wanted = Set(values.filter { $0 != .null }.map { $0.bits(as: column.type) })
            return Kernels.among(integers.widened, wanted.sorted())
        default:
            let wanted = Set(values.compactMap(\.numeric))
            let numbers = column.numbers()
            var result = Bitmap(count: column.count)
            for row in numbers.indices where wanted.contains(numbers[row]) { result[row] = true }
            return result
        }
    }
}

extension Value {
    /// Whether `bits(as:)` of this type says the same.
    func isExact(as type: ValueType) -> Bool {
        switch (self, type) {
        case (.integer, .integer), (.fixed, .fixed), (.time, .time), (.duration, .duration): true
        case (.integer(let whole), .fixed): whole.magnitude < 1 << 49
        default: false
        }
    }
}

extension Column {
    /// The values as numbers, whatever numeric type they are of; missing ones are 0.
    func numbers() -> [Double] {
        switch storage {
        case .numbers(let values): values
        case .integers: Kernels.numbers(integers, dividedBy: type == .fixed ? 10_000 : 1)
        case .booleans(let bits): (0..<count).map { bits[$0] ? 1 : 0 }
        case .codes, .lists: preconditionFailure("\(type) is not a number")
        }
    }
}
