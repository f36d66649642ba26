import ClamorColumns

/// `and`, `or` over several conditions. Cheap conditions come first; dear ones are asked only of rows not yet decided.
struct JunctionEvaluator: Evaluator {
    enum Kind: Sendable {
        case all, any
    }

    private let kind: Kind
    private let parts: [any Evaluator]

    init(_ kind: Kind, _ parts: [any Evaluator]) {
        self.kind = kind
        let ordered = parts.enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }
        self.parts = ordered.map(\.element)
    }

    var type: ValueType { .boolean }
    var cost: Cost { parts.map(\.cost).max() ?? .constant }

    func evaluate(_ frame: Frame) throws -> Column {
        var result = Truth(kind == .all, count: frame.count)
        for part in parts {
            // A segment is read whole; many conditions on it take their time.
            try frame.context.cancellation.check()
            if part.cost <= .columns {
                combine(&result, try part.truth(frame))
                continue
            }
            var open = kind == .all ? result.falses : result.trues
            open.invert()
            if open.isEmpty { break }
            // The others were decided already, so any outcome will do.
            combine(&result, try part.truth(frame, among: open))
        }
        return result.column
    }

    func certainOutcome(_ frame: Frame) throws -> Bool? {
        let decisive = kind == .any
        var isKnown = true
        for part in parts {
            guard let outcome = try part.certainOutcome(frame) else {
                isKnown = false
                continue
            }
            if outcome == decisive { return decisive }
        }
        return isKnown ? !decisive : nil
    }

    private func combine(_ result: inout Truth, _ other: Truth) {
        switch kind {
        case .all: result.formConjunction(other)
        case .any: result.formDisjunction(other)
        }
    }
}

struct NotEvaluator: Evaluator {
    let operand: any Evaluator

    var type: ValueType { .boolean }
    var cost: Cost { operand.cost }

    func evaluate(_ frame: Frame) throws -> Column {
        var truth = try operand.truth(frame)
        truth.negate()
        return truth.column
    }

    func certainOutcome(_ frame: Frame) throws -> Bool? { try operand.certainOutcome(frame).map { !$0 } }
}

/// `is missing`; of a list, whether it is empty.
struct MissingTest: Evaluator {
    let operand: any Evaluator
    let negated: Bool

    var type: ValueType { .boolean }
    var cost: Cost { operand.cost }

    func evaluate(_ frame: Frame) throws -> Column {
        var truth = Truth(trues: try operand.evaluate(frame).presence ?? Bitmap(count: frame.count, filled: true))
        if !negated { truth.negate() }
        return truth.column
    }
}
