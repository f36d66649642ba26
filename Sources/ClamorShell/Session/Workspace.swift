import ClamorColumns
import ClamorLanguage
import ClamorQuery
import ClamorRender
import ClamorTime

/// The store behind a session, as the session sees it: what it knows, what runs its questions, and what changes it.
///
/// Nothing above this protocol knows where the mentions lie.
package protocol Workspace: Sendable {
    var catalog: any Catalog { get }
    var executor: any Executor { get }

    /// Tells which words of a scored text moved its score.
    var sentimentMarks: CardReader.SentimentMarks { get }

    /// Imports files one after the other, one batch each.
    ///
    /// - Returns: one outcome for each file, in order; a file that failed does not stop the next.
    func importFiles(
        _ request: ImportRequest, now: Instant, zone: Zone, progress: @escaping @Sendable (ImportProgress) -> Void,
        cancellation: Cancellation
    ) throws -> [ImportOutcome]

    /// Changes work fields of mentions; journaled.
    ///
    /// - Returns: the batch's number.
    func annotate(rows: [Int64], _ annotation: Annotation, now: Instant) throws -> Int64
    /// Keeps a topic; journaled. The definition is in canonical form.
    func define(_ topic: TopicDefinition, now: Instant) throws -> Int64
    /// Keeps which accounts are ours; journaled.
    func define(_ own: OwnAccounts, now: Instant) throws -> Int64
    /// Keeps a measure of the user's own; journaled. Earlier versions of the name stay, and the store counts them: the
    /// version given is not looked at.
    func define(_ measure: StoredMeasure, now: Instant) throws -> Int64
    /// Keeps a word of the user's lexicon, or takes it out; journaled.
    func define(_ word: LexiconWord, now: Instant) throws -> Int64
    /// Keeps what share of the law of reach a channel has, or takes it back; journaled.
    func define(_ factor: ReachFactor, now: Instant) throws -> Int64
    /// Scores all mentions anew, as models and definitions say now: one batch, or none where nothing changes.
    func rescore(now: Instant, cancellation: Cancellation) throws -> ScoringOutcome
    /// Learns from the corrections that are in force.
    func train(_ action: TrainAction, now: Instant, cancellation: Cancellation) throws -> ScoringOutcome
    /// How many mentions were scored by other models or definitions than those that are in force.
    var staleScores: Int { get throws }
    /// Removes every trace of mentions for good: of an author, or of one id; journaled, without the name. What others
    /// say of the author stays.
    ///
    /// - Returns: the batch's number and how many records were removed (all versions, context records too; 0 where only
    ///   rejected records told of the subject); nil when there is no trace.
    func forget(_ subject: ForgetSubject, now: Instant, cancellation: Cancellation) throws
        -> (batch: Int64, mentions: Int)?
    /// Takes a batch back; journaled. Undoing an undo restores.
    func undo(batch: Int64, now: Instant) throws -> Int64
    /// Tells that two mentions are one: the first no longer counts, the other stays; journaled.
    ///
    /// - Returns: the batch's number.
    func declareSame(_ id: String, as other: String, now: Instant) throws -> Int64

    /// What imports take for formats and fields.
    var importVocabulary: ImportVocabulary { get }
    func recipes() throws -> [Recipe]
    func apply(_ change: RecipeChange) throws

    /// Writes mentions with all their fields as they were in a snapshot, in the order of `rows`. The file appears when
    /// it is whole, in place of one that was there; nothing is left where this throws.
    ///
    /// - Returns: how many mentions were written.
    func export(rows: [Int64], snapshot: SnapshotNumber, to target: ExportTarget, cancellation: Cancellation) throws
        -> Int
    /// What the journal tells of the store up to a batch, in 32 hexadecimal digits: the same for stores that the same
    /// was done to, in the same order. Cheap at any size. nil: there is no such batch.
    func journalDigest(upTo batch: Int64) throws -> String?
    /// Whether the store itself lies there.
    func liesAt(_ path: String) -> Bool
}
