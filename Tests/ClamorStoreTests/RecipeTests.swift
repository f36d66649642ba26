import ClamorColumns
import ClamorQuery
import ClamorStore
import Testing

@Suite struct RecipeTests {
    private let acme = Recipe(
        name: "Acme forum", format: "csv", columns: ["Body", "Da\"te"],
        map: [.init(field: "text", value: "Body"), .init(field: "time", value: "Da\"te")],
        fill: [.init(field: "channel", value: "forum")], dates: "dmy")

    @Test func recipesAreKept() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        #expect(try store.recipes().isEmpty)
        try store.save(acme)
        #expect(try fixture.open().recipes() == [acme])
        #expect(try store.recipe(named: "ACME FORUM") == acme)
        #expect(try store.recipe(columns: acme.columns) == acme)
        #expect(try store.recipe(columns: acme.columns.reversed()) == nil)
        let statement =
            #"recipe "Acme forum" for "Body", "Da\"te" map text = "Body", time = "Da\"te" "#
            + #"fill channel = "forum" dates dmy as csv"#
        #expect(acme.statement == statement)
        #expect(
            try store.table(.recipes).rows == [
                [
                    .text("Acme forum"), .text("csv"), .integer(2), .text(#"text = "Body", time = "Da\"te""#),
                    .text(#"channel = "forum""#), .text(statement),
                ]
            ])
        #expect(try store.snapshot().number.batch == 0, "recipes are not journaled")
    }

    @Test func aNameAndAShapeHaveOneRecipe() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.save(acme)
        var other = acme
        (other.name, other.dates) = ("acme FORUM", nil)
        try store.save(other)
        #expect(try store.recipes() == [other])
        other.name = "second"
        try store.save(other)
        #expect(try store.recipes() == [other])
        let third = try store.saveUnnamed(Recipe(name: "", columns: ["x"]))
        #expect(third.name == "recipe-1")
        #expect(third.statement == #"recipe "recipe-1" for "x""#)
        #expect(try store.saveUnnamed(Recipe(name: "", columns: ["y"])).name == "recipe-2")
        #expect(throws: StoreError(path: store.path, cause: .recipe("recipe `new` names no columns"))) {
            try store.save(Recipe(name: "new", columns: []))
        }
    }

    @Test func renamingAndRemoving() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.save(acme)
        try store.save(Recipe(name: "b", columns: ["x"]))
        try store.renameRecipe("ACME forum", to: "a")
        #expect(try store.recipes().map(\.name) == ["a", "b"])
        #expect(try store.recipe(columns: acme.columns)?.name == "a")
        for (name, new, message) in [("c", "d", "there is no recipe `c`"), ("a", "B", "there is a recipe `B` already")]
        {
            #expect(throws: StoreError(path: store.path, cause: .recipe(message))) {
                try store.renameRecipe(name, to: new)
            }
        }
        try store.renameRecipe("a", to: "A")
        #expect(try store.removeRecipe("a"))
        #expect(try !store.removeRecipe("a"))
        #expect(try store.recipes().map(\.name) == ["b"])
    }

    @Test func forgettingTakesConstantsOut() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        var hers = acme
        hers.fill.append(.init(field: "author", value: "ZoraQuux"))
        try store.save(hers)
        try store.save(Recipe(name: "hers", columns: ["x"], fill: [.init(field: "author", value: "@zoraquux")]))
        _ = try store.forget(.author("zoraquux"), now: noon)
        #expect(try store.recipes() == [acme])
        #expect(try fixture.found(["zoraquux"]) == [])
    }
}
