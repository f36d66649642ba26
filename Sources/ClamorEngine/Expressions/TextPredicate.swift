import ClamorColumns
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
    private let outcomes = DictionaryCache<CodeSet>()

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
        let column = try operand.evaluate(frame)
        var truth: Truth
        switch column.storage {
        case .codes(let codes, let dictionary):
            truth = Truth(trues: table(dictionary).rows(of: codes), knowns: column.validity)
            if let known = column.validity { truth.trues.formIntersection(known) }
        case .lists(let lists, let dictionary):
            let passing = table(dictionary)
            truth = Truth(
                trues: CodeSet((0..<lists.entryCount).map { passing.holdsAny(of: lists.items(ofEntry: $0)) })
                    .rows(of: lists.entries))
        default: preconditionFailure("texts are tested, not \(column.type)")
        }
        if negated { truth.negate() }
        return truth.column
    }

    private func table(_ dictionary: TextDictionary) -> CodeSet {
        outcomes.value(for: dictionary, keep: operand.hasLastingDictionary) {
            var passes = [Bool](repeating: false, count: dictionary.count)
            if folds {
                dictionary.forEachFolded { code, text in passes[code] = test(text) }
            } else {
                dictionary.forEachText { code, text in passes[code] = test(text) }
            }
            return CodeSet(passes)
        }
    }
}

/// Which codes pass a test.
struct CodeSet: Sendable {
    /// 1 for codes that pass; at least one entry.
    private let table: [UInt8]
    /// The only code that passes, where there is only one.
    private let single: UInt32?
    private let isEmpty: Bool

    init(_ passes: [Bool]) {
        table = passes.isEmpty ? [0] : passes.map { $0 ? 1 : 0 }
        let first = passes.firstIndex(of: true)
        isEmpty = first == nil
        single = first == passes.lastIndex(of: true) ? first.map { UInt32($0) } : nil
    }

    /// Rows whose code passes.
    func rows(of codes: Codes) -> Bitmap {
        if isEmpty { return Bitmap(count: codes.count) }
        if let single { return Kernels.rows(codes, equalTo: single) }
        return Kernels.rows(codes, in: table)
    }

    func holdsAny(of codes: ArraySlice<UInt32>) -> Bool { codes.contains { table[Int($0)] == 1 } }
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
