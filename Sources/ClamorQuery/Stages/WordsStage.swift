import ClamorColumns

extension StageDefinition {
    static let words = StageDefinition(
        name: "words", form: .optionalCount, syntax: "words [N]",
        summary: "the words that move the sentiment of these mentions",
        details: """
            Gives the N words (20 unless said) that add most to the sentiment of these mentions or take most from it, as \
            the scoring reads them: in how many mentions they stand, what they add in all, and in one on average. The \
            commonest function words ("the", "and") and single letters are left out; what they add is said. Of \
            more than 50,000 mentions a sample is read, drawn by the seed of the session (`set seed`), which is said.
            """,
        examples: ["last 30 days | filter brand = \"Acme\" | words", "filter sentiment = \"negative\" | words 10"],
        related: ["why", "terms", "lexicon", "sentiment"]
    ) { node, checker in
        guard case .optionalCount(let count) = node.arguments, checker.needsMentions(node) else { return }
        checker.append(.words(WordsRequest(count: count ?? 20, seed: checker.sessionSeed)))
    }
}
