/// Features that are numbers and not words: what the lexicon and its rules find, and how the text is written.
enum DenseFeature: Int, CaseIterable {
    /// 1 for every text.
    case bias
    /// S / √(S² + 15) of the sum S of all valences, and the same times its size.
    case compound, compoundSquared
    /// Sums of the positive valences and of the negative ones, fifths, at most three of them either way: long texts are
    /// not the stronger for it.
    case positiveSum, negativeSum
    /// The same for each token.
    case positiveMean, negativeMean
    /// How many there are, thirds, at most three of them.
    case positiveCount, negativeCount
    /// The largest, the smallest and the last valence, thirds.
    case largest, smallest, last
    /// Words that negate, in capitals, drawn out: halves, the first four of each.
    case negations, capitals, drawnOut
    /// "!" and "?", at most four, quarters.
    case exclamations, questions
    /// Links, handles and hashtags, at most three, thirds.
    case links, handles, hashtags
    /// Tokens, twentieths, at most two.
    case length
}

/// Emits the dense features of a text as amounts that belong to tokens or to the text as a whole, so that an
/// explanation can add them up.
struct DenseScan {
    let tokens: UnsafeMutableBufferPointer<Token>
    let forms: UnsafeMutablePointer<WordForm>
    /// The lexicon is English: elsewhere only emoji and emoticons have a valence.
    let isEnglish: Bool
    /// Some tokens are in capitals and some are not.
    let isMixedCase: Bool

    /// - Parameters:
    ///   - weight: what the token at a position counts, 0 to 1.
    ///   - emit: gets a feature, an amount and the token it belongs to; -1 for the whole text.
    @inline(__always)
    func run(weight: (Int) -> Double, emit: (DenseFeature, Double, Int) -> Void) {
        emit(.bias, 1, -1)
        emit(.length, Double(min(tokens.count, 40)) / 20, -1)
        emitValences(weight: weight, emit: emit)
        emitManner(weight: weight, emit: emit)
    }

    /// The valence of a token as the rules left it, 0 where it does not count.
    @inline(__always)
    func valence(_ position: Int) -> Double {
        let token = tokens[position]
        if token.value == 0 { return 0 }
        return forms[position].isSilent || !(isEnglish || token.has(.pictorial)) ? 0 : token.value
    }

    @inline(__always)
    private func emitValences(weight: (Int) -> Double, emit: (DenseFeature, Double, Int) -> Void) {
        var sum = 0.0
        var positive = (sum: 0.0, count: 0.0)
        var negative = (sum: 0.0, count: 0.0)
        var largest = 0.0
        var smallest = 0.0
        var largestAt = -1
        var smallestAt = -1
        var lastAt = -1
        for position in tokens.indices {
            let weight = weight(position)
            let valence = valence(position) * weight
            if valence == 0 { continue }
            sum += valence
            if valence > 0 {
                positive.sum += valence
                positive.count += weight
            } else {
                negative.sum -= valence
                negative.count += weight
            }
            lastAt = position
            if valence > largest {
                largest = valence
                largestAt = position
            }
            if valence < smallest {
                smallest = valence
                smallestAt = position
            }
        }
        guard lastAt >= 0 else { return }
        let scale = 1 / (sum * sum + 15).squareRoot()
        let size = abs(sum) * scale
        let share = 1 / Double(tokens.count)
        let positiveScales = (sum: 1 / max(5, positive.sum / 3), count: 1 / max(3, positive.count / 3))
        let negativeScales = (sum: 1 / max(5, negative.sum / 3), count: 1 / max(3, negative.count / 3))
        for position in tokens.indices {
            let weight = weight(position)
            let valence = valence(position) * weight
            if valence == 0 { continue }
            emit(.compound, valence * scale, position)
            emit(.compoundSquared, valence * scale * size, position)
            let scales = valence > 0 ? positiveScales : negativeScales
            emit(valence > 0 ? .positiveSum : .negativeSum, valence * scales.sum, position)
            emit(valence > 0 ? .positiveMean : .negativeMean, valence * share, position)
            emit(valence > 0 ? .positiveCount : .negativeCount, weight * scales.count, position)
        }
        if largestAt >= 0 { emit(.largest, largest / 3, largestAt) }
        if smallestAt >= 0 { emit(.smallest, smallest / 3, smallestAt) }
        emit(.last, valence(lastAt) * weight(lastAt) / 3, lastAt)
    }

    @inline(__always)
    private func emitManner(weight: (Int) -> Double, emit: (DenseFeature, Double, Int) -> Void) {
        var links = 0
        var handles = 0
        var hashtags = 0
        var exclamations = 0
        var questions = 0
        var negations = 0
        var capitals = 0
        var drawnOut = 0
        for position in tokens.indices {
            let form = forms[position]
            let token = tokens[position]
            switch form.kind {
            case .link: links += 1
            case .handle: handles += 1
            default: break
            }
            hashtags += token.has(.hashtag) ? 1 : 0
            exclamations += form.marks.exclamations
            questions += form.marks.questions
            if form.isSilent { continue }
            if token.has(.negation), negations < 4 {
                negations += 1
                emit(.negations, weight(position) / 2, position)
            }
            if token.has(.capitals), isMixedCase, form.count > 3, capitals < 4 {
                capitals += 1
                emit(.capitals, weight(position) / 2, position)
            }
            if form.isDrawnOut, drawnOut < 4 {
                drawnOut += 1
                emit(.drawnOut, weight(position) / 2, position)
            }
        }
        if exclamations > 0 { emit(.exclamations, Double(min(exclamations, 4)) / 4, -1) }
        if questions > 0 { emit(.questions, Double(min(questions, 4)) / 4, -1) }
        if links > 0 { emit(.links, Double(min(links, 3)) / 3, -1) }
        if handles > 0 { emit(.handles, Double(min(handles, 3)) / 3, -1) }
        if hashtags > 0 { emit(.hashtags, Double(min(hashtags, 3)) / 3, -1) }
    }
}
