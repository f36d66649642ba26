import ArgumentParser
import Foundation

/// `clamor-lab train-languages`: makes the weights of the language detector.
struct TrainLanguages: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train-languages", abstract: "Train the language detector.",
        discussion: """
            Real tweets teach the languages that DATA has, and reviews and newspapers English. The others, and these \
            too, are taught by text drawn from the letter statistics of langdetect's profiles and from common words. \
            The same files give the same bytes.
            """)

    @Argument(help: "Folder of the labelled sets.")
    var data: String

    @Option(help: "Folder of langdetect's profiles and of common words, as scripts/fetch-language-profiles fills it.")
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
    static let madeUp = 5_000
    static let englishTweets = 20_000
    /// A word in so many English texts is taken to be English in a romanised Hindi tweet too.
    static let leastTexts = 20

    func run() throws {
        let sets = ListeningData(data)
        var random = ListeningRandom(seed: 2)
        var trainer = LanguageTrainer(languages: Self.languages)
        trainer.mixed = ["hi"]
        let english = try english(sets, &random)
        for text in english { trainer.add(text, language: "en") }
        let borrowed = WordFilter(texts: english, least: Self.leastTexts)
        for (folder, code) in ListeningData.languages where code != "en" {
            for text in try sets.multilingual(folder, "train") {
                trainer.add(code == "hi" ? borrowed.without(text) : text, language: code)
            }
        }
        let folder = URL(fileURLWithPath: profiles, isDirectory: true)
        let stopWords = try Data(contentsOf: folder.appendingPathComponent("stopwords-iso.json"))
        let common = try JSONDecoder().decode([String: [String]].self, from: stopWords)
        for code in Self.languages where code != "hi" {
            let file = folder.appendingPathComponent(code)
            let chain = try TrigramChain(profile: try Data(contentsOf: file))
            for _ in 0..<Self.madeUp {
                let letters = Int.random(in: 15...120, using: &random)
                trainer.add(chain.text(letters: letters, common: common[code] ?? [], &random), language: code)
            }
        }
        let bytes = trainer.train()
        try Data(bytes).write(to: URL(fileURLWithPath: into))
        print("\(trainer.examples.count) texts, \(Self.languages.count) languages, \(bytes.count) bytes into \(into)")
    }

    /// English as people write it in tweets, reviews and newspapers, without the tweets that are validated on: some of
    /// them are SemEval's.
    private func english(_ sets: ListeningData, _ random: inout ListeningRandom) throws -> [String] {
        let tweets = try sets.semeval().shuffled(using: &random).prefix(Self.englishTweets)
        let heldBack = Set(try sets.multilingual("english", "val").map(LanguageTrainer.buckets))
        let texts = try sets.multilingual("english", "train") + sets.rated("train") + tweets
        return texts.filter { !heldBack.contains(LanguageTrainer.buckets(of: $0)) }
    }
}
