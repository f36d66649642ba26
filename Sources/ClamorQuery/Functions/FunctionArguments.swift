import ClamorColumns
import ClamorText

/// What several functions ask of their arguments.
extension PipelineChecker {
    /// An argument that must be true or false.
    mutating func condition(_ operand: Operand, of user: String) -> TypedExpression? {
        if operand.type == .boolean { return operand.typed }
        report(
            "not-a-condition", at: operand.span, "\(user) takes a condition here, and this is \(operand.type.words)",
            label: operand.typeRemark)
        return nil
    }

    /// Values of which one is taken, brought to one type.
    mutating func branches(
        _ operands: [Operand], of call: FunctionCall
    ) -> (type: ValueType, values: [TypedExpression])? {
        if let (type, values) = unified(operands) { return (type, values) }
        let types = operands.filter { !$0.isMissing }
        report(
            Diagnostic(
                "type-mismatch", at: call.span, "the values of `\(call.name)` must be of one type",
                labels: types.map { .init($0.span, $0.typeRemark) }))
        return nil
    }

    /// An argument of one of these types.
    mutating func argument(
        _ operand: Operand, of call: FunctionCall, types: [ValueType], wanted: String, help: [String] = []
    ) -> TypedExpression? {
        if operand.isMissing { return .missing(types[0]) }
        if types.contains(operand.type) { return fixedDuration(operand)?.typed }
        report(
            "type-mismatch", at: operand.span, "`\(call.name)` takes \(wanted), and this is \(operand.type.words)",
            label: operand.typeRemark, help: help)
        return nil
    }

    /// An argument that is a number of any type.
    mutating func number(_ operand: Operand, of call: FunctionCall) -> TypedExpression? {
        let help = operand.type == .text ? ["`number(…)` reads text as a number"] : []
        return argument(operand, of: call, types: [.number, .integer, .fixed], wanted: "a number", help: help)
    }

    /// A function of one text that gives a text.
    mutating func textFunction(_ function: ScalarFunction, _ call: FunctionCall) -> TypedExpression? {
        argument(call.arguments[0], of: call, types: [.text], wanted: "text").map {
            TypedExpression(.text, .call(function, [$0]))
        }
    }

    /// `round`, `floor`, `ceil`: whole numbers stay as they are.
    mutating func roundingFunction(_ function: ScalarFunction, _ call: FunctionCall) -> TypedExpression? {
        guard let value = number(call.arguments[0], of: call) else { return nil }
        guard call.arguments.count > 1 else {
            return value.type == .integer ? value : TypedExpression(.number, .call(function, [value]))
        }
        guard case .integer(let places)? = call.arguments[1].value, (0...9).contains(places) else {
            report("bad-argument", at: call.arguments[1].span, "`\(call.name)` takes 0 to 9 places after the point")
            return nil
        }
        return TypedExpression(.number, .call(function, [value, call.arguments[1].typed]))
    }
}
