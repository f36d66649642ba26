import ClamorQuery
import Testing

/// Searches made at random find exactly what the language's reference says.
@Suite struct SearchExactnessTests {
    /// Words, each cut by hand into what is looked for.
    private static let words: [NaiveTerm] = [
        word("refund", "refund"), word("Late", "late"), word("the", "the"), word("App", "app"), word("nino", "nino"),
        NaiveTerm(typed: "niño", places: [.accented("niño")]), NaiveTerm(typed: "CAFÉ", places: [.accented("café")]),
        NaiveTerm(typed: "ref*", places: [.prefix("ref")]), NaiveTerm(typed: "ca*", places: [.prefix("ca")]),
        NaiveTerm(typed: "wom?n", places: [.pattern("wom?n")]), NaiveTerm(typed: "l?t?", places: [.pattern("l?t?")]),
        word("#late", "#late"), word("@app", "@app"), word("it's", "its"), word("🙂", "🙂"),
        word("東", "東"), word("東京", "東", "京"), word("กา", "ก", "า"),
        NaiveTerm(typed: "#re*", places: [.prefix("#re")]),
        literal("coca-cola", ["coca", "cola"], [nil, "-", nil]), literal("C++", ["c"], [nil, "++"]),
        literal("AT&T", ["at", "t"], [nil, "&", nil]), literal("24/7", ["24", "7"], [nil, "/", nil]),
        literal("U.S.", ["u", "s"], [nil, ".", "."]), literal(".net", ["net"], [".", nil]),
    ]

    private static func word(_ typed: String, _ words: String...) -> NaiveTerm {
        NaiveTerm(typed: typed, places: words.map { .word($0) })
    }

    private static func literal(_ typed: String, _ words: [String], _ gaps: [String?]) -> NaiveTerm {
        NaiveTerm(typed: typed, places: words.map { .word($0) }, gaps: gaps)
    }

    private static let parts = [
        "refund", "Refunded", "late", "LATE", "the", "app", "niño", "nino", "cafe", "café", "cafe\u{301}", "woman",
        "women", "wom", "#late", "@app", "#refund", "its", "it’s", "🙂", "👍🏽", "東京", "東", "京", "กา", "ก",
        "coca", "cola", "coca-cola", "Coca-Cola", "C++", "c", "AT&T", "at", "t", "24/7", "24", "7", "U.S.", "u", "s",
        ".NET", "net", "Late", "lots", "App",
    ]

