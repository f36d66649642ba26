import ClamorColumns

/// What came of a rescoring or a training.
package struct ScoringOutcome: Sendable {
    /// The batch that it made; nil: nothing has changed.
    package var batch: Int64?
    package var table: Table
    /// Sentences for the person who asked.
    package var notes: [String]

    package init(batch: Int64?, table: Table, notes: [String] = []) {
        self.batch = batch
        self.table = table
        self.notes = notes
    }
}
