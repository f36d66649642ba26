import ClamorColumns
import ClamorQuery
import ClamorTime
import Synchronization

/// What every part of one run shares: the rows at one snapshot, the zone, the definitions in force.
final class RunContext: Sendable {
    let source: any SegmentSource
    let zone: Zone
    let now: Instant
    let range: TimeRange?
    let definitions: Definitions
    let cancellation: Cancellation
    /// How many threads read segments.
    let threads: Int
    /// Whether what is known of columns may stand for reading them.
    let usesSummaries: Bool
    /// Memberships of topics, kept from run to run.
    let topics: TopicMemberships
    /// What the rows are at, so that what is kept of them is known to hold.
    let snapshot: SnapshotNumber?
    private let lazyImportTimes = Mutex<[Int64: Int64]?>(nil)

    init(
        query: Query, source: any SegmentSource, snapshot: SnapshotNumber?, topics: TopicMemberships,
        threads: Int, usesSummaries: Bool = true, cancellation: Cancellation
    ) {
        self.threads = threads
        self.usesSummaries = usesSummaries
        self.source = source
        self.snapshot = snapshot
        self.topics = topics
        self.cancellation = cancellation
        zone = query.zone
        now = query.now
        range = query.range
        definitions = query.definitions
    }

    private init(_ other: RunContext, range: TimeRange?, definitions: Definitions) {
        source = other.source
        snapshot = other.snapshot
        topics = other.topics
        cancellation = other.cancellation
        threads = other.threads
        usesSummaries = other.usesSummaries
        zone = other.zone
        now = other.now
        self.range = range
        self.definitions = definitions
    }

    /// The same run with one family's topics undefined: what those topics themselves read.
    func without(family: String) -> RunContext {
        let topics = definitions.topics.filter { $0.family != family }
        return RunContext(
            self, range: range, definitions: Definitions(topics: topics, ownHandles: definitions.ownHandles))
    }

    /// The same run over another range.
    func over(_ range: TimeRange) -> RunContext { RunContext(self, range: range, definitions: definitions) }

    /// When each import began, by batch.
    func importTimes() throws -> [Int64: Int64] {
        try lazyImportTimes.withLock { held in
            if let held { return held }
            let times = try source.importTimes()
            held = times
            return times
        }
    }

    /// Numbers that tell shared columns apart.
    private let counter = Atomic<Int>(0)

    func nextIdentity() -> Int { counter.add(1, ordering: .relaxed).newValue }
}
