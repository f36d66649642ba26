import ClamorColumns
import ClamorQuery
import ClamorTime

/// The store behind a session, as the session sees it: what it knows, what runs its questions, and what changes it.
///
/// Nothing above this protocol knows where the mentions lie.
package protocol Workspace: Sendable {
    var catalog: any Catalog { get }
    var executor: any Executor { get }

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
    /// Removes every trace of mentions for good: of an author, or of one id; journaled, without the name. What others
    /// say of the author stays.
    ///
    /// - Returns: the batch's number and how many records were removed (all versions, context records too; 0 where only
    ///   rejected records told of the subject); nil when there is no trace.
    func forget(_ subject: ForgetSubject, now: Instant, cancellation: Cancellation) throws
        -> (batch: Int64, mentions: Int)?
    /// Takes a batch back; journaled. Undoing an undo restores.
    func undo(batch: Int64, now: Instant) throws -> Int64
}

/// What `import` was asked to do.
package struct ImportRequest: Sendable {
    /// Paths; `-` is standard input.
    package var files: [String]
    /// Name of a format; nil: recognised from content.
    package var format: String?
    /// Field → column of the export.
    package var map: [(field: String, column: String)]
    /// Field → constant.
    package var fill: [(field: String, value: String)]

    package init(
        files: [String], format: String? = nil, map: [(field: String, column: String)] = [],
        fill: [(field: String, value: String)] = []
    ) {
        self.files = files
        self.format = format
        self.map = map
        self.fill = fill
    }
}

/// How far an import is.
package struct ImportProgress: Sendable {
    package var file: String
    package var bytes: Int64
    /// nil where it cannot be known (standard input).
    package var totalBytes: Int64?
    package var rows: Int
    /// Another import holds the store; this one waits.
    package var isWaiting: Bool

    package init(file: String, bytes: Int64, totalBytes: Int64?, rows: Int, isWaiting: Bool = false) {
        self.file = file
        self.bytes = bytes
        self.totalBytes = totalBytes
        self.rows = rows
        self.isWaiting = isWaiting
    }
}

/// What became of one file.
package struct ImportOutcome: Sendable {
    /// One row of `source format read new updated duplicate rejected seconds`; nil when the file was refused.
    package var report: Table?
    /// What the reader decided and saw.
    package var notes: [String]
    /// Why the file was refused.
    package var failure: String?

    package init(report: Table?, notes: [String], failure: String?) {
        self.report = report
        self.notes = notes
        self.failure = failure
    }
}
