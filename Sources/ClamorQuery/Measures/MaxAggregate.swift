extension AggregateDefinition {
    static let max = AggregateDefinition(
        name: "max", syntax: "max(x)", summary: "the largest number, or the latest time",
        examples: ["group max(reach) by author"], arity: 1...1
    ) { call, checker in checker.extreme(.maximum, call) }
}
