import ClamorColumns

/// `lower`, `upper`: each text of a dictionary is changed once.
struct TextMapping: Evaluator {
    private let operand: any Evaluator
    private let change: @Sendable (String) -> String
    private let changed = DictionaryCache<(dictionary: TextDictionary, codes: [UInt32])>()

    init(operand: any Evaluator, change: @escaping @Sendable (String) -> String) {
        self.operand = operand
        self.change = change
    }

    var type: ValueType { .text }
    var cost: Cost { operand.cost }
    var hasLastingDictionary: Bool { operand.hasLastingDictionary }

    func evaluate(_ frame: Frame) throws -> Column {
        let column = try operand.evaluate(frame)
        guard case .codes(let codes, let dictionary) = column.storage else {
            preconditionFailure("case is changed in texts")
        }
        let result = changed.value(for: dictionary, keep: hasLastingDictionary) {
            var texts = TextInterner(capacity: dictionary.count)
            var table = [UInt32](repeating: 0, count: max(1, dictionary.count))
            for code in 0..<dictionary.count { table[code] = texts.intern(change(dictionary[UInt32(code)])) }
            return (texts.dictionary(), table)
        }
        return Column(
            type: .text, count: column.count,
            storage: .codes(
                Kernels.translate(codes, by: result.codes, below: max(1, result.dictionary.count)),
                result.dictionary), validity: column.validity)
    }
}

/// `length`: Unicode scalars of a text, values of a list.
struct LengthEvaluator: Evaluator {
    private let operand: any Evaluator
    private let lengths = DictionaryCache<[Int64]>()

    init(operand: any Evaluator) { self.operand = operand }

    var type: ValueType { .integer }
    var cost: Cost { operand.cost }

    func evaluate(_ frame: Frame) throws -> Column {
        let column = try operand.evaluate(frame)
        let values: Integers
        switch column.storage {
        case .codes(let codes, let dictionary):
            let table = lengths.value(for: dictionary, keep: operand.hasLastingDictionary) {
                var table = [Int64](repeating: 0, count: max(1, dictionary.count))
                // Bytes that do not continue a scalar begin one.
                dictionary.forEachText { code, text in
                    table[code] = text.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
                }
                return table
            }
            values = .coded(codes, table: table)
        case .lists(let lists, _):
            values = .coded(lists.entries, table: (0..<lists.entryCount).map { Int64(lists.items(ofEntry: $0).count) })
        default: preconditionFailure("\(column.type) has no length")
        }
        let result = Column(type: .integer, count: column.count, storage: .integers(values))
        return column.validity.map(result.masked) ?? result
    }
}
