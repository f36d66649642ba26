import Testing

@testable import ClamorText

/// Tokens in brackets with their place, so that a case reads as one line: `don't` is `[dont@0]`.
private func shape(_ text: String, _ form: TokenForm = .index) -> String {
    tokens(of: text, form: form).map { "\($0.text)@\($0.position)" }.joined(separator: " ")
}

@Suite struct TokenizerTests {
    @Test(arguments: [
        ("", ""), ("  ,.;  ", ""), ("Hello World", "hello@0 world@1"), ("don't", "dont@0"), ("don’t", "dont@0"),
        ("rock 'n' roll'", "rock@0 n@1 roll@2"), ("coca-cola", "coca@0 cola@1"), ("C++ 24/7", "c@0 24@1 7@2"),
        ("snake_case", "snake@0 case@1"), ("3.5%", "3@0 5@1"), ("'quoted'", "quoted@0"), ("a''b", "a@0 b@1"),
        ("l'été", "lete@0"), ("l’été", "lete@0"), ("Ver\u{AD}trag", "vertrag@0"), ("O'Neill’s", "oneills@0"),
    ])
    func words(text: String, expected: String) {
        #expect(shape(text) == expected)
    }

    @Test(arguments: [
        ("naïve", "naive@0"), ("NAI\u{308}VE", "naive@0"), ("El Niño", "el@0 nino@1"), ("Straße", "strasse@0"),
        ("Łódź", "lodz@0"), ("Smørrebrød", "smorrebrod@0"), ("cœur", "coeur@0"), ("ÆON", "aeon@0"),
        ("İstanbul Isparta ısı", "istanbul@0 isparta@1 isi@2"), ("Ελλάς", "ελλασ@0"), ("ᾳδης", "αδησ@0"),
        ("ещё ЁЖ мой мои", "еще@0 еж@1 мой@2 мои@3"), ("и\u{306}", "й@0"), ("Київ", "київ@0"),
        ("замо\u{301}к", "замок@0"),
        ("Việt Nam", "viet@0 nam@1"), ("ﬁne", "fine@0"), ("हिन्दी", "हिन्दी@0"), ("क\u{93C}", "क\u{93C}@0"),
        ("مُحَمَّد", "محمد@0"), ("می\u{200C}خواهم", "میخواهم@0"), ("שָׁלוֹם", "שלום@0"), ("\u{640} ab", "ab@0"),
        ("مـحـمـد", "محمد@0"), ("é", "e@0"), ("x²", "x²@0"),
    ])
    func caseAndAccentsAreIgnored(text: String, expected: String) {
        #expect(Array(shape(text).utf8) == Array(expected.utf8))
    }

    @Test(arguments: [
        ("naïve", "naïve@0"), ("NAI\u{308}VE", "naïve@0"), ("Straße", "strasse@0"), ("l’Été", "lété@0"),
        ("مُ", "مُ@0"), ("Łódź", "łódź@0"), ("é", "é@0"),
    ])
    func accentsCanBeKept(text: String, expected: String) {
        #expect(Array(shape(text, .keepingAccents).utf8) == Array(expected.utf8))
    }

