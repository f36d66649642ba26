import ClamorColumns

/// Gives the values of one key small codes: 0 for a missing value or an empty list, else from 1 on, in an order that
/// means nothing. Texts get a code for each spelling (`classes` tells which are the same in folded form), lists one for
/// each combination of values (`expansion` tells which they are).
struct KeyEncoder: Sendable {
    let type: ValueType
    private var spellings = DictionaryUnion()
    private var integers = IntegerInterner()
    /// Combinations of lists: the codes of their spellings as bytes.
    private var combinations = TextInterner()

    init(type: ValueType) { self.type = type }

    /// A number above all codes so far.
    var cardinality: Int {
        switch type {
        case .boolean: 3
        case .text: spellings.count + 1
        case .list: combinations.count + 1
        default: integers.count + 1
        }
    }

    /// The code of each row.
    mutating func codes(of column: Column) -> Codes {
        switch column.storage {
        case .codes(let codes, let dictionary):
            return translated(Kernels.keyCodes(codes, validity: column.validity), from: dictionary)
        case .lists(let lists, let dictionary): return combined(lists, dictionary)
        case .booleans(let bits): return Kernels.keyCodes(bits, validity: column.validity)
        case .integers(let values): return integers.codes(of: values, validity: column.validity)
        case .numbers(let values):
            return Codes(integers.codes(of: Kernels.ordered(values), validity: column.validity))
        }
    }

    private mutating func translated(_ keys: Codes, from dictionary: TextDictionary) -> Codes {
        guard let table = spellings.translation(of: dictionary) else { return keys }
        return Kernels.translate(keys, by: [0] + table.map { $0 + 1 }, below: cardinality)
    }

    /// The code of what a code of a batch stands for.
    mutating func code(of own: Int, in key: LocalKey) -> UInt32 {
        if key.hasMissing, own == 0 { return 0 }
        let place = key.hasMissing ? own - 1 : own
        switch key.meaning {
        case .booleans: return UInt32(own)
        case .integers(let base): return integers.intern(base + Int64(place)) + 1
        case .table(let values): return integers.intern(values[place]) + 1
        case .column(let column): return codes(of: column.gathered([Int32(place)]))[0]
        case .texts(let dictionary):
            return (spellings.translation(of: dictionary).map { $0[place] } ?? UInt32(place)) + 1
        case .lists(let lists, let dictionary):
            return code(of: lists.items(ofEntry: place), dictionary)
        }
    }

    // MARK: Lists

    /// The combination of a list, a value that comes again in whatever spelling left out.
    private mutating func code(of held: ArraySlice<UInt32>, _ dictionary: TextDictionary) -> UInt32 {
        if held.isEmpty { return 0 }
        var items: [UInt32] = []
        if held.count == 1 {
            items.append(held[held.startIndex])
        } else {
            let classes = dictionary.classes
            for code in held where !items.contains(where: { classes[Int($0)] == classes[Int(code)] }) {
                items.append(code)
            }
        }
        if let translation = spellings.translation(of: dictionary) { items = items.map { translation[Int($0)] } }
        return combination(items) + 1
    }

    private mutating func combined(_ lists: Lists, _ dictionary: TextDictionary) -> Codes {
        var table = [UInt32](repeating: 0, count: max(1, lists.entryCount))
        for entry in Kernels.used(lists.entries, validity: nil, cardinality: lists.entryCount).rows() {
            table[Int(entry)] = code(of: lists.items(ofEntry: Int(entry)), dictionary)
        }
        return Kernels.translate(lists.entries, by: table, below: cardinality)
    }

    private mutating func combination(_ items: [UInt32]) -> UInt32 {
        items.withUnsafeBytes { combinations.intern($0.bindMemory(to: UInt8.self)) }
    }

    /// The spellings in a combination.
    private func items(of combination: Int) -> [UInt32] {
        let range = Int(combinations.offsets[combination])..<Int(combinations.offsets[combination + 1])
        return combinations.bytes[range].withUnsafeBytes { Array($0.bindMemory(to: UInt32.self)) }
    }

    /// For lists: an encoder of their single values, and for each code the codes of its values there.
    func expansion() -> (values: KeyEncoder, codes: [[UInt32]])? {
        guard type == .list else { return nil }
        var values = KeyEncoder(type: .text)
        values.spellings = spellings
        return (values, [[0]] + (0..<combinations.count).map { items(of: $0).map { $0 + 1 } })
    }

    // MARK: Putting together

    /// Takes over another's values: for each of its codes the code here.
    mutating func absorb(_ other: KeyEncoder) -> [UInt32] {
        translation(of: other) ?? (0..<UInt32(other.cardinality)).map { $0 }
    }

    /// The same; nil where all codes stay as they are.
    mutating func translation(of other: KeyEncoder) -> [UInt32]? {
        switch type {
        case .boolean: return nil
        case .text:
            return spellings.translation(of: other.spellings.dictionary).map { [0] + $0.map { $0 + 1 } }
        case .list:
            let translation = spellings.translation(of: other.spellings.dictionary)
            return [0]
                + (0..<other.combinations.count).map { combination in
                    let items = other.items(of: combination)
                    return self.combination(translation.map { table in items.map { table[Int($0)] } } ?? items) + 1
                }
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
        case .list: preconditionFailure("lists are shown by their values")
        case .number:
            storage = .numbers(codes.map { $0 == 0 ? 0 : Kernels.number(ordered: integers.values[Int($0) - 1]) })
        default: storage = .integers(codes.map { $0 == 0 ? 0 : integers.values[Int($0) - 1] })
        }
        return Column(type: type, count: codes.count, storage: storage, validity: present.isFull ? nil : present)
    }
}
