import ClamorColumns

/// The database library has a type of that name too.
typealias Column = ClamorColumns.Column

extension Column: Cacheable {
    /// A column in which no row has a value.
    init(missing type: ValueType, count: Int) {
        var builder = ColumnBuilder(type: type)
        builder.appendMissing(count)
        self = builder.column
    }

    /// The first rows.
    func prefix(_ rows: Int) -> Column {
        if rows == count { return self }
        let storage: Storage =
            switch storage {
            case .integers(let values): .integers(values.prefix(rows))
            case .numbers(let values): .numbers(Array(values[..<rows]))
            case .booleans(let bits): .booleans(bits.prefix(rows))
            case .codes(let codes, let dictionary): .codes(codes.prefix(rows), dictionary)
            case .lists(let lists, let dictionary): .lists(lists.prefix(rows), dictionary)
            }
        return Column(type: type, count: rows, storage: storage, validity: validity?.prefix(rows))
    }

    /// The same codes, read with another dictionary that has them all.
    func reading(_ dictionary: TextDictionary) -> Column {
        switch storage {
        case .codes(let codes, _):
            Column(type: type, count: count, storage: .codes(codes, dictionary), validity: validity)
        case .lists(let lists, _):
            Column(type: type, count: count, storage: .lists(lists, dictionary), validity: validity)
        default: self
        }
    }

    /// How many dictionary entries the codes need.
    var codesNeeded: Int {
        switch storage {
        case .codes(let codes, _): codes.count == 0 || validity?.isEmpty == true ? 0 : Int(codes.largest) + 1
        case .lists(let lists, _): lists.items.max().map { Int($0) + 1 } ?? 0
        default: 0
        }
    }

    /// Memory of the values, in bytes.
    var byteCount: Int {
        let values =
            switch storage {
            case .integers(let values): values.byteCount
            case .numbers(let values): values.count * 8
            case .booleans(let bits): bits.count / 8
            case .codes(let codes, _): codes.byteCount
            case .lists(let lists, _): lists.byteCount
            }
        return values + (validity == nil ? 0 : count / 8) + 128
    }
}

extension Bitmap {
    func prefix(_ rows: Int) -> Bitmap { Bitmap(count: rows, words: Array(words[..<((rows + 63) >> 6)])) }
}
