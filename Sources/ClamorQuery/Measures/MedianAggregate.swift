extension AggregateDefinition {
    static let median = AggregateDefinition(
        name: "median", syntax: "median(x)",
        summary: "the value in the middle, by nearest rank: always one that occurs",
        examples: ["group median(followers) by channel"], arity: 1...1
    ) { call, checker in checker.extreme(.quantile(50), call) }
}
