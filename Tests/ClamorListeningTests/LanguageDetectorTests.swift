import ClamorListening
import Testing

@testable import clamor_lab

struct LanguageDetectorTests {
    private let detector = LanguageDetector.shared

    @Test(arguments: [
        ("The parcel came two days late and nobody answered the phone", "en"),
        ("El paquete llegó dos días tarde y nadie contestó al teléfono", "es"),
        ("Le colis est arrivé deux jours en retard et personne ne répond", "fr"),
        ("Das Paket kam zwei Tage zu spät und niemand ging ans Telefon", "de"),
        ("Il pacco è arrivato due giorni in ritardo e nessuno risponde", "it"),
        ("A encomenda chegou dois dias atrasada e ninguém atende o telefone", "pt"),
        ("Посылка пришла на два дня позже, и никто не отвечал", "ru"),
        ("Посилка прийшла на два дні пізніше, і ніхто не відповів", "uk"),
        ("Пратката дойде два дни по-късно и никой не вдигна", "bg"),
        ("Пошиљка је стигла два дана касније и нико се није јавио", "sr"),
        ("Το δέμα ήρθε δύο μέρες αργότερα", "el"),
        ("החבילה הגיעה באיחור של יומיים", "he"),
        ("وصل الطرد متأخرا يومين ولم يرد أحد", "ar"),
        ("بسته دو روز دیر رسید و کسی جواب نداد", "fa"),
        ("पार्सल दो दिन देर से आया और किसी ने फोन नहीं उठाया", "hi"),
        ("พัสดุมาช้าไปสองวัน", "th"),
        ("택배가 이틀이나 늦게 왔어요", "ko"),
        ("荷物が二日も遅れて届きました", "ja"),
        ("包裹晚到了两天没人接电话", "zh"),
        ("iPhone 15 の画面がすぐに割れました", "ja"),
    ])
    func tells(_ text: String, _ code: String) {
        #expect(detector.find(text).language == code)
    }

    /// Plain English as posts have it: none of it may pass for a rare language.
    @Test(arguments: [
        "never been happier with a purchase", "I prefer Acme over Bliss", "I hate this so much",
        "This is great! This is great! This is great!", "what a waste of money", "love the new packaging",
        "arrived broken, no refund", "best coffee in town hands down", "Their support never answers",
        "meh, overpriced and slow", "I want my money back", "can't recommend this enough", "Works like a charm",
        "not worth the hype", "the battery dies after an hour", "absolutely obsessed with this",
        "Shop enlists volunteers to run its forum via a heroes program",
    ])
    func tellsPlainEnglish(_ text: String) {
        #expect(detector.find(text).language == "en")
    }

    /// Neither a letter nor a word over and over is of a language; a sentence over and over is.
    @Test func repetitionSaysNothing() {
        for text in ["a", "ha", "lol ", "love ", "jajaj", "nice nice!! "] {
            #expect(detector.find(String(repeating: text, count: 40)).language == nil, "\(text)")
        }
        #expect(detector.find(String(repeating: "This is great! ", count: 70_000)).language == "en")
    }

    /// What is taught of words that many English texts hold is taken out of a text in part English.
    @Test func wordsOfEnglishAreFiltered() {
        let filter = WordFilter(texts: ["the phone is new", "The phone", "phone phone"], least: 2)
        #expect(filter.without("yaar THE phone is accha") == "yaar is accha")
    }

    @Test(arguments: [
        "", " ", "ok", "lol so true", "!!! ??? 12345", "😀😀😀",
        "@someone #hashtag #another_one https://example.org/the/way",
        "www.example.org/el/paquete/llego", "&amp;&lt;&gt;", "\u{0}\u{1}\u{7F}",
    ])
    func unknown(_ text: String) {
        let finding = detector.find(text)
        #expect(finding.language == nil)
    }

    @Test func linksHandlesHashtagsAndEmojiSayNothing() {
        let plain = "Das Paket kam zwei Tage zu spät"
        let dressed = "@therealdeal Das Paket 😡 kam zwei Tage #thisissobad zu spät https://example.org/this/is/english"
        #expect(detector.find(dressed) == detector.find(plain))
    }

    @Test func formAndCaseSayNothing() {
        let text = "Điện thoại này rất nhanh và đẹp"
        let finding = detector.find(text)
        #expect(finding.language == "vi")
        #expect(detector.find(text.uppercased()) == finding)
        // "ệ" as e with two marks.
        #expect(detector.find("Đie\u{323}\u{302}n thoại này rất nhanh và đẹp") == finding)
    }

    @Test func saysHowSure() throws {
        let sure = detector.find("Why did nobody tell me that the shop is closed on Sundays")
        #expect(sure.confidence > 0.95 && sure.confidence <= 1)
        #expect(sure.runnerUp != nil && sure.runnerUp != "en")
        #expect(sure.letters == 46)
        let unsure = detector.find("hotel taxi radio pasta")
        #expect(unsure.confidence < sure.confidence)
        #expect(detector.find("택배가 이틀이나").confidence == 1)
    }

    /// Other languages of the Latin script: what is scored for sentiment must not be taken from among them.
    @Test func othersAreNotTakenForTheSix() {
        let outcome = LanguageTrial.onSentences()
        var taken = 0
        for (code, row) in outcome.all {
            for six in LanguageTrial.six where code != six { taken += row[six] ?? 0 }
        }
        #expect(Double(taken) <= 0.02 * Double(ListeningSentences.all.count))
        #expect(outcome.all["de"]?["de"] == 20)
        let right = outcome.all.reduce(0) { $0 + ($1.value[$1.key] ?? 0) }
        #expect(Double(right) / Double(ListeningSentences.all.count) > 0.88)
    }

    /// Long texts are told by their beginning; none takes more than linear time.
    @Test func endsWithAnyInput() {
        let emoji = String(repeating: "👩‍❤️‍👨", count: 50_000)
        #expect(detector.find(emoji).language == nil)
        let garbage = (0..<1_000_000).map { [0xFF, 0xC0, 0x80, 0xF5][$0 % 4] as UInt8 }
        #expect(garbage.withUnsafeBufferPointer { detector.detect($0) } == nil)
        let long = String(repeating: "The parcel came two days late. ", count: 30_000)
        #expect(detector.find(long).language == "en")
        #expect(detector.find("The parcel came two days late " + emoji).language == "en")
    }

    @Test func versionNamesTheWeights() {
        #expect(detector.version == LanguageDetector.shared.version)
        #expect(detector.version.hasPrefix("2-"))
    }

    @Test func damagedWeightsAreNoModel() {
        let bytes = [UInt8](repeating: 0, count: LanguageModel.length)
        #expect(bytes.withUnsafeBytes { LanguageModel($0) == nil })
        #expect(Array("CLANG001".utf8).withUnsafeBytes { LanguageModel($0) == nil })
    }
}
