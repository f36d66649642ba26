import ClamorQuery
import ClamorSentiment

/// Reads mentions as a store's definitions say: its topics' words masked, its lexicon, its factors. Used from any thread.
package final class MentionScorer: Sendable {
    private let definitions: Definitions

    package init(_ definitions: Definitions) { self.definitions = definitions }

    /// Why a value of a mention is what it is: first the result, then what it is made of, in order.
    package func why(_ subject: WhySubject, _ mention: MentionText) -> [WhyPart] {
        guard subject == .sentiment, let text = mention.scored else { return [] }
        return SentimentScorer.shared.explain(text).map {
            WhyPart(
                part: $0.token, points: $0.points, reason: $0.rules.joined(separator: "; "), range: $0.range)
        }
    }

    /// The words of a mention with what each adds to its sentiment, in folded form.
    package func words(_ mention: MentionText) -> [(word: String, points: Double)] {
        why(.sentiment, mention).compactMap { part in part.points.map { (part.part.lowercased(), $0) } }
    }
}
