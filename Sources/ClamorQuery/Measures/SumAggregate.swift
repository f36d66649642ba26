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
        guard let value else { return nil }
        let sum = checker.primitive(.sum, of: value, type: value.type)
        checker.noteReach(value)
        return sum
    }
}

extension PipelineChecker {
    /// Wherever reach is summed up, it is said how much of it is measured.
    mutating func noteReach(_ value: TypedExpression) {
        guard scope.isMentions, case .column("reach") = value.kind, let source = scope["reach_source"] else { return }
        aggregation?.note(reach: value, source: source.expression)
    }
}
