import ClamorColumns
import ClamorLanguage
import ClamorTime
import Synchronization

/// Everything that the meaning of a statement depends on besides its text.
package struct CheckContext: Sendable {
    package var catalog: any Catalog
    /// The instant that relative times mean.
    package var now: Instant
    /// Zone of dates, buckets and derived times.
    package var zone: Zone
    /// `$name`, bound as values.
    package var parameters: [String: Value]
    /// What `let` has bound; inlined where it is used.
    package var lets: [String: LetBinding]
    /// The last pipeline, for `_` and a leading `|`. It keeps its own instant, zone and snapshot.
    package var previous: Plan?
    /// What the question may see; nil: all that is there when it runs.
    package var snapshot: SnapshotNumber?
    /// Rows of an `import` that has been run already; nil: the pipeline is checked before it runs.
    package var sourceTable: Table?
    /// The text of a file named after `in file`.
    package var readFile: @Sendable (String) throws -> String
    /// What is wrong with a regular expression, as a message; nil when nothing is.
    package var patternProblem: @Sendable (String) -> String?
    /// Checked topics, kept from one statement to the next.
    package var topicCache: TopicCache
    /// Whether `now` was given rather than read off the clock; `as of` then does not move it.
    package var isNowGiven = false
    /// The earlier state of the store that `set batch` has chosen, which `catalog` and `snapshot` are of.
    package var heldAt: JournalPoint?
    /// The present store, where `catalog` is of an earlier state: `as of` chooses among all batches.
    package var presentCatalog: (any Catalog)?
    /// What ends the making of a table of the store, and the questions that are asked on the way.
    package var cancellation = Cancellation()
    /// The answer to a question that the meaning of a statement depends on: which values `pivot` makes columns of, from
    /// when to when the mentions are. Without an executor nothing is known.
    package var ask: @Sendable (Query, Cancellation) throws -> Table = { query, _ in Table(schema: query.schema) }

    package init(
        catalog: any Catalog, now: Instant, zone: Zone, parameters: [String: Value] = [:],
        lets: [String: LetBinding] = [:], previous: Plan? = nil, snapshot: SnapshotNumber? = nil,
        sourceTable: Table? = nil, topicCache: TopicCache = TopicCache(),
        patternProblem: @escaping @Sendable (String) -> String? = { _ in nil },
        readFile: @escaping @Sendable (String) throws -> String
    ) {
        self.catalog = catalog
        self.now = now
        self.zone = zone
        self.parameters = parameters
        self.lets = lets
        self.previous = previous
        self.snapshot = snapshot
        self.sourceTable = sourceTable
        self.topicCache = topicCache
        self.patternProblem = patternProblem
        self.readFile = readFile
    }
}

/// What a `let` name stands for.
package enum LetBinding: Sendable {
    case pipeline(Pipeline)
    case expression(Expression)
    /// What `into NAME` kept: the rows of a pipeline at its instant, over its snapshot.
    case rows(Plan)
}

/// Checked topics by definition and zone, so that a store's topics are parsed once a session.
package final class TopicCache: Sendable {
    private let searches = Mutex<[String: SearchQuery]>([:])

    package init() {}

    /// The search kept under `key`, made on first use.
    func search(_ key: String, make: () throws -> SearchQuery) rethrows -> SearchQuery {
        if let known = searches.withLock({ $0[key] }) { return known }
        let made = try make()
        searches.withLock { $0[key] = made }
        return made
    }
}
