import ClamorLanguage

extension AggregateDefinition {
    static let p = AggregateDefinition(
        name: "p", syntax: "p(x, 90)",
        summary: "the value that so many percent of the values do not exceed, by nearest rank",
        examples: ["group p(reach, 90) by channel"], arity: 2...2,
        columnPrefix: quantilePrefix
    ) { call, checker in
        let rank = call.arguments[1]
        guard let percent = rank.value?.numeric, (0...100).contains(percent) else {
            checker.report(
                "bad-argument", at: rank.span, "`p` takes a number from 0 to 100 as its second argument",
                help: ["for example `p(reach, 90)`"])
            return nil
        }
        return checker.extreme(.quantile(percent), call)
    }

    /// `p90`, and `p99_5` for 99.5.
    private static let quantilePrefix: @Sendable ([Expression]) -> String = { arguments in
        guard arguments.count == 2, case .literal(let literal) = arguments[1].kind else { return "p" }
        switch literal {
        case .integer(let percent): return "p\(percent)"
        case .number(_, let text): return "p" + text.replacing(".", with: "_")
        default: return "p"
        }
    }
}
