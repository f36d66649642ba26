import ClamorColumns

extension AggregateDefinition {
    static let sum = AggregateDefinition(
        name: "sum", syntax: "sum(x)",
        summary: "the sum; 0 over no rows, missing where no row has a value",
        examples: ["group sum(likes) by channel"], arity: 1...1
    ) { call, checker in
        let help = call.arguments[0].type == .boolean ? ["`count(…)` counts where it is true"] : []
        let value = checker.argument(
            call.arguments[0], of: call, types: [.integer, .fixed, .number, .duration],
            wanted: "a number or a duration", help: help)
        return value.flatMap { checker.primitive(.sum, of: $0, type: $0.type) }
    }
}
