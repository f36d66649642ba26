import ClamorListening
import Foundation

/// Trains the spam model: logistic regression by AdaGrad, one text at a time in an order drawn from the seed. The same
/// texts give the same bytes.
struct SpamTrainer {
    struct Example {
        var words: [UInt16]
        var grams: [UInt16]
        var signs: SpamSigns
        var isSpam: Bool
        var weight: Float
    }

    var epochs = 12
    var rate: Float = 0.25
    var decay: Float = 5e-4
    var seed: UInt64 = 1
    /// What one sign counts against a word.
    static let signValue: Float = 0.5

    static func example(_ text: String, isSpam: Bool, weight: Float = 1) -> Example {
        var text = text
        let plain = text.withUTF8 { MarkupText.plain($0) ?? Array($0) }
        let (features, signs) = plain.withUnsafeBufferPointer { SpamScan.scan($0, into: Collector()) }
        return Example(words: features.words, grams: features.grams, signs: signs, isSpam: isSpam, weight: weight)
    }

    private struct Collector: SpamSink {
        var words: [UInt16] = []
        var grams: [UInt16] = []

        mutating func word(_ bucket: Int) { words.append(UInt16(bucket)) }
        mutating func letters(_ letters: UnsafeBufferPointer<UInt8>) {
            SpamBuckets.forEachGram(letters) { grams.append(UInt16($0)) }
        }
        mutating func endWord(_ range: Range<Int>) {}
    }

    /// Weights and the sums of their squared gradients.
    private struct Table {
        var weights: [Float]
        var squares: [Float]

        init(count: Int) {
            weights = Array(repeating: 0, count: count)
            squares = Array(repeating: 1e-4, count: count)
        }

        mutating func step(_ index: Int, _ gradient: Float, rate: Float, decay: Float) {
            let gradient = gradient + decay * weights[index]
            squares[index] += gradient * gradient
            weights[index] -= rate * gradient / squares[index].squareRoot()
        }
    }

    /// The model as bytes (`SpamModel`).
    func train(_ examples: [Example]) -> [UInt8] {
        var hashed = Table(count: 1 << SpamBuckets.bits)
        var signs = Table(count: SpamModel.signLimit + 1)
        let bias = SpamModel.signLimit
        var order = Array(examples.indices)
        var random = ListeningRandom(seed: seed)
        for _ in 0..<epochs {
            order.shuffle(using: &random)
            for index in order {
                let example = examples[index]
                let wordValue = 1 / Float(max(1, example.words.count)).squareRoot()
                let gramValue = 1 / Float(max(1, example.grams.count)).squareRoot()
                let active = SpamSign.allCases.map(\.rawValue).filter { example.signs.bits >> UInt32($0) & 1 == 1 }
                var odds = signs.weights[bias]
                for bucket in example.words { odds += hashed.weights[Int(bucket)] * wordValue }
                for bucket in example.grams { odds += hashed.weights[Int(bucket)] * gramValue }
                for sign in active { odds += signs.weights[sign] * Self.signValue }
                let error = (1 / (1 + exp(-odds)) - (example.isSpam ? 1 : 0)) * example.weight
                for bucket in example.words { hashed.step(Int(bucket), error * wordValue, rate: rate, decay: decay) }
                for bucket in example.grams { hashed.step(Int(bucket), error * gramValue, rate: rate, decay: decay) }
                for sign in active { signs.step(sign, error * Self.signValue, rate: rate, decay: decay) }
                signs.step(bias, error, rate: rate, decay: 0)
            }
        }
        let signWeights = signs.weights.dropLast().map { $0 * Self.signValue }
        return file(hashed.weights, signs: signWeights, bias: signs.weights[bias])
    }

    /// Quantised: 127 stands for the largest weight.
    private func file(_ weights: [Float], signs: [Float], bias: Float) -> [UInt8] {
        let largest = max(weights.map(abs).max() ?? 0, .leastNormalMagnitude)
        var bytes = SpamModel.magic
        for number in [largest / 127, bias] + signs {
            withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
        }
        for weight in weights { bytes.append(UInt8(bitPattern: Int8((weight / largest * 127).rounded()))) }
        return bytes
    }
}
