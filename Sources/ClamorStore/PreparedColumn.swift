import ClamorColumns

/// One column of some records: the rows that have a value, ascending, and their values. Texts have numbers of their own.
struct PreparedColumn: Sendable {
    private(set) var rows: [UInt32] = []
    /// Of each such row its integer, or 0 and 1 for false and true.
    private(set) var integers: [Int64] = []
    /// Of each such row the number of its text; or for lists those of all their texts, end to end.
    private(set) var numbers: [UInt32] = []
    /// Of each such row where its list ends in `numbers`.
    private(set) var ends: [UInt32] = []
    private(set) var texts = TextInterner()

    mutating func append(_ value: Int64, row: UInt32) {
        rows.append(row)
        integers.append(value)
    }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>, row: UInt32) {
        rows.append(row)
        numbers.append(texts.intern(text))
    }

    mutating func append(_ list: some Sequence<String>, row: UInt32) {
        rows.append(row)
        for text in list { numbers.append(texts.intern(text)) }
        ends.append(UInt32(numbers.count))
    }

    /// The texts of the list that the row at a place of `rows` has, as their numbers.
    func list(at place: Int) -> ArraySlice<UInt32> {
        numbers[(place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place])]
    }

    /// Hands over the text of a number.
    func withText<T>(_ number: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
        let range = Int(texts.offsets[Int(number)])..<Int(texts.offsets[Int(number) + 1])
        return texts.bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }
}
