import ClamorColumns

/// A column under another name.
package struct Renaming: Sendable, Hashable {
    package var old: String
    package var info: ColumnInfo

    package init(old: String, info: ColumnInfo) {
        self.old = old
        self.info = info
    }
}

/// Adds the ends of the interval of shares that were made before: Wilson's, of a count among all that are shared out.
package struct ShareInterval: Sendable, Hashable {
    /// The column of the shares; rows without one count for nothing.
    package var share: ColumnInfo
    /// The column of the counts that are shared out.
    package var count: String

    package init(share: ColumnInfo, count: String) {
        self.share = share
        self.count = count
    }

    /// The columns of the ends, in percent.
    package var low: ColumnInfo { ColumnInfo("\(share.name)_low", .number, format: share.format) }
    package var high: ColumnInfo { ColumnInfo("\(share.name)_high", .number, format: share.format) }
}

/// What `fill` puts where a value is missing.
package struct Filling: Sendable {
    package enum Value: Sendable, Hashable {
        case zero
        /// The last value before, among the rows of the same series.
        case previous
    }

    package var value: Value
    /// Columns that are filled.
    package var columns: [String]
    /// Columns whose values tell series apart, in folded form.
    package var series: [String]

    package init(_ value: Value, columns: [String], series: [String]) {
        self.value = value
        self.columns = columns
        self.series = series
    }
}

/// What must hold for every row.
package struct Assertion: Sendable {
    package var condition: TypedExpression
    /// What is said where it does not hold.
    package var message: String

    package init(condition: TypedExpression, message: String) {
        self.condition = condition
        self.message = message
    }
}

/// A summary of columns: a row for each, under the columns of `schema`.
package struct Description: Sendable {
    package struct Described: Sendable {
        package var column: NamedExpression
        /// Whether different values are counted and the commonest is looked for, of a column of texts, lists or truths;
        /// not where they lie in rows alone.
        package var countsValues: Bool

        package init(_ column: NamedExpression, countsValues: Bool) {
            self.column = column
            self.countsValues = countsValues
        }
    }

    package var columns: [Described]

    package init(columns: [Described]) { self.columns = columns }

    /// `min`, `median` and `max` as texts, of columns that have an order other than that of texts; `mean` of numbers.
    package static let schema = [
        ColumnInfo("column", .text), ColumnInfo("type", .text), ColumnInfo("known", .integer),
        ColumnInfo("missing", .integer), ColumnInfo("distinct", .integer), ColumnInfo("min", .text),
        ColumnInfo("median", .text), ColumnInfo("max", .text), ColumnInfo("mean", .number),
        ColumnInfo("commonest", .text),
    ]
}

/// The words that tell mentions from others: log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn,
/// Fightin' Words, Political Analysis 2008), over the mentions that hold a word.
package struct TermsRequest: Sendable {
    package enum Rest: Sendable, Hashable {
        /// The mentions of the range that the operators before left out.
        case ofRange
        /// The mentions outside the range.
        case outsideRange
    }

    /// At most so many words.
    package var count: Int
    package var rest: Rest

    package init(count: Int, rest: Rest) {
        self.count = count
        self.rest = rest
    }

    /// `count` and `rate` (percent) of the mentions that hold the word, `rate_rest` of the others, `authors` among the
    /// mentions, `z` of the log-odds. By z, largest first, then by term.
    package static let schema = [
        ColumnInfo("term", .text), ColumnInfo("count", .integer), ColumnInfo("rate", .number, format: .percent),
        ColumnInfo("rate_rest", .number, format: .percent), ColumnInfo("authors", .integer),
        ColumnInfo("z", .number, format: .decimals(1)),
    ]
}

/// Daily counts of series, of which those are sought that look like a broken collection.
package struct CoverageRequest: Sendable {
    /// The column of the days.
    package var day: String
    /// The columns that tell series apart.
    package var keys: [String]

    package init(day: String, keys: [String]) {
        self.day = day
        self.keys = keys
    }

    /// The column of the counts.
    package static let count = ColumnInfo("mentions", .integer)
    /// What is usual; missing where too little is known.
    package static let expected = ColumnInfo("expected", .number, format: .decimals(1))
    /// `gap` or `drop`; missing where nothing is wrong.
    package static let finding = ColumnInfo("finding", .text)
}
