import ClamorText
import Testing

@testable import ClamorLanguage

@Test(arguments: [
    ("Lexicon \"sick\" = -2.5", "lexicon \"sick\" = -2.5"),
    ("lexicon \"sick\" = 2 for topic \"Skate\"", "lexicon \"sick\" = 2 for topic \"Skate\""),
    ("lexicon \"sick\" = NONE for topic \"Skate\"", "lexicon \"sick\" = none for topic \"Skate\""),
    ("factor \"hacker news\" = 0.5", "factor \"hacker news\" = 0.5"),
    ("factor linkedin = none", "factor linkedin = none"),
    ("lexicon | take 3", "lexicon | take 3"),
    ("factors", "factors"),
    ("rescore | take 1", "rescore | take 1"),
    ("train", "train"),
    ("TRAIN apply | take 1", "train apply | take 1"),
    ("train none", "train none"),
    ("correct sentiment = \"negative\"", "correct sentiment = negative"),
    ("correct spam == true", "correct spam = true"),
    ("why sentiment", "why sentiment"),
    ("net over confident by brand", "group net over confident by brand"),
    ("net over confident if likes > 1 as calm", "group calm = net over confident if likes > 1"),
    ("net if likes > 1 over confident", "group net over confident if likes > 1"),
    ("top 3 author by net over confident", "top 3 author by net over confident"),
    ("audit 50 seed 3", "audit 50 seed 3"),
    ("count by brand | sov with intervals", "group count by brand | share with interval"),
    ("count by brand | share of count with interval", "group count by brand | share of count with interval"),
    ("top 3 brand by net with interval", "top 3 brand by net with interval"),
])
func scoringSyntaxInCanonicalForm(text: String, expected: String) {
    let (script, diagnostics) = parse(text)
    #expect(diagnostics.map(\.message) == [])
    #expect(Printer(grammar: .test).print(script) == expected + "\n")
}

@Test(arguments: [
    ("lexicon sick = 2", "unquoted-text", "sick"),
    ("lexicon \"sick\" 2", "missing-equals", "2"),
    ("lexicon \"sick\" =", "unexpected-end", ""),
    ("lexicon \"sick\" = 2 for \"Skate\"", "unexpected-token", "\"Skate\""),
    ("factor = 2", "unexpected-token", "="),
    ("rescore last 7 days", "unexpected-range", "last"),
    ("train last 7 days", "unexpected-range", "last"),
    ("train apply since 2026-01-01 | take 1", "unexpected-range", "since"),
    ("train aply", "unexpected-token", "aply"),
    ("correct", "missing-arguments", "correct"),
    ("correct sentiment negative", "missing-equals", "negative"),
    ("correct sentiment = 3", "unexpected-token", "3"),
    ("correct sentiment = negative, positive", "unexpected-token", ","),
    ("why", "missing-arguments", "why"),
    ("net over brand", "unexpected-token", "brand"),
    ("audit", "missing-arguments", "audit"),
    ("top 3 by reach with interval", "unexpected-token", "with"),
])
func scoringSyntaxThatCannotBeRead(text: String, code: String, place: String) throws {
    let diagnostic = try #require(parse(text).diagnostics.first)
    #expect(diagnostic.code == code)
    #expect(underlined(diagnostic, in: text) == place)
}
