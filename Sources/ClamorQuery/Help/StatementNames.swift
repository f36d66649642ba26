extension Help {
    /// The words that begin a statement which is no pipeline, for completion.
    package static let statementNames = StatementTopics.all.map(\.name)
}
