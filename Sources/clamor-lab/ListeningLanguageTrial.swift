import ClamorListening

/// The language detector, measured on tweets that it was not trained on, and on sentences in other languages.
struct LanguageTrial {
    /// Texts of at least so many characters count for the goal.
    static let longText = 40

    struct Outcome {
        /// By true language, then by found language ("–" for unknown): how many long texts.
        var confusion: [String: [String: Int]] = [:]
        /// The same for texts of any length.
        var all: [String: [String: Int]] = [:]

        func accuracy(_ code: String) -> Double { Self.share(of: code, in: confusion[code]) }

        static func share(of code: String, in row: [String: Int]?) -> Double {
            let row = row ?? [:]
            return Double(row[code] ?? 0) / Double(max(1, row.values.reduce(0, +)))
        }
    }

    /// Those that the goal is about.
    static let six = ["en", "es", "fr", "de", "it", "pt"]

    static func onTweets(_ data: ListeningData, _ detector: LanguageDetector = .shared) throws -> Outcome {
        var outcome = Outcome()
        for (folder, code) in ListeningData.languages {
            for text in try data.multilingual(folder, "val") {
                let found = detector.find(text).language ?? "–"
                outcome.all[code, default: [:]][found, default: 0] += 1
                if text.count >= longText { outcome.confusion[code, default: [:]][found, default: 0] += 1 }
            }
        }
        return outcome
    }

    /// English that is no tweet: rated texts that were held back, and titles, of which none was trained on. By found
    /// language, texts of any length.
    static func onPlainEnglish(
        _ texts: [String], _ detector: LanguageDetector = .shared
    ) -> (found: [String: Int], elsewhere: Double) {
        var found: [String: Int] = [:]
        for text in texts { found[detector.find(text).language ?? "–", default: 0] += 1 }
        let elsewhere = texts.count - (found["en"] ?? 0) - (found["–"] ?? 0)
        return (found, Double(elsewhere) / Double(max(1, texts.count)))
    }

    static func onSentences(_ detector: LanguageDetector = .shared) -> Outcome {
        var outcome = Outcome()
        for (code, sentence) in ListeningSentences.all {
            outcome.all[code, default: [:]][detector.find(sentence).language ?? "–", default: 0] += 1
        }
        return outcome
    }

    /// A line a language: right of all, then what was found instead.
    static func table(_ confusion: [String: [String: Int]]) -> String {
        confusion.sorted { $0.key < $1.key }.map { code, row in
            let count = row.values.reduce(0, +)
            let others = row.filter { $0.key != code }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
            let share = Outcome.share(of: code, in: row).rounded(4)
            return "  \(code)  \(share)  n \(count)".padded(24) + others
        }.joined(separator: "\n")
    }
}
