import ClamorColumns

extension ScalarFunctionDefinition {
    static let date = ScalarFunctionDefinition(
        name: "date", syntax: "date(time or text)",
        summary: "the start of a time's day in the zone; a text read as a time, missing where it is none",
        examples: ["count by launch = date(time)"], arity: 1...1
    ) { call, checker in
        checker.argument(call.arguments[0], of: call, types: [.time, .text], wanted: "a time or text").map {
            TypedExpression(.time, .call(.date, [$0]))
        }
    }
}
