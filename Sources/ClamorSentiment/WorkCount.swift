extension SentimentScorer {
    /// How many units of work (scalars read, tokens looked at, words looked back to) the score of a text takes: what
    /// its time is proportional to, without a clock.
    package func work(on text: String) -> Int {
        var text = text
        return text.withUTF8 {
            var trace = WorkCount()
            _ = totals(of: $0, trace: &trace)
            return trace.steps
        }
    }
}

/// A trace that only counts.
private struct WorkCount: RuleTrace {
    static var keepsEdits: Bool { false }

    private(set) var steps = 0

    mutating func fired(_ rule: @autoclosure () -> FiredRule, at token: Int) {}

    mutating func worked(_ steps: Int) { self.steps += steps }

    mutating func finished(_ tokens: UnsafeMutableBufferPointer<Token>, _ bytes: UnsafeBufferPointer<UInt8>) {}
}
