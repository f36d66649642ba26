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
private struct Recording: RuleTrace {
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

    func contributions() -> [Contribution] {
        let sum = totals.emphasised
        let scale = (sum * sum + 15).squareRoot()
        var rules: [Int: [String]] = [:]
        for (token, rule) in recording.rules { rules[token, default: []].append(words(for: rule)) }
        var contributions = recording.tokens.indices.compactMap { position -> Contribution? in
            guard let rules = rules[position] else { return nil }
            let value = recording.tokens[position].value
            let range = range(of: position)
            return Contribution(
                token: sourceText(range), range: range, valence: value, points: value / scale, rules: rules)
        }
        let emphasis = sum - totals.sum
        if emphasis != 0 {
            let range = firstEmphasis()
            contributions.append(
                Contribution(
                    token: sourceText(range), range: range, valence: emphasis, points: emphasis / scale,
                    rules: ["exclamation and question marks \(signed(emphasis))"]))
        }
        return contributions
    }

    private func words(for rule: FiredRule) -> String {
        switch rule {
        case .lexicon(let value): "lexicon \(signed(value))"
        case .emoji(let place, let value):
            "emoji \(quoted(String(decoding: EmojiTable.shared[place].description, as: UTF8.self))) \(signed(value))"
        case .phrase(let value): "phrase \(signed(value))"
        case .onlyNegates: "only negates what follows"
        case .capitals(let step): "capitals \(signed(step))"
        case .degree(let by, let step): "\(quoted(by)) \(signed(step))"
        case .negated(let by): "\(quoted(by)) reverses × −0.74"
        case .neverSo(let by): "\(quoted(by)) with so or this × 1.25"
        case .least(let by): "\(quoted(by)) reverses × −0.74"
        case .beforeBut: "before “but” × 0.5"
        case .afterBut: "after “but” × 1.5"
        case .takenBack(let by): "closing \(quoted(by)) takes back × −0.74"
        }
    }

    private func quoted(_ token: Int) -> String { quoted(sourceText(range(of: token))) }

    private func quoted(_ text: String) -> String { "“\(text)”" }

    private func range(of token: Int) -> Range<Int> {
        let token = recording.tokens[token]
        return PreparedText.source(of: Int(token.start)..<Int(token.end), edits: edits)
    }

    private func sourceText(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: source[range]), as: UTF8.self)
    }

    /// The first run of "!" and "?" in the text, or its end if they come from elsewhere (an emoji's description).
    private func firstEmphasis() -> Range<Int> {
        let isMark = { (byte: UInt8) in byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") }
        let start = source.firstIndex(where: isMark) ?? source.count
        let end = source[start...].firstIndex { !isMark($0) } ?? source.count
        return start..<end
    }

    /// A number with its sign and at most three decimals: `+1.9`, `−0.293`, `0`.
    private func signed(_ number: Double) -> String {
        let thousandths = Int((number * 1_000).rounded())
        let whole = abs(thousandths) / 1_000
        var decimals = String(String(1_000 + abs(thousandths) % 1_000).dropFirst())
        while decimals.last == "0" { decimals.removeLast() }
        let sign = thousandths < 0 ? "−" : thousandths > 0 ? "+" : ""
        return sign + String(whole) + (decimals.isEmpty ? "" : ".\(decimals)")
    }
}
