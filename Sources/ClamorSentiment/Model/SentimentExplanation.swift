/// Why a text reads as it does: its log-odds of positive against negative as a sum.
package struct SentimentExplanation: Sendable {
    /// What one token, or one name of several, adds.
    package struct Part: Hashable, Sendable {
        /// As the text has it.
        package let token: String
        /// Where, in UTF-8 bytes of the text.
        package let range: Range<Int>
        /// What its word, its letters, its neighbours (half of each pair) and its valence add, log-odds.
        package let points: Double
        /// What the rules did to it, in order, in words.
        package let rules: [String]
        /// Says nothing: a name, a handle, a link.
        package let isMasked: Bool
    }

    package let reading: TextReading
    /// For each target of the reading, what the text says about it; empty where a comparison decides.
    package let targetTexts: [[String]]
    /// The code of the model that read it.
    package let language: String
    /// In the order of the text.
    package let parts: [Part]
    /// What belongs to the text as a whole.
    package let wholeText: [(name: String, points: Double)]
    /// ln(p₊ / p₋), before the abstention; the sum of all points.
    package let logOdds: Double
}

extension SentimentReader {
    /// The reading of a text, and what it is made of.
    /// - Returns: nil if no model can read it.
    package func explain(
        _ text: String, language: String?, brands: [String] = [], topics: [String] = []
    ) -> SentimentExplanation? {
        var text = text
        return text.withUTF8 { source in
            guard let model = model(language, source) else { return nil }
            var trace = Recording()
            return TokenizedText.with(source, rules: model.rules, terms: terms(brands, topics), trace: &trace) {
                text, recording in
                TextScore.with(text, model: model, adjustment: adjustment?.weights(for: model.language)) { score in
                    let writer = ExplanationWriter(source: source, score: score, recording: recording)
                    return writer.explanation(reading: self.reading(score))
                }
            }
        }
    }
}

/// Puts a score into words.
private struct ExplanationWriter {
    let score: TextScore
    private let wording: RuleWording
    private let rules: [Int: [String]]

    init(source: UnsafeBufferPointer<UInt8>, score: TextScore, recording: Recording) {
        self.score = score
        let wording = RuleWording(source: source, edits: score.text.edits, tokens: recording.tokens)
        var rules: [Int: [String]] = [:]
        for (token, rule) in recording.rules { rules[token, default: []].append(wording.words(for: rule)) }
        self.wording = wording
        self.rules = rules
    }

    func explanation(reading: TextReading) -> SentimentExplanation {
        var points = [Double](repeating: 0, count: score.text.tokens.count)
        var whole: [(name: String, points: Double)] = []
        score.forEachPart(
            weight: { _ in 1 },
            emit: { origin, values in
                let odds = values[2] - values[0]
                switch origin {
                case .token(let token): points[token] += odds
                case .text(let feature):
                    let name = Self.name(of: feature)
                    if let known = whole.firstIndex(where: { $0.name == name }) {
                        whole[known].points += odds
                    } else {
                        whole.append((name, odds))
                    }
                }
            })
        let sum = whole.reduce(points.reduce(0, +)) { $0 + $1.points }
        let stretches = reading.targets.isEmpty ? [] : TargetClauses(score)?.stretches() ?? []
        return SentimentExplanation(
            reading: reading, targetTexts: stretches.map { $0.map { wording.sourceText(range(of: $0)) } },
            language: score.model.language, parts: parts(points), wholeText: whole, logOdds: sum)
    }

    private func parts(_ points: [Double]) -> [SentimentExplanation.Part] {
        var parts: [SentimentExplanation.Part] = []
        var position = 0
        var marks = score.text.marks[...]
        while position < points.count {
            if let mark = marks.first, mark.range.lowerBound == position {
                parts.append(part(mark, points[mark.range].reduce(0, +)))
                position = mark.range.upperBound
                marks.removeFirst()
            } else {
                parts.append(part(position, points[position]))
                position += 1
            }
        }
        return parts
    }

    private func part(_ mark: TokenizedText.Mark, _ points: Double) -> SentimentExplanation.Part {
        let range = range(of: mark.range)
        let token = wording.sourceText(range)
        switch mark.meaning {
        case .masked(let target):
            let reason = "\(wording.quoted(token)) is \(target == nil ? "a name" : "a brand's name"): masked"
            return .init(token: token, range: range, points: points, rules: [reason], isMasked: true)
        case .valence(let entry):
            // The rules speak of the lexicon first: here it is the user's.
            let own = "own lexicon \(RuleWording.signed(entry.valence))"
            let others = (rules[mark.range.lowerBound] ?? []).dropFirst()
            return .init(token: token, range: range, points: points, rules: [own] + others, isMasked: false)
        }
    }

    private func part(_ position: Int, _ points: Double) -> SentimentExplanation.Part {
        let range = range(of: position..<position + 1)
        let form = score.text.forms[position]
        var rules: [String] = []
        switch form.kind {
        case .link: rules = ["a link: masked"]
        case .handle: rules = ["a handle: masked"]
        default:
            if score.text.isEnglish || score.text.tokens[position].has(.pictorial) {
                rules = self.rules[position] ?? []
            }
            if form.isNegated { rules.append("after a negation") }
        }
        return .init(
            token: wording.sourceText(range), range: range, points: points, rules: rules, isMasked: form.isSilent)
    }

    /// The stretch of the text that tokens were made from.
    private func range(of tokens: Range<Int>) -> Range<Int> {
        let first = score.text.forms[tokens.lowerBound].start
        let last = score.text.forms[tokens.upperBound - 1].end
        return PreparedText.source(of: Int(first)..<Int(last), edits: score.text.edits)
    }

    private static func name(of feature: DenseFeature?) -> String {
        switch feature {
        case .bias: "texts as a rule"
        case .length: "length"
        case .links: "links"
        case .handles: "handles"
        case .hashtags: "hashtags"
        default: "exclamation and question marks, dots"
        }
    }
}
