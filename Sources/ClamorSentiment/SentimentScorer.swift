/// Scores the sentiment of English texts with the lexicon and rules of VADER: offline, the same bytes always give the
/// same score, a few microseconds for a short text. Tables are built when the first text is scored.
package struct SentimentScorer: Sendable {
    /// Which rules hold.
    package enum Rules: Sendable, CaseIterable {
        /// vaderSentiment 3.3.2 to the letter, with its defects.
        case published
        /// The published rules and constants with their defects of logic mended: typographic apostrophes, emoji of
        /// several scalars, emoji, handles and links kept out of the words, "so" and "this" without "never", "but",
        /// dampeners of two words, phrases, the closing "NOT", inner punctuation, negation across sentences.
        case corrected
    }

    package static let shared = SentimentScorer()

    /// Names the lexicon and the rules; changes whenever a score may.
    package static let version = "vader-3.3.2+clamor.1"

    package let rules: Rules

    package init(rules: Rules = .corrected) {
        self.rules = rules
    }

    /// The sentiment of a text.
    package func score(_ text: String) -> Sentiment {
        var text = text
        return text.withUTF8 { score(utf8: $0) }
    }

    /// The sentiment of a text given as UTF-8. Bytes that are not UTF-8 part words.
    package func score(utf8 text: UnsafeBufferPointer<UInt8>) -> Sentiment {
        var trace = Untraced()
        return Sentiment(totals(of: text, trace: &trace).totals)
    }

    /// The sums behind the score of a text, and how it was prepared, if it had to be.
    func totals<Trace: RuleTrace>(
        of text: UnsafeBufferPointer<UInt8>, trace: inout Trace
    ) -> (totals: Totals, edits: [PreparedText.Edit]) {
        if text.allSatisfy({ $0 < 0x80 }) {
            return (TextScan.totals(of: text, rules: rules, trace: &trace), [])
        }
        let prepared = TextPreparation.prepare(text, rules: rules, trace: &trace)
        let totals = prepared.bytes.withUnsafeBufferPointer {
            TextScan.totals(of: $0, rules: rules, trace: &trace)
        }
        return (totals, prepared.edits)
    }
}
