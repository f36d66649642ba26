import ClamorColumns

/// Gives the values of one key small codes: 0 for a missing value or an empty list, else from 1 on, in an order that
/// means nothing. Texts get a code for each spelling; `classes` tells which are the same in folded form.
struct KeyEncoder: Sendable {
    /// The type of single values: of a list's elements, text.
    let type: ValueType
    private var spellings = DictionaryUnion()
    private var integers = IntegerInterner()

    init(type: ValueType) { self.type = type == .list ? .text : type }

    /// A number above all codes so far.
    var cardinality: Int {
        switch type {
        case .boolean: 3
        case .text: spellings.count + 1
        default: integers.count + 1
        }
    }

    /// The code of each row; where lists have several values, the codes of all of them, each value of a list once, with
    /// the row of each, and how many rows have several.
    mutating func keys(of column: Column) -> (rows: [Int32]?, codes: [UInt32], repeated: Int) {
        switch column.storage {
        case .codes(let codes, let dictionary):
            let own = Kernels.keyCodes(codes, validity: column.validity)
            return (nil, translated(own, from: dictionary), 0)
        case .lists(let offsets, let codes, let dictionary):
            let exploded = Kernels.exploded(offsets: offsets, codes: codes) { dictionary.classes }
            return (exploded.rows, translated(exploded.codes, from: dictionary), exploded.repeated)
        case .booleans(let bits): return (nil, Kernels.keyCodes(bits, validity: column.validity), 0)
        case .integers(let values): return (nil, integers.codes(of: values, validity: column.validity), 0)
        case .numbers(let values):
            return (nil, integers.codes(of: Kernels.ordered(values), validity: column.validity), 0)
        }
    }

    private mutating func translated(_ keys: [UInt32], from dictionary: TextDictionary) -> [UInt32] {
        guard let table = spellings.translation(of: dictionary) else { return keys }
        return Kernels.translate(keys, by: [0] + table.map { $0 + 1 })
    }

    /// Takes over another's values: for each of its codes the code here.
    mutating func absorb(_ other: KeyEncoder) -> [UInt32] {
        switch type {
        case .boolean: return [0, 1, 2]
        case .text:
            let dictionary = other.spellings.dictionary
            let own = (0...UInt32(dictionary.count)).map { $0 }
            return translated(own, from: dictionary)
        default: return [0] + other.integers.values.map { integers.intern($0) + 1 }
        }
    }

    /// The texts behind the codes, each one less.
    var dictionary: TextDictionary { spellings.dictionary }

    /// For each code the lowest one of the same folded form; nil when that is always itself.
    func classes() -> [UInt32]? {
        guard type == .text else { return nil }
        let classes = dictionary.classes
        let isPlain = classes.indices.allSatisfy { classes[$0] == UInt32($0) }
        return isPlain ? nil : [0] + classes.map { $0 + 1 }
    }

    /// The code of an integer, time or duration, given now if it has none.
    mutating func code(of value: Int64) -> UInt32 { integers.intern(value) + 1 }

    /// The values of codes; 0 is missing.
    func column(of codes: [UInt32]) -> Column {
        var present = Bitmap(count: codes.count)
        for row in codes.indices where codes[row] != 0 { present[row] = true }
        let storage: Column.Storage
        switch type {
        case .boolean:
            var bits = Bitmap(count: codes.count)
            for row in codes.indices where codes[row] == 2 { bits[row] = true }
            storage = .booleans(bits)
        case .text: storage = .codes(codes.map { max($0, 1) - 1 }, dictionary)
        case .number:
            storage = .numbers(codes.map { $0 == 0 ? 0 : Kernels.number(ordered: integers.values[Int($0) - 1]) })
        default: storage = .integers(codes.map { $0 == 0 ? 0 : integers.values[Int($0) - 1] })
        }
        return Column(type: type, count: codes.count, storage: storage, validity: present.isFull ? nil : present)
    }
}
