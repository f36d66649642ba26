import ClamorLanguage
import ClamorQuery
import ClamorText
import ClamorTime

/// What answers depend on beside the mentions and the words of the question.
struct ReplayState: Sendable, Equatable {
    var zone: String
    /// nil: not said.
    var now: Instant?
    /// The last batch that is seen; nil: not said.
    var batch: Int64?
}

/// A statement that was run and did not fail, as a script needs it.
struct LoggedStatement: Sendable {
    enum Role: Sendable, Equatable {
        /// Asks, or writes a line of the report.
        case question
        /// Later statements may need it: `let`, `set`, `param`, `into NAME`.
        case definition
        /// Has changed the store, with its last batch; nil: it turned out to change nothing.
        case change(batch: Int64?)
        /// Goes on from what a replay does not do.
        case unrepeatable
    }

    /// `set zone`, `now` or `batch`, with what holds from then on.
    enum Setting: Sendable, Equatable {
        case zone(String)
        case now(Instant?)
        case batch(Int64?)
    }

    /// The number of the entry that it was part of, from 1; 0: of a start-up file.
    var entry: Int
    var role: Role
    /// As typed, with the comments at it; written out where it went on from an earlier pipeline.
    var text: String
    /// What must hold for it to mean the same again.
    var needs: ReplayState
    /// What it sets, if it does.
    var sets: Setting?
    var answers: [AnswerDigest]
}

/// What was asked in a session, from its beginning, so that it can be kept as a script.
package final class SessionLog {
    /// Of the program, for the head of scripts.
    let version: String
    /// The texts that were entered.
    private(set) var entries: [String] = []
    /// The number of the one that runs; 0: a start-up file.
    private(set) var entry = 0
    private(set) var statements: [LoggedStatement] = []
    /// The last pipeline as one that goes on from nothing; nil before the first, and after one that cannot be repeated.
    private(set) var last: Pipeline?
    /// Whether the last pipeline cannot be repeated.
    private(set) var isLastUnrepeatable = false
    /// `let` names whose meaning moves with time.
    private(set) var movingNames: Set<String> = []

    package init(version: String) { self.version = version }

    func begin(_ source: Source) {
        if source.name == nil { entries.append(source.text) }
        entry = source.name == nil ? entries.count : 0
    }

    func append(_ statement: LoggedStatement) { statements.append(statement) }

    func noteLast(_ pipeline: Pipeline?) {
        last = pipeline
        isLastUnrepeatable = pipeline == nil
    }

    func note(_ name: String, isMoving: Bool) {
        if isMoving { movingNames.insert(name.lowercased()) } else { movingNames.remove(name.lowercased()) }
    }
}
