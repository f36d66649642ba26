import ClamorColumns

/// The groups of a grouping over time: the steps up to it run again with a bucket of time as its first key, no bucket
/// left out, and rows of equal keys are put together.
package struct SparkRequest: Sendable {
    /// A column of the grouping, and the list of its values over time that is added.
    package struct Drawn: Sendable {
        package var name: String
        package var output: ColumnInfo

        package init(name: String, output: ColumnInfo) {
            self.name = name
            self.output = output
        }
    }

    /// The steps of the query up to the grouping, which has the buckets as its first key.
    package var operators: [Operator]
    /// Columns whose values pair rows, texts in folded form.
    package var keys: [String]
    package var columns: [Drawn]
    package var step: TimeStep

    package init(operators: [Operator], keys: [String], columns: [Drawn], step: TimeStep) {
        self.operators = operators
        self.keys = keys
        self.columns = columns
        self.step = step
    }
}
