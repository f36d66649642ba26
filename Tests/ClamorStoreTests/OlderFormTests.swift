import ClamorColumns
import ClamorQuery
import ClamorStore
import ClamorTime
import Foundation
import Testing

/// Stores as earlier programs wrote them. Form 1 had a collection time in every row; form 2 had no measures, form 3 no
/// recipes and no provenance, form 4 neither later fields nor definitions of the scoring.
@Suite struct OlderFormTests {
    private static let view = """
        CREATE VIEW mentions AS
            SELECT mention.*, batch.number AS batch, batch.source AS source
            FROM batch JOIN mention ON mention.row BETWEEN batch.first_row AND batch.last_row
            WHERE batch.kind = 'import' AND batch.number > 0
        """

    /// A store of an older form with mentions 0 to 9 of one import.
    private static func store(form: Int) throws -> StoreFixture {
        let (made, older) = (try StoreFixture(), try StoreFixture())
        let records = mentions(0..<10).map { record in
            var record = record
            record.collected = noon.milliseconds
            return record
        }
        try made.open().importing("a", records)
        _ = try made.query(
            """
            DROP VIEW mentions; \(later.map { "ALTER TABLE mention DROP COLUMN \($0);" }.joined())
            DROP TABLE lexicon; DROP TABLE factor; DROP TABLE adjustment; DROP INDEX annotation_correction;
            DROP TABLE layer; DROP TABLE layer_data; DROP TABLE copy; DROP TABLE copy_hash; DROP TABLE copy_print;
            ALTER TABLE batch DROP COLUMN scoring; DELETE FROM column_segment WHERE id & 255 > 43;
            \(view);
            """)
        if form < 4 { try takeProvenance(from: made) }
        if form < 3 { _ = try made.query("DROP TABLE measure; DROP TABLE forgotten") }
        var dump = try made.query(".dump")
        let table = "collected INTEGER, role INTEGER NOT NULL"
        if form == 1 {
            try #require(dump.contains(table))
            dump = dump.replacing(table, with: "collected INTEGER NOT NULL, role INTEGER NOT NULL")
        }
        let script = older.folder + "/older.sql"
        try ("PRAGMA page_size = 32768; PRAGMA journal_mode = WAL;\n" + dump)
            .write(toFile: script, atomically: true, encoding: .utf8)
        _ = try older.query(".read '\(script)'")
        _ = try older.query("PRAGMA application_id = 0x636C6D72; PRAGMA user_version = \(form)")
        return older
    }

    private static let later = ["lang_source", "confidence", "brand_sentiment", "spam_score", "spam_source"]

    private static func takeProvenance(from fixture: StoreFixture) throws {
        _ = try fixture.query(
            """
            DROP TABLE detail; DROP TABLE seen; DROP TABLE completed; DROP TABLE same; DROP TABLE recipe;
            ALTER TABLE batch DROP COLUMN repaired; ALTER TABLE batch DROP COLUMN deletions;
            ALTER TABLE batch DROP COLUMN completions;
            CREATE TABLE mapping(shape TEXT PRIMARY KEY, options TEXT NOT NULL) WITHOUT ROWID;
            INSERT INTO mapping VALUES('s', 'map	text	Body' || char(10) || 'fill	channel	forum');
            """)
    }

    private static let nullable = "SELECT \"notnull\" = 0 FROM pragma_table_info('mention') WHERE name = 'collected'"

