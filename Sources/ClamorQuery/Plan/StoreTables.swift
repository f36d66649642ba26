import ClamorColumns

extension StoreTable {
    /// The columns of the tables whose rows the journal does not fix.
    package var schema: [ColumnInfo] {
        switch self {
        case .batches:
            [
                ColumnInfo("batch", .integer), ColumnInfo("kind", .text), ColumnInfo("source", .text),
                ColumnInfo("format", .text), ColumnInfo("read", .integer), ColumnInfo("new", .integer),
                ColumnInfo("updated", .integer), ColumnInfo("duplicate", .integer), ColumnInfo("rejected", .integer),
                ColumnInfo("repaired", .integer), ColumnInfo("context", .integer), ColumnInfo("started", .time),
            ]
        case .rejects:
            [
                ColumnInfo("batch", .integer), ColumnInfo("line", .integer), ColumnInfo("reason", .text),
                ColumnInfo("raw", .text),
            ]
        case .report:
            [
                ColumnInfo("batch", .integer), ColumnInfo("section", .text), ColumnInfo("item", .text),
                ColumnInfo("value", .text), ColumnInfo("count", .integer),
            ]
        case .versions:
            [
                ColumnInfo("state", .text), ColumnInfo("batch", .integer), ColumnInfo("source", .text),
                ColumnInfo("format", .text), ColumnInfo("collected", .time), ColumnInfo("channel", .text),
                ColumnInfo("author", .text), ColumnInfo("time", .time), ColumnInfo("likes", .integer),
                ColumnInfo("shares", .integer), ColumnInfo("replies", .integer), ColumnInfo("views", .integer),
                ColumnInfo("text", .text),
            ]
        case .duplicates:
            [
                ColumnInfo("group", .integer), ColumnInfo("reason", .text),
                ColumnInfo("id", .text, format: .identifier), ColumnInfo("channel", .text), ColumnInfo("author", .text),
                ColumnInfo("time", .time), ColumnInfo("source", .text), ColumnInfo("url", .text),
                ColumnInfo("text", .text),
            ]
        case .recipes:
            [
                ColumnInfo("name", .text), ColumnInfo("format", .text), ColumnInfo("columns", .integer),
                ColumnInfo("map", .text), ColumnInfo("fill", .text), ColumnInfo("statement", .text),
            ]
        case .lexicon:
            [
                ColumnInfo("word", .text), ColumnInfo("valence", .number, format: .decimals(1)),
                ColumnInfo("topic", .text), ColumnInfo("statement", .text),
            ]
        case .factors:
            [
                ColumnInfo("channel", .text), ColumnInfo("factor", .number, format: .decimals(2)),
                ColumnInfo("source", .text), ColumnInfo("statement", .text),
            ]
        }
    }
}

/// The table that an `import` gives: a row for each file.
package enum ImportTable {
    package static let schema = [
        ColumnInfo("source", .text, format: .path), ColumnInfo("format", .text), ColumnInfo("read", .integer),
        ColumnInfo("new", .integer), ColumnInfo("updated", .integer), ColumnInfo("duplicate", .integer),
        ColumnInfo("rejected", .integer), ColumnInfo("repaired", .integer),
        ColumnInfo("seconds", .number, format: .decimals(2)),
    ]
}

/// The table that `rescore` gives: for each field how many mentions went from one value to another.
package enum RescoreTable {
    package static let schema = [
        ColumnInfo("field", .text), ColumnInfo("was", .text), ColumnInfo("now", .text),
        ColumnInfo("mentions", .integer),
    ]
}

/// The table that `train` gives: what was measured on `n` corrections that were held back, without and with what was
/// learned from the others.
package enum TrainTable {
    package static let schema = [
        ColumnInfo("measure", .text), ColumnInfo("before", .number, format: .decimals(3)),
        ColumnInfo("after", .number, format: .decimals(3)), ColumnInfo("n", .integer),
    ]
}

/// How files of one shape are read: what `map` and `fill` said of them, under a name.
package struct Recipe: Sendable, Hashable {
    /// A field and the column that gives it, or its constant, as written.
    package struct Assignment: Sendable, Hashable {
        package var field: String
        package var value: String

        package init(field: String, value: String) {
            self.field = field
            self.value = value
        }
    }

    /// Unique whatever its case.
    package var name: String
    /// Name of the format, where it was said and not recognised.
    package var format: String?
    /// The names of the columns of such files, in their order: their shape.
    package var columns: [String]
    package var map: [Assignment]
    package var fill: [Assignment]
    /// Said of dates such as 3/4/2026: `dmy` or `mdy`; nil: nothing was said.
    package var dates: String?

    package init(
        name: String, format: String? = nil, columns: [String], map: [Assignment] = [], fill: [Assignment] = [],
        dates: String? = nil
    ) {
        self.name = name
        self.format = format
        self.columns = columns
        self.map = map
        self.fill = fill
        self.dates = dates
    }
}
