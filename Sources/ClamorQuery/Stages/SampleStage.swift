extension StageDefinition {
    static let sample = StageDefinition(
        name: "sample", form: .sample, syntax: "sample N [seed S]", summary: "keeps N mentions drawn at random",
        details: """
            Keeps N mentions drawn at random, in the order that they had. The same seed draws the same mentions, and a \
            larger N takes in those of a smaller one; without `seed` it is that of the session (`set seed`), else 0.
            """,
        examples: ["filter sentiment = \"negative\" | sample 20 | show", "sample 500 seed 7 | net by brand"],
        related: ["take", "top", "show"]
    ) { node, checker in
        guard case .sample(let count, let seed) = node.arguments, checker.needsMentions(node) else { return }
        let chosen = seed.map { Int64($0) } ?? checker.sessionSeed
        checker.append(.sample(count: count, seed: chosen))
        checker.captions.append("sample of \(count) with seed \(chosen)")
    }
}
