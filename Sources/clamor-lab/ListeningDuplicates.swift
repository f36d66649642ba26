import ArgumentParser
import ClamorListening

/// `clamor-lab duplicates`: how many edited copies are found, and how many pairs found are copies.
struct EvaluateDuplicates: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates", abstract: "Measure near-duplicates on edited tweets.")

    @Argument(help: "Folder of the labelled sets.")
    var data: String

    @Option(help: "How many tweets are edited.")
    var count = 12_000

    func run() throws {
        let outcome = DuplicateTrial(tweets: try ListeningData(data).semeval(), count: count).run()
        print(outcome.report)
    }
}

/// Distinct tweets are given to the finder, then an edited copy of each by each kind of edit.
struct DuplicateTrial {
    struct Outcome {
        /// Copies found by kind of edit: those grouped with their own original, or with the original that this one was
        /// itself grouped with.
        var found: [CopyEdit: Int] = [:]
        var originals = 0
        /// Pairs found (a text and the first of its group), and those that are no copies: the two come from different
        /// originals, which are themselves less alike than the finder's threshold.
        var pairs = 0
        var wrong = 0
        /// Pairs from different originals that are near-copies of each other by the same threshold.
        var alike = 0

        func recall(_ kind: CopyEdit) -> Double { Double(found[kind] ?? 0) / Double(max(1, originals)) }
        var precision: Double { 1 - Double(wrong) / Double(max(1, pairs)) }

        var report: String {
            var lines = ["near-duplicates: \(originals) tweets of 8 words and more, one copy of each by kind of edit"]
            for kind in CopyEdit.allCases {
                let goal = kind.isTwoWordEdit ? "  (goal .97)" : ""
                lines.append("  " + kind.name.padded(24) + "recall " + recall(kind).rounded(4) + goal)
            }
            lines.append("  precision \(precision.rounded(4)) of \(pairs) pairs found (goal .95): \(wrong) wrong")
            lines.append(
                "  \(alike) pairs of different originals, themselves near-copies (Jaccard ≥ \(CopyFinder.leastSimilarity)), are not wrong"
            )
            return lines.joined(separator: "\n")
        }
    }

    let originals: [String]
    private let vocabulary: [String]

    /// - Parameter count: how many tweets of eight words and more are drawn.
    init(tweets: [String], count: Int) {
        var random = ListeningRandom(seed: 6)
        var seen: Set<[UInt32]> = []
        let shuffled = tweets.shuffled(using: &random)
        var originals: [String] = []
        for tweet in shuffled where originals.count < count {
            let text = CopyText(tweet)
            if text.wordCount >= 8, tweet.split(separator: " ").count >= 8, seen.insert(text.scalars).inserted {
                originals.append(tweet)
            }
        }
        self.originals = originals
        vocabulary = shuffled.prefix(4_000).flatMap { $0.split(separator: " ").map(String.init) }
    }

    func run() -> Outcome {
        var random = ListeningRandom(seed: 7)
        let finder = CopyFinder()
        var texts: [String] = []
        /// The original that each text comes from, and the first of each text's group.
        var sources: [Int] = []
        var firsts: [Int] = []
        func add(_ text: String, source: Int) {
            texts.append(text)
            sources.append(source)
            let row = Int64(texts.count - 1)
            let first = finder.add(row: row, CopyPrint(text: text, author: nil)) { Array(texts[Int($0)].utf8) }
            firsts.append(Int(first ?? row))
        }
        for (source, text) in originals.enumerated() { add(text, source: source) }
        var outcome = Outcome(originals: originals.count)
        for kind in CopyEdit.allCases {
            for (source, text) in originals.enumerated() {
                let words = text.split(separator: " ").map(String.init)
                let edited = kind.apply(words, vocabulary: vocabulary, &random).joined(separator: " ")
                add(edited, source: source)
                if firsts[texts.count - 1] == firsts[source] { outcome.found[kind, default: 0] += 1 }
            }
        }
        for row in texts.indices where firsts[row] != row {
            outcome.pairs += 1
            let (one, other) = (sources[row], sources[firsts[row]])
            if one == other { continue }
            let similarity = Shingles(CopyText(originals[one])).similarity(Shingles(CopyText(originals[other])))
            if similarity >= CopyFinder.leastSimilarity { outcome.alike += 1 } else { outcome.wrong += 1 }
        }
        return outcome
    }
}
