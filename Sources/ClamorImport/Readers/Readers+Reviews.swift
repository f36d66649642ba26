extension Readers {
    /// Sites of reviews, and of questions and answers.
    static let reviews: [any ExportReader] = []
}
