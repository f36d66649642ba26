import ClamorColumns

extension ScalarFunctionDefinition {
    static let number = ScalarFunctionDefinition(
        name: "number", syntax: "number(value)",
        summary: "a text read as a number, missing where it is none; of true or false, 1 or 0; of a duration, seconds",
        examples: ["extend stars = number(extra.stars) | avg(stars) by channel"], arity: 1...1
    ) { call, checker in
        let types: [ValueType] = [.text, .integer, .fixed, .number, .boolean, .duration]
        return checker.argument(call.arguments[0], of: call, types: types, wanted: "text or a number").map {
            $0.type == .number ? $0 : TypedExpression(.number, .call(.number, [$0]))
        }
    }
}
