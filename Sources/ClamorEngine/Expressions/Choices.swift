import ClamorColumns
import Synchronization

/// `if` and `case`: pairs of a condition and a value, perhaps one more value for all other rows.
struct ChoiceEvaluator: Evaluator {
    let type: ValueType
    private let conditions: [any Evaluator]
    private let values: [any Evaluator]
    private let blend: Blend

    init(type: ValueType, arguments: [any Evaluator]) {
        self.type = type
        let pairs = arguments.count / 2
        conditions = (0..<pairs).map { arguments[2 * $0] }
        var values = (0..<pairs).map { arguments[2 * $0 + 1] }
        values.append(arguments.count % 2 == 1 ? arguments[2 * pairs] : ConstantEvaluator(type, .null))
        self.values = values
        blend = Blend(type: type, isLasting: values.allSatisfy(\.hasLastingDictionary))
    }

    var cost: Cost { (conditions + values).map(\.cost).max() ?? .constant }
    var hasLastingDictionary: Bool { blend.isLasting }

    func evaluate(_ frame: Frame) throws -> Column {
        // Only a condition that is true takes a row.
        var choice = [Int32](repeating: Int32(conditions.count), count: frame.count)
        for index in conditions.indices.reversed() {
            for row in try conditions[index].truth(frame).trues.rows() { choice[Int(row)] = Int32(index) }
        }
        return blend.column(choice, of: try values.map { try $0.evaluate(frame) })
    }
}

/// `coalesce`: the first value that is not missing.
struct CoalesceEvaluator: Evaluator {
    let type: ValueType
    private let values: [any Evaluator]
    private let blend: Blend

    init(type: ValueType, values: [any Evaluator]) {
        self.type = type
        self.values = values
        blend = Blend(type: type, isLasting: values.allSatisfy(\.hasLastingDictionary))
    }

    var cost: Cost { values.map(\.cost).max() ?? .constant }
    var hasLastingDictionary: Bool { blend.isLasting }

    func evaluate(_ frame: Frame) throws -> Column {
        let columns = try values.map { try $0.evaluate(frame) }
        var choice = [Int32](repeating: Int32(columns.count - 1), count: frame.count)
        for index in columns.indices.dropLast().reversed() {
            guard let present = columns[index].presence else {
                choice = Array(repeating: Int32(index), count: frame.count)
                continue
            }
            for row in present.rows() { choice[Int(row)] = Int32(index) }
        }
        return blend.column(choice, of: columns)
    }
}

/// Puts a column together from rows of several.
struct Blend: Sendable {
    let type: ValueType
    /// Whether the dictionaries stay from batch to batch, so that putting them together once is enough.
    let isLasting: Bool
    private let union = LastingUnion()

    init(type: ValueType, isLasting: Bool) {
        self.type = type
        self.isLasting = isLasting
    }

    /// Row r of `columns[choice[r]]` for each r.
    func column(_ choice: [Int32], of columns: [Column]) -> Column {
        let count = choice.count
        let storage: Column.Storage
        switch type {
        case .number:
            let parts = columns.map { $0.numbers() }
            storage = .numbers((0..<count).map { parts[Int(choice[$0])][$0] })
        case .boolean:
            let parts = columns.map { Truth($0).trues }
            var bits = Bitmap(count: count)
            for row in 0..<count where parts[Int(choice[row])][row] { bits[row] = true }
            storage = .booleans(bits)
        case .text, .list: storage = texts(choice, columns)
        default:
            let parts = columns.map { $0.integers(as: type) }
            storage = .integers((0..<count).map { parts[Int(choice[$0])][$0] })
        }
        if type == .list || columns.allSatisfy({ $0.validity == nil }) {
            return Column(type: type, count: count, storage: storage)
        }
        var present = Bitmap(count: count)
        for row in 0..<count where !columns[Int(choice[row])].isNull(row) { present[row] = true }
        return Column(type: type, count: count, storage: storage).masked(by: present)
    }

    private func texts(_ choice: [Int32], _ columns: [Column]) -> Column.Storage {
        let (dictionary, tables) = (isLasting ? union : LastingUnion()).union(columns.map(\.dictionary))
        func code(_ code: UInt32, _ part: Int) -> UInt32 { tables[part].map { $0[Int(code)] } ?? code }
        if type == .text {
            let parts = columns.map { column in
                if case .codes(let codes, _) = column.storage { codes } else { preconditionFailure("not a text") }
            }
            return .codes(
                choice.indices.map { row in
                    let part = Int(choice[row])
                    return columns[part].isNull(row) ? 0 : code(parts[part][row], part)
                }, dictionary)
        }
        var offsets: [UInt32] = [0]
        var codes: [UInt32] = []
        for row in choice.indices {
            let part = Int(choice[row])
            guard case .lists(let held, _) = columns[part].storage else { preconditionFailure("not a list") }
            for item in held[row] { codes.append(code(item, part)) }
            offsets.append(UInt32(codes.count))
        }
        return .lists(offsets: offsets, codes: codes, dictionary)
    }
}

/// A union of dictionaries that is kept, and its dictionary with it.
private final class LastingUnion: Sendable {
    private let state = Mutex<(union: DictionaryUnion, made: TextDictionary)>((DictionaryUnion(), .empty))

    /// One dictionary for all, and for each the codes in it; nil where they are the same.
    func union(_ dictionaries: [TextDictionary]) -> (TextDictionary, [[UInt32]?]) {
        state.withLock { state in
            let tables = dictionaries.map { state.union.translation(of: $0) }
            if state.made.count != state.union.count { state.made = state.union.dictionary }
            return (state.made, tables)
        }
    }
}

extension Column {
    /// The dictionary of a text or list column.
    var dictionary: TextDictionary {
        switch storage {
        case .codes(_, let dictionary), .lists(_, let dictionary): dictionary
        default: preconditionFailure("\(type) has no dictionary")
        }
    }
}
