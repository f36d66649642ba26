import ClamorColumns
import ClamorQuery
import Testing

@testable import ClamorEngine

/// Fields that are computed from others.
struct FieldTests {
    private static func topic(_ name: String, _ family: String, _ word: String) -> Definitions.Topic {
        Definitions.Topic(name: name, family: family, search: .term(SearchTerm(patterns: [.token(word)])))
    }

    private static let definitions = Definitions(
        topics: [topic("Acme", "brand", "acme"), topic("Delivery", "theme", "late"), topic("Alarm", "mood", "help")],
        ownHandles: ["acmehelp"])

    private static let mentions: [MemorySource.Row] = [
        [
            "id": .text("1"), "time": .time(3), "text": .text("acme is late"), "brand": .list(["Bolt"]),
            "author": .text("AcmeHelp"), "batch": .integer(2),
        ],
        [
            "id": .text("2"), "time": .time(2), "text": .text("help, Acme"), "brand": .list(["ACME"]),
            "author": .text("ann"), "batch": .integer(7),
        ],
        ["id": .text("3"), "time": .time(1), "likes": .integer(2), "replies": .integer(0)],
    ]

    private func values(_ field: String) throws -> [Value] {
        var source = MemorySource(Self.mentions, cuts: [1])
        source.imports = [2: 99]
        var query = Ask.query([], definitions: Self.definitions)
        query.schema = [ColumnInfo(field, .list)]
        return try Engine.run(query, source).rows.map { $0[0] }
    }

    @Test func brandIsWhatWasGivenAndWhatTopicsFind() throws {
        #expect(try values("brand") == [.list(["Bolt", "Acme"]), .list(["ACME"]), .list([])])
    }

    @Test func everyFamilyIsAFieldAndTopicHoldsAll() throws {
        #expect(try values("theme") == [.list(["Delivery"]), .list([]), .list([])])
        #expect(try values("mood") == [.list([]), .list(["Alarm"]), .list([])])
        #expect(try values("topic") == [.list(["Acme", "Delivery"]), .list(["Acme", "Alarm"]), .list([])])
    }

    @Test func aTopicMayNotBuildOnItself() throws {
        let brands = TypedExpression(.list, .column("brand"))
        let condition = TypedExpression(.boolean, .compare(.equal, brands, Ask.literal(.text("bolt")), exact: false))
        let topic = Definitions.Topic(name: "Bolt2", family: "brand", search: .condition(condition))
        let found = try Ask.rows(Self.mentions, [], columns: ["brand"], definitions: Definitions(topics: [topic]))
        #expect(found == [[.list(["Bolt", "Bolt2"])], [.list(["ACME"])], [.list([])]])
    }

    @Test func membershipsAreKeptForTheirSnapshotAlone() throws {
        let definitions = Definitions(topics: [Self.topic("Found", "mood", "late")])
        let executor = EmbeddedExecutor(
            source: { snapshot in MemorySource(Array(Self.mentions.suffix(Int(snapshot?.batch ?? 0)))) },
            currentSnapshot: { SnapshotNumber(batch: 3) })
        for (batch, expected) in [(3, 1), (1, 0), (3, 1)] {
            var query = Ask.query([], definitions: definitions)
            query.snapshot = SnapshotNumber(batch: Int64(batch))
            query.schema = [ColumnInfo("mood", .list)]
            var found = 0
            _ = try executor.run(query, cancellation: Cancellation()) { batch in
                for row in 0..<batch.count where batch.columns[0][row] == .list(["Found"]) { found += 1 }
                return true
            }
            #expect(found == expected)
        }
    }

    @Test func ownIsByAuthor() throws {
        #expect(try values("own") == [.boolean(true), .boolean(false), .boolean(false)])
    }

    @Test func importedIsWhenTheBatchBegan() throws {
        #expect(try values("imported") == [.time(99), .null, .null])
    }

    @Test func engagementSkipsWhatIsMissing() throws {
        #expect(try values("engagement") == [.null, .null, .integer(2)])
    }

    @Test(arguments: [
        ("no links here", []),
        ("see https://a.example/x?y=1, and http://b.example.", ["https://a.example/x?y=1", "http://b.example"]),
        ("(https://en.example/wiki/Cat_(animal)) ok", ["https://en.example/wiki/Cat_(animal)"]),
        (
            "HTTPS://UP.example \"https://q.example\" xhttps://no.example https://",
            ["HTTPS://UP.example", "https://q.example"]
        ),
        ("https://é.example/ü… <http://tag.example>", ["https://é.example/ü", "http://tag.example"]),
    ])
    func linksAreFoundInTexts(text: String, expected: [String]) throws {
        let found = try Ask.rows([["id": .text("1"), "text": .text(text)]], [], columns: ["links"])
        #expect(found == [[.list(expected)]])
    }
}
