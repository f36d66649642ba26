import ClamorColumns

/// The database library has a type of that name too.
typealias Column = ClamorColumns.Column

extension Column: Cacheable {
    /// The first rows.
    func prefix(_ rows: Int) -> Column {
        if rows == count { return self }
        let storage: Storage =
            switch storage {
            case .integers(let values): .integers(Array(values[..<rows]))
            case .numbers(let values): .numbers(Array(values[..<rows]))
            case .booleans(let bits): .booleans(bits.prefix(rows))
            case .codes(let codes, let dictionary): .codes(Array(codes[..<rows]), dictionary)
            case .lists(let offsets, let codes, let dictionary):
                .lists(
                    offsets: Array(offsets[...rows]), codes: Array(codes[..<Int(offsets[rows])]), dictionary)
            }
        return Column(type: type, count: rows, storage: storage, validity: validity?.prefix(rows))
    }

    /// The same codes, read with another dictionary that has them all.
    func reading(_ dictionary: TextDictionary) -> Column {
        switch storage {
        case .codes(let codes, _):
            Column(type: type, count: count, storage: .codes(codes, dictionary), validity: validity)
        case .lists(let offsets, let codes, _):
            Column(
                type: type, count: count, storage: .lists(offsets: offsets, codes: codes, dictionary),
                validity: validity)
        default: self
        }
    }

    /// How many dictionary entries the codes need.
    var codesNeeded: Int {
        let codes: [UInt32]
        switch storage {
        case .codes(let all, _): codes = validity?.isEmpty == true ? [] : all
        case .lists(_, let all, _): codes = all
        default: return 0
        }
        return codes.max().map { Int($0) + 1 } ?? 0
    }

    /// Memory of the values, in bytes.
    var byteCount: Int {
        let values =
            switch storage {
            case .integers(let values): values.count * 8
            case .numbers(let values): values.count * 8
            case .booleans(let bits): bits.count / 8
            case .codes(let codes, _): codes.count * 4
            case .lists(let offsets, let codes, _): (offsets.count + codes.count) * 4
            }
        return values + (validity == nil ? 0 : count / 8) + 128
    }
}

extension Bitmap {
    func prefix(_ rows: Int) -> Bitmap { Bitmap(count: rows, words: Array(words[..<((rows + 63) >> 6)])) }
}
