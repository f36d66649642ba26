extension AggregateDefinition {
    static let stdev = AggregateDefinition(
        name: "stdev", syntax: "stdev(x)",
        summary: "the standard deviation of a sample (n − 1); missing below two values",
        examples: ["group avg(score), stdev(score) by brand"], arity: 1...1
    ) { call, checker in checker.average(.standardDeviation, call) }
}
