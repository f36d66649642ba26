import ClamorText

extension StageDefinition {
    static let assign = StageDefinition(
        name: "assign", form: .words, syntax: "assign \"NAME\"", summary: "gives the mentions to someone",
        details: """
            Sets the field `assignee` of every mention of the pipeline, journaled like an import, so that `undo` takes \
            it back. `assign none` takes the assignee off.
            """,
        examples: [
            "filter status = \"open\" | top 10 by reach | assign \"Mo\"", "filter assignee = \"Mo\" | assign none",
        ],
        related: ["status", "tag", "undo"]
    ) { node, checker in
        guard case .words(let words) = node.arguments, checker.needsMentions(node), let word = words.first else {
            return
        }
        if words.count > 1 {
            checker.report("bad-argument", at: words[1].span, "a mention has one assignee")
            return
        }
        let isNobody = word.value.isEmpty || FoldedText.fold(word.value) == "none"
        checker.append(.annotate(.assign(isNobody ? nil : word.value)), node)
    }
}
