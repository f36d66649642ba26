import ClamorListening

/// Time a text, in microseconds on one core: the best of many short rounds, so that what else the machine does counts
/// little.
enum ListeningSpeed {
    static func perText(_ texts: [[UInt8]], rounds: Int = 100, _ body: (UnsafeBufferPointer<UInt8>) -> Int) -> Double {
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
        let finder = CopyFinder()
        var best = Double.infinity
        for round in 0..<rows / 2_000 {
            let start = ContinuousClock.now
            for row in round * 2_000..<(round + 1) * 2_000 {
                _ = finder.add(row: Int64(row), prints[row]) { _ in nil }
            }
            // The first half only fills the tables.
            if round >= rows / 4_000 { best = min(best, microseconds(ContinuousClock.now - start) / 2_000) }
        }
        return best
    }

    private static func microseconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) * 1e6 + Double(duration.components.attoseconds) / 1e12
    }
}
