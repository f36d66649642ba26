/// What the tokens of a text amount to.
struct Totals {
    /// Sum of the valences.
    var sum = 0.0
    /// Sum of the positive valences and of the negative ones, each a point further from 0, to match the neutral
    /// tokens, which count 1 each.
    var positive = 0.0
    var negative = 0.0
    var neutral = 0
    /// What "!" and "?" add to the side that prevails.
    var emphasis = 0.0

    /// `sum` with the emphasis on its side.
    var emphasised: Double { sum > 0 ? sum + emphasis : sum < 0 ? sum - emphasis : 0 }
}

/// Tokenises a prepared text, applies the rules and adds up.
enum TextScan {
    static func totals<Trace: RuleTrace>(
        of bytes: UnsafeBufferPointer<UInt8>, rules: SentimentScorer.Rules, trace: inout Trace
    ) -> Totals {
        withUnsafeTemporaryAllocation(of: Token.self, capacity: bytes.count / 2 + 1) { room in
            var tokenizer = Tokenizer(bytes, into: room, rules: rules)
            tokenizer.run()
            let tokens = UnsafeMutableBufferPointer(rebasing: room[..<tokenizer.count])
            let isMixedCase = tokenizer.capitals > 0 && tokenizer.capitals < tokenizer.writtenWords
            var valences = ValenceRules(tokens, rules: rules, isMixedCase: isMixedCase, trace: trace)
            valences.apply()
            trace = valences.trace
            var totals = add(tokens)
            var exclamations = -tokenizer.maskedExclamations
            var questions = -tokenizer.maskedQuestions
            for byte in bytes {
                exclamations += byte == UInt8(ascii: "!") ? 1 : 0
                questions += byte == UInt8(ascii: "?") ? 1 : 0
            }
            totals.emphasis = emphasis(exclamations: exclamations, questions: questions)
            trace.finished(tokens, bytes)
            return totals
        }
    }

    private static func add(_ tokens: UnsafeMutableBufferPointer<Token>) -> Totals {
        var totals = Totals()
        for token in tokens {
            totals.sum += token.value
            if token.value > 0 {
                totals.positive += token.value + 1
            } else if token.value < 0 {
                totals.negative += token.value - 1
            } else {
                totals.neutral += 1
            }
        }
        return totals
    }

    /// 0.292 for each of at most four "!"; for "?" 0.18 each if there are two or three, 0.96 from four on.
    private static func emphasis(exclamations: Int, questions: Int) -> Double {
        let asked = questions > 3 ? 0.96 : questions > 1 ? Double(questions) * 0.18 : 0
        return Double(min(exclamations, 4)) * 0.292 + asked
    }
}
