import ClamorColumns
import ClamorText
import Synchronization

/// A test of texts one by one. It is made once for each text of a dictionary; rows then look its outcome up.
///
/// Over a list it holds when any element passes. Negated, it holds when the text, or every element, does not; what is
/// missing stays missing either way.
struct TextPredicate: Evaluator {
    typealias Test = @Sendable (UnsafeBufferPointer<UInt8>) -> Bool

    private let operand: any Evaluator
    private let negated: Bool
    private let folds: Bool
    private let test: Test
    private let outcomes = DictionaryCache<[UInt8]>()

    /// - Parameter folds: whether the test is given the folded form of the texts, as UTF-8.
    init(_ operand: any Evaluator, negated: Bool, folds: Bool, test: @escaping Test) {
        self.operand = operand
        self.negated = negated
        self.folds = folds
        self.test = test
    }

    var type: ValueType { .boolean }
    var cost: Cost { operand.cost }

    func evaluate(_ frame: Frame) throws -> Column {
        if let field = operand as? RowFieldEvaluator, !frame.holdsRowColumn(field.name) {
            var truth = try truth(of: field.name, frame)
            if negated { truth.negate() }
            return truth.column
        }
        let column = try operand.evaluate(frame)
        var truth: Truth
        switch column.storage {
        case .codes(let codes, let dictionary):
            truth = Truth(trues: Kernels.rows(codes, in: table(dictionary)), knowns: column.validity)
            if let known = column.validity { truth.trues.formIntersection(known) }
        case .lists(let offsets, let codes, let dictionary):
            truth = Truth(trues: Kernels.rows(offsets: offsets, codes: codes, in: table(dictionary)))
        default: preconditionFailure("texts are tested, not \(column.type)")
        }
        if negated { truth.negate() }
        return truth.column
    }

    /// Tests texts of the row table as they are read: most differ, so no dictionary is made of them.
    private func truth(of field: String, _ frame: Frame) throws -> Truth {
        var trues = Bitmap(count: frame.count)
        var knowns = Bitmap(count: frame.count)
        var folded: [UInt8] = []
        try frame.forEachRow([field]) { row, texts in
            guard let text = texts[0] else { return }
            knowns[row] = true
            guard folds else {
                if test(text) { trues[row] = true }
                return
            }
            folded.removeAll(keepingCapacity: true)
            FoldedText.foldUTF8(text, into: &folded)
            if folded.withUnsafeBufferPointer(test) { trues[row] = true }
        }
        return Truth(trues: trues, knowns: knowns.isFull ? nil : knowns)
    }

    private func table(_ dictionary: TextDictionary) -> [UInt8] {
        outcomes.value(for: dictionary, keep: operand.hasLastingDictionary) {
            var table = [UInt8](repeating: 0, count: max(1, dictionary.count))
            if folds {
                dictionary.forEachFolded { code, text in table[code] = test(text) ? 1 : 0 }
            } else {
                dictionary.forEachText { code, text in table[code] = test(text) ? 1 : 0 }
            }
            return table
        }
    }
}

/// What was computed for whole dictionaries, a few of them.
final class DictionaryCache<Value: Sendable>: Sendable {
    private let entries = Mutex<[(dictionary: TextDictionary, value: Value)]>([])
    private let capacity = 4

    /// The value for a dictionary, made when it is not there.
    func value(for dictionary: TextDictionary, keep: Bool, _ make: () throws -> Value) rethrows -> Value {
        guard keep else { return try make() }
        let known = entries.withLock { $0.last { $0.dictionary === dictionary }?.value }
        if let known { return known }
        let value = try make()
        entries.withLock { entries in
            if entries.count == capacity { entries.removeFirst() }
            entries.append((dictionary, value))
        }
        return value
    }
}
