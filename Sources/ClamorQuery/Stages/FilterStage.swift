extension StageDefinition {
    static let filter = StageDefinition(
        name: "filter", aliases: ["where"], form: .condition, syntax: "filter EXPR",
        summary: "keeps the rows for which a condition is true",
        details: """
            Keeps the rows for which the condition is true. A comparison with a missing value is neither true nor \
            false, so such rows go, and how many is said; `is missing` and `is not missing` ask for them. Text compares \
            without regard to capitals; on lists `=` and `in` ask whether any value fits. `contains` on a list asks \
            for a value that is equal; `startswith`, `endswith` and `matches` look inside each value of a list. A date \
            stands for the whole of it: `time <= 2026-03-14` takes in the 14th.
            """,
        examples: [
            "filter score < -0.3 and channel = \"twitter\"", "filter followers between 1000 and 50000 | take 20",
            "filter lang in (\"en\", \"es\") and not verified", "filter search(\"refund OR return\") or score < -0.5",
            "filter channel:news and followers >= 1000 or site:example.com",
        ],
        related: ["search", "expressions", "extend"]
    ) { node, checker in
        guard case .condition(let condition) = node.arguments,
            let typed = checker.condition(condition, of: "`\(checker.stageWord)`")
        else { return }
        checker.append(.filter(typed))
    }
}
