import ClamorText

extension StageDefinition {
    static let tag = StageDefinition(
        name: "tag", form: .words, syntax: "tag \"NAME\", …", summary: "puts tags on the mentions",
        details: """
            Puts tags on every mention of the pipeline, journaled like an import, so that `undo` takes it back. A name \
            that begins with `-` takes the tag off. Tags are read in the field `tags`.
            """,
        examples: ["search refund | tag \"money\"", "filter score < -0.5 | tag \"angry\", \"-seen\""],
        related: ["status", "assign", "undo"]
    ) { node, checker in
        guard case .words(let words) = node.arguments, checker.needsMentions(node) else { return }
        let empty = words.filter { $0.value.isEmpty || $0.value == "-" }
        for word in empty { checker.report("bad-argument", at: word.span, "a tag has a name") }
        if empty.isEmpty { checker.append(.annotate(.tag(words.map(\.value))), node) }
    }
}
