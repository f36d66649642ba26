import ClamorColumns
import ClamorLanguage
import ClamorQuery
import ClamorTime

@testable import ClamorShell

/// What is offered and how it is coloured, without a store.
struct Typing {
    var parser = Parser(
        grammar: LanguageGrammar.make(letNames: ["noisy"], valueNames: ["loud"], families: ["campaign"]))
    var names: KnownNames = {
        var names = KnownNames(
            vocabulary: ImportVocabulary(formats: ["csv", "json"], fields: ["text", "time", "brand"]))
        names.tables = ["noisy"]
        names.values = ["loud"]
        names.parameters = ["days", "seed"]
        names.measures = [("anger", "rate(score < -0.5)")]
        names.families = ["campaign"]
        names.recipes = { ["forum", "For \"us\""] }
        return names
    }()
    var counts: [String: [String]] = [
        "channel": ["twitter", "forum", "two words"], "author": ["ann", "Bob", "a b"], "hashtags": ["love", "late"],
        "tags": ["urgent", "VIP client"], "assignee": ["Mo"], "domain": ["news.example.com"], "lang": ["en", "es"],
        "campaign": ["Spring"], "sentiment": ["positive"],
    ]

    /// The completion at `¦` in the text, else at its end.
    func completion(_ text: String) -> Completion {
        let parts = text.split(separator: "¦", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let cursor = parts[0].utf8.count
        guard let place = parser.place(in: parts.joined(), at: cursor) else {
            return Completion(replaced: cursor..<cursor, candidates: [])
        }
        var names = names
        if let pipeline = place.pipeline, let known = try? Checker.columns(after: pipeline, in: context) {
            names.columns = known
        } else {
            names.columns = PipelineColumns(families: names.families, extras: ["region", "Page Type"])
        }
        let isAfterColon = parts[0].utf8.prefix(place.begun.lowerBound).last == UInt8(ascii: ":")
        let completer = Completer(place, names: names, isAfterColon: isAfterColon) { field in
            (counts[field] ?? []).map { ValueCounts.Counted(value: $0, folded: $0.lowercased(), count: 7) }
        }
        return Completion(replaced: place.begun, candidates: completer.candidates)
    }

    func offered(_ text: String) -> [String] { completion(text).candidates.map(\.text) }

    /// `role:word` for each stretch, with `!` behind it where the parser would stop. The cursor is at `¦`, else nowhere.
    func roles(_ text: String) -> [String] {
        let parts = text.split(separator: "¦", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let whole = parts.joined()
        let cursor = parts.count > 1 ? parts[0].utf8.count : -1
        let names = Highlighter.Names(tables: ["noisy", "loud"], measures: ["anger"], families: ["campaign"])
        return Highlighter(parser.marked(whole), names: names, cursor: cursor).spans.map { span in
            let word = String(decoding: Array(whole.utf8)[span.range], as: UTF8.self)
            return "\(span.role.map { "\($0)" } ?? "plain"):\(word)" + (span.isError ? "!" : "")
        }
    }

    private var context: CheckContext {
        CheckContext(
            catalog: EmptyCatalog(), now: Instant(milliseconds: 1_774_958_400_000), zone: .utc,
            lets: [:], readFile: { _ in "-" })
    }
}

/// A catalog that has one family of topics and two columns of exports.
private struct EmptyCatalog: Catalog {
    var scoring = ScoringDefinitions()
    var zone: Zone { .utc }
    var extraNames: [String] { ["region", "Page Type"] }
    var topics: [TopicDefinition] { [TopicDefinition(name: "Spring", family: "campaign", definition: "spring")] }
    var ownAccounts: [OwnAccounts] { [] }
    var measures: [StoredMeasure] { [] }

    func table(_ name: StoreTable, check: @escaping () throws -> Void) throws -> Table { Table(schema: name.schema) }
    func journalPoint(at time: Instant) throws -> JournalPoint? { nil }
    func journalPoint(batch: Int64) throws -> JournalPoint? { nil }
    func catalog(at snapshot: SnapshotNumber) throws -> any Catalog { self }
}
