import ClamorColumns
import ClamorQuery

/// A key to sort by, ready to run.
struct CompiledSortKey: Sendable {
    let evaluator: any Evaluator
    let descending: Bool
}

/// Collects one key of many rows, batch after batch, and turns it into integers that sort as the key does: missing
/// values last in either direction, texts by folded form, then by scalars.
struct SortKeyCollector {
    let descending: Bool
    private var integers: [Int64] = []
    private var validity: [Bitmap?] = []
    private var counts: [Int] = []
    private var spellings = DictionaryUnion()
    private var codes: [UInt32] = []
    private let isText: Bool

    init(type: ValueType, descending: Bool) {
        self.descending = descending
        isText = type == .text || type == .list
    }

    /// An empty collector of the same kind of key.
    init(like other: SortKeyCollector) {
        descending = other.descending
        isText = other.isText
    }

    /// Whether keys can be compared before all rows are seen.
    var isComparable: Bool { !isText }

    mutating func add(_ column: Column) {
        let column = column.type == .list ? column.joined() : column
        if case .codes(let own, let dictionary) = column.storage {
            let keys = Kernels.keyCodes(own, validity: column.validity).wide
            let table = spellings.translation(of: dictionary)
            codes += table.map { Kernels.translate(keys, by: [0] + $0.map { $0 + 1 }) } ?? keys
        } else {
            integers += Self.directed(column.ordered(), column.validity, descending)
        }
    }

    /// The key of every row so far, ascending in the order asked for.
    ///
    /// - Parameter check: called now and then; what it throws ends the work.
    func keys(_ check: () throws -> Void) rethrows -> [Int64] {
        guard isText else { return integers }
        let dictionary = spellings.dictionary
        if dictionary.count / 4 > codes.count { return try sparseKeys(dictionary, check) }
        var used = Bitmap(count: dictionary.count)
        for code in codes where code != 0 { used[Int(code) - 1] = true }
        let ranks = try Selection.ranks(dictionary, used: used, check)
        return codes.map { code in
            if code == 0 { return .max }
            let rank = ranks[Int(code) - 1]
            return descending ? ~rank : rank
        }
    }

    func keys() -> [Int64] { keys {} }

    /// The same where most texts of the dictionary do not occur.
    private func sparseKeys(_ dictionary: TextDictionary, _ check: () throws -> Void) rethrows -> [Int64] {
        let distinct = Set(codes).subtracting([0]).sorted()
        let texts = TextDictionary(distinct.map { dictionary[$0 - 1] })
        let ranks = try Selection.ranks(texts, used: Bitmap(count: texts.count, filled: true), check)
        let byCode = Dictionary(uniqueKeysWithValues: zip(distinct, ranks))
        return codes.map { code in byCode[code].map { descending ? ~$0 : $0 } ?? .max }
    }

    /// Takes over the keys of another, after its own; texts are not comparable before all are seen.
    mutating func absorb(_ other: SortKeyCollector) {
        precondition(isComparable)
        integers += other.integers
    }

    /// Keeps some rows alone.
    mutating func keep(_ rows: [Int32]) {
        if isText { codes = Kernels.gather(codes, rows) } else { integers = Kernels.gather(integers, rows) }
    }

    private static func directed(_ values: [Int64], _ validity: Bitmap?, _ descending: Bool) -> [Int64] {
        values.indices.map { row in
            if let validity, !validity[row] { return .max }
            return min(descending ? ~values[row] : values[row], .max - 1)
        }
    }
}

extension Column {
    /// Lists as texts, their values with commas between.
    func joined() -> Column {
        Column(
            type: .text,
            values: (0..<count).map { row in
                if case .list(let items) = self[row] { .text(items.joined(separator: ", ")) } else { .null }
            })
    }
}
