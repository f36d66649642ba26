import ClamorSentiment
import Testing

/// Readings by the trained models.
struct SentimentReaderTests {
    static let reader = SentimentReader.shipped

    @Test(arguments: [
        ("en", "I love this, thank you so much!", SentimentLabel.positive),
        ("en", "Worst service ever, never again", .negative),
        ("en", "The meeting is on Tuesday at 10", .neutral),
        ("es", "Me encanta, muchas gracias", .positive),
        ("es", "Que mierda, odio esto", .negative),
        ("fr", "Merci, c'est génial, j'adore", .positive),
        ("fr", "C'est nul, quelle honte", .negative),
        ("de", "Super Service, vielen Dank, ich freue mich", .positive),
        ("de", "So eine Scheiße, das nervt", .negative),
        ("it", "Bellissimo, grazie mille, adoro", .positive),
        ("it", "Che schifo, vergogna", .negative),
        ("pt", "Amo muito, obrigado, que lindo", .positive),
        ("pt", "Que merda, odeio isso", .negative),
    ])
    func plainTexts(_ language: String, _ text: String, _ label: SentimentLabel) {
        #expect(Self.reader.read(text, language)?.whole.likeliest == label)
    }

    @Test("Score and confidence are probabilities, and an unsure reading is neutral")
    func figures() throws {
        for (text, _) in PublishedParityTests.reference {
            let reading = try #require(Self.reader.read(text)).whole
            #expect((3_333...10_000).contains(Int(reading.confidence)))
            #expect(abs(Int(reading.score)) <= 10_000)
            #expect(reading.isUnsure == (Double(reading.confidence) < SentimentReader.leastConfidence * 10_000))
            #expect(reading.label == (reading.isUnsure ? .neutral : reading.likeliest))
        }
        let readings = PublishedParityTests.reference.compactMap { Self.reader.read($0.text)?.whole }
        #expect(readings.contains { $0.isUnsure && $0.likeliest != .neutral })
        #expect(readings.contains { !$0.isUnsure })
    }

    @Test("A region of a language is the language")
    func regions() {
        let whole = Self.reader.read("I love it")?.whole
        #expect(whole != nil)
        #expect(Self.reader.read("I love it", "en-GB")?.whole == whole)
        #expect(Self.reader.read("I love it", "en_US")?.whole == whole)
    }

    @Test("A language without a model stays unread", arguments: ["nl", "ja", "hi", "zxx", "english", ""])
    func otherLanguages(_ language: String) {
        #expect(Self.reader.read("I love it", language) == nil)
    }

    @Test("Where no language is known, English words or none at all are read")
    func unknownLanguage() {
        for text in ["love it so much", "😍😍", ":(", "not good", "@you 😡 https://a.b/c"] {
            #expect(Self.reader.read(text, nil) != nil, "\(text)")
        }
        for text in ["me encanta", "mooie dag vandaag", "ich bin da", "とても良い", "bardzo dobrze"] {
            #expect(Self.reader.read(text, nil) == nil, "\(text)")
        }
        #expect(Self.reader.read("😍😍", nil)?.whole.label == .positive)
    }

    @Test("Handles, links and hashtag signs say nothing")
    func anonymous() {
        let one = Self.reader.read("@lovely the parcel came https://love.example/great")?.whole
        #expect(one == Self.reader.read("@horrid the parcel came https://hate.example/worst")?.whole)
        #expect(Self.reader.read("what a #disaster")?.whole.likeliest == .negative)
    }

    @Test(
        "A negation changes what follows it, in its own clause",
        arguments: [
            ("en", "this is good", "this is not good"), ("de", "das ist gut", "das ist nicht gut"),
            ("es", "es bueno", "no es bueno"), ("fr", "c'est bon", "c'est pas bon"), ("it", "è bello", "non è bello"),
            ("pt", "é bom", "não é bom"),
        ])
    func negations(_ language: String, _ plain: String, _ negated: String) throws {
        let reader = Self.reader
        let before = try #require(reader.read(plain, language)).whole.score
        let after = try #require(reader.read(negated, language)).whole.score
        #expect(after < before)
    }

    @Test("Accents and capitals at the beginning of words are folded")
    func folding() {
        #expect(Self.reader.read("perdió todo", "es")?.whole == Self.reader.read("perdio todo", "es")?.whole)
        #expect(Self.reader.read("schön hier", "de")?.whole == Self.reader.read("Schon Hier", "de")?.whole)
    }

    @Test("Whatever the bytes, there is a reading")
    func anyBytes() {
        let texts: [[UInt8]] = [
            [], [0], [0xFF, 0xFE, 0x80], Array(repeating: 0xF0, count: 300), Array("🙂".utf8.dropLast()),
            Array(String(repeating: "a", count: 100_000).utf8), Array(String(repeating: "😡", count: 20_000).utf8),
            Array(String(repeating: "!? ", count: 30_000).utf8),
        ]
        for text in texts {
            let reading = text.withUnsafeBufferPointer { Self.reader.read($0, language: "en") }
            #expect(reading != nil)
        }
    }

    @Test("A text is not the stronger for its length", arguments: ["good and bad things. ", "it is fine. "])
    func length(_ sentence: String) throws {
        let short = try #require(Self.reader.read(String(repeating: sentence, count: 8))).whole
        let long = try #require(Self.reader.read(String(repeating: sentence, count: 800))).whole
        #expect(abs(Int(long.score) - Int(short.score)) < 2_000)
    }

    @Test("Many threads read the same")
    func threads() async {
        let texts = PublishedParityTests.reference.map(\.text)
        let expected = texts.map { Self.reader.read($0)?.whole }
        await withTaskGroup(of: [SentimentReading?].self) { group in
            for _ in 0..<8 { group.addTask { texts.map { Self.reader.read($0)?.whole } } }
            for await readings in group { #expect(readings == expected) }
        }
    }

    @Test("The version tells settings apart, not their order")
    func versions() {
        let masks = [MaskedTerm(words: ["acme"], target: "Acme"), MaskedTerm(words: ["bolt"], target: nil)]
        let reader = SentimentReader(masked: masks)
        #expect(SentimentReader.shipped.version == SentimentReader.version)
        #expect(reader.version != SentimentReader.version)
        #expect(reader.version == SentimentReader(masked: masks.reversed()).version)
        let lexicon = SentimentReader(masked: masks, lexicon: [LexiconEntry(word: "sick", valence: 2)])
        #expect(lexicon.version != reader.version)
    }
}
