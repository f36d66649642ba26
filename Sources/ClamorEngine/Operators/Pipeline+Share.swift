import ClamorColumns
import ClamorQuery

extension Pipeline {
    func shareEvaluator(
        _ column: String, _ keys: [String], _ compiler: ExpressionCompiler
    ) throws -> ShareEvaluator {
        ShareEvaluator(
            value: try compiler.scope.evaluator(of: column, context),
            keys: try keys.map { try compiler.scope.evaluator(of: $0, context) })
    }

    /// Sums up what is shared among the rows that `scan` hands on, and notes what was left out.
    mutating func addShare(
        _ share: inout ShareEvaluator, _ scan: (_ body: (Frame) throws -> Void) throws -> Void
    ) throws {
        let type = share.value.type
        var sum = SumState(type: type, result: .sum(type))
        var leftOut = 0
        try scan { frame in
            let named = try share.named(frame)
            leftOut += frame.count - (named?.setCount ?? frame.count)
            sum.add(
                AggregateInput(
                    batch: BatchGroups(groups: Codes(repeating: 0, count: frame.count), groupCount: 1),
                    condition: named,
                    argument: try share.value.evaluate(frame), per: nil, moments: nil))
        }
        share.total = sum.result(groupCount: 1, context)
        if leftOut > 0 {
            notes.append("\(Count(leftOut).of("row", "is", "are")) left out of the shares: \(Grouper.none)")
        }
    }
}
