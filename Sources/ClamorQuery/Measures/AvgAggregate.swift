extension AggregateDefinition {
    static let avg = AggregateDefinition(
        name: "avg", syntax: "avg(x)", summary: "the mean of the values that are known",
        examples: ["group avg(followers) by channel"], arity: 1...1
    ) { call, checker in checker.average(.average, call) }
}
