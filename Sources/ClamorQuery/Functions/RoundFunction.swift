extension ScalarFunctionDefinition {
    static let round = ScalarFunctionDefinition(
        name: "round", syntax: "round(number[, places])",
        summary: "the nearest number with so many places after the point, none unless said; halves away from zero",
        examples: ["group likes_each = round(sum(likes) / count, 1) by channel"], arity: 1...2
    ) { call, checker in checker.roundingFunction(.round, call) }
}
