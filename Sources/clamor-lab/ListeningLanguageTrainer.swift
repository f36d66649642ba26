import ClamorListening
import Foundation

/// Trains the language model: softmax regression over hashed letter sequences, by AdaGrad, one text at a time in an
/// order drawn from the seed; twice the texts of another language weigh only as the root of two. The same texts give
/// the same bytes.
struct LanguageTrainer {
    struct Example {
        var language: Int
        var buckets: [UInt16]
    }

    var epochs = 4
    var rate: Float = 0.3
    var seed: UInt64 = 1
    /// Languages whose texts are in part in another. After the first epoch, what the model then finds to be in another
    /// language is left out.
    var mixed: Set<String> = []

    let languages: [String]
    private(set) var examples: [Example] = []

    init(languages: [String]) {
        precondition((2...LanguageModel.lanes).contains(languages.count))
        self.languages = languages
    }

    /// Adds a text; one without Latin letters teaches nothing.
    mutating func add(_ text: String, language: String) {
        guard let index = languages.firstIndex(of: language) else { return }
        let buckets = Self.buckets(of: text)
        if !buckets.isEmpty { examples.append(Example(language: index, buckets: buckets)) }
    }

    static func buckets(of text: String) -> [UInt16] {
        var text = text
        return text.withUTF8 { bytes in
            withUnsafeTemporaryAllocation(of: UInt16.self, capacity: LetterScan.capacity) { letters in
                guard let start = letters.baseAddress else { return [] }
                let scan = LetterScan.scan(bytes, into: start)
                var buckets: [UInt16] = []
                LanguageGrams.forEach(start, in: 0..<scan.count) { buckets.append(UInt16($0)) }
                return buckets
            }
        }
    }

    /// The model as bytes (`LanguageModel`).
    func train() -> [UInt8] {
        let lanes = LanguageModel.lanes
        var weights = [Float](repeating: 0, count: lanes << LanguageGrams.bucketBits)
        var squares = [Float](repeating: 1e-4, count: weights.count)
        var counts = [Float](repeating: 0, count: lanes)
        for example in examples { counts[example.language] += 1 }
        let mean = Float(examples.count) / Float(languages.count)
        var order = Array(examples.indices)
        var random = ListeningRandom(seed: seed)
        for epoch in 0..<epochs {
            if epoch == 1 { order.removeAll { isInOtherLanguage(examples[$0], weights) } }
            order.shuffle(using: &random)
            for index in order {
                let example = examples[index]
                step(example, weight: min(1, (mean / counts[example.language]).squareRoot()), &weights, &squares)
            }
        }
        return file(weights)
    }

    private func isInOtherLanguage(_ example: Example, _ weights: [Float]) -> Bool {
        guard mixed.contains(languages[example.language]) else { return false }
        let lanes = LanguageModel.lanes
        let sums = languages.indices.map { lane in
            example.buckets.reduce(Float(0)) { $0 + weights[Int($1) * lanes + lane] }
        }
        return sums.contains { $0 > sums[example.language] }
    }

    private func step(_ example: Example, weight: Float, _ weights: inout [Float], _ squares: inout [Float]) {
        let lanes = LanguageModel.lanes
        let value = 1 / Float(example.buckets.count).squareRoot()
        var gradient = [Float](repeating: 0, count: lanes)
        weights.withUnsafeMutableBufferPointer { weights in
            for bucket in example.buckets {
                let row = Int(bucket) * lanes
                for lane in 0..<lanes { gradient[lane] += weights[row + lane] }
            }
            softmax(&gradient, value: value)
            gradient[example.language] -= 1
            for lane in 0..<lanes { gradient[lane] *= value * weight }
            squares.withUnsafeMutableBufferPointer { squares in
                for bucket in example.buckets {
                    let row = Int(bucket) * lanes
                    for lane in 0..<lanes {
                        squares[row + lane] += gradient[lane] * gradient[lane]
                        weights[row + lane] -= rate * gradient[lane] / squares[row + lane].squareRoot()
                    }
                }
            }
        }
    }

    /// Sums of weights to probabilities; lanes without a language get none.
    private func softmax(_ sums: inout [Float], value: Float) {
        let highest = sums[..<languages.count].max() ?? 0
        var total: Float = 0
        for lane in sums.indices {
            sums[lane] = lane < languages.count ? exp((sums[lane] - highest) * value) : 0
            total += sums[lane]
        }
        for lane in sums.indices { sums[lane] /= total }
    }

    /// Quantised: 127 stands for the largest weight, which a few outliers beyond are cut to.
    private func file(_ weights: [Float]) -> [UInt8] {
        let magnitudes = weights.map(abs).filter { $0 > 0 }.sorted()
        let largest = magnitudes.isEmpty ? 1 : magnitudes[magnitudes.count - 1 - magnitudes.count / 2_000]
        var bytes = LanguageModel.magic
        func append(_ value: UInt32) { withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) } }
        append((largest / 127).bitPattern)
        append(UInt32(languages.count))
        for lane in 0..<LanguageModel.lanes {
            let code = lane < languages.count ? Array(languages[lane].utf8.prefix(4)) : []
            bytes.append(contentsOf: code + [UInt8](repeating: 0, count: 4 - code.count))
        }
        bytes += [UInt8](repeating: 0, count: LanguageModel.headerLength - bytes.count)
        for weight in weights {
            bytes.append(UInt8(128 + max(-127, min(127, (weight / largest * 127).rounded()))))
        }
        return bytes
    }
}
