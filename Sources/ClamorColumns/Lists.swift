/// Lists of dictionary codes, one a row. Rows with the same list may share an entry.
package struct Lists: Sendable {
    /// The entry of each row.
    package let entries: Codes
    /// Entry e holds `items[offsets[e]..<offsets[e + 1]]`.
    package let offsets: [UInt32]
    package let items: [UInt32]

    package init(entries: Codes, offsets: [UInt32], items: [UInt32]) {
        self.entries = entries
        self.offsets = offsets
        self.items = items
    }

    /// A list for each row; equal lists share an entry.
    package init(offsets: [UInt32], codes: [UInt32]) {
        var builder = Builder()
        codes.withUnsafeBufferPointer { codes in
            for row in 0..<max(0, offsets.count - 1) {
                builder.append(UnsafeBufferPointer(rebasing: codes[Int(offsets[row])..<Int(offsets[row + 1])]))
            }
        }
        self = builder.lists()
    }

    package var count: Int { entries.count }
    package var entryCount: Int { max(0, offsets.count - 1) }

    /// The codes of an entry.
    @inline(__always)
    package func items(ofEntry entry: Int) -> ArraySlice<UInt32> {
        items[Int(offsets[entry])..<Int(offsets[entry + 1])]
    }

    /// The codes of a row.
    package subscript(_ row: Int) -> ArraySlice<UInt32> { items(ofEntry: Int(entries[row])) }

    /// Codes of all rows, end to end, and where each row's begin.
    package func spread() -> (offsets: [UInt32], codes: [UInt32]) {
        var starts: [UInt32] = [0]
        starts.reserveCapacity(count + 1)
        var codes: [UInt32] = []
        for row in 0..<count {
            codes.append(contentsOf: self[row])
            starts.append(UInt32(codes.count))
        }
        return (starts, codes)
    }

    package func gathered(_ rows: [Int32]) -> Lists {
        Lists(entries: entries.gathered(rows), offsets: offsets, items: items)
    }

    package func prefix(_ rows: Int) -> Lists { Lists(entries: entries.prefix(rows), offsets: offsets, items: items) }

    /// The same lists with each entry's codes changed.
    package func mappingEntries(_ body: (ArraySlice<UInt32>, inout [UInt32]) -> Void) -> Lists {
        var newOffsets: [UInt32] = [0]
        newOffsets.reserveCapacity(offsets.count)
        var newItems: [UInt32] = []
        for entry in 0..<entryCount {
            body(items(ofEntry: entry), &newItems)
            newOffsets.append(UInt32(newItems.count))
        }
        return Lists(entries: entries, offsets: newOffsets, items: newItems)
    }

    package var byteCount: Int { entries.byteCount + (offsets.count + items.count) * 4 }

    /// Rows whose list holds something; nil: all.
    package var presence: Bitmap? {
        var table = [UInt8](repeating: 0, count: max(1, entryCount))
        for entry in 0..<entryCount { table[entry] = offsets[entry] == offsets[entry + 1] ? 0 : 1 }
        if table.allSatisfy({ $0 == 1 }) { return nil }
        let filled = Kernels.rows(entries, in: table)
        return filled.isFull ? nil : filled
    }

    /// Gathers lists row by row.
    package struct Builder {
        private var known = TextInterner()
        private var entries: [UInt32] = []
        private var offsets: [UInt32] = [0]
        private var items: [UInt32] = []

        package init() {}

        package mutating func append(_ codes: UnsafeBufferPointer<UInt32>) {
            let raw = UnsafeRawBufferPointer(codes)
            let entry = known.intern(raw.bindMemory(to: UInt8.self))
            if Int(entry) == offsets.count - 1 {
                items.append(contentsOf: codes)
                offsets.append(UInt32(items.count))
            }
            entries.append(entry)
        }

        package mutating func append(_ codes: [UInt32]) { codes.withUnsafeBufferPointer { append($0) } }

        package func lists() -> Lists { Lists(entries: Codes(entries), offsets: offsets, items: items) }
    }
}
