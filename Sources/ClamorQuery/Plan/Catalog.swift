import ClamorColumns
import ClamorTime

/// What the checker must know of a store.
package protocol Catalog: Sendable {
    /// The store's zone for derived times.
    var zone: Zone { get throws }
    /// Columns of exports that map to no field, readable as `extra.NAME`.
    var extraNames: [String] { get throws }
    /// Topics by name, with family, definition (canonical text) and the batch that defined them.
    var topics: [TopicDefinition] { get throws }
    /// Our own accounts: brand → handles without the sign.
    var ownAccounts: [OwnAccounts] { get throws }
    /// Every version of the measures of the user's own, oldest first; the last of a name is in force.
    var measures: [StoredMeasure] { get throws }
    /// What the user has told the scoring, as far as it is in force.
    var scoring: ScoringDefinitions { get throws }
    /// A table of the store.
    ///
    /// - Parameter check: called now and then; may throw to give up.
    func table(_ name: StoreTable, check: @escaping () throws -> Void) throws -> Table
    /// The last batch that was finished by then; nil: none was.
    func journalPoint(at time: Instant) throws -> JournalPoint?
    /// A batch; nil: there is none of that number.
    func journalPoint(batch: Int64) throws -> JournalPoint?
    /// The catalog as it was after a batch.
    func catalog(at snapshot: SnapshotNumber) throws -> any Catalog
}

extension Catalog {
    package func table(_ name: StoreTable) throws -> Table { try table(name, check: {}) }
}

/// A place in the journal: a batch, and when it was finished.
package struct JournalPoint: Sendable, Hashable {
    package var snapshot: SnapshotNumber
    package var finished: Instant

    package init(snapshot: SnapshotNumber, finished: Instant) {
        self.snapshot = snapshot
        self.finished = finished
    }
}

/// A version of a measure of the user's own.
package struct StoredMeasure: Sendable, Hashable {
    package var name: String
    /// 1 for the first definition of the name, then counted on.
    package var version: Int
    /// In canonical form.
    package var formula: String

    package init(name: String, version: Int, formula: String) {
        self.name = name
        self.version = version
        self.formula = formula
    }
}

package enum StoreTable: Sendable, Hashable {
    case batches
    case rejects(batch: Int?)
    /// All that an import tells of itself; nil: the last one.
    case report(batch: Int?)
    /// Every version of the mentions of an id.
    case versions(id: String)
    /// Mentions that are likely the same but were left apart.
    case duplicates
    /// Remembered ways to read files of a shape.
    case recipes
    /// The user's own words with their valences.
    case lexicon
    /// What share of the law of reach each channel has.
    case factors
}

package struct TopicDefinition: Sendable, Hashable {
    package var name: String
    package var family: String
    /// The Boolean in canonical form.
    package var definition: String

    package init(name: String, family: String, definition: String) {
        self.name = name
        self.family = family
        self.definition = definition
    }
}

package struct OwnAccounts: Sendable, Hashable {
    package var name: String
    package var handles: [String]

    package init(name: String, handles: [String]) {
        self.name = name
        self.handles = handles
    }
}
