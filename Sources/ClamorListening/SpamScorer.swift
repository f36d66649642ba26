import CListeningData
import Glibc

/// How likely a text is spam: advertising that its writer spreads for themselves. By the text alone; copies, and how
/// much an author posts, are told elsewhere.
package struct SpamScorer: Sendable {
    /// With the weights that ship.
    package static let shared: SpamScorer = {
        let bytes = UnsafeRawBufferPointer(start: clamor_spam_model(), count: clamor_spam_model_length())
        guard let model = SpamModel(bytes) else { preconditionFailure("the embedded spam model is damaged") }
        return SpamScorer(model: model)
    }()

    /// From this score on a text counts as spam. Set for precision: of ordinary texts held back, fewer than 0.6 % in
    /// any set reach it.
    package static let threshold: Int16 = 3_000

    let model: SpamModel

    package init(model: SpamModel) {
        self.model = model
    }

    /// Changes whenever a score may.
    package var version: String { model.version }

    /// The probability of spam in 1/10,000, 0 to 10,000, of a text in UTF-8. A text without a letter is 0.
    package func score(_ text: UnsafeBufferPointer<UInt8>) -> Int16 {
        if let plain = MarkupText.plain(text) { return plain.withUnsafeBufferPointer { plainScore($0) } }
        return plainScore(text)
    }

    package func score(_ text: String) -> Int16 {
        var text = text
        return text.withUTF8 { score($0) }
    }

    private func plainScore(_ text: UnsafeBufferPointer<UInt8>) -> Int16 {
        let (sums, signs) = SpamScan.scan(text, into: Sums(weights: model.weights))
        if sums.words == 0 { return 0 }
        let odds = sums.logOdds(model) + self.sum(signs)
        return Int16((10_000 / (1 + exp(-Double(odds)))).rounded())
    }

    private func sum(_ signs: SpamSigns) -> Float {
        var bits = signs.bits
        var sum = model.bias
        while bits != 0 {
            sum += model.signs[bits.trailingZeroBitCount]
            bits &= bits - 1
        }
        return sum
    }
}

/// Sums of the weights of a text.
private struct Sums: SpamSink {
    let weights: UnsafePointer<Int8>
    var words = 0
    var wordSum = 0
    var grams = 0
    var gramSum = 0

    init(weights: UnsafePointer<Int8>) { self.weights = weights }

    @inline(__always)
    mutating func word(_ bucket: Int) {
        words += 1
        wordSum &+= Int(weights[bucket])
    }

    @inline(__always)
    mutating func letters(_ letters: UnsafeBufferPointer<UInt8>) {
        guard letters.count > 3 else { return }
        // As `forEachGram`, written out: a sum that a closure captures would live in memory.
        var sum = 0
        var window = UInt64(letters[0]) << 16 | UInt64(letters[1]) << 8 | UInt64(letters[2])
        for index in 3..<letters.count {
            window = window << 8 & 0xFFFF_FFFF | UInt64(letters[index])
            sum &+= Int(weights[SpamBuckets.gram(window)])
        }
        gramSum &+= sum
        grams += letters.count - 3
    }

    @inline(__always)
    mutating func endWord(_ range: Range<Int>) {}

    func logOdds(_ model: SpamModel) -> Float {
        model.factor
            * (Float(wordSum) / Float(max(1, words)).squareRoot() + Float(gramSum) / Float(max(1, grams)).squareRoot())
    }
}
