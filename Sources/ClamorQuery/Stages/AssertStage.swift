import ClamorLanguage

extension StageDefinition {
    static let assert = StageDefinition(
        name: "assert", form: .assertion, syntax: "assert EXPR [\"MESSAGE\"]",
        summary: "ends with status 3 where a row breaks a rule",
        details: """
            Looks whether a condition is true for every row. The rows go on; where it is not true (false, or missing) for \
            one or more, that is said, and a script ends there with exit status 3, on which a scheduler can act.
            """,
        examples: [
            "group count by channel | assert count > 0",
            "group net | assert net > -100 \"net sentiment is at the floor\"",
        ],
        related: ["filter", "into"]
    ) { node, checker in
        guard case .assertion(let condition, let message) = node.arguments,
            let typed = checker.condition(condition, of: "`\(checker.stageWord)`")
        else { return }
        let written = Printer(grammar: LanguageGrammar.base).print(condition)
        checker.append(.assert(Assertion(condition: typed, message: message?.value ?? written)))
    }
}
