extension AggregateDefinition {
    static let min = AggregateDefinition(
        name: "min", syntax: "min(x)", summary: "the smallest number, or the earliest time",
        examples: ["group min(time), max(time) by batch"], arity: 1...1
    ) { call, checker in checker.extreme(.minimum, call) }
}
