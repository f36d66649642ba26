import ClamorColumns

/// What evaluating an expression takes, cheapest first: conditions are tried in this order.
enum Cost: Int, Comparable, Sendable {
    case constant
    /// Columns of the index or of a table.
    case columns
    /// The text index, perhaps texts of candidates.
    case search
    /// Fields of the row table.
    case rows

    static func < (left: Cost, right: Cost) -> Bool { left.rawValue < right.rawValue }
}

/// An expression made ready to run: a function from rows to a column, a whole batch at a time.
protocol Evaluator: Sendable {
    var type: ValueType { get }
    var cost: Cost { get }
    /// Whether its texts come from dictionaries that stay the same from segment to segment, so that what is computed
    /// for each of their codes is worth keeping.
    var hasLastingDictionary: Bool { get }
    /// The value for each row of the frame. Rows without one hold 0 in storage.
    func evaluate(_ frame: Frame) throws -> Column
    /// The outcome that a boolean expression has for every row of a frame of all rows, where that is known without
    /// reading columns.
    func certainOutcome(_ frame: Frame) throws -> Bool?
    /// The same as a key to group by, where that can be had in a shorter form.
    func keyColumn(_ frame: Frame) throws -> KeyColumn
    /// The outcome for each row, of a boolean expression.
    func truth(_ frame: Frame) throws -> Truth
    /// The outcome for some rows of the frame; for the others it may be any.
    func truth(_ frame: Frame, among rows: Bitmap) throws -> Truth
}

extension Evaluator {
    var hasLastingDictionary: Bool { false }

    func certainOutcome(_ frame: Frame) throws -> Bool? { nil }

    func keyColumn(_ frame: Frame) throws -> KeyColumn { .plain(try evaluate(frame)) }

    func truth(_ frame: Frame) throws -> Truth { Truth(try evaluate(frame)) }

    func truth(_ frame: Frame, among rows: Bitmap) throws -> Truth {
        // Asking all rows is cheaper than picking out most of them; of few, or where rows are read, it is not.
        if cost <= .columns, rows.isFull || rows.setCount * 8 >= rows.count { return try truth(frame) }
        return try narrowedTruth(frame, rows)
    }

    /// The outcome for some rows, the others picked out before they are asked.
    func narrowedTruth(_ frame: Frame, _ rows: Bitmap) throws -> Truth {
        if rows.isFull { return try truth(frame) }
        return try truth(frame.narrowed(to: rows)).scattered(to: rows.rows(), count: rows.count)
    }
}

extension Truth {
    /// Outcomes for some rows as outcomes for all: for the others it is false.
    func scattered(to rows: [Int32], count: Int) -> Truth {
        var result = Truth(trues: trues.scattered(to: rows, count: count))
        if knowns != nil {
            var known = unknowns.scattered(to: rows, count: count)
            known.invert()
            result.knowns = known
        }
        return result
    }
}

/// The same value for every row.
struct ConstantEvaluator: Evaluator {
    let type: ValueType
    let value: Value
    private let dictionary: TextDictionary

    init(_ type: ValueType, _ value: Value) {
        self.type = type
        self.value = value
        switch value {
        case .text(let text): dictionary = TextDictionary([text])
        case .list(let texts): dictionary = TextDictionary(texts)
        default: dictionary = TextDictionary([""])
        }
    }

    var cost: Cost { .constant }
    var hasLastingDictionary: Bool { true }

    func evaluate(_ frame: Frame) -> Column { evaluate(count: frame.count) }

    /// The value so many times.
    func evaluate(count: Int) -> Column {
        let storage: Column.Storage
        switch (type, value) {
        case (.number, _): storage = .numbers(Array(repeating: value.numeric ?? 0, count: count))
        case (.boolean, _): storage = .booleans(Bitmap(count: count, filled: value == .boolean(true)))
        case (.text, _): storage = .codes(Codes(repeating: 0, count: count), dictionary)
        case (.list, .list(let texts)):
            let width = UInt32(texts.count)
            storage = .lists(
                Lists(entries: Codes(repeating: 0, count: count), offsets: [0, width], items: (0..<width).map { $0 }),
                dictionary)
        case (.list, _):
            storage = .lists(
                Lists(entries: Codes(repeating: 0, count: count), offsets: [0, 0], items: []), dictionary)
        default:
            storage = .integers(.offset(base: value.bits(as: type), most: 0, Codes(repeating: 0, count: count)))
        }
        let isMissing = value == .null && type != .list
        return Column(type: type, count: count, storage: storage, validity: isMissing ? Bitmap(count: count) : nil)
    }
}

/// A column of a table.
struct TableColumnEvaluator: Evaluator {
    let name: String
    let type: ValueType
    var cost: Cost { .columns }
    var hasLastingDictionary: Bool { true }

    /// Sums that 64 bits could not hold came as numbers into a column of integers; to expressions they are missing.
    func evaluate(_ frame: Frame) throws -> Column {
        let column = try frame.column(name)
        guard case .numbers(let values) = column.storage, type != .number else { return column }
        let whole = values.map { Int64(exactly: $0) }
        return Column(type: type, ordered: whole.indices.map { column.isNull($0) ? nil : whole[$0] })
    }
}

/// An expression that has a name, evaluated once for each frame however often it is used.
struct SharedEvaluator: Evaluator {
    let identity: Int
    let inner: any Evaluator

    var type: ValueType { inner.type }
    var cost: Cost { inner.cost }
    var hasLastingDictionary: Bool { inner.hasLastingDictionary }

    func evaluate(_ frame: Frame) throws -> Column {
        try frame.shared(identity) { try inner.evaluate(frame) }
    }
}