    @Test func formOneIsBroughtToTheCurrentForm() throws {
        let fixture = try Self.store(form: 1)
        #expect(try fixture.query(Self.nullable) == "0")
        let store = try fixture.open()
        #expect(try fixture.query(Self.nullable) == "1")
        #expect(try fixture.query("PRAGMA user_version") == "5")
        #expect(try fixture.query("PRAGMA integrity_check") == "ok")
        let fresh = try StoreFixture()
        _ = try fresh.open()
        let schema = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"
        #expect(try fixture.query(schema) == fresh.query(schema))
        #expect(try store.check().isEmpty)

        // What was written is there still, and later imports go by its times.
        var again = mention(4)
        again.likes = 1_000
        again.collected = noon.milliseconds - 1
        #expect(try store.importing("b", [again, mention(3), mention(20)]).updated == 1)
        #expect(try store.snapshot().liveValues("likes") == mentions(0..<10).likes + [mention(20)].likes)
        again.likes = 2_000
        again.collected = nil
        let later = noon.advanced(byMilliseconds: 1)
        #expect(try store.importing("c", [again], now: later).updated == 1)
        #expect(try store.snapshot().liveValues("likes").contains(.integer(2_000)))
        #expect(
            try fixture.query("SELECT collected FROM mentions WHERE row IN (0, 11, 12)")
                == "\(noon.milliseconds)\n\(noon.milliseconds)\n\(later.milliseconds)")
        #expect(try fixture.query("SELECT count(collected) FROM mention") == "11")
        #expect(try store.check().isEmpty)
        try store.repair()
        #expect(try store.check().isEmpty)
    }

    @Test func formTwoIsBroughtToTheCurrentForm() throws {
        let fixture = try Self.store(form: 2)
        #expect(try fixture.query("SELECT count(*) FROM sqlite_schema WHERE name = 'measure'") == "0")
        let store = try fixture.open()
        #expect(try fixture.query("PRAGMA user_version") == "5")
        #expect(try store.measures.isEmpty)
        try store.define(StoredMeasure(name: "buzz", version: 1, formula: "count"), now: noon)
        #expect(try store.measures.map(\.formula) == ["count"])
        #expect(try store.snapshot().liveValues("likes") == mentions(0..<10).likes)
        let fresh = try StoreFixture()
        _ = try fresh.open()
        let schema = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"
        #expect(try fixture.query(schema) == fresh.query(schema))
        #expect(try store.check().isEmpty)
    }

    private static let remembered = Recipe(
        name: "recipe-1", columns: [], map: [Recipe.Assignment(field: "text", value: "Body")],
        fill: [Recipe.Assignment(field: "channel", value: "forum")])

    @Test(arguments: [1, 2, 3]) func optionsByShapeBecomeRecipes(form: Int) throws {
        let fixture = try Self.store(form: form)
        let reader = try MentionStore.open(path: fixture.path, readOnly: true)
        #expect(try reader.recipes() == [Self.remembered])
        #expect(try reader.table(.recipes).count == 1)
        #expect(try reader.table(.batches).batches[0].columns[9][0] == .null)
        #expect(try reader.table(.report(batch: nil)).count == 6)
        #expect(try reader.table(.versions(id: "id-3")).count == 1)
        let store = try fixture.open()
        #expect(try store.recipes() == [Self.remembered])
        #expect(try store.rememberedOptions(shape: "s") == "map\ttext\tBody\nfill\tchannel\tforum")
        #expect(try reader.recipes() == [Self.remembered])
        let fresh = try StoreFixture()
        _ = try fresh.open()
        let schema = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"
        #expect(try fixture.query(schema) == fresh.query(schema))
        #expect(try store.check().isEmpty)
    }

    @Test(arguments: [1, 2, 3, 4]) func olderFormsHaveNoLaterFields(form: Int) throws {
        let fixture = try Self.store(form: form)
        let missing = [Value](repeating: .null, count: 10)
        func expectNothing(_ store: MentionStore) throws {
            let snapshot = try store.snapshot()
            for field in Self.later where field != "brand_sentiment" {
                #expect(try snapshot.liveValues(field) == missing)
                #expect(try snapshot.summary(field, segment: 0) == nil)
            }
            #expect(try snapshot.liveValues("brand_sentiment") == missing.map { _ in .list([]) })
            #expect(try snapshot.liveValues("lang").contains(.text("en")))
            #expect(try store.scoring == ScoringDefinitions())
            #expect(try store.table(.lexicon).count == 0)
            #expect(try snapshot.corrections().isEmpty)
            var sources: [String?] = []
            try snapshot.forEachRecord(rows: snapshot.liveRows()) { sources.append($0.langSource) }
            #expect(sources.count == 10 && sources.allSatisfy { $0 == nil })
            #expect(try store.check().isEmpty)
        }
        let reader = try MentionStore.open(path: fixture.path, readOnly: true)
        try expectNothing(reader)
        let digest = try reader.journalDigest(upTo: 1)
        let store = try fixture.open()
        try expectNothing(store)
        if form == 4 { #expect(try store.journalDigest(upTo: 1) == digest) }

        // What is imported now has them, in the same segment; what was given before is the same still.
        var scored = mention(20)
        (scored.langSource, scored.confidence, scored.spamScore) = ("given", 9_100, 120)
        (scored.spam, scored.spamSource, scored.brandSentiment) = (false, "scored", ["Acme negative -0.62"])
        var again = mention(3)
        again.langSource = "given"
        again.collected = noon.milliseconds
        let report = try store.importing("b", [scored, again])
        #expect((report.new, report.duplicate) == (1, 1))
        #expect(try store.snapshot().liveValues("confidence") == missing + [.fixed(9_100)])
        #expect(try store.snapshot().liveValues("brand_sentiment").last == .list(["Acme negative -0.62"]))
        #expect(try store.check().isEmpty)
        try store.undo(batch: 2, now: noon)
        #expect(try store.snapshot().liveValues("confidence") == missing)
        try store.repair()
        #expect(try store.check().isEmpty)
    }

    @Test(arguments: [1, 2]) func olderFormsKnowNoMeasures(form: Int) throws {
        let fixture = try Self.store(form: form)
        let store = try MentionStore.open(path: fixture.path, readOnly: true)
        #expect(try store.measures.isEmpty)
        #expect(try store.catalog(at: SnapshotNumber(batch: 1)).measures.isEmpty)
        #expect(try store.check().isEmpty)
        #expect(try fixture.query("PRAGMA user_version") == "\(form)")
        // The file becomes one of the current form meanwhile.
        try fixture.open().define(StoredMeasure(name: "buzz", version: 1, formula: "count"), now: noon)
        #expect(try store.measures.map(\.formula) == ["count"])
    }

    @Test func formOneIsReadAsItIs() throws {
        let fixture = try Self.store(form: 1)
        let store = try MentionStore.open(path: fixture.path, readOnly: true)
        #expect(try store.snapshot().liveValues("likes") == mentions(0..<10).likes)
        #expect(try store.check().isEmpty)
        #expect(try fixture.query("PRAGMA user_version") == "1")
        // It goes on reading when the file becomes one of the current form meanwhile.
        try fixture.open().importing("b", mentions(10..<12))
        #expect(try store.snapshot().liveValues("likes") == mentions(0..<12).likes)
        #expect(try store.check().isEmpty)
    }
}

extension [MentionRecord] {
    fileprivate var likes: [Value] { map { $0.likes.map(Value.integer) ?? .null } }
}
