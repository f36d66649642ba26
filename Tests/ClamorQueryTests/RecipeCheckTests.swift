import ClamorLanguage
import ClamorText
import Testing

@testable import ClamorQuery

/// What a `recipe` statement does to the recipes that there are.
@Suite struct RecipeCheckTests {
    private let vocabulary = ImportVocabulary(
        formats: ["csv", "json"], fields: ["text", "time", "author_name", "brand"])
    private let recipes = [
        Recipe(
            name: "Forum", columns: ["Date", "Body"], map: [.init(field: "text", value: "Body")],
            fill: [.init(field: "brand", value: "Acme")], dates: "dmy"),
        Recipe(name: "shop", format: "csv", columns: ["When", "What"]),
    ]

    private func change(_ text: String) throws -> RecipeChange {
        guard case .recipe(let node) = try parsed(text).kind else { throw Diagnostics([]) }
        return try Checker.check(node, vocabulary: vocabulary, recipes: recipes) { value in
            guard case .literal(.text(let text)) = value.kind else { throw Diagnostics([]) }
            return text
        }
    }

    @Test func editingKeepsWhatIsNotNamed() throws {
        var expected = recipes[0]
        expected.map = [.init(field: "text", value: "Text"), .init(field: "author_name", value: "Who")]
        #expect(
            try change("recipe \"forum\" map text = \"Text\", AuthorName = \"Who\"")
                == .saving(expected, from: nil, replacing: nil))
    }

    @Test func noneTakesOut() throws {
        var expected = recipes[0]
        (expected.map, expected.fill, expected.dates) = ([], [], nil)
        #expect(
            try change("recipe \"forum\" map text = none, time = none fill brand = none dates none")
                == .saving(expected, from: nil, replacing: nil))
        #expect(
            try change("recipe \"SHOP\" as none")
                == .saving(
                    Recipe(name: "shop", columns: ["When", "What"]), from: nil, replacing: nil))
        #expect(try change("recipe \"FORUM\" none") == .removal("Forum"))
    }

    @Test func withColumnsItIsMadeAnew() throws {
        #expect(
            try change("recipe \"forum\" for \"A\", \"B\" map text = \"B\"")
                == .saving(
                    Recipe(name: "Forum", columns: ["A", "B"], map: [.init(field: "text", value: "B")]), from: nil,
                    replacing: nil))
        #expect(
            try change("recipe \"fresh\" for \"Date\", \"Body\" as JSON")
                == .saving(
                    Recipe(name: "fresh", format: "json", columns: ["Date", "Body"]), from: nil, replacing: "Forum"))
        // In another order they are other columns.
        #expect(
            try change("recipe \"fresh\" for \"Body\", \"Date\"")
                == .saving(Recipe(name: "fresh", columns: ["Body", "Date"]), from: nil, replacing: nil))
    }

    @Test func renamed() throws {
        var expected = recipes[1]
        expected.name = "Store"
        #expect(try change("recipe \"shop\" name \"Store\"") == .saving(expected, from: "shop", replacing: nil))
        expected.name = "Shop"
        #expect(try change("recipe \"shop\" name \"Shop\"") == .saving(expected, from: "shop", replacing: nil))
    }

    @Test(arguments: [
        ("recipe \"form\" map text = \"A\"", "unknown-recipe"), ("recipe \"form\" none", "unknown-recipe"),
        ("recipe \"\" for \"a\"", "bad-argument"), ("recipe \"shop\" name \"FORUM\"", "name-taken"),
        ("recipe \"shop\" map txt = \"A\"", "unknown-field"), ("recipe \"shop\" fill txt = \"A\"", "unknown-field"),
        ("recipe \"shop\" as jsn", "unknown-format"),
    ])
    func problems(text: String, code: String) throws {
        let error = try #require(throws: Diagnostics.self) { try change(text) }
        #expect(error.items.map(\.code) == [code])
    }

    @Test func severalProblemsAreToldAtOnce() throws {
        guard
            case .pipeline(let pipeline) = try parsed("import \"a\" as x using \"y\" zone \"Mars\" map a = \"b\"").kind,
            case .importing(let node) = pipeline.source
        else { throw Diagnostics([]) }
        let error = try #require(throws: Diagnostics.self) {
            try Checker.check(node, vocabulary: vocabulary, recipes: recipes)
        }
        #expect(error.items.map(\.code) == ["unknown-format", "unknown-recipe", "unknown-zone", "unknown-field"])
    }
}

/// The format of an export is said by its file's ending.
@Suite struct ExportFormatTests {
    @Test(arguments: [
        ("a.csv", ExportFormat(kind: .csv)), ("b.c/A.CSV", ExportFormat(kind: .csv)),
        ("a.jsonl", ExportFormat(kind: .jsonLines)),
        ("a.ndjson.gz", ExportFormat(kind: .jsonLines, isCompressed: true)),
        ("a.b.csv.gz", ExportFormat(kind: .csv, isCompressed: true)), ("a.sqlite", ExportFormat(kind: .sqlite)),
        ("a.db", ExportFormat(kind: .sqlite)),
    ])
    func endings(path: String, format: ExportFormat) { #expect(ExportFormat(path: path) == format) }

    @Test(arguments: ["a", "a.", ".csv", "a.csv/b", "a.gz", "a.db.gz", "a.xlsx", "", "csv"])
    func others(path: String) {
        #expect(ExportFormat(path: path) == nil)
    }
}
