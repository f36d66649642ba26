import ClamorColumns
import ClamorQuery

/// Mentions under way through a pipeline: which rows are left, what names mean, and in what order they stand. Conditions
/// wait until something needs the rows, so that columns are read once.
struct MentionRows {
    /// The order in which the rows stand.
    enum Order {
        /// By these keys, then by time (latest first), channel and id.
        case keys([CompiledSortKey])
        /// As listed: segment << 16 | row.
        case listed([UInt32])
    }

    /// A condition that rows must meet.
    struct Step {
        let condition: any Evaluator
        let operatorIndex: Int
        /// Whether it is to be told of how many rows it is not known.
        let isFilter: Bool
    }

    var scope = Scope.mentions
    var order = Order.keys([])
    private var steps: [Step] = []
    /// Rows of each segment; nil before the first scan: those that count and lie in the range.
    private var left: [Bitmap]?
    private let context: RunContext

    init(_ context: RunContext) { self.context = context }

    var compiler: ExpressionCompiler { ExpressionCompiler(scope: scope, context: context) }

    mutating func require(_ step: Step) { steps.append(step) }

    /// Gives a name to an expression; it is evaluated once for each batch.
    mutating func name(_ name: String, _ evaluator: any Evaluator) {
        scope = scope.adding(name, SharedEvaluator(identity: context.nextIdentity(), inner: evaluator))
    }

    mutating func select(_ columns: [NamedExpression]) throws {
        let compiler = compiler
        scope = .only(
            try columns.map { column in
                let evaluator = try compiler.compile(column.expression)
                return (column.info.name, SharedEvaluator(identity: context.nextIdentity(), inner: evaluator))
            })
    }

    /// Keeps these rows alone, in this order.
    mutating func keep(_ rows: [UInt32]) {
        var kept = (0..<context.source.segmentCount).map { Bitmap(count: context.source.rowCount(segment: $0)) }
        for row in rows { kept[Int(row >> 16)][Int(row & 0xFFFF)] = true }
        left = kept
        steps = []
        order = .listed(rows)
    }

    // MARK: Scanning

    /// Hands on the rows that are left, a segment at a time, in the order of segments or against it. Conditions that
    /// wait are asked here, and what they leave is kept.
    mutating func scan(
        _ counts: inout RunCounts, backwards: Bool = false, _ body: (Frame) throws -> Void
    ) throws {
        let segments = 0..<context.source.segmentCount
        var kept = segments.map { _ in Bitmap(count: 0) }
        var source = 0
        var after = [(left: Int, unknown: Int)](repeating: (0, 0), count: steps.count)
        for segment in backwards ? Array(segments.reversed()) : Array(segments) {
            try context.cancellation.check()
            let root = Frame(.segment(segment), count: context.source.rowCount(segment: segment), context: context)
            var rows = try left?[segment] ?? visible(segment, root)
            source += rows.setCount
            for (index, step) in steps.enumerated() {
                let unknown = try apply(step, to: &rows, root)
                after[index].left += rows.setCount
                after[index].unknown += unknown
            }
            if !rows.isEmpty { try body(root.narrowed(to: rows)) }
            kept[segment] = rows
        }
        if left == nil { counts.source = source }
        for (step, count) in zip(steps, after) {
            counts.left[step.operatorIndex] = count.left
            if step.isFilter, count.unknown > 0 { counts.unknown[step.operatorIndex] = count.unknown }
        }
        left = kept
        steps = []
        if case .listed(let rows) = order {
            order = .listed(rows.filter { kept[Int($0 >> 16)][Int($0 & 0xFFFF)] })
        }
    }

    private func visible(_ segment: Int, _ root: Frame) throws -> Bitmap {
        var rows = try context.source.live(segment: segment)
        guard let range = context.range, range.lower != nil || range.upper != nil, !rows.isEmpty else { return rows }
        let times = try root.column("time")
        let lower = range.lower?.milliseconds ?? .min
        let upper = range.upper.map { $0.milliseconds == .min ? .min : $0.milliseconds - 1 } ?? .max
        rows.formIntersection(Kernels.within(times.integers, lower, upper))
        if let known = times.validity { rows.formIntersection(known) }
        return rows
    }

    /// Leaves the rows that meet a condition, and says of how many it is not known.
    private func apply(_ step: Step, to rows: inout Bitmap, _ root: Frame) throws -> Int {
        let count = rows.setCount
        if count == 0 { return 0 }
        // Asking all rows is cheaper than picking out most of them; of few, or where rows are read, it is not.
        let asksAll = step.condition.cost <= .columns && count * 8 >= rows.count
        if asksAll {
            let truth = try step.condition.truth(root)
            var unknown = truth.unknowns
            unknown.formIntersection(rows)
            rows.formIntersection(truth.trues)
            return unknown.setCount
        }
        let truth = try step.condition.truth(root.narrowed(to: rows))
        rows = count == rows.count ? truth.trues : truth.trues.scattered(to: rows.rows(), count: rows.count)
        return truth.unknowns.setCount
    }

    /// How many rows are left, after a scan.
    var count: Int { left?.reduce(0) { $0 + $1.setCount } ?? 0 }
}

/// Rows counted along a pipeline.
struct RunCounts {
    /// Rows that count and lie in the range.
    var source = 0
    /// Rows after operators, by index; operators that leave all rows are not listed.
    var left: [Int: Int] = [:]
    /// Rows of which conditions are not known, by index of the operator.
    var unknown: [Int: Int] = [:]

    /// Rows after the source and after each operator.
    func trace(operators: Int) -> [Int] {
        var result = [source]
        for index in 0..<operators { result.append(left[index] ?? result[index]) }
        return result
    }
}
