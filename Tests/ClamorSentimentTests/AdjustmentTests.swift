import ClamorSentiment
import Testing

/// Learning from one's own corrections.
struct AdjustmentTests {
    /// In this trade "sick" and "insane" praise, and the model does not know it.
    static let corrections: [LabelledText] = {
        let things = [
            "that trick", "her run", "this deck", "the new ramp", "his last jump", "their video", "the park",
            "my board",
            "that line", "the final", "the show", "this clip", "the landing", "our crew", "the flip",
        ]
        return things.flatMap { thing in
            [
                LabelledText(text: "\(thing) was so sick", language: "en", label: .positive),
                LabelledText(text: "\(thing) is insane", language: "en", label: .positive),
                LabelledText(text: "\(thing) is horrible", language: "en", label: .negative),
            ]
        }
    }()

    @Test("Held-back texts are read better, and so are new ones")
    func learns() throws {
        let trial = try #require(Adjustment.trial(Self.corrections))
        #expect(trial.count == 45)
        #expect(trial.before.count == 45 && trial.after.count == 45)
        #expect(trial.after.accuracy > trial.before.accuracy)
        #expect(trial.after.macroRecall > 0.9)
        let reader = SentimentReader(adjustment: trial.adjustment)
        #expect(SentimentReader.shipped.read("the whole contest was so sick")?.whole.likeliest != .positive)
        #expect(reader.read("the whole contest was so sick")?.whole.likeliest == .positive)
        #expect(reader.read("the whole contest was horrible")?.whole.likeliest == .negative)
        #expect(reader.version != SentimentReader.version)
    }

    @Test("The same corrections give the same bytes, in any order, and the bytes the same readings")
    func reproducible() throws {
        let trial = try #require(Adjustment.trial(Self.corrections))
        let again = try #require(Adjustment.trial(Self.corrections.reversed()))
        #expect(trial.adjustment.bytes == again.adjustment.bytes)
        #expect(trial.after == again.after)
        #expect(trial.adjustment.bytes.count < 16_384)
        let kept = try #require(Adjustment(bytes: trial.adjustment.bytes))
        let text = "the whole contest was so sick"
        let reading = SentimentReader(adjustment: kept).read(text)?.whole
        #expect(reading == SentimentReader(adjustment: trial.adjustment).read(text)?.whole)
    }

    @Test("What was learned in one language changes no other")
    func otherLanguages() throws {
        let trial = try #require(Adjustment.trial(Self.corrections))
        let reader = SentimentReader(adjustment: trial.adjustment)
        var text = "das war so sick, ein toller Abend"
        let readings = [reader, .shipped].map { reader in
            text.withUTF8 { reader.read($0, language: "de")?.whole }
        }
        #expect(readings[0] != nil && readings[0] == readings[1])
    }

    @Test("An adjusted reading is explained as a sum too")
    func explained() throws {
        let trial = try #require(Adjustment.trial(Self.corrections))
        let explanation = try #require(
            SentimentReader(adjustment: trial.adjustment).explain("so sick, love it!", language: "en"))
        let sum = explanation.parts.reduce(0) { $0 + $1.points } + explanation.wholeText.reduce(0) { $0 + $1.points }
        #expect(abs(sum - explanation.logOdds) < 1e-9)
    }

    @Test("Too few, or in languages without a model, teach nothing")
    func tooFew() {
        #expect(Adjustment.trial(Array(Self.corrections.prefix(Adjustment.fewest - 1))) == nil)
        let dutch = Self.corrections.map { LabelledText(text: $0.text, language: "nl", label: $0.label) }
        #expect(Adjustment.trial(dutch) == nil)
        #expect(Adjustment(bytes: [1, 2, 3]) == nil)
    }
}
