import ClamorColumns

extension AggregateDefinition {
    static let distinct = AggregateDefinition(
        name: "distinct", syntax: "distinct(x)",
        summary: "how many different values there are, capitals aside; of a list, how many in all of them",
        examples: ["group distinct(author) by brand"], arity: 1...1
    ) { call, checker in
        checker.argument(call.arguments[0], of: call, types: [.text] + ValueType.allCases, wanted: "a column").flatMap {
            checker.primitive(.distinct, of: $0, type: .integer)
        }
    }
}
