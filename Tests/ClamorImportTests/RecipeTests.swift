import ClamorQuery
import ClamorStore
import ClamorTime
import Testing

@testable import ClamorImport

/// Recipes that imports follow and make.
@Suite struct RecipeTests {
    private let scratch = Scratch()
    private let store: MentionStore
    private let importer: FileImporter

    init() throws {
        store = try MentionStore.open(path: "\(scratch.path)/.store.clamor")
        importer = FileImporter(store: store, now: Instant(milliseconds: 1_767_225_600_000))
    }

    private func run(_ name: String, _ text: String, _ options: ImportOptions = ImportOptions()) throws -> ImportOutcome
    {
        try importer.importFiles([scratch.file(name, text)], options: options)[0].get()
    }

    private static let table = "alpha,beta,gamma\n1,hello,2026-01-01\n"
    private static let said = ImportOptions(map: [("id", "alpha"), ("text", "beta")], fill: [("brand", "Acme")])

    @Test func whatWasSaidBecomesTheRecipeOfTheShape() throws {
        _ = try run("My Posts.2026.csv", Self.table, Self.said)
        let recipe = Recipe(
            name: "my-posts", columns: ["alpha", "beta", "gamma"],
            map: [.init(field: "id", value: "alpha"), .init(field: "text", value: "beta")],
            fill: [.init(field: "brand", value: "Acme")])
        #expect(try store.recipes() == [recipe])
        // Said again in part: the recipe is edited, the rest of it stays.
        _ = try run("other.csv", Self.table + "2,x,\n", ImportOptions(fill: [("brand", "Bolt")], dates: .monthFirst))
        var edited = recipe
        edited.fill[0].value = "Bolt"
        edited.dates = "mdy"
        #expect(try store.recipes() == [edited])
    }

    @Test func namesThatAreTakenGetNumbers() throws {
        _ = try run("a.csv", Self.table, Self.said)
        _ = try run("a.csv", "alpha,beta\n1,hello\n", Self.said)
        _ = try run("A.csv", "beta,alpha\nhello,1\n", Self.said)
        #expect(try store.recipes().map(\.name) == ["a", "a-2", "a-3"])
    }

    @Test(arguments: [
        ("x/y/Posts.csv.gz", "posts"), ("book.xlsx: Sheet 1", "book-sheet-1"), ("-", "recipe"),
        ("a.zip: in/Größe_2.csv", "a-größe-2"), ("standard input", "standard-input"),
    ])
    func recipesAreNamedAfterTheirFiles(file: String, name: String) {
        #expect(FileRecipe.stem(of: file) == name)
    }

    @Test func theRecipeOfTheShapeIsFollowedAndTold() throws {
        let columns = ["alpha", "beta", "gamma"]
        try store.save(
            Recipe(name: "mine", columns: columns, map: [.init(field: "text", value: "beta")], dates: "mdy"))
        let outcome = try run("a.csv", "alpha,beta,gamma\n1,hello,2026-01-01\n", ImportOptions(map: [("id", "alpha")]))
        #expect(outcome.notes.first == "recipe \"mine\": map text = \"beta\", dates mdy")
        #expect(outcome.report.new == 1)
    }

    @Test func aRecipeThatIsNamedIsFollowedWhateverTheShape() throws {
        try store.save(
            Recipe(name: "Mine", columns: ["x"], fill: [.init(field: "channel", value: "forum")]))
        let outcome = try run("a.csv", "id,text\n1,hello\n", ImportOptions(recipe: "mine"))
        #expect(outcome.notes.first == "recipe \"Mine\": fill channel = \"forum\"")
        #expect(outcome.report.details.contains { $0.section == "channel" && $0.item == "forum" })
        do {
            _ = try run("a.csv", "id,text\n1,hello\n", ImportOptions(recipe: "mini"))
            Issue.record("read")
        } catch {
            #expect("\(error)" == "there is no recipe `mini` (did you mean `Mine`?)")
        }
    }

    @Test func theFormatOfARecipeIsFollowed() throws {
        let text = "id,text\n1,hello\n"
        try store.save(Recipe(name: "r", format: "json", columns: ["id", "text"]))
        #expect(throws: ImportError.self) { try run("a.csv", text) }
        #expect(try run("a.csv", text, ImportOptions(format: "csv")).report.new == 1)
    }

    @Test func firstRowsOfTablesWithoutHeaderAreNotRemembered() throws {
        let text = "1,ann@a.example,hello there\n2,ben@b.example,hello again\n"
        let outcome = try run("a.csv", text, ImportOptions(map: [("id", "column1"), ("text", "column3")]))
        #expect(outcome.report.new == 2)
        #expect(try store.recipes().isEmpty)
    }
}
