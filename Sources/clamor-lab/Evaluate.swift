import ArgumentParser
import ClamorSentiment

/// Measures the shipped sentiment models on sets that they were not trained on.
struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure the sentiment models on held-back sets.")

    @Argument(help: "The folder that holds the folder `sentiment` of labelled sets.")
    var data: String

    func run() throws {
        let sets = SentimentData(data)
        let test = try sets.tweets(SentimentData.test)
        let readings = test.map { LabelledReading($0) }
        print("model \(SentimentReader.version)\n")
        tweets(readings)
        abstention(readings)
        reliability(readings)
        try Topics(sets: sets, test: readings).report()
        try languages(sets)
        try ratings(sets)
        corrections(readings)
        Speed.report(test.map(\.text.text))
    }

    private func tweets(_ readings: [LabelledReading]) {
        let likeliest = LabelledReading.agreement(readings, of: \.likeliest)
        let stated = LabelledReading.agreement(readings, of: \.stated)
        let lexicon = LabelledReading.agreement(readings, of: \.lexicon)
        print("## English tweets: SemEval-2016 test, task A, n = \(readings.count); goal: macro-recall 64")
        var table = Table("", "macro-recall", "macro-F1", "accuracy")
        for (name, agreement) in [("model", likeliest), ("model, unsure as neutral", stated), ("lexicon", lexicon)] {
            table.add(
                name, percent(agreement.macroRecall), percent(agreement.macroF1), percent(agreement.accuracy))
        }
        print(table)
        print("\nmodel: true labels down, read labels across")
        print(confusion(likeliest))
        print("\nmodel, unsure as neutral")
        print(confusion(stated))
    }

    private func confusion(_ agreement: LabelAgreement) -> Table {
        var table = Table("", "negative", "neutral", "positive", "recall")
        for label in SentimentLabel.allCases {
            let row = agreement.counts[Int(label.rawValue)]
            let all = row.reduce(0, +)
            let recall = all > 0 ? Double(row[Int(label.rawValue)]) / Double(all) : 0
            table.add("\(label)", "\(row[0])", "\(row[1])", "\(row[2])", percent(recall))
        }
        return table
    }

    private func abstention(_ readings: [LabelledReading]) {
        print("\n## What is read at a confidence of at least …; shipped: \(SentimentReader.leastConfidence)")
        var table = Table("confidence", "read", "macro-recall", "accuracy")
        for least in stride(from: 40, through: 80, by: 5) {
            let sure = readings.filter { $0.confidence >= Double(least) / 100 }
            let agreement = LabelledReading.agreement(sure, of: \.likeliest)
            table.add(
                "0.\(least)", percent(Double(sure.count) / Double(readings.count)), percent(agreement.macroRecall),
                percent(agreement.accuracy))
        }
        print(table)
    }

    private func reliability(_ readings: [LabelledReading]) {
        print("\n## Is confidence what it says?")
        var table = Table("confidence", "n", "mean confidence", "right")
        for tenth in 3..<10 {
            let band = readings.filter { Int($0.confidence * 10) == tenth || tenth == 9 && $0.confidence >= 1 }
            guard !band.isEmpty else { continue }
            let mean = band.reduce(0) { $0 + $1.confidence } / Double(band.count)
            let right = LabelledReading.agreement(band, of: \.likeliest).accuracy
            table.add("0.\(tenth)–", "\(band.count)", percent(mean), percent(right))
        }
        print(table)
    }

    private func languages(_ sets: SentimentData) throws {
        print("\n## Other languages: validation parts, goals: macro-F1 of fastText on the like")
        let goals = ["es": "50.1", "de": "59.6", "fr": "54.8", "it": "54.7", "pt": "55.1"]
        var table = Table("language", "n", "macro-F1", "goal", "unsure as neutral", "unsure")
        for code in SentimentData.modelled where code != "en" {
            let readings = try sets.multilingual(code, part: "val").map { LabelledReading($0) }
            let unsure = readings.filter {
                $0.likeliest != $0.stated || $0.confidence < SentimentReader.leastConfidence
            }
            table.add(
                code, "\(readings.count)", percent(LabelledReading.agreement(readings, of: \.likeliest).macroF1),
                goals[code] ?? "", percent(LabelledReading.agreement(readings, of: \.stated).macroF1),
                percent(Double(unsure.count) / Double(readings.count)))
        }
        print(table)
    }

    private func ratings(_ sets: SentimentData) throws {
        print(
            "\n## Rated texts: Pearson r of the lexicon's scores with the mean rating; goal: tweets .87 in compatibility"
        )
        var table = Table("set", "n", "published rules", "corrected rules")
        for set in SentimentData.ratedSets {
            let rows = try sets.rated(set)
            let r = SentimentScorer.Rules.allCases.map { rules in
                let scorer = SentimentScorer(rules: rules)
                return correlation(rows.map { (Double(scorer.score($0.text).score), $0.rating) })
            }
            table.add(set, "\(rows.count)", fixed(r[0], 3), fixed(r[1], 3))
        }
        print(table)
    }

    /// As if so many texts had been labelled by hand.
    private func corrections(_ readings: [LabelledReading]) {
        print("\n## Learning from corrections: the first n tweets of the test set, five folds, before → after")
        var table = Table("n", "accuracy", "after", "macro-recall", "after")
        for count in [50, 200, 1_000, 4_000] {
            let texts = readings.prefix(count).compactMap { $0.row?.text }
            guard let trial = Adjustment.trial(texts) else { continue }
            table.add(
                "\(trial.count)", percent(trial.before.accuracy), percent(trial.after.accuracy),
                percent(trial.before.macroRecall), percent(trial.after.macroRecall))
        }
        print(table)
    }
}
