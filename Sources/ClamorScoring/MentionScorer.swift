import ClamorListening
import ClamorQuery
import ClamorSentiment

/// Reads mentions as a store's definitions say: its topics' words masked, its lexicon, what was learned from its
/// corrections. Used from any thread.
package final class MentionScorer: Sendable {
    /// Reads without any definitions.
    package static let shipped = MentionScorer(Definitions())

    package let reader: SentimentReader
    private let scopes: LexiconScopes
    /// How reach is estimated.
    package let law: ReachLaw
    /// Names the models and the definitions; changes whenever a reading may.
    package let version: String

    package init(_ definitions: Definitions) {
        let scoring = definitions.scoring
        let lexicon = scoring.lexicon.compactMap { entry in
            entry.valence.map { LexiconEntry(word: entry.word, valence: $0, topic: entry.topic) }
        }
        reader = SentimentReader(
            masked: MaskedWords.terms(of: definitions.topics), lexicon: lexicon,
            adjustment: scoring.adjustment.flatMap { Adjustment(bytes: $0) })
        scopes = LexiconScopes(definitions)
        law = ReachLaw(own: scoring.factors)
        version = [reader.version, LanguageDetector.shared.version, SpamScorer.shared.version, law.version]
            .filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// What was read of a mention.
    package struct Scores: Sendable {
        /// Code of the language; nil: unknown.
        package var language: String?
        package var isDetected = false
        /// nil: there is no text, or no model for its language.
        package var sentiment: TextReading?
        /// In 1/10,000; nil: there is no text.
        package var spam: Int64?
    }

    /// Reads a mention.
    ///
    /// - Parameter sentiment: whether it is wanted.
    package func read(_ mention: MentionText, sentiment: Bool = true) -> Scores {
        var scores = Scores(language: mention.givenLanguage)
        guard var text = mention.scored else { return scores }
        let topics = sentiment ? scopes.topics(of: mention) : []
        text.withUTF8 { bytes in
            if scores.language == nil {
                scores.language = LanguageDetector.shared.detect(bytes)
                scores.isDetected = scores.language != nil
            }
            if sentiment {
                scores.sentiment = reader.read(bytes, language: scores.language, brands: mention.brands, topics: topics)
            }
            scores.spam = Int64(SpamScorer.shared.score(bytes))
        }
        return scores
    }

    /// What the sentiment of a text is made of; nil where it is not scored.
    func explanation(_ mention: MentionText) -> SentimentExplanation? {
        guard var text = mention.scored else { return nil }
        let language = mention.givenLanguage ?? text.withUTF8 { LanguageDetector.shared.detect($0) }
        return reader.explain(text, language: language, brands: mention.brands, topics: scopes.topics(of: mention))
    }

    /// The words of a mention with what each adds to its sentiment (log-odds of positive against negative), in folded
    /// form, each once.
    package func words(_ mention: MentionText) -> [(word: String, points: Double)] {
        guard let explanation = explanation(mention) else { return [] }
        var sums: [String: Double] = [:]
        for part in explanation.parts where !part.isMasked && part.points != 0 {
            sums[part.token.lowercased(), default: 0] += part.points
        }
        return sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
