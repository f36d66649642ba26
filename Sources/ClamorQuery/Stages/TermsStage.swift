import ClamorColumns

extension StageDefinition {
    static let terms = StageDefinition(
        name: "terms", form: .optionalCount, syntax: "terms [N]",
        summary: "the words that tell these mentions from the others",
        details: """
            Gives the N words (20 unless said) that these mentions hold far more often than others do: than the rest of \
            the range, or, where only a range was named, than the mentions outside it. `z` is the log-odds ratio with an \
            informative Dirichlet prior in units of its standard error (Monroe, Colaresi and Quinn 2008); words below \
            3.3, or from fewer than five authors, are left out. `rate` and `rate_rest` are the percent of mentions that \
            hold the word here and there.
            """,
        examples: [
            "last 30 days | filter sentiment = \"negative\" | terms", "since yesterday | terms 10",
            "filter brand = \"Osmeda\" | terms 15",
        ],
        related: ["search", "top", "describe"]
    ) { node, checker in
        guard case .optionalCount(let count) = node.arguments, checker.needsMentions(node) else { return }
        let isNarrowed = checker.operators.contains(where: \.leavesMentionsOut)
        guard isNarrowed || checker.range != nil else {
            checker.report(
                "nothing-to-compare", at: node.word.span, "these are all mentions, and there are no others",
                help: ["narrow them first: `filter sentiment = \"negative\" | terms`"])
            return
        }
        checker.append(.terms(TermsRequest(count: count ?? 20, rest: isNarrowed ? .ofRange : .outsideRange)))
    }
}

extension Operator {
    fileprivate var leavesMentionsOut: Bool {
        switch self {
        case .filter, .search, .take, .rank, .sample: true
        default: false
        }
    }
}
