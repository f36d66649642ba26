/// Receives the features of a text. The token at the place behind the last stands for the text as a whole.
protocol FeatureSink {
    /// A word, an emoji or an emoticon.
    mutating func addWord(_ hash: UInt64, token: Int)
    /// Two neighbours.
    mutating func addPair(_ hash: UInt64, tokens: (Int, Int))
    /// Three to five letters of the word under way.
    mutating func addLetters(_ hash: UInt64)
    /// The letters so far were those of this word.
    mutating func endLetters(token: Int)
}

/// The hashed features of a text: words and pairs of words with marks of negation, and runs of three to five letters
/// of each `^word$`, and runs of "!", "?" and dots (S. Kiritchenko, X. Zhu and S. Mohammad, "Sentiment Analysis of Short Informal Texts", JAIR 50,
/// 2014, without its clusters and tags). Masked tokens give none and part their neighbours.
enum FeatureScan {
    /// Letters beyond these of one word give no runs, so that the time is linear whatever the text.
    private static let longestWord = 48

    @inline(__always)
    static func run<Sink: FeatureSink>(
        forms: UnsafeMutablePointer<WordForm>, count: Int, scalars: UnsafeMutablePointer<UInt32>, into sink: inout Sink
    ) {
        var previous: UInt64 = 0
        for token in 0..<count {
            let form = forms[token]
            if !form.isSilent {
                let word = form.spelling ^ (form.isNegated ? FeatureSeed.negated : 0)
                sink.addWord(FeatureHash.mixed(word), token: token)
                if previous != 0 {
                    let pair = (previous &* 0x9E37_79B9_7F4A_7C15) ^ word ^ FeatureSeed.pair
                    sink.addPair(FeatureHash.mixed(pair), tokens: (token - 1, token))
                }
                if form.kind == .word { addLetters(form, scalars, token, &sink) }
                previous = word
            } else {
                previous = 0
            }
            let marks = form.marks.subtracting([.stop, .comma, .strong])
            if !marks.isEmpty {
                sink.addWord(FeatureHash.mixed(FeatureSeed.marks &+ UInt64(marks.rawValue)), token: count)
            }
        }
    }

    @inline(__always)
    private static func addLetters<Sink: FeatureSink>(
        _ form: WordForm, _ scalars: UnsafeMutablePointer<UInt32>, _ token: Int, _ sink: inout Sink
    ) {
        let letters = scalars + Int(form.first)
        let count = min(Int(form.count), longestWord)
        var start = 0
        while start + 2 < count {
            var hash = FeatureHash(seed: FeatureSeed.letters)
            hash.add(letters[start])
            hash.add(letters[start + 1])
            let end = min(start + 5, count)
            var place = start + 2
            while place < end {
                hash.add(letters[place])
                sink.addLetters(hash.value)
                place += 1
            }
            start += 1
        }
        sink.endLetters(token: token)
    }
}
