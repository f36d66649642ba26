import ArgumentParser
import Foundation

/// `clamor-lab train-languages`: makes the weights of the language detector.
struct TrainLanguages: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train-languages", abstract: "Train the language detector.",
        discussion: """
            Real tweets teach the languages that DATA has. The others, and these too, are taught by text drawn from the \
            letter statistics of langdetect's profiles. The same files give the same bytes.
            """)

    @Argument(help: "Folder of the labelled sets.")
    var data: String

    @Option(help: "Folder of langdetect's profiles (langdetect 1.0.9 from PyPI).")
    var profiles: String

    @Option(help: "File that the weights are written to.")
    var into = "Sources/CListeningData/data/languages.bin"

    /// All that are written in Latin letters among the profiles. Romanised Hindi shares `hi` with Hindi.
    static let languages = [
        "en", "es", "fr", "de", "it", "pt", "nl", "sv", "da", "no", "fi", "pl", "cs", "sk", "hu", "ro", "tr", "id",
        "vi",
        "tl", "ca", "hr", "sl", "lt", "lv", "et", "sq", "af", "so", "sw", "cy", "hi",
    ]
    /// How many texts are made up for a language, and how many English tweets are added.
    static let madeUp = 2_500
    static let englishTweets = 20_000

    func run() throws {
        var trainer = LanguageTrainer(languages: Self.languages)
        trainer.mixed = ["hi"]
        let sets = ListeningData(data)
        for (folder, code) in ListeningData.languages {
            for text in try sets.multilingual(folder, "train") { trainer.add(text, language: code) }
        }
        let tweets = try sets.semeval()
        var random = ListeningRandom(seed: 2)
        // Some of the English validation texts are SemEval's.
        let heldBack = Set(try sets.multilingual("english", "val").map(LanguageTrainer.buckets))
        for text in tweets.shuffled(using: &random).prefix(Self.englishTweets)
        where !heldBack.contains(LanguageTrainer.buckets(of: text)) {
            trainer.add(text, language: "en")
        }
        for code in Self.languages where code != "hi" {
            let file = URL(fileURLWithPath: profiles, isDirectory: true).appendingPathComponent(code)
            let chain = try TrigramChain(profile: try Data(contentsOf: file))
            for _ in 0..<Self.madeUp {
                let letters = Int.random(in: 15...120, using: &random)
                trainer.add(chain.text(letters: letters, &random), language: code)
            }
        }
        let bytes = trainer.train()
        try Data(bytes).write(to: URL(fileURLWithPath: into))
        print("\(trainer.examples.count) texts, \(Self.languages.count) languages, \(bytes.count) bytes into \(into)")
    }
}
