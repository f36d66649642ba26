/// How a model is trained.
package struct TrainingRecipe: Sendable {
    /// log₂ of the number of buckets.
    package var bits: Int
    package var epochs = 3
    /// AdaGrad's step.
    package var rate: Float = 0.1
    /// L2 penalty of hashed and of dense weights, per example.
    package var penalty: Float = 1e-5
    package var densePenalty: Float = 1e-6
    package var seed: UInt64 = 20_131
    /// How far label weights go from none (0) to inversely proportional to how often a label occurs (1).
    package var balance: Float = 1
    /// What is added to the log-odds of negative, neutral and positive in the end, so that labels are decided otherwise
    /// than by how often they occur in the examples.
    package var offsets: [Float] = [0, 0, 0]

    package init(bits: Int) { self.bits = bits }
}

/// Weights as they are kept.
package struct TrainedModel: Sendable {
    package let language: String
    package let bits: Int
    /// What a weight of 1 is worth.
    package let step: Float
    /// Three a bucket.
    package let buckets: [Int8]
    /// Three a dense feature.
    package let dense: [Float]
}

/// Softmax regression by AdaGrad (J. Duchi, E. Hazan and Y. Singer, JMLR 12, 2011), one example at a time on one
/// thread: the same examples and recipe always give the same weights.
struct SoftmaxTrainer {
    let set: TrainingSet
    let recipe: TrainingRecipe
    /// Log-odds that each example starts from, three each; empty for none.
    let offsets: [Float]

    private var hashed: LearningWeights
    private var dense: LearningWeights

    init(_ set: TrainingSet, recipe: TrainingRecipe, offsets: [Float] = []) {
        self.set = set
        self.recipe = recipe
        self.offsets = offsets
        hashed = LearningWeights(count: 3 << recipe.bits)
        dense = LearningWeights(count: 3 * TrainingSet.denseCount)
    }

    /// - Parameter included: the examples to learn from, in any order.
    mutating func train(on included: [Int]) {
        let labelWeights = labelWeights(included)
        var order = included
        var random = SplitMix(state: recipe.seed)
        for _ in 0..<recipe.epochs {
            random.shuffle(&order)
            for place in order { learn(place, labelWeights) }
        }
    }

    private func labelWeights(_ included: [Int]) -> [Float] {
        var sums: [Double] = [0, 0, 0]
        for place in included { sums[Int(set.examples[place].label.rawValue)] += Double(set.examples[place].weight) }
        let all = sums.reduce(0, +)
        return sums.map { $0 > 0 ? 1 + recipe.balance * (Float(all / (3 * $0)) - 1) : 0 }
    }

    private mutating func learn(_ place: Int, _ labelWeights: [Float]) {
        let example = set.examples[place]
        let scales = scales(of: example)
        let logits = logits(place, scales)
        let probabilities = LabelProbabilities(logits: logits).values
        let label = Int(example.label.rawValue)
        let weight = example.weight * labelWeights[label]
        var errors = SIMD3<Float>(Float(probabilities[0]), Float(probabilities[1]), Float(probabilities[2]))
        errors[label] -= 1
        errors *= weight
        let shift = UInt64(64 - recipe.bits)
        for position in example.hashes {
            let scale = scales[group(position, example)]
            let bucket = Int(set.hashes[position] >> shift) * 3
            for label in 0..<3 { hashed.move(bucket + label, by: errors[label] * scale, recipe.rate, recipe.penalty) }
        }
        for feature in 0..<TrainingSet.denseCount {
            let amount = set.dense[place * TrainingSet.denseCount + feature]
            if amount == 0 { continue }
            for label in 0..<3 {
                dense.move(feature * 3 + label, by: errors[label] * amount, recipe.rate, recipe.densePenalty)
            }
        }
    }

    /// As readings scale the groups.
    @inline(__always)
    private func scales(of example: TrainingSet.Example) -> SIMD3<Float> {
        let letters = example.hashes.count - example.wordCount - example.pairCount
        let scale = { (count: Int, most: Double) in
            var sums = GroupScale()
            sums.add(1, Double(count))
            return Float(sums.scale(most: most))
        }
        return [
            scale(example.wordCount, GroupScale.mostWords), scale(example.pairCount, GroupScale.mostWords),
            scale(letters, GroupScale.mostLetters),
        ]
    }

    @inline(__always)
    private func group(_ position: Int, _ example: TrainingSet.Example) -> Int {
        let place = position - example.hashes.lowerBound
        return place < example.wordCount ? 0 : place < example.wordCount + example.pairCount ? 1 : 2
    }

    private func logits(_ place: Int, _ scales: SIMD3<Float>) -> LabelValues {
        let example = set.examples[place]
        var sums: (SIMD3<Float>, SIMD3<Float>, SIMD3<Float>) = (.zero, .zero, .zero)
        let shift = UInt64(64 - recipe.bits)
        for position in example.hashes {
            let values = hashed.three(Int(set.hashes[position] >> shift))
            switch group(position, example) {
            case 0: sums.0 += values
            case 1: sums.1 += values
            default: sums.2 += values
            }
        }
        var sum = sums.0 * scales[0] + sums.1 * scales[1] + sums.2 * scales[2]
        for feature in 0..<TrainingSet.denseCount {
            let amount = set.dense[place * TrainingSet.denseCount + feature]
            if amount == 0 { continue }
            sum += dense.three(feature) * amount
        }
        if !offsets.isEmpty {
            sum += SIMD3<Float>(offsets[place * 3], offsets[place * 3 + 1], offsets[place * 3 + 2])
        }
        return LabelValues(Double(sum[0]), Double(sum[1]), Double(sum[2]))
    }

    /// The log-odds that the weights as they are now give an example.
    func logits(of place: Int) -> LabelValues { logits(place, scales(of: set.examples[place])) }

    /// The weights with hashed ones rounded to 8 bits.
    func quantised(language: String) -> TrainedModel {
        var dense = dense.values
        for label in 0..<3 { dense[DenseFeature.bias.rawValue * 3 + label] += recipe.offsets[label] }
        let largest = hashed.values.reduce(0) { max($0, abs($1)) }
        let step = largest > 0 ? largest / 127 : 1
        return TrainedModel(
            language: language, bits: recipe.bits, step: step,
            buckets: hashed.values.map { Int8(max(-127, min(127, ($0 / step).rounded()))) }, dense: dense)
    }
}

/// Weights under training, and what AdaGrad remembers of each.
private struct LearningWeights {
    private(set) var values: [Float]
    private var squares: [Float]

    init(count: Int) {
        values = Array(repeating: 0, count: count)
        squares = values
    }

    func three(_ bucket: Int) -> SIMD3<Float> {
        SIMD3(values[bucket * 3], values[bucket * 3 + 1], values[bucket * 3 + 2])
    }

    @inline(__always)
    mutating func move(_ place: Int, by slope: Float, _ rate: Float, _ penalty: Float) {
        let gradient = slope + penalty * values[place]
        if gradient == 0 { return }
        squares[place] += gradient * gradient
        values[place] -= rate * gradient / squares[place].squareRoot()
    }
}

/// SplitMix64 (G. Steele, D. Lea and C. Flood, OOPSLA 2014): a seeded order.
struct SplitMix {
    var state: UInt64

    /// Fisher and Yates, from the end.
    mutating func shuffle(_ places: inout [Int]) {
        var end = places.count
        while end > 1 {
            let chosen = Int(truncatingIfNeeded: next() % UInt64(end))
            end -= 1
            places.swapAt(chosen, end)
        }
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