    @Test func typedAccentsAreTold() {
        for term in ["niño", "Łódź", "ещё", "#café", "nin\u{303}o"] { #expect(hasTypedAccents(term), "\(term)") }
        for term in ["nino", "Straße", "мой", "東京", "don’t", "ไทย", "👍🏽", "नमस्ते", ""] {
            #expect(!hasTypedAccents(term), "\(term)")
        }
    }

    @Test(arguments: [
        ("中文", "中@0 文@1"), ("iPhone手机", "iphone@0 手@1 机@2"), ("サポート", "サ@0 ポ@1 ー@2 ト@3"),
        ("ไทย", "ไ@0 ท@1 ย@2"), ("삼성은", "삼@0 성@1 은@2"), ("か\u{3099}き", "が@0 き@1"), ("東京。大阪", "東@0 京@1 大@2 阪@3"),
        ("\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}", "한@0 국@1"), ("\u{FA10}", "塚@0"), ("々", "々@0"),
        ("葛\u{E0100}城", "葛@0 城@1"),
    ])
    func scriptsWithoutSpacesGoByScalar(text: String, expected: String) {
        #expect(Array(shape(text).utf8) == Array(expected.utf8))
    }

    @Test(arguments: [
        ("👍", "👍@0"), ("👍🏽", "👍@0"), ("great👍👍", "great@0 👍@1 👍@2"), ("❤\u{FE0F}", "❤@0"), ("❤", "❤@0"),
        ("👨‍👩‍👧x", "👨‍👩‍👧@0 x@1"), ("👩🏽‍💻", "👩‍💻@0"), ("🇩🇪🇫🇷", "🇩🇪@0 🇫🇷@1"), ("❤\u{FE0F}\u{200D}🔥", "❤\u{200D}🔥@0"),
        ("1\u{FE0F}\u{20E3}", "1@0"), ("😡😡 ok", "😡@0 😡@1 ok@2"), ("Acme™ phone", "acme@0 phone@1"),
        ("🏴\u{E0067}\u{E0062}\u{E007F}!", "🏴\u{E0067}\u{E0062}\u{E007F}@0"), ("👍\u{200D} ok", "👍@0 ok@1"),
    ])
    func anEmojiIsOneToken(text: String, expected: String) {
        #expect(Array(shape(text).utf8) == Array(expected.utf8))
    }

    @Test(arguments: [
        ("#Tag", "#tag@0 tag@0"), ("so #Tag now", "so@0 #tag@1 tag@1 now@2"),
        ("@acme_help", "@acme_help@0 acme@0 help@1"),
        ("$AAPL up", "$aapl@0 aapl@0 up@1"), ("$5.00", "$5@0 5@0 00@1"), ("me@acme.com", "me@0 acme@1 com@2"),
        ("#one#two", "#one@0 one@0 #two@1 two@1"), ("# not", "not@0"), ("a#b", "a@0 b@1"), ("#don't", "#don@0 dont@0"),
        ("#Café", "#cafe@0 cafe@0"), ("#中文!", "#中文@0 中@0 文@1"), ("看#话题#", "看@0 #话题@1 话@1 题@2"),
        ("＃tag ＠you", "#tag@0 tag@0 @you@1 you@1"), ("#_ x", "x@0"), ("##x", "#x@0 x@0"), (".@acme", "@acme@0 acme@0"),
        ("&#39;", "39@0"), ("@ann@social.example", "@ann@0 ann@0 social@1 example@2"), ("#", ""), ("@@", ""),
        ("http://x.example/#frag", "http@0 x@1 example@2 frag@3"), ("#é́t", "#et@0 et@0"),
    ])
    func signsAddATaggedToken(text: String, expected: String) {
        #expect(Array(shape(text).utf8) == Array(expected.utf8))
    }

    @Test func rangesPointIntoTheText() {
        let text = "Né #Tag_x 東"
        let found = tokens(of: text)
        #expect(found.map(\.range) == [0..<3, 4..<10, 5..<8, 9..<10, 11..<14])
        #expect(found.map(\.kind) == [.plain, .tagged, .plain, .plain, .plain])
    }

    @Test func textsFollowEachOther() {
        var buffer = TokenBuffer()
        buffer.tokenize("one two")
        buffer.nextPosition += 100
        buffer.tokenize("#three")
        #expect(buffer.entries.map(\.position) == [0, 1, 102, 102])
        #expect(buffer.text(at: 3) == "three" && buffer.entries[3].lower == 1)
        #expect(buffer.matches(Array("two".utf8), at: 1) && !buffer.matches(Array("tw".utf8), at: 1))
        #expect(buffer.matches(Array("tw".utf8), at: 1, isPrefix: true))
        #expect(!buffer.matches(Array("twofold".utf8), at: 1, isPrefix: true))
        buffer.removeAll()
        #expect(buffer.count == 0 && buffer.bytes.isEmpty && buffer.nextPosition == 0)
    }

    /// Any bytes at all: no trap, and every entry within bounds and in order.
    @Test func anyBytesAreSurvived() {
        var generator = SeededGenerator(seed: 7)
        let pieces: [[UInt8]] = [
            [0x23], [0x40], [0x27], [0x20], [0x61], [0xC3, 0xA9], [0xCC, 0x81], [0xE2, 0x80, 0x99], [0xE4, 0xB8, 0xAD],
            [0xF0, 0x9F, 0x91, 0x8D], [0xE2, 0x80, 0x8D], [0xEF, 0xB8, 0x8F], [0xC3], [0xFF], [0xE3, 0x82, 0x99],
            [0x5F], [0xF0, 0x9F, 0x87, 0xA9], [0xE1, 0x85, 0xA1], [0xEF, 0xBC, 0x83], [0xF0, 0x9F], [0xD9, 0x80],
            [0xD9, 0x8B],
            [0xC3, 0x9F],
        ]
        for form in [TokenForm.index, .keepingAccents] {
            for _ in 0..<3_000 {
                let text = (0..<Int.random(in: 0...12, using: &generator)).flatMap { _ in
                    pieces.randomElement(using: &generator) ?? []
                }
                var buffer = TokenBuffer(form: form)
                text.withUnsafeBufferPointer { buffer.tokenize(utf8: $0) }
                var end: Int32 = 0
                var position: Int32 = 0
                for entry in buffer.entries {
                    #expect(entry.end > end && entry.position >= position && entry.lower < entry.upper)
                    #expect(Int(entry.upper) <= text.count)
                    (end, position) = (entry.end, entry.position)
                }
                #expect(Int(end) == buffer.bytes.count)
                #expect(String(validating: buffer.bytes, as: UTF8.self) != nil)
                _ = text.withUnsafeBufferPointer { Entities(utf8: $0) }
            }
        }
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
