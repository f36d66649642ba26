import ClamorColumns
import ClamorQuery

/// What the fields of mentions are made of.
enum FieldEvaluators {
    /// A field, `extra.NAME` or a topic family; nil for any other name.
    static func evaluator(of name: String, _ context: RunContext) throws -> (any Evaluator)? {
        if name.hasPrefix("extra.") { return RowFieldEvaluator(name: name, type: .text) }
        let families = context.definitions.topics.map(\.family)
        guard let field = Fields.named(name) else {
            return families.contains(name) ? FamilyEvaluator(name, given: nil, context) : nil
        }
        if field.name == "topic" { return FamilyEvaluator(nil, given: nil, context) }
        if field.type == .list, families.contains(name) {
            return FamilyEvaluator(name, given: ColumnFieldEvaluator(field), context)
        }
        return try stored(field) ?? derived(field, context)
    }

    /// A field as it is stored, without what topics add; nil for fields that are computed.
    static func stored(_ field: Field) -> (any Evaluator)? {
        switch field.storage {
        case .column, .annotation: ColumnFieldEvaluator(field)
        case .row: RowFieldEvaluator(name: field.name, type: field.type)
        case .derived: nil
        }
    }

    private static func derived(_ field: Field, _ context: RunContext) throws -> (any Evaluator)? {
        func column(_ name: String) -> any Evaluator {
            guard let field = Fields.named(name) else { preconditionFailure("no field `\(name)`") }
            return ColumnFieldEvaluator(field)
        }
        if let unit = BucketUnit(rawValue: field.name) {
            return try BucketEvaluator(
                operand: column("time"), step: TimeStep(count: 1, unit: unit), zone: context.zone)
        }
        switch field.name {
        case "hour_of_day": return ClockEvaluator(operand: column("time"), part: .hour, zone: context.zone)
        case "day_of_week": return ClockEvaluator(operand: column("time"), part: .weekday, zone: context.zone)
        case "engagement": return EngagementEvaluator(parts: ["likes", "shares", "replies"].map(column))
        case "links": return LinksEvaluator()
        case "own": return OwnEvaluator(author: column("author"), handles: context.definitions.ownHandles)
        case "answered": return AnsweredEvaluator()
        case "response_time":
            return ArithmeticEvaluator(
                type: .duration, sign: .subtract, left: AnsweredEvaluator(), right: column("time"))
        case "imported": return ImportedEvaluator(batch: column("batch"))
        default: return nil
        }
    }
}

/// A field of the column index, or an annotation.
struct ColumnFieldEvaluator: Evaluator {
    let name: String
    let type: ValueType

    init(_ field: Field) {
        name = field.name
        type = field.type
    }

    var cost: Cost { .columns }
    var hasLastingDictionary: Bool { true }

    func evaluate(_ frame: Frame) throws -> Column { try frame.column(name) }

    /// What is known of the field's column in a frame of a whole segment.
    func summary(_ frame: Frame) throws -> ColumnSummary? { try frame.summary(name) }
}

/// A field of the row table, read for the rows of the frame alone.
struct RowFieldEvaluator: Evaluator {
    let name: String
    let type: ValueType
    var cost: Cost { .rows }

    func evaluate(_ frame: Frame) throws -> Column { try frame.rowColumn(name) }
}

/// likes + shares + replies, missing ones skipped; missing where all three are.
struct EngagementEvaluator: Evaluator {
    let parts: [any Evaluator]
    var type: ValueType { .integer }
    var cost: Cost { .columns }

    func evaluate(_ frame: Frame) throws -> Column {
        let columns = try parts.map { try $0.evaluate(frame) }
        let (values, present) = Kernels.sumOfPresent(columns.map { ($0.integers, $0.validity) })
        let result = Column(type: .integer, count: frame.count, storage: .integers(values))
        return present.map(result.masked) ?? result
    }
}

/// Whether the author is one of our own accounts. Where the author is not known, it is not.
struct OwnEvaluator: Evaluator {
    private let isOurs: TextPredicate

    /// - Parameter handles: without the sign, folded.
    init(author: any Evaluator, handles: [String]) {
        var texts = TextInterner(capacity: handles.count)
        for handle in handles { _ = texts.intern(handle) }
        let ours = texts
        isOurs = TextPredicate(author, negated: false, folds: true) { ours.number(of: $0) != nil }
    }

    var type: ValueType { .boolean }
    var cost: Cost { .columns }

    func evaluate(_ frame: Frame) throws -> Column { Truth(trues: try isOurs.truth(frame).trues).column }
}

/// When the import began in which the mention came.
struct ImportedEvaluator: Evaluator {
    let batch: any Evaluator
    var type: ValueType { .time }
    var cost: Cost { .columns }

    func evaluate(_ frame: Frame) throws -> Column {
        let column = try batch.evaluate(frame)
        let times = try frame.context.importTimes()
        var known = Bitmap(count: column.count)
        var last: (batch: Int64, time: Int64?) = (0, times[0])
        let values = column.integers.enumerated().map { row, batch in
            if batch != last.batch { last = (batch, times[batch]) }
            if last.time != nil { known[row] = true }
            return last.time ?? 0
        }
        let result = Column(type: .time, count: column.count, storage: .integers(values), validity: column.validity)
        return result.masked(by: known)
    }
}
