/// What one word, emoji or punctuation of a text adds to its score, and why.
package struct Contribution: Hashable, Sendable {
    /// As the text has it.
    package let token: String
    /// Where, in UTF-8 bytes of the text.
    package let range: Range<Int>
    /// Its valence after all rules, in points of the lexicon.
    package let valence: Double
    /// Its part of the score, -1 to 1; the parts add up to the score before rounding.
    package let points: Double
    /// The rules that fired, in order, in words.
    package let rules: [String]
}

extension SentimentScorer {
    /// What the score of a text is made of: every token that has a valence in the lexicon, in the order of the text,
    /// and what "!" and "?" add.
    package func explain(_ text: String) -> [Contribution] {
        var text = text
        return text.withUTF8 { source in
            var trace = Recording()
            let (totals, edits) = totals(of: source, trace: &trace)
            let explanation = Explanation(source: source, edits: edits, recording: trace, totals: totals)
            return explanation.contributions()
        }
    }
}

/// A trace that remembers.
struct Recording: RuleTrace {
    static var keepsEdits: Bool { true }

    private(set) var rules: [(token: Int, rule: FiredRule)] = []
    private(set) var tokens: [Token] = []

    mutating func fired(_ rule: @autoclosure () -> FiredRule, at token: Int) { rules.append((token, rule())) }

    mutating func worked(_ steps: Int) {}

    mutating func finished(_ tokens: UnsafeMutableBufferPointer<Token>, _ bytes: UnsafeBufferPointer<UInt8>) {
        self.tokens = Array(tokens)
    }
}

/// Puts a recording into words.
private struct Explanation {
    let source: UnsafeBufferPointer<UInt8>
    let edits: [PreparedText.Edit]
    let recording: Recording
    let totals: Totals

    private var wording: RuleWording { RuleWording(source: source, edits: edits, tokens: recording.tokens) }

    func contributions() -> [Contribution] {
        let wording = wording
        let sum = totals.emphasised
        let scale = (sum * sum + 15).squareRoot()
        var rules: [Int: [String]] = [:]
        for (token, rule) in recording.rules { rules[token, default: []].append(wording.words(for: rule)) }
        var contributions = recording.tokens.indices.compactMap { position -> Contribution? in
            guard let rules = rules[position] else { return nil }
            let value = recording.tokens[position].value
            let range = wording.range(of: position)
            return Contribution(
                token: wording.sourceText(range), range: range, valence: value, points: value / scale, rules: rules)
        }
        let emphasis = sum - totals.sum
        if emphasis != 0 {
            let range = firstEmphasis()
            contributions.append(
                Contribution(
                    token: wording.sourceText(range), range: range, valence: emphasis, points: emphasis / scale,
                    rules: ["exclamation and question marks \(RuleWording.signed(emphasis))"]))
        }
        return contributions
    }

    /// The first run of "!" and "?" in the text, or its end if they come from elsewhere (an emoji's description).
    private func firstEmphasis() -> Range<Int> {
        let isMark = { (byte: UInt8) in byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") }
        let start = source.firstIndex(where: isMark) ?? source.count
        let end = source[start...].firstIndex { !isMark($0) } ?? source.count
        return start..<end
    }
}
