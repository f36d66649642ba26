import ClamorColumns
import Foundation

/// `abs`: keeps the type.
struct AbsoluteEvaluator: Evaluator {
    let operand: any Evaluator
    var type: ValueType { operand.type }
    var cost: Cost { operand.cost }

    func evaluate(_ frame: Frame) throws -> Column {
        let column = try operand.evaluate(frame)
        guard case .integers = column.storage else {
            return column.replacingNumbers(column.numbers().map(\.magnitude))
        }
        let values = column.integers
        // The magnitude of the least integer is no integer.
        let magnitudes = values.map { $0 == .min ? 0 : abs($0) }
        let result = Column(
            type: type, count: column.count, storage: .integers(magnitudes), validity: column.validity)
        return values.contains(.min) ? result.masked(by: Kernels.within(values, .min + 1, .max)) : result
    }
}

/// `round`, `floor`, `ceil`, as numbers. Fixed-point values are rounded in decimal.
struct RoundingEvaluator: Evaluator {
    enum Rule: Sendable {
        /// Halves away from zero.
        case nearest
        case down, up
    }

    let operand: any Evaluator
    /// Places after the point; none unless given.
    let places: (any Evaluator)?
    let rule: Rule

    var type: ValueType { .number }
    var cost: Cost { operand.cost }

    func evaluate(_ frame: Frame) throws -> Column {
        let column = try operand.evaluate(frame)
        var count: Int64 = 0
        if case .integer(let given)? = (places as? ConstantEvaluator)?.value { count = given }
        if column.type == .fixed {
            return column.replacingNumbers(column.integers.map { rounded($0, places: count) })
        }
        let scale = (0..<count).reduce(1.0) { power, _ in power * 10 }
        return column.replacingNumbers(
            column.numbers().map { value in
                let scaled = value * scale
                return scaled.isFinite ? scaled.rounded(roundingRule) / scale : value
            })
    }

    private var roundingRule: FloatingPointRoundingRule {
        switch rule {
        case .nearest: .toNearestOrAwayFromZero
        case .down: .down
        case .up: .up
        }
    }

    private func rounded(_ value: Int64, places: Int64) -> Double {
        if places >= 4 { return Double(value) / 10_000 }
        let unit = (places..<4).reduce(Int64(1)) { power, _ in power * 10 }
        var quotient = value / unit
        let rest = value % unit
        switch rule {
        case .down where rest < 0: quotient -= 1
        case .up where rest > 0: quotient += 1
        case .nearest where rest.magnitude * 2 >= unit.magnitude: quotient += value < 0 ? -1 : 1
        default: break
        }
        return Double(quotient) / (10_000 / Double(unit))
    }
}

/// The natural logarithm; missing for 0 and below.
struct LogarithmEvaluator: Evaluator {
    let operand: any Evaluator
    var type: ValueType { .number }
    var cost: Cost { operand.cost }

    func evaluate(_ frame: Frame) throws -> Column {
        let column = try operand.evaluate(frame)
        return column.replacingNumbers(column.numbers().map { log($0) })
    }
}

/// Down to a multiple of the step; missing for a step of 0.
struct BinEvaluator: Evaluator {
    let type: ValueType
    let operand: any Evaluator
    let step: any Evaluator

    var cost: Cost { max(operand.cost, step.cost) }

    func evaluate(_ frame: Frame) throws -> Column {
        let column = try operand.evaluate(frame)
        let steps = try step.evaluate(frame)
        let both = intersection(column.validity, steps.validity)
        if type == .integer {
            let (rests, present) = Kernels.combine(column.integers, steps.integers, .remainder)
            let divisors = steps.integers
            // The remainder takes the sign of the value; below zero the multiple lies a step lower.
            let lowered = rests.indices.map { row in
                rests[row] != 0 && (rests[row] < 0) != (divisors[row] < 0) ? rests[row] &+ divisors[row] : rests[row]
            }
            let (floors, fits) = Kernels.combine(column.integers, lowered, .subtract)
            let result = Column(
                type: .integer, count: frame.count, storage: .integers(floors), validity: nil)
            return intersection(both, intersection(present, fits)).map(result.masked) ?? result
        }
        let widths = steps.numbers()
        let (quotients, _) = Kernels.combine(column.numbers(), widths, .divide)
        let floors = quotients.indices.map { widths[$0] == 0 ? .nan : quotients[$0].rounded(.down) * widths[$0] }
        let (values, present) = Kernels.finite(floors)
        let result = Column(type: .number, count: frame.count, storage: .numbers(values), validity: present)
        return both.map(result.masked) ?? result
    }
}

extension Column {
    /// A column of these numbers, missing where this one is and where one is not finite.
    func replacingNumbers(_ values: [Double]) -> Column {
        let (values, present) = Kernels.finite(values)
        let result = Column(type: .number, count: count, storage: .numbers(values), validity: present)
        return validity.map(result.masked) ?? result
    }
}
