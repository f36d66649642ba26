import Synchronization

/// Reads the sentiment of texts with the trained models: offline, the same bytes always give the same reading, from
/// any number of threads. Names are masked, the user's lexicon and adjustment hold.
package final class SentimentReader: Sendable {
    package static let shipped = SentimentReader()

    /// Names the models, the rules and the lexicon; changes whenever a reading may.
    package static let version = "clamor-linear.1-\(SentimentModel.shippedName)+\(SentimentScorer.version)"

    /// The codes of the languages that have a model.
    package static let languages = SentimentModel.shipped.map(\.language)

    /// Confidence below which a reading is unsure.
    package static let leastConfidence = 0.42

    /// Names the models and the settings of this reader: as `SentimentReader.version`, with a digest of masked names,
    /// lexicon and adjustment if there are any, in whatever order they were given.
    package let version: String

    let terms: TermTable
    /// Brands whose name as it is given with texts is masked anyhow.
    private let knownBrands: Set<String>
    private let brandTables = Mutex<[[String]: TermTable]>([:])
    /// Lists of brands beyond that are made ready each time.
    private static let mostBrandTables = 1_024
    let adjustment: Adjustment?
    private let leastConfidence: Double
    private let models: [SentimentModel]
    /// Keeps the bytes of models that are not the shipped ones.
    private let file: LentBytes?

    package init(masked: [MaskedTerm] = [], lexicon: [LexiconEntry] = [], adjustment: Adjustment? = nil) {
        terms = TermTable(masked: masked, lexicon: lexicon)
        knownBrands = Set(
            masked.compactMap { term in
                term.target.flatMap { $0.lowercased() == term.words.joined(separator: " ").lowercased() ? $0 : nil }
            })
        self.adjustment = adjustment
        let digest = Self.digest(masked, lexicon, adjustment)
        version = digest.map { "\(Self.version)+\($0)" } ?? Self.version
        leastConfidence = Self.leastConfidence
        models = SentimentModel.shipped
        file = nil
    }

    /// A reader with models of its own.
    /// - Parameters:
    ///   - models: a file as `ModelTraining.file` makes it; nil is returned for any other bytes.
    ///   - leastConfidence: confidence below which a reading is unsure.
    package init?(models bytes: [UInt8], leastConfidence: Double = SentimentReader.leastConfidence) {
        let file = LentBytes(bytes)
        guard let models = ModelFile.models(in: file.bytes) else { return nil }
        terms = TermTable(masked: [], lexicon: [])
        knownBrands = []
        adjustment = nil
        version = "clamor-linear.1-\(ModelFile.name(of: file.bytes))+\(SentimentScorer.version)"
        self.leastConfidence = leastConfidence
        self.models = models
        self.file = file
    }

    /// The sentiment of a text in UTF-8.
    /// - Parameters:
    ///   - language: its code, with a region or without; nil if it is not known.
    ///   - brands: names given with the text: masked, and targets.
    ///   - topics: what the text belongs to; entries of the lexicon for one of them hold.
    /// - Returns: nil if no model can read it.
    package func read(
        _ text: UnsafeBufferPointer<UInt8>, language: String?, brands: [String] = [], topics: [String] = []
    ) -> TextReading? {
        guard let model = model(language, text) else { return nil }
        var trace = Untraced()
        return TokenizedText.with(text, rules: model.rules, terms: terms(brands, topics), trace: &trace) { text, _ in
            TextScore.with(text, model: model, adjustment: adjustment?.weights(for: model.language)) { score in
                self.reading(score)
            }
        }
    }

    func reading(_ score: TextScore) -> TextReading {
        let whole = reading(score.whole)
        guard score.text.marks.count > 1, let clauses = TargetClauses(score) else {
            return TextReading(whole: whole, targets: [])
        }
        return TextReading(whole: whole, targets: Array(zip(clauses.names, clauses.values().map(reading))))
    }

    private func reading(_ logits: LabelValues) -> SentimentReading {
        LabelProbabilities(logits: logits).reading(least: leastConfidence)
    }

    func terms(_ brands: [String], _ topics: [String]) -> ReadingTerms {
        let unknown = brands.isEmpty ? [] : brands.filter { !knownBrands.contains($0) }
        return ReadingTerms(own: terms, brands: unknown.isEmpty ? nil : table(of: unknown), topics: topics)
    }

    /// The table of a list of brands, which many texts share.
    private func table(of brands: [String]) -> TermTable {
        brandTables.withLock { tables in
            if let known = tables[brands] { return known }
            let made = TermTable(brands: brands)
            if tables.count < Self.mostBrandTables { tables[brands] = made }
            return made
        }
    }

    /// The model that reads a text: the one of its language, or the English one where the language is not known and
    /// the text reads as English or has no words.
    func model(_ language: String?, _ text: UnsafeBufferPointer<UInt8>) -> SentimentModel? {
        guard let language else { return EnglishWords.mostly(text) ? models.first { $0.language == "en" } : nil }
        let primary = language.prefix { $0 != "-" && $0 != "_" }
        return models.first { $0.language == primary }
    }

    /// Nil if nothing is set.
    private static func digest(
        _ masked: [MaskedTerm], _ lexicon: [LexiconEntry], _ adjustment: Adjustment?
    ) -> String? {
        var lines = masked.map { "m\t\($0.words.joined(separator: " "))\t\($0.target ?? "")" }
        lines += lexicon.map { "l\t\($0.word)\t\($0.valence)\t\($0.topic ?? "")" }
        if let adjustment { lines.append("a\t\(hexadecimal(hash(adjustment.bytes)))") }
        if lines.isEmpty { return nil }
        return hexadecimal(hash(lines.sorted().joined(separator: "\n").utf8))
    }

    private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash = ByteHash()
        for byte in bytes { hash.add(byte) }
        return FeatureHash.mixed(hash.value)
    }

    private static func hexadecimal(_ hash: UInt64) -> String { String(hash, radix: 16) }
}
