import ClamorSentiment

extension SentimentReader {
    /// The reading of a text of a language; nil if no model reads it.
    func read(
        _ text: String, _ language: String? = "en", brands: [String] = [], topics: [String] = []
    ) -> TextReading? {
        var text = text
        return text.withUTF8 { read($0, language: language, brands: brands, topics: topics) }
    }

    /// The names of the targets and what is read for them.
    func labels(_ text: String, _ language: String = "en") -> [String] {
        (read(text, language)?.targets ?? []).map { "\($0.name) \($0.reading.likeliest)" }
    }
}
