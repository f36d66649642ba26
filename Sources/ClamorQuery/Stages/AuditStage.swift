import ClamorLanguage

extension StageDefinition {
    static let audit = StageDefinition(
        name: "audit", form: .sample, syntax: "audit N [seed S]",
        summary: "has you label N mentions, and corrects `net` by what they show",
        details: """
            Draws N of the mentions that were scored and not labelled yet, shows them one after the other without it and asks what each \
            is. The labels are kept as corrections. Then it tells `net` as scored and as the labels correct it, with the \
            interval of 95 % that holds for all mentions, errors of the scoring included; labels that were given or \
            corrected before count as they are. The same seed draws the same among the same mentions.
            """,
        examples: ["last 30 days | filter brand = \"Acme\" | audit 100", "audit 50 seed 7"],
        related: ["correct", "sample", "sentiment", "net"]
    ) { node, checker in
        guard case .sample(let count, let seed) = node.arguments, checker.needsMentions(node) else { return }
        guard count >= 2 else {
            checker.report(
                "bad-count", at: node.span, "an audit needs two mentions at the least",
                help: ["100 labels tell `net` to about ±14 points, 400 to ±7"])
            return
        }
        let request = AuditRequest(count: count, seed: seed.map { Int64($0) } ?? checker.sessionSeed)
        checker.append(.audit(request), node)
    }
}
