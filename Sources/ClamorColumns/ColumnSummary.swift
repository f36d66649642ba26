/// What is known of a column of a segment without reading it.
package struct ColumnSummary: Sendable {
    /// Rows in the column, and those of them without a value.
    package var count: Int
    package var nullCount: Int
    /// The smallest and largest value or code of the rows that have one.
    package var range: ClosedRange<Int64>
    /// How often each value from the smallest to the largest comes; nil where that is not known.
    package var counts: [UInt32]?
    /// What codes stand for.
    package var dictionary: TextDictionary?

    package init(
        count: Int, nullCount: Int, range: ClosedRange<Int64>, counts: [UInt32]? = nil,
        dictionary: TextDictionary? = nil
    ) {
        self.count = count
        self.nullCount = nullCount
        self.range = range
        self.counts = counts
        self.dictionary = dictionary
    }

    /// What a blob's header says; nil where it does not say enough.
    package init?(_ header: ColumnCodec.Header, dictionary: TextDictionary?) {
        guard let nulls = header.nullCount, nulls < header.count else { return nil }
        self.init(
            count: header.count, nullCount: nulls, range: header.minimum...header.maximum, counts: header.counts,
            dictionary: dictionary)
    }
}