    /// From few parts, so that they come together often.
    private static func text(_ parts: [String], _ numbers: inout SplitMix) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...9, using: &numbers) {
            text += parts.randomElement(using: &numbers)!
            text += [" ", " ", " ", ", ", "-", "  ", ". ", "/", "&", ""].randomElement(using: &numbers)!
        }
        return text
    }

    private static func term(_ words: [NaiveTerm], _ numbers: inout SplitMix) -> NaiveTerm {
        switch Int.random(in: 0..<10, using: &numbers) {
        case 0, 1, 2:
            // A phrase of words without punctuation; its accents count together.
            let plain = words.filter { $0.gaps.isEmpty }
            let parts = (0..<Int.random(in: 1...3, using: &numbers)).map { _ in
                plain.randomElement(using: &numbers) ?? Self.words[0]
            }
            let isAccented = parts.contains { $0.isAccented }
            let hasWildcard = parts.contains { $0.hasWildcard }
            if isAccented, hasWildcard { return Self.words[0] }
            var phrase = NaiveTerm(
                typed: "\"\(parts.map(\.typed).joined(separator: " "))\"", places: parts.flatMap(\.places))
            if isAccented { phrase.places = phrase.places.map(\.exactInAccents) }
            if numbers.next() % 2 == 0, phrase.places.count > 1 {
                let slop = Int.random(in: 0...3, using: &numbers)
                phrase.typed += "~\(slop)"
                phrase.slop = slop
            }
            return phrase
        case 3: return NaiveTerm(typed: "{Late}", places: [.word("late")], exact: "Late")
        case 4: return NaiveTerm(typed: "{App the}", places: [.word("app"), .word("the")], exact: "App the")
        case 5:
            var term = words.randomElement(using: &numbers)!
            term.scope = ["title", "text"].randomElement(using: &numbers)!
            term.typed = "\(term.scope):\(term.typed)"
            return term
        default: return words.randomElement(using: &numbers)!
        }
    }

    private static func search(_ words: [NaiveTerm], _ numbers: inout SplitMix, depth: Int) -> NaiveSearch {
        func parts(_ numbers: inout SplitMix) -> [NaiveSearch] {
            (0..<Int.random(in: 2...3, using: &numbers)).map { _ in search(words, &numbers, depth: depth - 1) }
        }
        switch depth == 0 ? 9 : Int.random(in: 0..<10, using: &numbers) {
        case 0, 1: return .and(parts(&numbers))
        case 2, 3: return .or(parts(&numbers))
        case 4: return .not(search(words, &numbers, depth: depth - 1))
        case 5, 6, 7:
            func side(_ numbers: inout SplitMix) -> [NaiveTerm] {
                let count = [1, 1, 2, 3].randomElement(using: &numbers)!
                return (0..<count).map { _ in
                    let term = term(words, &numbers)
                    return term.scope.isEmpty ? term : Self.words[0]
                }
            }
            return .near(
                side(&numbers), side(&numbers), distance: Int.random(in: 0...4, using: &numbers),
                ordered: numbers.next() % 2 == 0)
        default:
            if Int.random(in: 0..<8, using: &numbers) == 0 {
                let typed = ["followers:[100 to 1000]", "author:(ann, bob)", "rating:[3 to *]", "lang:en"]
                return .field(
                    typed.randomElement(using: &numbers)!, [true, false, nil].randomElement(using: &numbers)!)
            }
            return .term(term(words, &numbers))
        }
    }

    @Test(arguments: 0..<8)
    func searchesFindWhatTheyMean(seed: Int) throws {
        var numbers = SplitMix(seed: seed)
        var found = 0
        for _ in 0..<120 {
            let words = Array(Self.words.shuffled(using: &numbers).prefix(5))
            // Every second of the parts has letters of the words.
            let letters = Set(words.map { $0.typed.lowercased().filter(\.isLetter).prefix(2) })
            let near = Self.parts.filter { letters.contains($0.lowercased().filter(\.isLetter).prefix(2)) }
            let parts = Array(near.shuffled(using: &numbers).prefix(6)) + Self.parts.shuffled(using: &numbers).prefix(2)
            let search = Self.search(words, &numbers, depth: Int.random(in: 0...3, using: &numbers))
            let typed = search.typed(&numbers)
            var matcher = SearchMatcher(try MatcherTests.query(typed))
            let outcomes = search.outcomes
            #expect(matcher.conditions.count == outcomes.count, "\(typed)")
            for _ in 0..<6 {
                let title = numbers.next() % 3 == 0 ? Self.text(parts, &numbers) : ""
                let text = Self.text(parts, &numbers)
                let expected = search.finds(NaiveText(title), NaiveText(text))
                let outcome = matcher.matches(title: title, text: text) { outcomes[$0] }
                #expect(outcome == expected, "seed \(seed): search \(typed) in [\(title)] [\(text)]")
                if expected == true { found += 1 }
            }
        }
        #expect(found > 60, "some are found")
    }
}

extension NaiveTerm {
    fileprivate var isAccented: Bool { places.contains { if case .accented = $0 { true } else { false } } }
    fileprivate var hasWildcard: Bool { places.contains { if case .pattern = $0 { true } else { false } } }
}

extension NaiveTerm.Place {
    /// In a phrase where an accent was typed, the other words have none.
    fileprivate var exactInAccents: NaiveTerm.Place {
        if case .word(let word) = self { .accented(word) } else { self }
    }
}

/// Numbers from a seed (SplitMix64, Steele, Lea and Flood 2014).
private struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
