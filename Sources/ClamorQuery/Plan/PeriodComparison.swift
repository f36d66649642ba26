import ClamorColumns

/// The rows beside those of the period before: the steps up to the grouping (and `share`) run again over another range,
/// and rows of equal keys are paired. The keys are the present period's.
package struct PeriodComparison: Sendable {
    /// One column and what is added behind it.
    package struct Compared: Sendable {
        package var name: String
        /// The column of how many values it is estimated from, and what that was then; nil where none is shown.
        package var known: (name: String, previous: ColumnInfo)?
        /// Its value then.
        package var previous: ColumnInfo
        /// Now less then.
        package var change: ColumnInfo
        /// The change in percent of the value then, missing where that is not above 0; nil for an index that may lie on
        /// either side of 0, of which there is no part.
        package var percent: ColumnInfo?
        /// The two-sided p of the change; nil where no test fits.
        package var significance: ColumnInfo?
        /// That p, adjusted for all rows (Benjamini and Hochberg); nil without keys, by which there are several.
        package var discovery: ColumnInfo?
        package var test: Test?
        /// Whether it is a count or a sum: 0 where the period before has no such row, and per day where lengths differ.
        package var isAdditive: Bool

        package init(
            name: String, known: (name: String, previous: ColumnInfo)? = nil, previous: ColumnInfo, change: ColumnInfo,
            percent: ColumnInfo?, significance: ColumnInfo?,
            discovery: ColumnInfo? = nil, test: Test?, isAdditive: Bool
        ) {
            self.name = name
            self.known = known
            self.previous = previous
            self.change = change
            self.percent = percent
            self.significance = significance
            self.discovery = discovery
            self.test = test
            self.isAdditive = isAdditive
        }

        /// The columns that are added, in order.
        package var added: [ColumnInfo] {
            [previous] + [known?.previous, change, percent, significance, discovery].compactMap { $0 }
        }
    }

    /// How far a change may be chance: z = difference / √(sum of the variances), p from the normal distribution.
    package enum Test: Sendable, Hashable {
        /// A count n has the variance n (Poisson).
        case count
        /// The variance of the estimate stands in this column, in the square of its unit.
        case variance(column: String)
        /// A percentage p of the sum N of this column of counts over all rows: p (100 − p) / N.
        case share(of: String)
    }

    /// Where the period before lies.
    package var previousRange: TimeRange
    /// How many of the query's first operators make the rows that are compared; those after them choose among and order
    /// the present rows alone.
    package var operatorCount: Int
    /// Columns whose values pair rows, texts in folded form.
    package var keys: [String]
    /// The first key is a bucket of a trend: it pairs by its place in its own range, not by its value.
    package var pairsBuckets: Bool
    package var columns: [Compared]
    /// Length of the present period over that of the one before, where they differ: what counts then are worth.
    package var scale: Double
    /// All columns of the answer in order; columns that only served a test are not among them.
    package var schema: [ColumnInfo]

    package init(
        previousRange: TimeRange, operatorCount: Int, keys: [String], pairsBuckets: Bool, columns: [Compared],
        scale: Double, schema: [ColumnInfo]
    ) {
        self.previousRange = previousRange
        self.operatorCount = operatorCount
        self.keys = keys
        self.pairsBuckets = pairsBuckets
        self.columns = columns
        self.scale = scale
        self.schema = schema
    }
}
