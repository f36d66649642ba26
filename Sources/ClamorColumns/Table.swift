/// How a column's values are written for people.
package enum ColumnFormat: Sendable, Hashable {
    /// By type alone.
    case plain
    /// Numbers with this many decimal places.
    case decimals(Int)
    /// Values that are already per cent.
    case percent
    /// Numbers from 0 to 1; very small ones are not written as 0.
    case probability
    /// Times that are bucket starts, written as short as the unit allows.
    case bucket(BucketUnit)
    /// Ids and other texts that must not be shortened.
    case identifier
    /// Lists of numbers over time, as texts, an empty one where none is known; drawn where people read.
    case spark
    /// Paths of files, of which the end tells most.
    case path
}

/// The calendar unit of a bucket, for labels.
package enum BucketUnit: String, Sendable, Hashable {
    case minute, hour, day, week, month, quarter, year
}

/// A column's name, type and form, known before the first row is read.
package struct ColumnInfo: Sendable, Hashable {
    package var name: String
    package var type: ValueType
    package var format: ColumnFormat

    package init(_ name: String, _ type: ValueType, format: ColumnFormat = .plain) {
        self.name = name
        self.type = type
        self.format = format
    }
}

/// A run of rows of one schema. What crosses the boundaries between parts; never single rows.
package struct Batch: Sendable {
    package let columns: [Column]
    package let count: Int

    package init(columns: [Column], count: Int) {
        precondition(columns.allSatisfy { $0.count == count }, "columns of unlike length")
        self.columns = columns
        self.count = count
    }
}

/// A whole answer: schema and rows.
package struct Table: Sendable {
    package var schema: [ColumnInfo]
    package var batches: [Batch]

    package init(schema: [ColumnInfo], batches: [Batch] = []) {
        self.schema = schema
        self.batches = batches
    }

    package var count: Int { batches.reduce(0) { $0 + $1.count } }
}
