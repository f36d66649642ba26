import ClamorColumns
import ClamorLanguage
import ClamorQuery
import ClamorText
import ClamorTime
import Testing

/// `set`, `param`, `topic` and `own`.
@Suite struct StatementTests {
    private func setting(_ text: String, _ context: CheckContext = sampleContext) throws -> Checker.Setting {
        guard case .set(let name, let value) = try parsed(text, context).kind else {
            throw Diagnostics([])
        }
        return try Checker.checkSetting(name, value, in: context)
    }

    @Test func settings() throws {
        #expect(try setting("set now = 2026-01-31T10:00") == .now(Instant(milliseconds: 1_769_853_600_000)))
        #expect(try setting("set now = \"2026-01-31\"") == .now(Instant(milliseconds: 1_769_817_600_000)))
        #expect(try setting("set now = now - 1d") == .now(Instant(milliseconds: 1_774_864_800_000)))
        #expect(try setting("set zone = \"europe/berlin\"") == .zone(try Zone(identifier: "Europe/Berlin")))
        #expect(try setting("set seed = 42") == .seed(42))
        #expect(try setting("set least = 7") == .parameter("least", .integer(7)))
        #expect(try setting("set fresh = \"x\"") == .parameter("fresh", .text("x")))
        #expect(try setting("set span = 2h + 30m") == .parameter("span", .duration(9_000_000)))
    }

    @Test(arguments: [
        ("set now = 5", "type-mismatch"), ("set zone = \"Mars/Base\"", "unknown-zone"),
        ("set zone = 5", "type-mismatch"),
        ("set seed = \"x\"", "type-mismatch"), ("set least = \"seven\"", "type-mismatch"),
        ("set x = followers", "not-a-constant"), ("set x = 1mo", "duration-varies"),
    ])
    func badSettings(text: String, code: String) throws {
        let error = try #require(throws: Diagnostics.self) { try setting(text) }
        #expect(error.items.map(\.code) == [code])
    }

    @Test func parametersFromOutsideTakeTheTypeOfTheDefault() throws {
        let context = sampleContext
        #expect(try Checker.parameterValue("7", like: .integer(1), in: context) == .integer(7))
        #expect(try Checker.parameterValue("7", like: .text("x"), in: context) == .text("7"))
        #expect(try Checker.parameterValue("2026-03-01", like: .time(0), in: context) == .time(1_772_323_200_000))
        #expect(try Checker.parameterValue("2h", like: .duration(0), in: context) == .duration(7_200_000))
        #expect(throws: Diagnostics.self) { try Checker.parameterValue("x", like: .integer(1), in: context) }
    }

    // MARK: Topics

    private func topic(_ text: String, _ catalog: FixedCatalog = FixedCatalog()) throws -> TopicDefinition {
        let context = testContext(catalog)
        guard case .topic(let name, let family, let search) = try parsed(text, context).kind else {
            throw Diagnostics([])
        }
        return try Checker.checkTopic(name, family: family, search, in: context)
    }

    @Test func topicsAreKeptInCanonicalForm() throws {
        let made = try topic("topic \"Acme\" in Brand = acme   or  OR (@acmehelp   lang:en)")
        let canonical = "acme AND or OR @acmehelp AND lang:en"
        #expect(made == TopicDefinition(name: "Acme", family: "brand", definition: canonical))
    }

    @Test(arguments: [
        ("topic \"A\" in reach = x", "reserved-name"), ("topic \"\" in brand = x", "bad-argument"),
        ("topic \"A\" in brand = $who", "unknown-parameter"),
        ("topic \"A\" in theme = x time:[-7d to *]", "moving-definition"),
        ("topic \"A\" in theme = x time:today", "moving-definition"),
        ("topic \"A\" in brand = x brand:B", "topic-cycle"), ("topic \"A\" in brand = x topic:B", "topic-cycle"),
        ("topic \"A\" in brand = x theme:T", "topic-cycle"),
    ])
    func badTopicsAreRefused(text: String, code: String) throws {
        let catalog = FixedCatalog(topics: [
            TopicDefinition(name: "T", family: "theme", definition: "t brand:B"),
            TopicDefinition(name: "B", family: "brand", definition: "b"),
        ])
        let error = try #require(throws: Diagnostics.self) { try topic(text, catalog) }
        #expect(error.items.map(\.code) == [code])
    }

    @Test func familiesThatOthersReadComeFirst() throws {
        let catalog = FixedCatalog(topics: [
            TopicDefinition(name: "T", family: "theme", definition: "t brand:B"),
            TopicDefinition(name: "B", family: "brand", definition: "b service:S"),
            TopicDefinition(name: "S", family: "service", definition: "s"),
        ])
        let definitions = try plan("count by theme", testContext(catalog)).query.definitions
        #expect(definitions.topics.map(\.name) == ["S", "B", "T"])
    }

    @Test func topicOfTheStoreThatCannotBeReadIsNamed() throws {
        let catalog = FixedCatalog(topics: [TopicDefinition(name: "T", family: "theme", definition: "(a OR")])
        let error = try #require(throws: CorruptTopic.self) { try plan("count", testContext(catalog)) }
        #expect(error.name == "T")
    }

    @Test func familiesAreColumnsAndFields() throws {
        let text = try steps("count by service | filter service = \"x\"", sampleContext)
        #expect(text.hasPrefix("1       group by service"))
        #expect(try plan("take 1", sampleContext).query.schema.last == ColumnInfo("service", .list))
        #expect(try steps("filter service:Delivery", sampleContext) == "1       filter service = \"Delivery\"")
    }

    // MARK: Own accounts

    @Test func ownAccountsLoseTheSignAndRepeats() throws {
        guard case .own(let name, let handles) = try parsed("own \"Acme\" = @acme, @AcmeHelp, @ACME").kind else {
            return
        }
        #expect(
            try Checker.checkOwn(name, handles: handles) == OwnAccounts(name: "Acme", handles: ["acme", "AcmeHelp"]))
        #expect(try plan("count", sampleContext).query.definitions.ownHandles == ["acme", "acmehelp"])
    }
}
