import ClamorColumns

extension AggregateDefinition {
    static let last = AggregateDefinition(
        name: "last", syntax: "last(x)", summary: "the value of the latest row that has one",
        examples: ["group last(text) by author"], arity: 1...1
    ) { call, checker in
        checker.argument(call.arguments[0], of: call, types: [.text] + ValueType.allCases, wanted: "a column").flatMap {
            checker.primitive(.last, of: $0, type: $0.type)
        }
    }
}
