import CListeningData
import Glibc

/// Tells the language of a text: by script where that decides, else by its letter sequences.
///
/// Codes are those of ISO 639-1. Romanised Hindi is `hi`, as Hindi in its own script is.
package struct LanguageDetector: Sendable {
    /// What was found.
    package struct Finding: Sendable, Equatable {
        /// nil: too short, mixed, or too close between two languages.
        package var language: String?
        /// Probability of the likeliest against the next, 0 to 1. 1 where the script decides alone.
        package var confidence: Double
        /// The next likely language, where letter sequences decided.
        package var runnerUp: String?
        /// How many letters were read.
        package var letters: Int
    }

    /// With the weights that ship.
    package static let shared: LanguageDetector = {
        let bytes = UnsafeRawBufferPointer(start: clamor_language_model(), count: clamor_language_model_length())
        guard let model = LanguageModel(bytes) else { preconditionFailure("the embedded language model is damaged") }
        return LanguageDetector(model: model)
    }()

    /// Below these log-odds between the two likeliest languages (probability .65) a text is of neither; a text of under
    /// `shortText` letters, often a mere name, needs more (.73).
    package static func leastMargin(letters: Int) -> Float { letters < shortText ? 1 : 0.6 }
    static let shortText = 24
    /// With fewer distinct pairs of letters a text is one letter or one word over and over, which tells no language.
    static let leastPairs = 7

    let model: LanguageModel

    package init(model: LanguageModel) {
        self.model = model
    }

    /// Changes whenever a finding may.
    package var version: String { model.version }

    /// The language of a text in UTF-8; nil when it cannot be told.
    package func detect(_ text: UnsafeBufferPointer<UInt8>) -> String? {
        let reading = read(text)
        return reading.isSure ? reading.language : nil
    }

    /// The same with what it rests on.
    package func find(_ text: UnsafeBufferPointer<UInt8>) -> Finding {
        let reading = read(text)
        return Finding(
            language: reading.isSure ? reading.language : nil,
            confidence: reading.language == nil ? 0 : 1 / (1 + exp(-Double(reading.margin))),
            runnerUp: reading.runnerUp, letters: reading.letters)
    }

    package func find(_ text: String) -> Finding {
        var text = text
        return text.withUTF8 { find($0) }
    }

    private struct Reading {
        var language: String?
        var runnerUp: String?
        var margin: Float = 0
        var letters = 0
        var isSure = false
    }

    private func read(_ text: UnsafeBufferPointer<UInt8>) -> Reading {
        withUnsafeTemporaryAllocation(of: UInt16.self, capacity: LetterScan.capacity) { letters in
            guard let start = letters.baseAddress else { return Reading() }
            let scan = LetterScan.scan(text, into: start)
            guard let script = scan.scripts.main else { return Reading() }
            let count = scan.scripts.count(script) + (script == .kana ? scan.scripts.count(.han) : 0)
            if script != .latin {
                return Reading(
                    language: scan.scripts.language(of: script), margin: .infinity, letters: count,
                    isSure: count >= script.leastLetters)
            }
            let verdict = model.classify(start, count: scan.count)
            let isVaried = Self.pairs(start, count: scan.count) >= Self.leastPairs
            let isClear = verdict.margin >= Self.leastMargin(letters: count)
            return Reading(
                language: model.languages[verdict.first], runnerUp: model.languages[verdict.second],
                margin: verdict.margin, letters: count, isSure: count >= script.leastLetters && isClear && isVaried)
        }
    }

    /// How many distinct pairs of neighbouring letters, boundaries among them: counted in 64 places, so that of many
    /// some coincide.
    private static func pairs(_ letters: UnsafePointer<UInt16>, count: Int) -> Int {
        var places: UInt64 = 0
        for index in 1..<max(1, count) { places |= 1 << UInt64((letters[index - 1] &* 37 &+ letters[index]) & 63) }
        return places.nonzeroBitCount
    }
}
