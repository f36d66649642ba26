import ClamorColumns
import ClamorTime

/// `number`: a text read as a number, missing where it is none; true and false as 1 and 0; a duration in seconds.
struct NumberEvaluator: Evaluator {
    let operand: any Evaluator
    private let parsed = DictionaryCache<[Double]>()

    init(operand: any Evaluator) { self.operand = operand }

    var type: ValueType { .number }
    var cost: Cost { operand.cost }

    func evaluate(_ frame: Frame) throws -> Column {
        let column = try operand.evaluate(frame)
        switch column.storage {
        case .codes(let codes, let dictionary):
            let table = parsed.value(for: dictionary, keep: operand.hasLastingDictionary) {
                var table = [Double](repeating: .nan, count: max(1, dictionary.count))
                for code in 0..<dictionary.count { table[code] = Self.number(dictionary[UInt32(code)]) ?? .nan }
                return table
            }
            return column.replacingNumbers(Kernels.translate(codes, by: table))
        default:
            let values = column.numbers()
            return column.replacingNumbers(column.type == .duration ? values.map { $0 / 1_000 } : values)
        }
    }

    /// Digits with a sign, a point and an exponent, white space around; not the words that stand for no number.
    private static func number(_ text: String) -> Double? {
        let trimmed = text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
        guard trimmed.allSatisfy({ $0.isNumber || "+-.eE".contains($0) }) else { return nil }
        return Double(String(trimmed))
    }
}

/// `text`: any value as text.
struct TextEvaluator: Evaluator {
    let operand: any Evaluator
    let zone: Zone
    var type: ValueType { .text }
    var cost: Cost { operand.cost }

    func evaluate(_ frame: Frame) throws -> Column {
        let column = try operand.evaluate(frame)
        if column.type == .text { return column }
        var texts = TextInterner()
        var known: [Value: UInt32] = [:]
        let codes = (0..<column.count).map { row -> UInt32 in
            let value = column[row]
            if let code = known[value] { return code }
            let code = texts.intern(Self.text(value, in: zone))
            known[value] = code
            return code
        }
        return Column(
            type: .text, count: column.count, storage: .codes(codes, texts.dictionary()), validity: column.validity
        )
        .masked(by: Bitmap(count: column.count, filled: true))
    }

    /// One value as text; a missing one is empty.
    static func text(_ value: Value, in zone: Zone) -> String {
        switch value {
        case .null: ""
        case .integer(let value): String(value)
        case .fixed(let value): shortest(Double(value) / 10_000)
        case .number(let value): shortest(value)
        case .boolean(let value): value ? "true" : "false"
        case .time(let value): TimeFormat.full.text(Instant(milliseconds: value), in: zone)
        case .duration(let value): shortest(Double(value) / 1_000) + "s"
        case .text(let value): value
        case .list(let values): values.joined(separator: ", ")
        }
    }

    /// The shortest digits that read back as the number; whole ones without a point.
    private static func shortest(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 1e15 ? String(Int64(value)) : "\(value)"
    }
}

/// `date` of a text: a time as people write it; missing where it is none.
struct TimeFromText: Evaluator {
    let operand: any Evaluator
    let zone: Zone
    var type: ValueType { .time }
    var cost: Cost { operand.cost }

    func evaluate(_ frame: Frame) throws -> Column {
        let column = try operand.evaluate(frame)
        guard case .codes(let codes, let dictionary) = column.storage else {
            preconditionFailure("times are read from text")
        }
        var times = [Int64](repeating: 0, count: max(1, dictionary.count))
        var isTime = [UInt8](repeating: 0, count: max(1, dictionary.count))
        for code in 0..<dictionary.count {
            let text = dictionary[UInt32(code)]
            guard let time = zone.period(of: text)?.lowerBound ?? parseTime(text, zone: zone)?.instant else { continue }
            times[code] = time.milliseconds
            isTime[code] = 1
        }
        let result = Column(
            type: .time, count: column.count, storage: .integers(.coded(codes, table: times)),
            validity: column.validity)
        return result.masked(by: Kernels.rows(codes, in: isTime))
    }
}
