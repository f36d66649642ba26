import ClamorColumns
import ClamorTime

/// What `import` was asked to do.
package struct ImportRequest: Sendable {
    /// Paths of files and folders, and patterns; `-` is standard input.
    package var files: [String]
    /// Name of a format; nil: recognised from content.
    package var format: String?
    /// The one sheet, table or part that is read; nil: all.
    package var sheet: String?
    /// Name of a recipe that is used whatever the columns are.
    package var recipe: String?
    /// `dmy` or `mdy`, for dates that could be either; nil: the file must show it.
    package var dates: String?
    /// Of times that carry none; nil: the session's.
    package var zone: Zone?
    /// Field → column of the export.
    package var map: [(field: String, column: String)]
    /// Field → constant.
    package var fill: [(field: String, value: String)]

    package init(
        files: [String], format: String? = nil, sheet: String? = nil, recipe: String? = nil, dates: String? = nil,
        zone: Zone? = nil, map: [(field: String, column: String)] = [], fill: [(field: String, value: String)] = []
    ) {
        self.files = files
        self.format = format
        self.sheet = sheet
        self.recipe = recipe
        self.dates = dates
        self.zone = zone
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
    /// One row of the table that an import gives; nil when the file was refused.
    package var report: Table?
    /// The batch that it made; nil when it made none.
    package var batch: Int64?
    /// What the reader decided and saw.
    package var notes: [String]
    /// Why the file was refused.
    package var failure: String?

    package init(report: Table?, batch: Int64? = nil, notes: [String], failure: String?) {
        self.report = report
        self.batch = batch
        self.notes = notes
        self.failure = failure
    }
}
