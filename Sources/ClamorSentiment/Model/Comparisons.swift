/// Comparisons of two targets: "X better than Y", "X beats Y", "prefer X to Y", "switched from Y to X", "left Y for X".
struct Comparisons {
    /// What a verdict adds to the log-odds of a target.
    static let weight = LabelValues(-1.5, -0.5, 1.5)

    /// How many tokens may stand between the parts of a comparison.
    private static let reach = 6

    let text: TokenizedText
    let words: ClauseWords
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
        if words.switching.contains(spelling), let found = exchange(after: position) {
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
        let valence = sign * text.tokens[position + 1].base
        return valence > 0 ? 1 : valence < 0 ? -1 : nil
    }

    /// X … better … than … Y.
    private func than(_ position: Int, _ sign: Int) -> (Int, Int, Int)? {
        guard
            let than = text.tokens.indices[(position + 1)...].prefix(Self.reach).first(where: {
                words.than.contains(text.forms[$0].spelling)
            }), let second = after(than),
            let first = mentions.last(where: {
                $0.range.upperBound <= than && than - $0.range.upperBound <= 2 * Self.reach
            })
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

    /// The targets of "… from Y to X" or "… to X from Y".
    private func exchange(after position: Int) -> (new: Int, old: Int)? {
        guard let first = after(position), let second = after(first.range.upperBound - 1) else { return nil }
        let ahead = position + 1..<first.range.lowerBound
        let between = first.range.upperBound..<second.range.lowerBound
        let has = { (range: Range<Int>, links: Set<UInt64>) in
            range.contains { links.contains(text.forms[$0].spelling) }
        }
        if has(ahead, words.from), has(between, words.to) { return (second.target, first.target) }
        if has(ahead, words.to), has(between, words.from) { return (first.target, second.target) }
        return nil
    }

    private func before(_ position: Int) -> (target: Int, range: Range<Int>)? {
        mentions.last { $0.range.upperBound <= position && position - $0.range.upperBound <= Self.reach }
    }

    private func after(_ position: Int) -> (target: Int, range: Range<Int>)? {
        mentions.first { $0.range.lowerBound > position && $0.range.lowerBound - position <= Self.reach }
    }
}
