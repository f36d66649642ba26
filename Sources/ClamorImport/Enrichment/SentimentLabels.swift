/// Sentiment as exports write it: words in several spellings, signs, numbers.
enum SentimentLabels {
    struct Reading: Equatable {
        /// positive, neutral or negative.
        var label: String
        /// In 1/10,000, where the export gave a number from −1 to 1 with decimals.
        var score: Int64?
    }

    /// What a given value says; nil for what says nothing ("unknown", "mixed").
    ///
    /// Whole numbers are classes by their sign (−5/0/5, −1/0/1) and no scores. Numbers from −1 to 1 with decimals are
    /// scores, positive from 0.05 up and negative from −0.05 down.
    static func label(_ given: String) -> Reading? {
        if let word = words[given] ?? words[given.lowercased()] { return Reading(label: word) }
        let text = given.replacing("\u{2212}", with: "-").replacing(",", with: ".")
        guard let number = CellValue.number(text) else { return nil }
        if text.contains("."), abs(number) <= 1 {
            let score = Int64((number * 10_000).rounded())
            return Reading(label: label(score: score), score: score)
        }
        return Reading(label: number > 0 ? "positive" : number < 0 ? "negative" : "neutral")
    }

    /// The label of a score in 1/10,000.
    static func label(score: Int64) -> String {
        score >= 500 ? "positive" : score <= -500 ? "negative" : "neutral"
    }

    private static let words: [String: String] = [
        "positive": "positive", "pos": "positive", "p": "positive", "+": "positive", "good": "positive",
        "happy": "positive",
        "very positive": "positive", "somewhat positive": "positive", "extremely positive": "positive",
        "positiv": "positive",
        "positivo": "positive", "positif": "positive", "👍": "positive", "4 stars": "positive", "5 stars": "positive",
        "neutral": "neutral", "neu": "neutral", "n/a neutral": "neutral", "=": "neutral", "neutro": "neutral",
        "neutre": "neutral",
        "negative": "negative", "neg": "negative", "bad": "negative", "unhappy": "negative",
        "very negative": "negative",
        "somewhat negative": "negative", "extremely negative": "negative", "negativ": "negative",
        "negativo": "negative",
        "négatif": "negative", "negatif": "negative", "👎": "negative", "1 star": "negative", "2 stars": "negative",
    ]
}
