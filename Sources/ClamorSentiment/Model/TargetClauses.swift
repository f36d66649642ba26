/// What a text says about each of several brands that it names: a clause speaks of the brands it names, or else of
/// those named nearest before it; the rest of the text counts a little.
struct TargetClauses {
    /// What text that speaks of no target counts for each, and what is said of others.
    private static let rest = 0.3
    private static let others = 0.1
    /// Clauses of more tokens are not parted at commas: they are lists, and time stays linear.
    private static let longestSplit = 64

    private let score: TextScore
    private let words: ClauseWords
    /// Log-odds of positive against negative that each token adds.
    private let opinions: [Double]
    /// In the order of their first mention.
    let names: [String]
    /// Where they are named, in order.
    private let mentions: [(target: Int, range: Range<Int>)]

    /// - Returns: nil unless two are named.
    init?(_ score: TextScore) {
        var names: [String] = []
        var mentions: [(target: Int, range: Range<Int>)] = []
        for mark in score.text.marks {
            guard case .masked(let name?) = mark.meaning else { continue }
            if !names.contains(name) { names.append(name) }
            mentions.append((names.firstIndex(of: name) ?? 0, mark.range))
        }
        guard names.count > 1 else { return nil }
        self.score = score
        self.names = names
        self.mentions = mentions
        words = score.model.rules.clauses
        var opinions = [Double](repeating: 0, count: score.text.tokens.count)
        score.forEachPart(
            weight: { _ in 1 },
            emit: { origin, values in
                if case .token(let token) = origin { opinions[token] += values[2] - values[0] }
            })
        self.opinions = opinions
    }

    /// The log-odds for each target.
    func values() -> [LabelValues] {
        let targets = assigned(clauses())
        let verdicts = verdicts()
        return names.indices.map { target in
            let isCompared = verdicts[target] != 0
            let values = score.values { token in
                if targets[token].isEmpty || isCompared { return Self.rest }
                return targets[token].contains(target) ? 1 : Self.others
            }
            return values + Comparisons.values(of: verdicts[target])
        }
    }

    /// By target the runs of tokens that speak of it; none where it is compared with another, which decides alone.
    func stretches() -> [[Range<Int>]] {
        let targets = assigned(clauses())
        let verdicts = verdicts()
        return names.indices.map { target in
            guard verdicts[target] == 0 else { return [] }
            var stretches: [Range<Int>] = []
            for token in targets.indices where targets[token].contains(target) {
                if let last = stretches.last, last.upperBound == token {
                    stretches[stretches.count - 1] = last.lowerBound..<token + 1
                } else {
                    stretches.append(token..<token + 1)
                }
            }
            return stretches
        }
    }

    /// Of comparisons: 1 for a target that comes off better, −1 for one that comes off worse.
    private func verdicts() -> [Int] {
        Comparisons(text: score.text, words: words, opinions: opinions, mentions: mentions).verdicts(count: names.count)
    }

    /// The targets that each token speaks of.
    private func assigned(_ clauses: [Range<Int>]) -> [[Int]] {
        var targets: [[Int]] = []
        var nearest: [Int] = []
        var ahead = mentions[...]
        for clause in clauses {
            let named = ahead.prefix { $0.range.lowerBound < clause.upperBound }
            ahead = ahead.dropFirst(named.count)
            if !named.isEmpty { nearest = names.indices.filter { target in named.contains { $0.target == target } } }
            targets += Array(repeating: nearest, count: clause.count)
        }
        return targets
    }

    /// The clauses: parted at sentence ends, semicolons and words like "but"; then, where both sides speak of a target
    /// with an opinion, at commas and "and".
    private func clauses() -> [Range<Int>] {
        let strong = split(0..<score.text.tokens.count) { position in
            position > 0
                && (score.text.tokens[position].window == 0 || isParting(position)
                    || score.text.forms[position - 1].marks.contains(.strong))
        }
        return strong.flatMap { splitWeakly($0) }
    }

    private func split(_ range: Range<Int>, where begins: (Int) -> Bool) -> [Range<Int>] {
        var clauses: [Range<Int>] = []
        var start = range.lowerBound
        for position in range where position > start && begins(position) {
            clauses.append(start..<position)
            start = position
        }
        return clauses + [start..<range.upperBound]
    }

    private func splitWeakly(_ clause: Range<Int>) -> [Range<Int>] {
        if clause.count > Self.longestSplit { return [clause] }
        var clauses: [Range<Int>] = []
        var start = clause.lowerBound
        var position = start + 1
        while position < clause.upperBound {
            let isBreak =
                words.joining.contains(score.text.forms[position].spelling)
                || score.text.forms[position - 1].marks.contains(.comma)
            if isBreak, speaks(start..<position), speaks(position..<clause.upperBound) {
                clauses.append(start..<position)
                start = position
            }
            position += 1
        }
        return clauses + [start..<clause.upperBound]
    }

    /// Whether a stretch names a target and holds an opinion.
    private func speaks(_ range: Range<Int>) -> Bool {
        guard mentions.contains(where: { range.contains($0.range.lowerBound) }) else { return false }
        return range.contains { score.text.dense.valence($0) != 0 || abs(opinions[$0]) > 0.5 }
    }

    private func isParting(_ position: Int) -> Bool { words.parting.contains(score.text.forms[position].spelling) }
}
