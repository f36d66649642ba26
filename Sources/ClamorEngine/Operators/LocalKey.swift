import ClamorColumns

/// A key of a batch, either as a column, or as codes of the rows of a small table of values.
enum KeyColumn {
    case plain(Column)
    /// Each row has the value of its code in the table, which lacks none.
    case coded(Codes, table: Column)

    /// A value for each row.
    var column: Column {
        switch self {
        case .plain(let column): column
        case .coded(let codes, let table): table.gathered(codes.wide.map { Int32($0) })
        }
    }
}

/// A key of a batch whose values have small codes in the batch: what a code stands for is asked only of those that occur.
struct LocalKey {
    /// What the codes stand for.
    enum Meaning {
        case texts(TextDictionary)
        case lists(Lists, TextDictionary)
        case integers(base: Int64)
        case table([Int64])
        case column(Column)
        case booleans
    }

    let codes: Codes
    /// A number above all codes.
    let count: Int
    let meaning: Meaning
    /// Whether code 0 stands for a missing value, and all others for one less.
    let hasMissing: Bool

    /// Nil where codes are not small.
    init?(_ key: KeyColumn) {
        switch key {
        case .coded(let codes, let table): self.init(codes, nil, .column(table))
        case .plain(let column):
            switch column.storage {
            case .codes(let codes, let dictionary): self.init(codes, column.validity, .texts(dictionary))
            case .lists(let lists, let dictionary): self.init(lists.entries, nil, .lists(lists, dictionary))
            case .integers(.offset(let base, _, let codes)): self.init(codes, column.validity, .integers(base: base))
            case .integers(.coded(let codes, let table)): self.init(codes, column.validity, .table(table))
            case .booleans(let bits): self.init(Kernels.keyCodes(bits, validity: column.validity), nil, .booleans)
            case .integers(.wide), .numbers: return nil
            }
        }
    }

    private init?(_ codes: Codes, _ validity: Bitmap?, _ meaning: Meaning) {
        if case .words = codes { return nil }
        hasMissing = validity != nil
        self.codes = validity == nil ? codes : Kernels.keyCodes(codes, validity: validity)
        count = Int(self.codes.largest) + 1
        self.meaning = meaning
    }
}
