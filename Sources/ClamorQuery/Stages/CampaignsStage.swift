import ClamorColumns

extension StageDefinition {
    static let campaigns = StageDefinition(
        name: "campaigns", form: .optionalCount, syntax: "campaigns [N]",
        summary: "texts that many accounts posted as theirs",
        details: """
            Gives a row for each copied text (20 unless said), by how many accounts posted it: how many mentions, when \
            the first and the last came, how many at the most within a minute, and `synchrony`, the percent of gaps \
            between one and the next below a minute: people who repeat what they heard come slowly, programs all at once.
            """,
        examples: ["last 30 days | campaigns", "campaigns 5 | filter synchrony > 50"],
        related: ["spam", "duplicates", "group"]
    ) { node, checker in
        guard case .optionalCount(let count) = node.arguments, checker.needsMentions(node) else { return }
        checker.append(.campaigns(CampaignsRequest(count: count ?? 20)))
    }
}
