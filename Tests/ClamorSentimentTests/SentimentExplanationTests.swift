import ClamorSentiment
import Foundation
import Testing

/// An explanation is the reading as a sum.
struct SentimentExplanationTests {
    static let reader = SentimentReader(
        masked: [MaskedTerm(words: ["acme"], target: "Acme"), MaskedTerm(words: ["bolt"], target: "Bolt")],
        lexicon: [LexiconEntry(word: "sick", valence: 2.5)])

    static let texts =
        ExplanationTests.texts.map { ("en", $0) }
        + [
            ("en", "Acme is sick, @you!! https://a.b"), ("en", "#acme but bolt… can’t stand it 👎🏽"),
            ("es", "no me gusta nada Acme 😡 ¿por qué?"), ("fr", "l'app d'Acme n'est pas sick"),
            ("de", "Das ist GUUUT!!"),
            ("ar", "شكرا 😍"),
        ]

    @Test(arguments: texts)
    func partsAddUp(_ language: String, _ text: String) throws {
        let explanation = try #require(Self.reader.explain(text, language: language))
        let parts = explanation.parts.reduce(0) { $0 + $1.points }
        let whole = explanation.wholeText.reduce(0) { $0 + $1.points }
        #expect(abs(parts + whole - explanation.logOdds) < 1e-9)
        let reading = try #require(Self.reader.read(text, language)).whole
        #expect(explanation.reading.whole == reading)
        // ln(p₊ / p₋) from the difference and the likeliest label's probability, where that is one of the two.
        let confidence = Double(reading.confidence) / 10_000
        let score = Double(reading.score) / 10_000
        let odds: Double? =
            switch reading.likeliest {
            case .positive: log(confidence / (confidence - score))
            case .negative: log((confidence + score) / confidence)
            case .neutral: nil
            }
        if let odds, abs(odds) < 4 { #expect(abs(odds - explanation.logOdds) < 0.02) }
        if reading.score > 1 { #expect(explanation.logOdds > 0) }
        if reading.score < -1 { #expect(explanation.logOdds < 0) }
    }

    @Test(arguments: texts)
    func rangesHoldTokens(_ language: String, _ text: String) throws {
        let bytes = Array(text.utf8)
        var last = 0
        for part in try #require(Self.reader.explain(text, language: language)).parts {
            #expect(part.range.lowerBound >= last)
            #expect(Array(part.token.utf8) == Array(bytes[part.range]))
            last = part.range.upperBound
        }
    }

    @Test func rulesAndMasksInWords() throws {
        let explanation = try #require(
            Self.reader.explain("@x Acme is not good. Very sick https://a.b", language: "en"))
        let rules = Dictionary(explanation.parts.map { ($0.token, $0.rules) }, uniquingKeysWith: { first, _ in first })
        #expect(rules["@x"] == ["a handle: masked"])
        #expect(rules["Acme"] == ["“Acme” is a brand's name: masked"])
        #expect(rules["good"] == ["lexicon +1.9", "“not” reverses × −0.74", "after a negation"])
        #expect(rules["sick"] == ["own lexicon +2.5", "“Very” +0.293"])
        #expect(rules["https://a.b"] == ["a link: masked"])
        #expect(explanation.wholeText.map(\.name).contains("links"))
        #expect(explanation.language == "en")
    }

    @Test("English words of the lexicon say nothing in another language")
    func otherLanguages() throws {
        let explanation = try #require(Self.reader.explain("die Fans sind da 😍", language: "de"))
        #expect(explanation.parts.first?.rules == [])
        #expect(explanation.parts.last?.rules.first?.hasPrefix("emoji") == true)
    }

    @Test(
        "The word that carries the opinion has the largest part",
        arguments: [
            ("en", "the delivery was horrible", "horrible"), ("en", "what a wonderful surprise today", "wonderful"),
            ("es", "gracias por el regalo", "gracias"), ("de", "das war scheiße von euch", "scheiße"),
            ("fr", "merci à toute l'équipe", "merci"), ("it", "grazie a tutti i ragazzi", "grazie"),
            ("pt", "amo essa loja", "amo"),
        ])
    func largestPart(_ language: String, _ text: String, _ word: String) throws {
        let parts = try #require(Self.reader.explain(text, language: language)).parts
        #expect(parts.max { abs($0.points) < abs($1.points) }?.token == word)
    }

    @Test func noModel() { #expect(Self.reader.explain("goed", language: "nl") == nil) }
}
