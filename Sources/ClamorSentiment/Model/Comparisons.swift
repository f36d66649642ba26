/// Comparisons of two targets: "X better than Y", "X beats Y", "prefer X to Y", "switched from Y to X", "left Y for X".
struct Comparisons {
    /// What a verdict adds to the log-odds of the labels of a target: 1 is for it, -1 against it.
    static func values(of verdict: Int) -> LabelValues {
        verdict == 0 ? .zero : LabelValues(-2 * Double(verdict), -1, 2 * Double(verdict))
    }

    /// How many tokens may stand between the parts of a comparison.
    private static let reach = 6

    let text: TokenizedText
    let words: ClauseWords
    /// Log-odds of positive against negative that each token adds.
    let opinions: [Double]
    /// In order.
    let mentions: [(target: Int, range: Range<Int>)]

    /// For each target how often a comparison is for it less how often against it.
    func verdicts(count: Int) -> [Int] {
        var verdicts = Array(repeating: 0, count: count)
        for position in text.tokens.indices where text.forms[position].kind != .link {
            guard let (first, second, sign) = comparison(at: position), first != second else { continue }
            verdicts[first] += sign
            verdicts[second] -= sign
        }
        return verdicts.map { $0.signum() }
    }

    /// A comparison whose verb or adjective stands at a position: the targets, and 1 if it is for the first.
    private func comparison(at position: Int) -> (Int, Int, Int)? {
        let spelling = text.forms[position].spelling
        let sign = text.forms[position].isNegated ? -1 : 1
        if words.beating.contains(spelling), let first = before(position), let second = after(position) {
            return (first.target, second.target, sign)
        }
        if words.preferring.contains(spelling), let found = pair(after: position, words.preferred) {
            return (found.0, found.1, sign)
        }
        if words.leaving.contains(spelling), let found = pair(after: position, words.instead) {
            return (found.1, found.0, sign)
        }
        if words.switching.contains(spelling), let found = exchange(position) {
            return (found.new, found.old, sign)
        }
        return degree(position).flatMap { than(position, sign * $0) }
    }

    /// 1 for "better" and "more" of something good, -1 for the contrary.
    private func degree(_ position: Int) -> Int? {
        let spelling = text.forms[position].spelling
        if words.better.contains(spelling) { return 1 }
        if words.worse.contains(spelling) { return -1 }
        let sign = words.more.contains(spelling) ? 1.0 : words.less.contains(spelling) ? -1.0 : 0
        guard sign != 0, position + 1 < text.tokens.count else { return nil }
        let valence = text.isEnglish ? text.tokens[position + 1].base : 0
        let opinion = sign * (valence != 0 ? valence : opinions[position + 1])
        return opinion > 0 ? 1 : opinion < 0 ? -1 : nil
    }

    /// X … better … than … Y.
    private func than(_ position: Int, _ sign: Int) -> (Int, Int, Int)? {
        guard
            let than = text.tokens.indices[(position + 1)...].prefix(Self.reach).first(where: {
                words.than.contains(text.forms[$0].spelling)
            }), let second = after(than),
            let first = before(than, reach: 2 * Self.reach)
        else { return nil }
        return (first.target, second.target, sign)
    }

    /// The targets of "… X to Y".
    private func pair(after position: Int, _ links: Set<UInt64>) -> (Int, Int)? {
        guard let first = after(position), let second = after(first.range.upperBound - 1) else { return nil }
        let between = first.range.upperBound..<second.range.lowerBound
        guard between.contains(where: { links.contains(text.forms[$0].spelling) }) else { return nil }
        return (first.target, second.target)
    }

    /// The targets of "… from Y to X" or "… to X from Y", behind the verb or before it.
    private func exchange(_ position: Int) -> (new: Int, old: Int)? {
        if let first = after(position), let second = after(first.range.upperBound - 1),
            let found = exchange(position + 1, first, second)
        {
            return found
        }
        guard let second = before(position), let first = before(second.range.lowerBound) else { return nil }
        return exchange(max(0, first.range.lowerBound - 2), first, second)
    }

    private func exchange(
        _ start: Int, _ first: (target: Int, range: Range<Int>), _ second: (target: Int, range: Range<Int>)
    ) -> (new: Int, old: Int)? {
        let has = { (range: Range<Int>, links: Set<UInt64>) in
            range.contains { links.contains(text.forms[$0].spelling) }
        }
        let ahead = start..<first.range.lowerBound
        let between = first.range.upperBound..<second.range.lowerBound
        if has(ahead, words.from), has(between, words.to) { return (second.target, first.target) }
        if has(ahead, words.to), has(between, words.from) { return (first.target, second.target) }
        return nil
    }

    private func before(_ position: Int, reach: Int = Self.reach) -> (target: Int, range: Range<Int>)? {
        let place = place(from: position) - 1
        guard place >= 0, position - mentions[place].range.upperBound <= reach else { return nil }
        return mentions[place]
    }

    private func after(_ position: Int) -> (target: Int, range: Range<Int>)? {
        let place = place(from: position + 1)
        guard place < mentions.count, mentions[place].range.lowerBound - position <= Self.reach else { return nil }
        return mentions[place]
    }

    /// The place of the first mention that begins at a token or behind it.
    private func place(from position: Int) -> Int {
        var low = 0
        var high = mentions.count
        while low < high {
            let middle = (low + high) / 2
            if mentions[middle].range.lowerBound < position { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
