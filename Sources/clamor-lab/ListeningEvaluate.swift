import ArgumentParser
import ClamorListening

/// `clamor-lab evaluate-listening`: every figure about language, spam and copies.
struct EvaluateListening: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate-listening", abstract: "Measure language detection, spam and near-duplicates.")

    @Argument(help: "Folder of the labelled sets.")
    var data: String

    func run() throws {
        let sets = ListeningData(data)
        try reportLanguages(sets)
        try reportSpam(sets)
        print("\n" + DuplicateTrial(tweets: try sets.semeval(), count: 12_000).run().report)
        try reportSpeed(sets)
    }

    private func reportLanguages(_ sets: ListeningData) throws {
        let outcome = try LanguageTrial.onTweets(sets)
        print("language, weights \(LanguageDetector.shared.version)")
        print("validation tweets of \(LanguageTrial.longText) characters and more (goal .97; hi is romanised)")
        print(LanguageTrial.table(outcome.confusion))
        print("validation tweets of any length")
        print(LanguageTrial.table(outcome.all))
        for (name, texts) in [("rated texts held back", try sets.rated("val")), ("titles", try sets.titles())] {
            let english = LanguageTrial.onPlainEnglish(texts)
            print("English \(name): in another language \(english.elsewhere.rounded(4)) (goal below .01)")
            print(LanguageTrial.table(["en": english.found]))
        }
        print("sentences, most in other languages (at most .02 of those may be found to be one of the six)")
        print(LanguageTrial.table(LanguageTrial.onSentences().all))
    }

    private func reportSpam(_ sets: ListeningData) throws {
        let trial = try SpamTrial(sets)
        let spam = trial.comments.count { $0.isSpam }
        print("\nspam, weights \(SpamScorer.shared.version), threshold \(SpamScorer.threshold)")
        print("\(trial.comments.count) comments, \(spam) spam, \(Set(trial.groups).count) groups of near-copies")
        report("five folds by group (goal .93)", trial.outcome(folds: trial.groupFolds))
        report("one video held back (goal .90)", trial.outcome(folds: trial.comments.map(\.video)))
        print("  called spam, of held-back texts that sell nothing (goal below .01 each)")
        for others in trial.others {
            let called = others.heldBack.count { SpamScorer.shared.score($0) >= SpamScorer.threshold }
            let share = Double(called) / Double(max(1, others.heldBack.count))
            print("    \(others.set.rawValue)  \(share.rounded(4)) of \(others.heldBack.count)")
        }
    }

    private func report(_ name: String, _ outcome: SpamTrial.Outcome) {
        print("  \(name)  accuracy \(outcome.accuracy.rounded(4))")
        print("    spam: \(outcome.spamFound) found, \(outcome.spamMissed) missed", terminator: "")
        print("; others: \(outcome.hamLeft) left, \(outcome.hamCalledSpam) called spam")
    }

    private func reportSpeed(_ sets: ListeningData) throws {
        let tweets = try sets.semeval()
        let texts = tweets.prefix(2_000).map { Array($0.utf8) }
        let words = tweets.prefix(20_000).flatMap { $0.split(separator: " ").map(String.init) }
        let bytes = texts.reduce(0) { $0 + $1.count } / max(1, texts.count)
        let language = ListeningSpeed.perText(texts) { LanguageDetector.shared.detect($0) == nil ? 0 : 1 }
        let spam = ListeningSpeed.perText(texts) { Int(SpamScorer.shared.score($0)) }
        let copyPrint = ListeningSpeed.perText(texts) { Int(CopyPrint(text: $0, author: nil).wordCount) }
        let finder = ListeningSpeed.finder(words: words, rows: 300_000)
        print("\nspeed, microseconds a tweet of \(bytes) bytes, one core")
        print("  language \(language.rounded(2)) · spam \(spam.rounded(2)) · copy print \(copyPrint.rounded(2))")
        print("  copy finder \(finder.rounded(2)) a row of 300,000 without copies")
    }
}
