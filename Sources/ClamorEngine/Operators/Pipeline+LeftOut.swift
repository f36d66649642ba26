import ClamorQuery

extension Pipeline {
    /// Fields by which mentions are left out of what is measured, so that it must be said how many.
    private static let fields = ["spam", "spam_score", "duplicate_of", "campaign"]

    /// What conditions on spam and copies have left out of the mentions.
    var leftOutNotes: [String] {
        guard case .mentions = query.source else { return [] }
        let trace = counts.trace(operators: query.operators.count)
        let overMentions = query.operators.prefix { !$0.endsMentions }
        return overMentions.indices.compactMap { index in
            let step = query.operators[index]
            guard let condition = step.condition, Self.fields.contains(where: step.reads), trace[index] > 0 else {
                return nil
            }
            let leftOut = trace[index] - trace[index + 1]
            // In tenths of a percent.
            let part = Int((1_000 * Double(leftOut) / Double(trace[index])).rounded())
            return "\(condition): \(Count(leftOut)) of \(Count(trace[index])) mentions left out "
                + "(\(part / 10).\(part % 10) %)"
        }
    }
}

extension Operator {
    /// The condition on rows, as text.
    fileprivate var condition: String? {
        switch self {
        case .filter(let condition): ExpressionText.text(condition)
        case .search(let query): SearchText.text(query)
        default: nil
        }
    }

    /// Whether rows are no longer mentions after it.
    fileprivate var endsMentions: Bool {
        switch self {
        case .aggregate, .distinct, .describe, .terms, .why, .words, .campaigns: true
        default: false
        }
    }
}
