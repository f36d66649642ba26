import ClamorQuery
import ClamorShell
import Testing

/// What Tab offers.
@Suite struct CompletionTests {
    private let completer = Completer(
        letNames: ["noisy"], parameters: ["days"], recipes: ["forum", "For \"us\""],
        vocabulary: ImportVocabulary(formats: ["csv", "json"], fields: ["text", "time", "brand"])
    ) { $0 == "channel" ? [("forum", 3), ("twitter", 9)] : [] }

    private func offered(_ text: String) -> [String] { completer.candidates(for: text).1.map(\.text) }

    @Test func beginnings() {
        #expect(offered("rep") == ["replies", "report"])
        #expect(offered("dup") == ["duplicates"])
        #expect(offered("count | exp") == ["export"])
        #expect(offered("count | rep") == ["replies"])
    }

    @Test func optionsOfImports() {
        #expect(offered("import \"a.csv\" ") == ["as", "sheet", "using", "dates", "zone", "map", "fill"])
        #expect(offered("import \"a.csv\" as ") == ["csv", "json"])
        #expect(offered("count; import \"a|b.csv\" dates m") == ["mdy"])
        #expect(offered("import \"a.csv\" map t") == ["text", "time"])
        #expect(offered("import \"a.csv\" map text = \"b\", ") == ["text", "time", "brand"])
        #expect(offered("import \"a.csv\" fill channel = \"fo") == ["\"forum\""])
        #expect(offered("import \"a.csv\" using \"fo") == ["\"forum\"", "\"For \\\"us\\\"\""])
        #expect(offered("import \"a.csv\" | sor") == ["sort"])
    }

    @Test func recipes() {
        #expect(offered("recipe \"fo") == ["\"forum\"", "\"For \\\"us\\\"\""])
        #expect(offered("recipe \"forum\" ") == ["name", "for", "map", "fill", "dates", "as", "none"])
        #expect(offered("recipe \"forum\" map text = none d") == ["dates"])
        #expect(offered("recipe \"forum\" name \"fo") == [])
    }
}
