/// The rules that look at the whole text.
extension ValenceRules {
    /// Closing "not" (corrected): "I love it... NOT" takes its sentence, or the one before it, back. It must stand
    /// apart, as a sentence or a hashtag, or in capitals where no auxiliary leads to it.
    mutating func takeBack() {
        let skipped: TokenTraits = [.masked, .pictorial, .punctuation]
        guard
            let last = tokens.lastIndex(where: {
                $0.is(.not) || !$0.has(skipped) && !$0.has(.hashtag)
            }), last > 0, tokens[last].is(.not)
        else { return }
        let closing = tokens[last]
        let isApart = closing.window == 0 || closing.has(.hashtag)
        let isShouted = closing.has(.capitals) && isMixedCase && !tokens[last - 1].has(.leadsToNot)
        guard isApart || isShouted else { return }
        var first = last - 1
        while first > 0, tokens[first].window > 0 { first -= 1 }
        for position in first..<last where tokens[position].value != 0 {
            tokens[position].value *= Strength.negation
            trace.fired(.takenBack(by: last), at: position)
        }
    }

    /// "but" (corrected): what comes before the first one weighs half, what comes after it half as much again.
    mutating func weighAroundBut() {
        guard let but = tokens.firstIndex(where: { $0.is(.but) }) else { return }
        for position in tokens.indices where tokens[position].value != 0 { weigh(position, around: but) }
    }

    /// "but" as published: each value is looked up, and the first token that has it now is weighed in its stead.
    mutating func weighAroundButByValue() {
        guard let but = tokens.firstIndex(where: { $0.is(.but) }) else { return }
        for position in tokens.indices {
            let value = tokens[position].value
            guard value != 0, let first = tokens.firstIndex(where: { $0.value == value }) else { continue }
            weigh(first, around: but)
        }
    }

    private mutating func weigh(_ position: Int, around but: Int) {
        if position < but {
            tokens[position].value *= 0.5
            trace.fired(.beforeBut, at: position)
        } else if position > but {
            tokens[position].value *= 1.5
            trace.fired(.afterBut, at: position)
        }
    }
}
