import Testing

@testable import ClamorLanguage

/// What is advised where a stage should end and something follows.
@Suite struct StageEndTests {
    private static let commas = ["several of them are separated by commas"]

    @Test(arguments: [
        "select a b", "count by a b", "group sum(a) b", "sort a b", "sort a desc b", "extend a = 1 b",
        "tag a b", "top 3 by reach per a b", "chart bar a b", "own \"Acme\" = @a b", "trend every 1d count net2",
    ])
    func listsAdviseCommas(text: String) throws {
        #expect(try help(of: text) == Self.commas)
    }

    @Test(arguments: [
        "take 5 x", "share of a b", "into \"a.csv\" x", "top 3 a b", "chart bar a by b c", "chart bar title=\"x\" a",
        "mentions x", "last 7 days x", "undo 3 x", "note \"x\" y", "let x = 5 y", "set x = 5 y",
        "extend n = count as m", "count by d = day as m", "select a by b", "trend every 1d count by a b",
        "trend every 1d count by a limit 3 b",
    ])
    func singleArgumentsAdviseNothing(text: String) throws {
        #expect(try help(of: text) == [])
    }

    @Test(arguments: [("filter a b", "`and` or `or`"), ("where a = 1 b = 2", "`and` or `or`")])
    func conditionsAdviseJunctions(text: String, words: String) throws {
        #expect(try help(of: text) == ["conditions are joined by \(words)"])
    }

    @Test func stageWithoutArgumentsSaysSo() throws {
        #expect(try help(of: "show x") == ["`thread` may follow, and nothing else"])
    }

    @Test(arguments: ["n = count as m", "group n = count as m", "top 3 by n = count as m"])
    func secondAliasIsToldAsSuch(text: String) throws {
        #expect(parse(text).diagnostics.map(\.code) == ["two-aliases"])
    }

    private func help(of text: String) throws -> [String] {
        let diagnostics = parse(text).diagnostics
        try #require(diagnostics.map(\.code) == ["unexpected-token"], "\(diagnostics.map(\.message))")
        return diagnostics[0].help
    }
}
