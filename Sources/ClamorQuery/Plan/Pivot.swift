import ClamorColumns

/// Long rows made wide: a row for each combination of the keys, a column for each value of one column.
///
/// Rows come in the order in which their keys come first.
package struct Pivot: Sendable {
    /// A column that is spread over the values.
    package struct Spread: Sendable {
        package var name: String
        /// What stands where the rows have no such value: 0 for counts and sums, else missing.
        package var absent: Value

        package init(name: String, absent: Value) {
            self.name = name
            self.absent = absent
        }
    }

    /// The column whose values become columns.
    package var column: String
    /// Its values, as the rows hold them; texts match in folded form. A row of another value is a fault of the plan.
    package var values: [Value]
    package var spread: [Spread]
    /// Columns that stay, and tell rows apart.
    package var keys: [ColumnInfo]
    /// A column for each value and each of `spread`, value by value.
    package var outputs: [ColumnInfo]

    package init(column: String, values: [Value], spread: [Spread], keys: [ColumnInfo], outputs: [ColumnInfo]) {
        self.column = column
        self.values = values
        self.spread = spread
        self.keys = keys
        self.outputs = outputs
    }
}
