import ArgumentParser
import ClamorSentiment

/// Prints why a text reads as it does.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print why a text reads as it does.")

    @Argument(help: "The text.")
    var text: String

    @Option(help: "Its language, a code.")
    var language = "en"

    @Option(help: "A name to mask; several, one option each.")
    var brand: [String] = []

    func run() throws {
        guard let explanation = SentimentReader.shipped.explain(text, language: language, brands: brand) else {
            throw ValidationError("no model reads this text")
        }
        print(line("whole", explanation.reading.whole))
        for target in explanation.reading.targets { print(line(target.name, target.reading)) }
        var table = Table("points", "token", "rules")
        for part in explanation.parts {
            table.add(fixed(part.points, 2), part.token, part.rules.joined(separator: "; "))
        }
        for part in explanation.wholeText { table.add(fixed(part.points, 2), "", part.name) }
        table.add(fixed(explanation.logOdds, 2), "", "ln(p₊/p₋)")
        print(table)
    }

    private func line(_ name: String, _ reading: SentimentReading) -> String {
        let unsure = reading.isUnsure ? ", unsure: likeliest \(reading.likeliest)" : ""
        return "\(name): \(reading.label) \(fixed(Double(reading.score) / 1e4, 2)), "
            + "confidence \(fixed(Double(reading.confidence) / 1e4, 2))\(unsure)"
    }
}
