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
    /// The type of the values; nil where they are not told.
    package var type: ValueType?
    /// Of lists, the entries that `counts` counts.
    package var lists: Lists?

    package init(
        count: Int, nullCount: Int, range: ClosedRange<Int64>, counts: [UInt32]? = nil,
        dictionary: TextDictionary? = nil, type: ValueType? = nil
    ) {
        self.type = type
        self.count = count
        self.nullCount = nullCount
        self.range = range
        self.counts = counts
        self.dictionary = dictionary
    }

    /// The values that occur, and how many rows have each; among them a missing one. Nil where that is not known.
    package var tally: (values: Column, counts: [Int64])? {
        if let lists {
            guard let counts, counts.count == lists.entryCount, let dictionary else { return nil }
            let each = Lists(
                entries: Codes((0..<UInt32(counts.count)).map { $0 }), offsets: lists.offsets, items: lists.items)
            return (
                Column(type: .list, count: counts.count, storage: .lists(each, dictionary)), counts.map { Int64($0) }
            )
        }
        guard let counts, let type else { return nil }
        let numbers = (0..<UInt32(counts.count)).map { $0 }
        // The last place is for rows without a value.
        let codes = Codes(numbers.map { UInt32(truncatingIfNeeded: range.lowerBound) + $0 } + [0])
        var present = Bitmap(count: counts.count + 1, filled: true)
        present[counts.count] = false
        let storage: Column.Storage =
            dictionary.map { .codes(codes, $0) }
            ?? .integers(.wide(numbers.map { range.lowerBound + Int64($0) } + [0]))
        let values = Column(type: type, count: counts.count + 1, storage: storage, validity: present)
        return (values, counts.map { Int64($0) } + [Int64(nullCount)])
    }

    /// What a blob's header says; nil where it does not say enough.
    package init?(_ header: ColumnCodec.Header, type: ValueType, dictionary: TextDictionary?) {
        guard let nulls = header.nullCount, nulls < header.count else { return nil }
        self.init(
            count: header.count, nullCount: nulls, range: header.minimum...header.maximum, counts: header.counts,
            dictionary: dictionary, type: type)
        lists = header.lists
    }
}
