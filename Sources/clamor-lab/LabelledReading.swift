import ClamorSentiment

/// A labelled text beside what is made of it.
struct LabelledReading {
    let label: SentimentLabel
    /// The likeliest label, also where the reading is unsure.
    let likeliest: SentimentLabel
    /// The label as stated: neutral where unsure.
    let stated: SentimentLabel
    /// Probability of `likeliest`.
    let confidence: Double
    /// The label of the lexicon and its corrected rules.
    let lexicon: SentimentLabel
    let row: SentimentData.Row?

    /// A row of a set, its topic masked as the product masks it.
    init(_ row: SentimentData.Row) { self.init(row.text, row: row) }

    init(_ text: LabelledText, row: SentimentData.Row? = nil) {
        let brands = row?.topic.map { [$0] } ?? []
        label = text.label
        self.row = row
        lexicon = SentimentScorer.shared.score(text.text).label
        var utf8 = text.text
        guard
            let reading = utf8.withUTF8({ SentimentReader.shipped.read($0, language: text.language, brands: brands) })?
                .whole
        else {
            preconditionFailure("\(text.language) has no model")
        }
        stated = reading.label
        confidence = Double(reading.confidence) / 10_000
        likeliest = reading.likeliest
    }

    static func agreement(
        _ readings: [LabelledReading], of label: KeyPath<LabelledReading, SentimentLabel>
    ) -> LabelAgreement {
        var agreement = LabelAgreement()
        for reading in readings { agreement.add(reading.label, readAs: reading[keyPath: label]) }
        return agreement
    }
}
