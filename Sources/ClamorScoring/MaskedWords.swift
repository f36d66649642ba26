import ClamorColumns
import ClamorQuery
import ClamorSentiment
import ClamorText

/// The words of a store's topics that must not count as opinion, because they only name what is talked about.
enum MaskedWords {
    /// Every word of a brand's topic; of other topics those that are no opinion by themselves ("refund", and not
    /// "terrible": a topic may gather complaints by the words that complaints are made of).
    static func terms(of topics: [Definitions.Topic]) -> [MaskedTerm] {
        topics.flatMap { topic -> [MaskedTerm] in
            let isBrand = topic.family == "brand"
            let named = isBrand ? [MaskedTerm(words: words(of: topic.name), target: topic.name)] : []
            let terms = topic.search.terms.compactMap { term -> MaskedTerm? in
                let words = term.patterns.compactMap(text)
                guard words.count == term.patterns.count, !words.isEmpty else { return nil }
                if !isBrand, words.contains(where: isOpinion) { return nil }
                return MaskedTerm(words: words, target: isBrand ? topic.name : nil)
            }
            return named + terms
        }
    }

    /// The tokens of a name, folded.
    static func words(of name: String) -> [String] {
        tokens(of: name).filter { $0.kind == .plain }.map(\.text)
    }

    private static func isOpinion(_ word: String) -> Bool {
        !SentimentScorer.shared.explain(word.last == "*" ? String(word.dropLast()) : word).isEmpty
    }

    /// As a masked term writes it: a prefix ends in `*`; nil for a pattern with `?`, which names nothing.
    private static func text(_ pattern: SearchTerm.Pattern) -> String? {
        switch pattern {
        case .token(let token): token.first.map { "#@$".contains($0) } == true ? String(token.dropFirst()) : token
        case .prefix(let prefix): prefix + "*"
        case .wildcard: nil
        }
    }
}
