import ClamorListening

/// Time a text, in microseconds: the best of several rounds over the same texts, one core.
enum ListeningSpeed {
    static func perText(_ texts: [[UInt8]], rounds: Int = 5, _ body: (UnsafeBufferPointer<UInt8>) -> Int) -> Double {
        var best = Double.infinity
        var sink = 0
        for _ in 0..<rounds {
            let start = ContinuousClock.now
            for text in texts { sink &+= text.withUnsafeBufferPointer(body) }
            best = min(best, microseconds(ContinuousClock.now - start) / Double(max(1, texts.count)))
        }
        // Read, so that no round can be left out.
        return sink == .min ? 0 : best
    }

    /// The finder alone, prints made before: texts drawn from the words of tweets, so that none is a copy.
    static func finder(words: [String], rows: Int) -> Double {
        var random = ListeningRandom(seed: 9)
        let prints = (0..<rows).map { _ in
            let text = (0..<15).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
            return CopyPrint(text: text, author: nil)
        }
        var finder = CopyFinder()
        let start = ContinuousClock.now
        for (row, print) in prints.enumerated() { _ = finder.add(row: Int64(row), print) { _ in nil } }
        return microseconds(ContinuousClock.now - start) / Double(max(1, rows))
    }

    private static func microseconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) * 1e6 + Double(duration.components.attoseconds) / 1e12
    }
}
