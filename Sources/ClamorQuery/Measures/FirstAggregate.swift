import ClamorColumns

extension AggregateDefinition {
    static let first = AggregateDefinition(
        name: "first", syntax: "first(x)", summary: "the value of the earliest row that has one",
        examples: ["group first(text) by author"], arity: 1...1
    ) { call, checker in
        checker.argument(call.arguments[0], of: call, types: [.text] + ValueType.allCases, wanted: "a column").flatMap {
            checker.primitive(.first, of: $0, type: $0.type)
        }
    }
}
