import ClamorListening
import Foundation

/// Spam measured so that duplicates do not leak: comments that are near-copies of each other, by way of others too, are
/// held back together.
struct SpamTrial {
    /// What the texts of one of the other sets, which teach as no spam, count together, in comments. Chosen on the folds
    /// below: the unlabelled comments, most like the labelled ones, need most for "your channel" to be no spam by itself.
    static func weight(_ set: OtherTexts) -> Float {
        switch set {
        case .videoComments: 2_000
        case .titles, .tweets: 600
        case .newsPosts: 300
        case .reviews, .films, .editorials: 150
        }
    }

    /// One of the other sets: half of it teaches, of the tweets 4,000, and the rest is held back.
    struct Others {
        let set: OtherTexts
        let taught: [String]
        let heldBack: [String]
    }

    let comments: [ListeningData.Comment]
    /// Of each comment, the first comment of its group.
    let groups: [Int]
    let others: [Others]

    init(_ data: ListeningData) throws {
        comments = try data.comments()
        groups = Self.groups(comments.map(\.text))
        var random = ListeningRandom(seed: 4)
        others = try OtherTexts.allCases.map { set in
            let texts = try data.others(set).shuffled(using: &random)
            let half = min(texts.count / 2, set == .tweets ? 4_000 : .max)
            return Others(set: set, taught: Array(texts.prefix(half)), heldBack: Array(texts.dropFirst(half)))
        }
    }

    /// Groups by union of all pairs of near-copies.
    static func groups(_ texts: [String]) -> [Int] {
        let normal = texts.map { CopyText($0) }
        let shingles = normal.map { Shingles($0) }
        var parents = Array(texts.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while parents[index] != index { index = parents[index] }
            return index
        }
        for one in texts.indices {
            for other in 0..<one {
                let isCopy =
                    normal[one].scalars == normal[other].scalars
                    || shingles[one].similarity(shingles[other]) >= CopyFinder.leastSimilarity
                if isCopy {
                    let (first, second) = (root(other), root(one))
                    parents[max(first, second)] = min(first, second)
                }
            }
        }
        return texts.indices.map(root)
    }

    var examples: [SpamTrainer.Example] { comments.map { SpamTrainer.example($0.text, isSpam: $0.isSpam) } }

    var otherExamples: [SpamTrainer.Example] {
        others.flatMap { others in
            let weight = Self.weight(others.set) / Float(max(1, others.taught.count))
            return others.taught.map { SpamTrainer.example($0, isSpam: false, weight: weight) }
        }
    }

    /// The weights that ship: of all comments and of the other texts that teach.
    func train() -> [UInt8] { SpamTrainer().train(examples + otherExamples) }

    /// Scores of held-back comments, fold by fold; no training comment shares a group with a held-back one.
    func heldBackScores(folds: [Int]) -> [Int16] {
        let (examples, others) = (examples, otherExamples)
        var scores = [Int16](repeating: 0, count: comments.count)
        for fold in Set(folds).sorted() {
            let heldBack = comments.indices.filter { folds[$0] == fold }
            let heldGroups = Set(heldBack.map { groups[$0] })
            let taught = comments.indices.filter { folds[$0] != fold && !heldGroups.contains(groups[$0]) }
            let bytes = SpamTrainer().train(taught.map { examples[$0] } + others)
            bytes.withUnsafeBytes { bytes in
                guard let model = SpamModel(bytes) else { return }
                let scorer = SpamScorer(model: model)
                for index in heldBack { scores[index] = scorer.score(comments[index].text) }
            }
        }
        return scores
    }

    /// Five folds, groups kept whole.
    var groupFolds: [Int] {
        var random = ListeningRandom(seed: 5)
        let roots = Set(groups).sorted().shuffled(using: &random)
        let folds = Dictionary(uniqueKeysWithValues: roots.enumerated().map { ($1, $0 % 5) })
        return groups.map { folds[$0] ?? 0 }
    }

    /// Spam and no spam, each found and missed, at the threshold that ships.
    struct Outcome {
        var spamFound = 0, spamMissed = 0, hamCalledSpam = 0, hamLeft = 0
        var accuracy: Double { Double(spamFound + hamLeft) / Double(spamFound + spamMissed + hamCalledSpam + hamLeft) }
    }

    func outcome(folds: [Int], threshold: Int16 = SpamScorer.threshold) -> Outcome {
        var outcome = Outcome()
        for (score, comment) in zip(heldBackScores(folds: folds), comments) {
            switch (comment.isSpam, score >= threshold) {
            case (true, true): outcome.spamFound += 1
            case (true, false): outcome.spamMissed += 1
            case (false, true): outcome.hamCalledSpam += 1
            case (false, false): outcome.hamLeft += 1
            }
        }
        return outcome
    }
}
