import ClamorColumns
import ClamorLanguage
import ClamorText

/// What the user tells the scoring of mentions, ready to be kept. Each throws `Diagnostics` for what the text says, and
/// errors of the catalog.
extension Checker {
    /// A word's valence. `none` for one that has none is an error.
    package static func checkLexicon(_ node: LexiconNode, in context: CheckContext) throws -> LexiconWord {
        let store = try StoreView(context.catalog)
        let word = FoldedText.fold(node.word.value.trimmed)
        guard !word.isEmpty else {
            throw Diagnostics([Diagnostic("bad-argument", at: node.word.span, "the word is empty")])
        }
        let topic = try node.topic.map { try topicName($0, store.topics) }
        guard let valence = node.valence else {
            let there = store.scoring.lexicon.filter { $0.topic == topic }.map(\.word)
            guard there.contains(word) else {
                let scope = topic.map { " for the topic `\($0)`" } ?? ""
                throw unknown(
                    "unknown-word", node.word, among: there, "`\(word)` has no valence of your own\(scope)",
                    list: "lexicon")
            }
            return LexiconWord(word: word, valence: nil, topic: topic)
        }
        let number = try self.number(valence, in: context, within: -4...4, "a valence is a number from -4 to 4")
        return LexiconWord(word: word, valence: number, topic: topic)
    }

    /// A channel's factor. `none` for one that has none of the user's is an error.
    package static func checkFactor(
        _ channel: StringLiteral, _ factor: Expression?, in context: CheckContext
    ) throws -> ReachFactor {
        let name = FoldedText.fold(channel.value.trimmed)
        guard !name.isEmpty else {
            throw Diagnostics([Diagnostic("bad-argument", at: channel.span, "the channel has no name")])
        }
        guard let factor else {
            let there = try context.catalog.scoring.factors.map(\.channel)
            guard there.contains(name) else {
                throw unknown(
                    "unknown-factor", channel, among: there, "`\(name)` has no factor of your own", list: "factors")
            }
            return ReachFactor(channel: name, factor: nil)
        }
        let number = try self.number(
            factor, in: context, within: 0...Double.greatestFiniteMagnitude, "a factor is a number, 0 or more")
        return ReachFactor(channel: name, factor: number)
    }

    private static func number(
        _ node: Expression, in context: CheckContext, within range: ClosedRange<Double>, _ rule: String
    ) throws -> Double {
        let number: Double? =
            switch try constant(node, in: context) {
            case .integer(let value): Double(value)
            case .number(let value): value
            default: nil
            }
        guard let number, range.contains(number) else {
            throw Diagnostics([Diagnostic("bad-number", at: node.span, rule)])
        }
        return number
    }

    /// The name of a topic as it was defined.
    private static func topicName(_ name: StringLiteral, _ topics: [TopicDefinition]) throws(Diagnostics) -> String {
        let names = Set(topics.map(\.name))
        if names.contains(name.value) { return name.value }
        let folded = FoldedText.fold(name.value)
        if let known = names.sorted().first(where: { FoldedText.fold($0) == folded }) { return known }
        throw unknown(
            "unknown-topic", name, among: names.sorted(), "there is no topic `\(name.value)`", list: "topics")
    }

    private static func unknown(
        _ code: String, _ name: StringLiteral, among names: [String], _ message: String, list: String
    ) -> Diagnostics {
        let near = nearest(to: name.value, in: names, max: 1)
        return Diagnostics([
            Diagnostic(
                code, at: name.span, message, help: [near.isEmpty ? "`\(list)` lists them" : didYouMean(near)],
                fix: near.first.map { Diagnostic.Fix(name.span, ExpressionText.quoted($0)) })
        ])
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
