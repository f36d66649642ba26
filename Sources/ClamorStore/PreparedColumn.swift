import ClamorColumns

/// One column of some records: the values of the rows that have one, by ascending row. Texts have numbers of their own.
struct PreparedColumn: Sendable {
    /// Integers, or 0 and 1 for false and true.
    private(set) var integers: [(row: UInt32, value: Int64)] = []
    private(set) var numbers: [(row: UInt32, number: UInt32)] = []
    /// Lists: where they end in `items`.
    private(set) var lists: [(row: UInt32, end: UInt32)] = []
    /// The numbers of the texts of all lists, end to end.
    private(set) var items: [UInt32] = []
    private(set) var texts = TextInterner()

    mutating func append(_ value: Int64, row: UInt32) { integers.append((row, value)) }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>, row: UInt32) { numbers.append((row, texts.intern(text))) }

    mutating func append(_ list: some Sequence<String>, row: UInt32) {
        for text in list { items.append(texts.intern(text)) }
        lists.append((row, UInt32(items.count)))
    }

    /// Hands over each list.
    func forEachList(_ body: (_ row: Int, _ items: ArraySlice<UInt32>) -> Void) {
        var start = 0
        for (row, end) in lists {
            body(Int(row), items[start..<Int(end)])
            start = Int(end)
        }
    }

    /// Hands over the text of a number.
    func withText<T>(_ number: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
        let range = Int(texts.offsets[Int(number)])..<Int(texts.offsets[Int(number) + 1])
        return texts.bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }
}
