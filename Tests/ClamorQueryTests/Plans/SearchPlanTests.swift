import Testing

/// Searches cut into tokens.
@Suite struct SearchPlanTests {
    @Test(arguments: cases)
    func lowers(_ given: Case) throws {
        #expect(try steps(given.statement, sampleContext) == given.expected)
    }

    static let cases = [
        Case(
            #"search refund OR "money back" NEAR/5 (cancel* OR delay*)"#,
            #"""
            1       search refund OR ("money back" NEAR/5 (cancel* OR delay*))
            """#),
        Case(
            #"search apple pear NOT (plum OR -fig)"#,
            #"""
            1       search apple AND pear AND (NOT (plum OR (NOT fig)))
            """#),
        Case(
            #"search refund NEAR/3f back"#,
            #"""
            1       search refund NEAR/3f back
            """#),
        Case(
            #"search "a b"~5 "solo"~3 "cancel* order""#,
            #"""
            1       search "a b"~5 AND solo AND "cancel* order"
            """#),
        Case(
            #"search coca-cola C++ 24/7 it's R&D"#,
            #"""
            1       search "coca cola" as "coca-cola" AND c as "c++" AND "24 7" as "24/7" AND its AND "r d" as "r&d"
            """#),
        Case(
            #"search niño "año nuevo" crème*"#,
            #"""
            1       search nino as "niño" AND "ano nuevo" as "año nuevo" AND creme* as "crème"
            """#),
        Case(
            #"search #Launch @acme_help "$ACME" wom?n organi?e*"#,
            #"""
            1       search #launch AND @acme_help AND $acme AND wom?n AND organi?e*
            """#),
        Case(
            #"search {Apple} {iPhone 15}"#,
            #"""
            1       search apple exactly "Apple" AND "iphone 15" exactly "iPhone 15"
            """#),
        Case(
            #"search $who $least"#,
            #"""
            1       search "money back" as "money back!" AND 5
            """#),
        Case(
            #"search 東京 🙂 กรุง"#,
            #"""
            1       search "東 京" AND 🙂 AND "ก ร ุ ง"
            """#),
        Case(
            #"search site:example.com language:en channel:(news, blog) -author:acme followers:[1000 to *]"#,
            #"""
            1       search [(domain = "example.com") or (domain endswith ".example.com")] AND [lang = "en"] AND [channel in ("news", "blog")] AND (NOT [author = "acme"]) AND [followers >= 1000]
            """#),
        Case(
            #"search title:refund text:"money back" brand:"Big Co""#,
            #"""
            1       search title:refund AND text:"money back" AND [brand = "Big Co"]
            """#),
    ]
}
