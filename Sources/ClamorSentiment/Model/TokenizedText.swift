/// A text as the model sees it: tokens with their valences, forms, what was masked and what the user's lexicon says.
/// It points into room that lives only as long as the call that lends it.
struct TokenizedText {
    /// A masked name or an entry of the user's lexicon in the text.
    struct Mark {
        let range: Range<Int>
        let meaning: TermTable.Meaning
    }

    let bytes: UnsafeBufferPointer<UInt8>
    let tokens: UnsafeMutableBufferPointer<Token>
    let forms: UnsafeMutablePointer<WordForm>
    let scalars: UnsafeMutablePointer<UInt32>
    let isEnglish: Bool
    fileprivate(set) var isMixedCase = false
    fileprivate(set) var marks: [Mark] = []
    /// How the text was prepared; empty unless the trace keeps edits.
    fileprivate(set) var edits: [PreparedText.Edit] = []

    /// Whether the folded token begins with these scalars.
    func begins(_ position: Int, with prefix: [UInt32]) -> Bool {
        let form = forms[position]
        guard form.kind != .link, Int(form.count) - 2 >= prefix.count else { return false }
        let letters = scalars + Int(form.first) + 1
        for (offset, scalar) in prefix.enumerated() where letters[offset] != scalar { return false }
        return true
    }

    var dense: DenseScan { DenseScan(tokens: tokens, forms: forms, isEnglish: isEnglish, isMixedCase: isMixedCase) }
}

/// What in a text counts otherwise than its letters say.
struct ReadingTerms {
    let own: TermTable
    /// Names given with the text.
    let brands: TermTable?
    /// The topics whose lexicon entries hold.
    let topics: [String]

    static let none = ReadingTerms(own: TermTable(masked: [], lexicon: []), brands: nil, topics: [])

    var isEmpty: Bool { own.isEmpty && brands == nil }
}

extension TokenizedText {
    /// Tokenises a text, masks what is to be masked, applies the lexicon's rules, and lends the result to `body`.
    static func with<Trace: RuleTrace, Result>(
        _ text: UnsafeBufferPointer<UInt8>, rules: LanguageRules, terms: ReadingTerms, trace: inout Trace,
        _ body: (TokenizedText, Trace) -> Result
    ) -> Result {
        if text.allSatisfy({ $0 < 0x80 }) {
            return withPrepared(text, edits: [], rules: rules, terms: terms, trace: &trace, body)
        }
        let prepared = TextPreparation.prepare(text, rules: .corrected, trace: &trace)
        return prepared.bytes.withUnsafeBufferPointer {
            withPrepared($0, edits: prepared.edits, rules: rules, terms: terms, trace: &trace, body)
        }
    }

    private static func withPrepared<Trace: RuleTrace, Result>(
        _ bytes: UnsafeBufferPointer<UInt8>, edits: [PreparedText.Edit], rules: LanguageRules, terms: ReadingTerms,
        trace: inout Trace, _ body: (TokenizedText, Trace) -> Result
    ) -> Result {
        let most = bytes.count / 2 + 1
        return withUnsafeTemporaryAllocation(of: Token.self, capacity: most) { room in
            var tokenizer = Tokenizer(bytes, into: room, rules: .corrected)
            tokenizer.run()
            let tokens = UnsafeMutableBufferPointer(rebasing: room[..<tokenizer.count])
            return withUnsafeTemporaryAllocation(of: WordForm.self, capacity: tokens.count + 1) { forms in
                withUnsafeTemporaryAllocation(of: UInt32.self, capacity: bytes.count + 2 * tokens.count + 1) {
                    scalars in
                    var result = TokenizedText(
                        bytes: bytes, tokens: tokens, forms: forms.baseAddress!, scalars: scalars.baseAddress!,
                        isEnglish: rules.isEnglish, edits: edits)
                    var scan = WordFormScan(
                        bytes, tokens, forms: result.forms, scalars: result.scalars, rules: rules)
                    scan.run()
                    var written = (words: tokenizer.writtenWords, capitals: tokenizer.capitals)
                    if !terms.isEmpty { result.mark(terms, &written) }
                    result.isMixedCase = written.capitals > 0 && written.capitals < written.words
                    var valences = ValenceRules(
                        tokens, rules: .corrected, isMixedCase: result.isMixedCase, trace: trace)
                    valences.apply()
                    trace = valences.trace
                    trace.finished(tokens, bytes)
                    return body(result, trace)
                }
            }
        }
    }

    /// Finds masked names and entries of the user's lexicon. A name says nothing any more, to the rules either; an
    /// entry takes the place of the lexicon's valence, so that the rules turn and strengthen it.
    /// - Parameter written: the words of the text and those in capitals; masked ones are taken off.
    private mutating func mark(_ terms: ReadingTerms, _ written: inout (words: Int, capitals: Int)) {
        var position = 0
        while position < tokens.count {
            guard let (length, meaning) = longest(at: position, terms) else {
                position += 1
                continue
            }
            let range = position..<position + length
            for place in range {
                tokens[place].traits.formIntersection([.capitals, .hashtag, .masked])
                tokens[place].base = 0
                tokens[place].word = 0
                if case .masked = meaning { forms[place].kind = .masked } else { forms[place].kind = .overridden }
                forms[place].isNegated = forms[position].isNegated
            }
            switch meaning {
            case .masked:
                for place in range where !tokens[place].has(.masked) {
                    written.words -= 1
                    written.capitals -= tokens[place].has(.capitals) ? 1 : 0
                    tokens[place].traits.insert(.masked)
                }
            case .valence(let entry):
                tokens[position].traits.insert(.lexical)
                tokens[position].base = entry.valence
            }
            marks.append(Mark(range: range, meaning: meaning))
            position += length
        }
    }

    private func longest(at position: Int, _ terms: ReadingTerms) -> (length: Int, meaning: TermTable.Meaning)? {
        let own = terms.own.longest(at: position, in: self) { meaning in
            guard case .valence(let entry) = meaning, let topic = entry.topic else { return true }
            return terms.topics.contains(topic)
        }
        let brand = terms.brands?.longest(at: position, in: self) { _ in true }
        guard let own else { return brand }
        guard let brand, brand.length >= own.length else { return own }
        // The reader's own terms know which names are the same brand's.
        if case .masked(let target?) = own.meaning, brand.length == own.length {
            return (own.length, .masked(target: target))
        }
        return brand
    }
}
