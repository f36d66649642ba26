/// The log-odds of the labels of a text, kept by token so that parts of it can be weighed anew.
struct TextScore {
    /// Log-odds that one valence point of the user's lexicon is worth, positive against negative.
    static let valuePerPoint = 1.0

    let text: TokenizedText
    let model: SentimentModel
    let parts: UnsafeMutablePointer<TokenParts>
    /// The same for the adjustment.
    let adjusted: (adjustment: Adjustment.Weights, parts: UnsafeMutablePointer<TokenParts>)?

    /// Scores a text and lends the result to `body`.
    static func with<Result>(
        _ text: TokenizedText, model: SentimentModel, adjustment: Adjustment.Weights?, _ body: (TextScore) -> Result
    ) -> Result {
        withParts(text, model.table) { parts in
            guard let adjustment else {
                return body(TextScore(text: text, model: model, parts: parts, adjusted: nil))
            }
            return withParts(text, adjustment.table) {
                body(TextScore(text: text, model: model, parts: parts, adjusted: (adjustment, $0)))
            }
        }
    }

    private static func withParts<Result>(
        _ text: TokenizedText, _ table: WeightTable, _ body: (UnsafeMutablePointer<TokenParts>) -> Result
    ) -> Result {
        withUnsafeTemporaryAllocation(of: TokenParts.self, capacity: text.tokens.count + 1) { room in
            room.initialize(repeating: TokenParts())
            let parts = room.baseAddress!
            var sums = PartSums(table: table, parts: parts)
            FeatureScan.run(forms: text.forms, count: text.tokens.count, scalars: text.scalars, into: &sums)
            return body(parts)
        }
    }

    /// What a part of the log-odds belongs to.
    enum Origin {
        case token(Int)
        /// A feature of the text as a whole; nil for its runs of "!", "?" and dots.
        case text(DenseFeature?)
    }

    /// The log-odds of the text.
    var whole: LabelValues { values(weight: { _ in 1 }) }

    /// The log-odds with tokens weighed.
    /// - Parameter weight: what the token at a position counts, 0 to 1.
    @inline(__always)
    func values(weight: (Int) -> Double) -> LabelValues {
        var sum = LabelValues.zero
        forEachPart(weight: weight, emit: { _, values in sum += values })
        return sum
    }

    /// The parts that the log-odds are the sum of.
    @inline(__always)
    func forEachPart(weight: (Int) -> Double, emit: (Origin, LabelValues) -> Void) {
        addParts(parts, step: model.table.step, weight: weight, emit: emit)
        if let adjusted {
            addParts(adjusted.parts, step: adjusted.adjustment.table.step, weight: weight, emit: emit)
        }
        text.dense.run(
            weight: weight,
            emit: { feature, amount, token in
                emit(token < 0 ? .text(feature) : .token(token), denseWeights(feature) * amount)
            })
        addLexicon(weight: weight, emit: emit)
    }

    @inline(__always)
    private func denseWeights(_ feature: DenseFeature) -> LabelValues {
        guard let adjusted else { return model.dense[feature.rawValue] }
        return model.dense[feature.rawValue] + adjusted.adjustment.dense[feature.rawValue]
    }

    /// Scales each group of hashed features.
    @inline(__always)
    private func addParts(
        _ parts: UnsafeMutablePointer<TokenParts>, step: Double, weight: (Int) -> Double,
        emit: (Origin, LabelValues) -> Void
    ) {
        var sums = (words: GroupScale(), pairs: GroupScale(), letters: GroupScale())
        let last = text.tokens.count
        for token in 0...last {
            let weight = token == last ? 1 : weight(token)
            sums.words.add(weight, Double(parts[token].wordCount))
            sums.pairs.add(weight, Double(parts[token].pairCount) / 2)
            sums.letters.add(weight, Double(parts[token].letterCount))
        }
        let words = step * sums.words.scale(most: GroupScale.mostWords)
        let pairs = step * sums.pairs.scale(most: GroupScale.mostWords)
        let letters = step * sums.letters.scale(most: GroupScale.mostLetters)
        for token in 0..<last where parts[token].wordCount > 0 {
            let part = parts[token]
            let values = part.wordSums * words + part.pairSums * pairs + part.letterSums * letters
            emit(.token(token), values * weight(token))
        }
        if parts[last].wordCount > 0 { emit(.text(nil), parts[last].wordSums * words) }
    }

    /// What the user's lexicon adds: the rules have worked on its valences as on any.
    @inline(__always)
    private func addLexicon(weight: (Int) -> Double, emit: (Origin, LabelValues) -> Void) {
        for mark in text.marks {
            guard case .valence = mark.meaning else { continue }
            let token = mark.range.lowerBound
            let half = valence(token) * Self.valuePerPoint / 2 * weight(token)
            emit(.token(token), LabelValues(-half, 0, half))
        }
    }

    /// Outside English the rules know no negations; the language's own turn the valence as they do.
    private func valence(_ token: Int) -> Double {
        if text.isEnglish { return text.tokens[token].value }
        let value = text.tokens[token].base
        return text.forms[token].isNegated ? value * Strength.negation : value
    }
}
