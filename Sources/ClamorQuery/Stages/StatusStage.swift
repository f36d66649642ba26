import ClamorText

extension StageDefinition {
    static let status = StageDefinition(
        name: "status", form: .words, words: statuses, syntax: "status open|pending|answered|ignored",
        summary: "sets where the work on the mentions stands",
        details: """
            Sets the field `status` of every mention of the pipeline, journaled like an import, so that `undo` takes it \
            back.
            """,
        examples: ["filter tags = \"money\" | status pending"],
        related: ["tag", "assign", "undo"]
    ) { node, checker in
        guard case .words(let words) = node.arguments, checker.needsMentions(node), let word = words.first else {
            return
        }
        guard words.count == 1, statuses.contains(FoldedText.fold(word.value)) else {
            let near = nearest(to: word.value, in: statuses)
            checker.report(
                "unknown-status", at: words.count == 1 ? word.span : words[1].span,
                words.count == 1 ? "there is no status `\(word.value)`" : "a mention has one status",
                help: [near.isEmpty ? "a status is \(orList(statuses))" : didYouMean(near)],
                fix: words.count == 1 ? near.first.map { Diagnostic.Fix(word.span, $0) } : nil)
            return
        }
        checker.append(.annotate(.status(FoldedText.fold(word.value))), node)
    }

    private static let statuses = Fields.values["status"] ?? []
}
