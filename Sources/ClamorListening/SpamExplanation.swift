extension SpamScorer {
    /// Why a text has its score: parts of its log-odds, largest first, signs in words and then its words. Their sum is
    /// the log-odds of the score.
    package func explain(_ text: String) -> [(reason: String, points: Double)] {
        var text = text
        let plain = text.withUTF8 { MarkupText.plain($0) ?? Array($0) }
        let (parts, signs) = plain.withUnsafeBufferPointer {
            SpamScan.scan($0, into: Parts(weights: model.weights))
        }
        var reasons: [(reason: String, points: Double)] = []
        for sign in SpamSign.allCases where signs.contains(sign) {
            reasons.append((sign.reason, Double(model.signs[sign.rawValue])))
        }
        reasons += words(parts, of: plain)
        reasons.append(("any text", Double(model.bias)))
        // Stable: equal parts stay in the order above.
        return reasons.enumerated()
            .sorted { (abs($0.element.points), -$0.offset) > (abs($1.element.points), -$1.offset) }.map(\.element)
    }

    /// Up to four words that speak most for spam in one line, those against it in one, and the others in one.
    private func words(_ parts: Parts, of text: [UInt8]) -> [(reason: String, points: Double)] {
        let wordFactor = model.factor / Float(max(1, parts.wordCount)).squareRoot()
        let gramFactor = model.factor / Float(max(1, parts.gramCount)).squareRoot()
        var points: [String: Double] = [:]
        for word in parts.words {
            let spelling = String(decoding: text[word.range], as: UTF8.self).lowercased()
            points[spelling, default: 0] += Double(word.wordSum * wordFactor + word.gramSum * gramFactor)
        }
        let sorted = points.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        let named = sorted.prefix(4).filter { $0.value > 0.05 }
        let against = sorted.dropFirst(named.count).suffix(4).reversed().filter { $0.value < -0.05 }
        let rest = sorted.dropFirst(named.count).dropLast(against.count)
        return [("words", named), ("words of no spam", Array(against)), ("other words", Array(rest))]
            .filter { !$0.1.isEmpty }
            .map { name, words in
                let list = name == "other words" ? "" : ": " + words.map(\.key).joined(separator: ", ")
                return (name + list, words.reduce(0) { $0 + $1.value })
            }
    }
}

/// The weights of a text, word by word. Half of a pair's weight belongs to each of its words.
private struct Parts: SpamSink {
    struct Word {
        var range: Range<Int>
        var wordSum: Float
        var gramSum: Float
    }

    let weights: UnsafePointer<Int8>
    var words: [Word] = []
    var wordCount = 0
    var gramCount = 0
    private var own: Float = 0
    private var pair: Float = 0
    private var isPair = false
    private var grams: Float = 0

    init(weights: UnsafePointer<Int8>) { self.weights = weights }

    mutating func word(_ bucket: Int) {
        wordCount += 1
        if isPair { pair = Float(weights[bucket]) } else { own = Float(weights[bucket]) }
        isPair = true
    }

    mutating func letters(_ letters: UnsafeBufferPointer<UInt8>) {
        SpamBuckets.forEachGram(letters) { bucket in
            gramCount += 1
            grams += Float(weights[bucket])
        }
    }

    mutating func endWord(_ range: Range<Int>) {
        if let last = words.indices.last { words[last].wordSum += pair / 2 }
        words.append(Word(range: range, wordSum: own + pair / 2, gramSum: grams))
        (own, pair, grams, isPair) = (0, 0, 0, false)
    }
}
