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
        if let field = operand as? RowFieldEvaluator, !frame.holdsRowColumn(field.name) {
            var truth = try truth(of: field.name, frame)
            if negated { truth.negate() }
            return truth.column
        }
        let column = try operand.evaluate(frame)
        var truth: Truth
        switch column.storage {
        case .codes(let codes, let dictionary):
            truth = Truth(trues: rows(codes, dictionary), knowns: column.validity)
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

    /// Where one text field of the index decides: its name and column, and the codes that pass.
    func codes(_ frame: Frame) throws -> (field: String, column: Column, passing: CodeSet)? {
        guard !negated, let field = operand as? ColumnFieldEvaluator, field.type == .text else { return nil }
        let column = try field.evaluate(frame)
        guard case .codes(.bytes, let dictionary) = column.storage else { return nil }
        return (field.name, column, table(dictionary))
    }

    func certainOutcome(_ frame: Frame) throws -> Bool? {
        guard let summary = try (operand as? ColumnFieldEvaluator)?.summary(frame), summary.nullCount == 0,
            let dictionary = summary.dictionary, summary.counts != nil || summary.range.count == 1
        else { return nil }
        let passing = table(dictionary)
        var outcome: Bool?
        if let lists = summary.lists {
            for entry in 0..<lists.entryCount where summary.counts?[entry] != 0 {
                let passes = passing.holdsAny(of: lists.items(ofEntry: entry)) != negated
                if outcome == nil { outcome = passes }
                if outcome != passes { return nil }
            }
            return outcome
        }
        guard operand.type == .text else { return nil }
        for (place, code) in summary.range.enumerated() where summary.counts?[place] != 0 {
            let passes = passing.holds(UInt32(code)) != negated
            if outcome == nil { outcome = passes }
            if outcome != passes { return nil }
        }
        return outcome
    }

    /// Of a few rows only their own texts are tested, unless all texts were.
    private func rows(_ codes: Codes, _ dictionary: TextDictionary) -> Bitmap {
        if codes.count > dictionary.count / 64 || operand.hasLastingDictionary && outcomes.holds(dictionary) {
            return table(dictionary).rows(of: codes)
        }
        var rows = Bitmap(count: codes.count)
        var folded: [UInt8] = []
        for row in codes.indices where codes[row] < dictionary.count {
            rows[row] = dictionary.withText(codes[row]) { text in
                guard folds else { return test(text) }
                folded.removeAll(keepingCapacity: true)
                FoldedText.foldUTF8(text, into: &folded)
                return folded.withUnsafeBufferPointer(test)
            }
        }
        return rows
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

    func holds(_ code: UInt32) -> Bool { table[Int(code)] == 1 }

    func holdsAny(of codes: ArraySlice<UInt32>) -> Bool { codes.contains { table[Int($0)] == 1 } }
}

/// What was computed for whole dictionaries, a few of them.
final class DictionaryCache<Value: Sendable>: Sendable {
    private let entries = Mutex<[(dictionary: TextDictionary, value: Value)]>([])
    private let capacity = 4

    /// Whether the value for a dictionary is there.
    func holds(_ dictionary: TextDictionary) -> Bool {
        entries.withLock { $0.contains { $0.dictionary === dictionary } }
    }

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
