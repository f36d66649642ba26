import ClamorSentiment
import Testing

/// Training on a made-up set.
struct ModelTrainingTests {
    static let texts: [LabelledText] = {
        let things = ["tea", "soup", "train", "phone", "hotel", "film", "park", "book"]
        return things.flatMap { thing in
            [
                LabelledText(text: "the \(thing) was lovely", language: "en", label: .positive),
                LabelledText(text: "the \(thing) was ghastly", language: "en", label: .negative),
                LabelledText(text: "the \(thing) opens at noon", language: "en", label: .neutral),
            ]
        }
    }()

    private func file(_ texts: [LabelledText]) -> [UInt8] {
        let recipe = TrainingRecipe(bits: 10)
        let model = ModelTraining.train(texts.map { ($0, 1) }, language: "en", recipe: recipe)
        return ModelTraining.file([model])
    }

    @Test("The same texts give the same bytes, in any order")
    func reproducible() {
        let once = file(Self.texts)
        #expect(once == file(Self.texts))
        #expect(once == file(Self.texts.reversed()))
        #expect(once != file(Array(Self.texts.dropLast())))
    }

    @Test("What was learned holds for things never seen")
    func generalises() throws {
        let reader = try #require(SentimentReader(models: file(Self.texts)))
        #expect(reader.read("the garden was lovely")?.whole.likeliest == .positive)
        #expect(reader.read("the garden was ghastly")?.whole.likeliest == .negative)
        #expect(reader.read("the garden opens at noon")?.whole.likeliest == .neutral)
        #expect(reader.read("el jardín", "es") == nil)
        #expect(reader.version != SentimentReader.version)
    }

    @Test("Bytes that are no models are refused")
    func damaged() {
        let whole = file(Self.texts)
        #expect(SentimentReader(models: []) == nil)
        #expect(SentimentReader(models: Array(whole.dropLast())) == nil)
        #expect(SentimentReader(models: [0] + whole.dropFirst()) == nil)
    }
}
