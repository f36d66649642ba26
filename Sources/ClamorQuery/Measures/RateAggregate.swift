import ClamorColumns

extension AggregateDefinition {
    static let rate = AggregateDefinition(
        name: "rate", syntax: "rate(condition)",
        summary: "percent of rows that meet the condition, of those where it is known",
        examples: ["group rate(sentiment = \"negative\") by brand"], arity: 1...1, format: .percent
    ) { call, checker in
        guard let condition = checker.countCondition(call.arguments[0], of: call),
            let met = checker.primitive(.count, where: condition, type: .integer),
            let known = checker.primitive(.countPresent, of: condition, type: .integer)
        else { return nil }
        let hundred = TypedExpression(.integer, .literal(.integer(100)))
        let scaled = TypedExpression(.integer, .arithmetic(.multiply, hundred, met))
        return TypedExpression(.number, .arithmetic(.divide, scaled, known))
    }
}
