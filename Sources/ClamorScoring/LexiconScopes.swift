import ClamorQuery
import ClamorText

/// The topics that entries of the lexicon are limited to, and which of them a mention belongs to.
///
/// Membership is told by title and text alone: a condition on another field neither helps nor hinders.
final class LexiconScopes: Sendable {
    private struct Scope: Sendable {
        var name: String
        var search: SearchQuery
    }

    private let scopes: [Scope]

    init(_ definitions: Definitions) {
        let wanted = Set(definitions.scoring.lexicon.compactMap(\.topic).map(FoldedText.fold))
        scopes = definitions.topics.filter { wanted.contains(FoldedText.fold($0.name)) }.map {
            Scope(name: $0.name, search: $0.search)
        }
    }

    /// The names of the topics of a mention, those alone that an entry is limited to.
    func topics(of mention: MentionText) -> [String] {
        scopes.filter { scope in
            var matcher = SearchMatcher(scope.search)
            return matcher.matches(
                title: mention.title ?? "", text: mention.text ?? "", condition: { _ in true }) == true
        }.map(\.name)
    }
}
