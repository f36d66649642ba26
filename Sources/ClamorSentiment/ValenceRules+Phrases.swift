/// The rules about runs of words.
extension ValenceRules {
    /// Corrected: the words of a phrase become one token with its meaning; those after the first keep their places
    /// and say nothing. So the other rules see a phrase as they see a word, wherever it stands.
    mutating func mergePhrases() {
        var position = 0
        while position < tokens.count {
            guard tokens[position].has(.startsPhrase), let phrase = longestPhrase(at: position) else {
                position += 1
                continue
            }
            let last = position + phrase.length - 1
            let own: TokenTraits = [.capitals, .hashtag]
            for place in position...last {
                tokens[place].traits.formIntersection(own)
                tokens[place].base = 0
                tokens[place].word = 0
            }
            switch phrase.meaning {
            case .valence(let tenths):
                tokens[position].traits.formUnion([.lexical, .phrase])
                tokens[position].base = Double(tenths) / 10
                tokens[position].end = tokens[last].end
            case .dampener:
                tokens[last].traits.formUnion([.dampener, .phrase])
                tokens[last].start = tokens[position].start
            }
            position = last + 1
        }
    }

    private func longestPhrase(at position: Int) -> Phrase? {
        var best: Phrase?
        for phrase in WordTable.shared.correctedPhrases
        where position + phrase.length <= tokens.count && phrase.length > best?.length ?? 0 {
            let isWhole = tokens[position + phrase.length - 1].window >= min(3, phrase.length - 1)
            if isWhole, key(position, phrase.length) == phrase.key { best = phrase }
        }
        return best
    }

    /// Published: a phrase that the token ends, is in or begins takes the place of its valence; then a dampener of
    /// two words among the three before it subtracts, whatever the sign.
    mutating func publishedPhrases(_ value: Double, at position: Int) -> Double {
        var value = value
        let phrase =
            publishedValence(position, 3) ?? publishedValence(position, 2)
            ?? publishedValence(position - 1, 2) ?? publishedValence(position - 2, 3)
            ?? publishedValence(position - 2, 2) ?? publishedValence(position - 3, 3)
            ?? publishedValence(position - 3, 2)
        if let phrase {
            value = phrase
            trace.fired(.phrase(value), at: position)
        }
        for back in [3, 2] where isDampener(position - back) {
            value -= Strength.degree
            trace.fired(.degree(by: position - back, -Strength.degree), at: position)
        }
        return value
    }

    private func publishedValence(_ start: Int, _ length: Int) -> Double? {
        guard start + length <= tokens.count else { return nil }
        let key = key(start, length)
        for phrase in WordTable.shared.publishedPhrases where phrase.key == key {
            if case .valence(let tenths) = phrase.meaning { return Double(tenths) / 10 }
        }
        return nil
    }

    private func isDampener(_ start: Int) -> Bool {
        let key = key(start, 2)
        return WordTable.shared.correctedPhrases.contains {
            if case .dampener = $0.meaning { $0.key == key } else { false }
        }
    }

    /// The numbers of the words of a run as `Phrase.key` has them; 0 if one of them has none.
    private func key(_ start: Int, _ length: Int) -> UInt64 {
        var key: UInt64 = 0
        for place in 0..<length {
            let word = tokens[start + place].word
            if word == 0 { return 0 }
            key |= UInt64(word) << UInt64(16 * place)
        }
        return key
    }
}
