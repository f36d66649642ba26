import ClamorColumns
import ClamorQuery
import ClamorText

extension ExpressionCompiler {
    /// `=`, `<` and their like, by the types of both sides.
    func compare(
        _ comparison: Comparison, _ left: any Evaluator, _ right: any Evaluator, exact: Bool
    ) -> any Evaluator {
        if left.isNullLiteral || right.isNullLiteral { return ConstantEvaluator(.boolean, .null) }
        if left is ConstantEvaluator, !(right is ConstantEvaluator), right.type != .list {
            return compare(comparison.flipped, right, left, exact: exact)
        }
        switch left.type {
        case .text, .list:
            if case .text(let text)? = (right as? ConstantEvaluator)?.value {
                return compareText(comparison, left, text, exact: exact)
            }
            return TextPairTest(left: left, right: right, negated: comparison == .notEqual) {
                comparison.asEquality.holds(Kernels.order($0, $1))
            } folds: {
                !exact
            }
        case .boolean: return BooleanComparison(comparison: comparison, left: left, right: right)
        default:
            if let literal = (right as? ConstantEvaluator)?.value {
                return NumberComparison(
                    comparison: comparison, operand: left, literal: literal, literalType: right.type)
            }
            return NumberPairComparison(comparison: comparison, left: left, right: right)
        }
    }

    private func compareText(
        _ comparison: Comparison, _ operand: any Evaluator, _ text: String, exact: Bool
    ) -> any Evaluator {
        let wanted = Array((exact ? text : FoldedText.fold(text)).utf8)
        let asked = comparison.asEquality
        return TextPredicate(operand, negated: comparison == .notEqual, folds: !exact) { candidate in
            wanted.withUnsafeBufferPointer { asked.holds(Kernels.order(candidate, $0)) }
        }
    }

    /// Part, beginning or end; over a list `contains` asks for an equal element.
    func textTest(_ test: TextTest, _ left: any Evaluator, _ right: any Evaluator) -> any Evaluator {
        if left.isNullLiteral || right.isNullLiteral { return ConstantEvaluator(.boolean, .null) }
        let holds: @Sendable (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Bool
        switch test {
        case .contains where left.type == .list: holds = Kernels.areEqual
        case .contains: holds = Kernels.contains
        case .startswith: holds = { Kernels.areEqual(UnsafeBufferPointer(rebasing: $0.prefix($1.count)), $1) }
        case .endswith: holds = { Kernels.areEqual(UnsafeBufferPointer(rebasing: $0.suffix($1.count)), $1) }
        }
        guard case .text(let text)? = (right as? ConstantEvaluator)?.value else {
            return TextPairTest(left: left, right: right, negated: false, holds) { true }
        }
        let wanted = Array(FoldedText.fold(text).utf8)
        return TextPredicate(left, negated: false, folds: true) { candidate in
            wanted.withUnsafeBufferPointer { holds(candidate, $0) }
        }
    }

    /// One of several values.
    func membership(_ operand: any Evaluator, _ values: [Value], _ negated: Bool) -> any Evaluator {
        guard operand.type == .text || operand.type == .list else {
            return NumberMembership(operand: operand, values: values, negated: negated)
        }
        var texts = TextInterner(capacity: values.count)
        for case .text(let text) in values { _ = texts.intern(FoldedText.fold(text)) }
        let wanted = texts
        return TextPredicate(operand, negated: negated, folds: true) { wanted.number(of: $0) != nil }
    }
}

extension Evaluator {
    var isNullLiteral: Bool { (self as? ConstantEvaluator)?.value == .null }
}

extension Comparison {
    /// The same with its sides exchanged.
    var flipped: Comparison {
        switch self {
        case .equal, .notEqual: self
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }

    /// What is asked of each element before the answer is negated.
    var asEquality: Comparison { self == .notEqual ? .equal : self }

    /// Whether it holds for two values in this order (below 0, 0 or above).
    func holds(_ order: Int) -> Bool { order < 0 ? less : order == 0 ? equal : greater }

    var less: Bool { self == .less || self == .lessOrEqual || self == .notEqual }
    var equal: Bool { self == .equal || self == .lessOrEqual || self == .greaterOrEqual }
    var greater: Bool { self == .greater || self == .greaterOrEqual || self == .notEqual }
}

/// Truth values compared; false comes before true.
struct BooleanComparison: Evaluator {
    let comparison: Comparison
    let left: any Evaluator
    let right: any Evaluator

    var type: ValueType { .boolean }
    var cost: Cost { max(left.cost, right.cost) }

    func evaluate(_ frame: Frame) throws -> Column {
        let left = try left.truth(frame)
        let right = try right.truth(frame)
        var trues = Bitmap(count: frame.count)
        for (isWanted, first, second) in [
            (comparison.less, false, true), (comparison.equal, false, false), (comparison.equal, true, true),
            (comparison.greater, true, false),
        ] where isWanted {
            var both = first ? left.trues : left.falses
            both.formIntersection(second ? right.trues : right.falses)
            trues.formUnion(both)
        }
        return Truth(trues: trues, knowns: intersection(left.knowns, right.knowns)).column
    }
}
