import ClamorColumns
import ClamorQuery
import Testing

/// What a search finds, exactly: the search, a text, and whether it is found.
@Suite struct MatcherTests {
    static func query(_ search: String) throws -> SearchQuery {
        guard case .search(let query)? = try plan("search \(search)", sampleContext).query.operators.first else {
            preconditionFailure("not a search: \(search)")
        }
        return query
    }

    private func finds(_ search: String, _ text: String, title: String = "") throws -> Bool? {
        var matcher = SearchMatcher(try Self.query(search))
        return matcher.matches(title: title, text: text)
    }

    @Test(arguments: [
        ("refund", "I want a REFUND!", true), ("refund", "refunds", false), ("refund*", "refunds", true),
        ("refund", "#refund", true), ("#refund", "refund", false), ("#refund", "a #Refund now", true),
        ("@acme", "hi @acme", true), ("@acme", "acme", false), ("acme", "hi @acme_help", true),
        ("@acme_help", "hi @acme", false), ("\"$ACME\"", "buy $acme now", true), ("\"$ACME\"", "buy acme", false),
        ("#ref*", "so #refunded", true), ("#ref*", "refunded", false), ("ref*", "#refunded", true),
        ("wom?n", "two women", true), ("wom?n", "womn", false), ("organi?e*", "organised", true),
        ("it's", "its", true), ("its", "it’s fine", true), ("naïve", "naive", false), ("naive", "naïve", true),
        ("niño", "el niño", true), ("niño", "el nino", false), ("nino", "el NIÑO", true), ("niñ*", "niñas", true),
        ("niñ*", "ninas", false), ("straße", "STRASSE", true), ("niño", "el nin\u{303}o", true),
        ("{Apple}", "an Apple a day", true), ("{Apple}", "an apple a day", false),
        ("{iPhone 15}", "my iPhone 15 Pro", true),
        ("{iPhone 15}", "my iphone 15", false),
        ("東京", "私は東京にいる", true), ("東京", "京東", false), ("🙂", "ok 🙂🙂", true), ("👍", "👍🏽", true),
    ])
    func words(search: String, text: String, expected: Bool) throws {
        #expect(try finds(search, text) == expected)
    }

    @Test(arguments: [
        ("coca-cola", "I like Coca-Cola", true), ("coca-cola", "coca cola", false), ("C++", "c++ code", true),
        ("C++", "vitamin c", false), ("C++", "C+", false), ("24/7", "open 24/7", true), ("24/7", "24 7", false),
        ("R&D", "our r&d team", true), ("R&D", "r and d", false), ("coca-col*", "coca-colas", true),
        ("\"money back\"", "money  back", true), ("\"money back\"", "money, back", true),
        ("\"money back\"", "back money", false), ("\"money back\"", "money was back", false),
        ("\"coca-cola zero\"", "coca-cola\nzero", true), ("\"coca-cola zero\"", "coca cola zero", false),
        ("\"C++ developer\"", "a C++  developer", true), ("\"really?\"", "really? no", true),
        ("\"really?\"", "really no", false), ("\"cancel* order\"", "cancelled order", true),
        ("\"so, @acme_help!\"", "so, @acme_help!", true), ("\"so, @acme_help!\"", "so @acme_help!", false),
        ("\"@acme_help thanks\"", "@acme_help thanks", true), ("\"so @acme_h* now\"", "so @acme_help now", true),
        ("\"#one two\"", "#one two", true), ("\"#one two\"", "one two", false),
        ("\"a b\"~2", "b x y a", true), ("\"a b\"~2", "b x y z a", false), ("\"a b c\"~0", "c b a", true),
        ("\"bye bye\"~3", "bye now", false), ("\"bye bye\"~3", "bye now bye", true),
        ("\"niño feliz\"~2", "feliz el niño", true), ("\"niño feliz\"~2", "feliz el nino", false),
        ("$who", "get your money back! now", true), ("$who", "money back", false),
    ])
    func phrases(search: String, text: String, expected: Bool) throws {
        #expect(try finds(search, text) == expected)
    }

    @Test(arguments: [
        ("a NEAR/2 b", "a x y b", true), ("a NEAR/2 b", "a x y z b", false), ("a NEAR/2 b", "b x a", true),
        ("a NEAR/2f b", "b x a", false), ("a NEAR/0f b", "a b", true), ("a NEAR/5 a", "a", false),
        ("a NEAR/5 a", "a x a", true), ("\"a b\" NEAR/1 (c OR d*)", "a b x dog", true),
        ("\"a b\" NEAR/1 (c OR d*)", "a b x y dog", false), ("(a OR b) NEAR/1 c", "b c", true),
        ("\"a b\"~3 NEAR/0 c", "a b x b c", true), ("c NEAR/0f \"a b\"~3", "c b a x b", true),
        ("\"a b\"~3 NEAR/0 c", "a b x c", false),
    ])
    func near(search: String, text: String, expected: Bool) throws {
        #expect(try finds(search, text) == expected)
    }

    @Test(arguments: [
        ("a b", "a b", true), ("a b", "a", false), ("a OR b c", "b", false), ("a OR b c", "a", true),
        ("a -b", "a", true), ("a -b", "a b", false), ("NOT a", "", true), ("(a OR b) NOT (c OR d)", "b d", false),
    ])
    func booleans(search: String, text: String, expected: Bool) throws {
        #expect(try finds(search, text) == expected)
    }

    @Test func titlesAreSearchedApartFromTexts() throws {
        #expect(try finds("refund", "text", title: "Refund!") == true)
        #expect(try finds("title:refund", "refund", title: "no") == false)
        #expect(try finds("text:refund", "no", title: "refund") == false)
        #expect(try finds("\"money back\"", "back", title: "money") == false)
        #expect(try finds("a NEAR/5 b", "b", title: "a") == false)
        #expect(try finds("a NEAR/1 b", "x", title: "a b") == true)
    }

    @Test(
        arguments: [
            ("a lang:en", true, true), ("a lang:en", false, false), ("a lang:en", nil, nil), ("x lang:en", nil, false),
            ("a OR lang:en", nil, true), ("a -lang:en", nil, nil), ("a -lang:en", false, true),
        ] as [(String, Bool?, Bool?)])
    func conditionsHaveThreeValues(search: String, condition: Bool?, expected: Bool?) throws {
        var matcher = SearchMatcher(try Self.query(search))
        #expect(matcher.conditions.count == 1)
        #expect(matcher.matches(text: "a") { _ in condition } == expected)
    }

    @Test func matcherIsReused() throws {
        var matcher = SearchMatcher(try Self.query("refund OR \"money back\""))
        #expect(matcher.matches(text: "refund") == true)
        #expect(matcher.matches(text: "nothing") == false)
        #expect(matcher.matches(title: "money back", text: "") == true)
        #expect(matcher.matches(text: "back money") == false)
    }

    @Test func marksAreByteRangesOfTheText() throws {
        var marker = TermMarker(try Self.query("niñ* OR \"money back\" OR {X} -gone").terms)
        let text = "El niño: money\nback, x gone"
        let bytes = Array(text.utf8)
        let marked = marker.ranges(inText: text).map { String(decoding: bytes[$0], as: UTF8.self) }
        #expect(marked == ["niño", "money\nback"])
        #expect(marker.ranges(inTitle: "X") == [0..<1])
    }
}
