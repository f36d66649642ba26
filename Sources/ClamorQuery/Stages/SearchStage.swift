extension StageDefinition {
    static let search = StageDefinition(
        name: "search", form: .search, syntax: "search BOOLEAN",
        summary: "keeps the mentions whose title or text a Boolean of words finds",
        details: """
            Keeps the mentions that a Boolean of words and phrases finds, in title and text. `AND` (or a space), `OR` \
            and `NOT` (or `-` before a word) are operators in capitals alone; `NEAR/5` binds tightest, then NOT, AND \
            and OR. Words find themselves whole; `cancel*` finds what begins so, `?` is one letter inside a word. Case \
            and accents do not count unless an accent is typed.
            """,
        examples: [
            "search refund OR \"money back\" NEAR/5 (cancel* OR delay*)", "search \"love this\"~3 -lang:fr",
            "search #launch author:(acme, acmehelp) {Apple}", "search (coca-cola OR pepsi) site:example.com",
        ],
        related: ["near", "phrases", "wildcards", "filter", "fields", "show"]
    ) { node, checker in
        guard case .search(let search) = node.arguments, let query = checker.search(search, span: node.span) else {
            return
        }
        checker.append(.search(query))
    }
}
