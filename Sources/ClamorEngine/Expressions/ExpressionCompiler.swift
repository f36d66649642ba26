import ClamorColumns
import ClamorQuery

/// Makes checked expressions ready to run.
struct ExpressionCompiler {
    let scope: Scope
    let context: RunContext

    func compile(_ expression: TypedExpression) throws -> any Evaluator {
        switch expression.kind {
        case .column(let name): return try scope.evaluator(of: name, context)
        case .literal(let value): return ConstantEvaluator(expression.type, value)
        case .call(let function, let arguments):
            return try call(function, arguments.map(compile), type: expression.type)
        case .compare(let comparison, let left, let right, let exact):
            return compare(comparison, try compile(left), try compile(right), exact: exact)
        case .isIn(let value, let values, let negated): return membership(try compile(value), values, negated)
        case .textTest(let test, let left, let right): return textTest(test, try compile(left), try compile(right))
        case .matches(let value, let pattern, let negated):
            let expression = try RegularExpression(pattern)
            return TextPredicate(try compile(value), negated: negated, folds: false) { expression.matches($0) }
        case .isMissing(let value, let negated): return MissingTest(operand: try compile(value), negated: negated)
        case .arithmetic(let sign, let left, let right):
            return ArithmeticEvaluator(
                type: expression.type, sign: sign, left: try compile(left), right: try compile(right))
        case .and(let parts): return JunctionEvaluator(.all, try parts.map(compile))
        case .or(let parts): return JunctionEvaluator(.any, try parts.map(compile))
        case .not(let inner): return NotEvaluator(operand: try compile(inner))
        case .search(let query): return try SearchEvaluator(query, self)
        }
    }

    private func call(
        _ function: ScalarFunction, _ arguments: [any Evaluator], type: ValueType
    ) throws -> any Evaluator {
        switch function {
        case .if, .case: ChoiceEvaluator(type: type, arguments: arguments)
        case .coalesce: CoalesceEvaluator(type: type, values: arguments)
        case .lower: TextMapping(operand: arguments[0]) { $0.lowercased() }
        case .upper: TextMapping(operand: arguments[0]) { $0.uppercased() }
        case .length: LengthEvaluator(operand: arguments[0])
        case .abs: AbsoluteEvaluator(operand: arguments[0])
        case .round: RoundingEvaluator(operand: arguments[0], places: arguments.dropFirst().first, rule: .nearest)
        case .floor: RoundingEvaluator(operand: arguments[0], places: nil, rule: .down)
        case .ceil: RoundingEvaluator(operand: arguments[0], places: nil, rule: .up)
        case .log: LogarithmEvaluator(operand: arguments[0])
        case .bin: BinEvaluator(type: type, operand: arguments[0], step: arguments[1])
        case .timeBucket(let step): try BucketEvaluator(operand: arguments[0], step: step, zone: context.zone)
        case .number: NumberEvaluator(operand: arguments[0])
        case .text: TextEvaluator(operand: arguments[0], zone: context.zone)
        case .date: try dateEvaluator(arguments[0])
        case .vader: VaderEvaluator(operand: arguments[0])
        case .hourOfDay: ClockEvaluator(operand: arguments[0], part: .hour, zone: context.zone)
        case .dayOfWeek: ClockEvaluator(operand: arguments[0], part: .weekday, zone: context.zone)
        case .shift(let count, let unit):
            ShiftEvaluator(operand: arguments[0], count: count, unit: unit, zone: context.zone)
        case .uncertainty(let estimate, let bound):
            UncertaintyEvaluator(estimate: estimate, bound: bound, operands: arguments)
        }
    }

    private func dateEvaluator(_ operand: any Evaluator) throws -> any Evaluator {
        if operand.type == .text { return TimeFromText(operand: operand, zone: context.zone) }
        return try BucketEvaluator(operand: operand, step: TimeStep(count: 1, unit: .day), zone: context.zone)
    }
}
