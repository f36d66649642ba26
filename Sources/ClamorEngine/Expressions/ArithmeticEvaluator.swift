import ClamorColumns
import ClamorQuery

/// `+ - * / %`. Integers, times and durations stay exact, and are missing where they leave 64 bits; any other pair is
/// computed in double precision. Division by zero is missing.
struct ArithmeticEvaluator: Evaluator {
    let type: ValueType
    let sign: Arithmetic
    let left: any Evaluator
    let right: any Evaluator

    var cost: Cost { max(left.cost, right.cost) }

    func evaluate(_ frame: Frame) throws -> Column {
        let left = try left.evaluate(frame)
        let right = try right.evaluate(frame)
        let both = intersection(left.validity, right.validity)
        let result: Column
        if type == .number {
            let (values, present) = Kernels.combine(left.numbers(), right.numbers(), numberOperation)
            result = Column(type: .number, count: frame.count, storage: .numbers(values), validity: present)
        } else {
            let (values, present) = Kernels.combine(left.integers(as: type), right.integers(as: type), integerOperation)
            result = Column(type: type, count: frame.count, storage: .integers(values), validity: present)
        }
        return both.map(result.masked) ?? result
    }

    private var numberOperation: Kernels.NumberOperation {
        switch sign {
        case .add: .add
        case .subtract: .subtract
        case .multiply: .multiply
        case .divide: .divide
        case .remainder: .remainder
        }
    }

    private var integerOperation: Kernels.IntegerOperation {
        switch sign {
        case .add: .add
        case .subtract: .subtract
        case .multiply: .multiply
        case .divide: .divide
        case .remainder: .remainder
        }
    }
}

extension Column {
    /// The values in the units of a type: whole numbers beside fixed-point ones are scaled up.
    func integers(as wanted: ValueType) -> [Int64] {
        wanted == .fixed && type == .integer ? integers.map { $0 &* 10_000 } : integers
    }
}
