import ClamorColumns

extension AggregateDefinition {
    static let sumOfMax = AggregateDefinition(
        name: "sum_of_max", syntax: "sum_of_max(x, per)",
        summary: "the largest x of each value of the second argument, summed up",
        examples: ["group sum_of_max(reach, author) by brand"], arity: 2...2
    ) { call, checker in
        let value = checker.argument(
            call.arguments[0], of: call, types: [.integer, .fixed, .number], wanted: "a number")
        let per = checker.argument(
            call.arguments[1], of: call, types: [.text, .integer, .time, .boolean], wanted: "a column of single values")
        guard let value, let per else { return nil }
        let sum = checker.primitive(.sumOfMaxima, of: value, per: per, type: value.type)
        checker.noteReach(value)
        return sum
    }
}
