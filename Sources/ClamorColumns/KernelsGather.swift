extension Kernels {
    package static func gather(_ values: [Int64], _ rows: [Int32]) -> [Int64] {
        values.withUnsafeBufferPointer { values in map(count: rows.count) { values[Int(rows[$0])] } }
    }

    package static func gather(_ values: [UInt32], _ rows: [Int32]) -> [UInt32] {
        values.withUnsafeBufferPointer { values in map(count: rows.count) { values[Int(rows[$0])] } }
    }

    package static func gather(_ values: [Double], _ rows: [Int32]) -> [Double] {
        values.withUnsafeBufferPointer { values in map(count: rows.count) { values[Int(rows[$0])] } }
    }
}

extension Bitmap {
    /// The bits of some rows, in the order given; rows may repeat.
    package func gathered(_ rows: [Int32]) -> Bitmap {
        words.withUnsafeBufferPointer { words in
            Kernels.bits(count: rows.count) { place in
                let row = Int(rows[place])
                return words[row >> 6] >> UInt64(row & 63) & 1 == 1
            }
        }
    }

    /// The set as rows of a larger one: bit `i` becomes bit `rows[i]` of `count`.
    package func scattered(to rows: [Int32], count: Int) -> Bitmap {
        var words = [UInt64](repeating: 0, count: (count + 63) >> 6)
        for (place, row) in rows.enumerated() {
            words[Int(row) >> 6] |= (self[place] ? 1 : 0) << UInt64(row & 63)
        }
        return Bitmap(count: count, words: words)
    }
}

extension Column {
    /// Some rows, in the order given; rows may repeat.
    package func gathered(_ rows: [Int32]) -> Column {
        let gathered: Storage
        switch storage {
        case .integers(let values): gathered = .integers(values.gathered(rows))
        case .numbers(let values): gathered = .numbers(Kernels.gather(values, rows))
        case .booleans(let bits): gathered = .booleans(bits.gathered(rows))
        case .codes(let codes, let dictionary): gathered = .codes(codes.gathered(rows), dictionary)
        case .lists(let lists, let dictionary): gathered = .lists(lists.gathered(rows), dictionary)
        }
        return Column(type: type, count: rows.count, storage: gathered, validity: validity?.gathered(rows))
    }

    /// A run of rows.
    package func slice(_ range: Range<Int>) -> Column {
        if range == 0..<count { return self }
        return gathered(range.map { Int32($0) })
    }

    /// The same values without those of some rows, which become missing. Missing rows hold 0 in storage.
    package func masked(by present: Bitmap) -> Column {
        let rows = intersection(validity, present)
        guard let rows, !rows.isFull else { return self }
        let cleared: Storage
        switch storage {
        case .integers(let values): cleared = .integers(values.masked(rows))
        case .numbers(let values): cleared = .numbers(Kernels.map(count: count) { rows[$0] ? values[$0] : 0 })
        case .booleans(var bits):
            bits.formIntersection(rows)
            cleared = .booleans(bits)
        case .codes(let codes, let dictionary): cleared = .codes(codes.masked(rows), dictionary)
        case .lists: return self
        }
        return Column(type: type, count: count, storage: cleared, validity: rows)
    }

    /// Rows that have a value; for lists, those that are not empty. Nil: all.
    package var presence: Bitmap? {
        if case .lists(let lists, _) = storage { return lists.presence }
        return validity
    }
}
