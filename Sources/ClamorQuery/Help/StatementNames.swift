extension Help {
    /// The words that begin a statement or name a table, with what they are, for completion.
    package static let statements = StatementTopics.all.map { ($0.name, $0.summary) }
}
