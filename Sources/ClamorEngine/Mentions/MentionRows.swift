import ClamorColumns
import ClamorQuery
import Synchronization

/// Mentions under way through a pipeline: which rows are left, what names mean, and in what order they stand. Conditions
/// wait until something needs the rows, so that columns are read once.
struct MentionRows: Sendable {
    /// The order in which the rows stand.
    enum Order: Sendable {
        /// By these keys, then by time (latest first), channel and id.
        case keys([CompiledSortKey])
        /// As listed: segment << 16 | row.
        case listed([UInt32])
    }

    /// A condition that is asked of the rows.
    struct Step: Sendable {
        enum Kind: Sendable {
            /// Leaves the rows that meet it; it is told of how many it is not known.
            case filter
            /// Leaves the rows that meet it.
            case search
            /// Leaves all rows; those that do not meet it are counted.
            case assertion
        }

        let condition: any Evaluator
        let operatorIndex: Int
        let kind: Kind
    }

    var scope = Scope.mentions
    var order = Order.keys([])
    private var steps: [Step] = []
    /// Rows of each segment; nil before the first scan: those that count and lie in the range.
    private var left: [Bitmap]?
    private let context: RunContext

    init(_ context: RunContext) { self.context = context }

    /// Looks whether the run is cancelled.
    var check: @Sendable () throws -> Void { context.cancellation.check }

    var compiler: ExpressionCompiler { ExpressionCompiler(scope: scope, context: context) }

    mutating func require(_ step: Step) { steps.append(step) }

    /// Gives a name to an expression; it is evaluated once for each batch.
    mutating func name(_ name: String, _ evaluator: any Evaluator) {
        scope = scope.adding(name, SharedEvaluator(identity: context.nextIdentity(), inner: evaluator))
    }

    /// Columns go by other names; what they were called before means nothing any more.
    mutating func rename(_ renamings: [Renaming]) throws {
        let evaluators = try renamings.map { try scope.evaluator(of: $0.old, context) }
        for (renaming, evaluator) in zip(renamings, evaluators) {
            scope = scope.adding(renaming.info.name, evaluator)
        }
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

    /// What is left of a segment, and how many rows were left on the way.
    private struct Visited {
        var rows = Bitmap(count: 0)
        var source = 0
        /// Rows left after each step, and those of which it was to be told.
        var steps: [(left: Int, told: Int)] = []
    }

    /// Hands on the rows that are left, a segment at a time, in the order of segments or against it. Conditions that
    /// wait are asked here, and what they leave is kept.
    mutating func scan(
        _ counts: inout RunCounts, backwards: Bool = false, _ body: (Frame) throws -> Void
    ) throws {
        if steps.contains(where: { $0.condition.cost > .columns }) { try settle(&counts) }
        let segments = 0..<context.source.segmentCount
        beginProgress()
        var visited = segments.map { _ in Visited() }
        for segment in backwards ? Array(segments.reversed()) : Array(segments) {
            visited[segment] = try visit(segment, body)
        }
        take(visited, &counts)
    }

    /// The same on several threads, in no order, each with a part of its own.
    mutating func scanParts<Part: Sendable>(
        _ counts: inout RunCounts, backwards: Bool = false, _ make: @Sendable () -> Part,
        _ body: @Sendable (Frame, inout Part) throws -> Void
    ) throws -> [Part] {
        let mentions = self
        let segments = context.source.segmentCount
        beginProgress()
        let visited = Mutex([Visited](repeating: Visited(), count: segments))
        let parts = try Workers.run(threads: context.threads, items: segments, make) { item, part in
            let segment = backwards ? segments - 1 - item : item
            let found = try mentions.visit(segment) { try body($0, &part) }
            visited.withLock { $0[segment] = found }
        }
        take(visited.withLock { $0 }, &counts)
        return parts
    }

    /// Asks the conditions that wait, on several threads.
    private mutating func settle(_ counts: inout RunCounts) throws {
        _ = try scanParts(&counts, {}, { _, _ in })
    }

    /// Tells that all rows are gone through from the first again.
    private func beginProgress() {
        let all = (0..<context.source.segmentCount).reduce(0) { $0 + context.source.rowCount(segment: $1) }
        context.cancellation.progress.begin(steps.contains { $0.kind == .search } ? .searching : .reading, all)
    }

    /// Finds the rows of a segment that are left, and hands them on.
    private func visit(_ segment: Int, _ body: (Frame) throws -> Void) throws -> Visited {
        try context.cancellation.check()
        let root = Frame(.segment(segment), count: context.source.rowCount(segment: segment), context: context)
        var result = Visited(rows: try left?[segment] ?? visible(segment, root))
        result.source = result.rows.setCount
        for step in steps {
            let told = try apply(step, to: &result.rows, root)
            result.steps.append((result.rows.setCount, told))
        }
        if !result.rows.isEmpty { try body(root.narrowed(to: result.rows)) }
        context.cancellation.progress.advance(by: root.count)
        return result
    }

    /// Keeps what a scan has found.
    private mutating func take(_ visited: [Visited], _ counts: inout RunCounts) {
        if left == nil { counts.source = visited.reduce(0) { $0 + $1.source } }
        for (index, step) in steps.enumerated() {
            counts.left[step.operatorIndex] = visited.reduce(0) { $0 + $1.steps[index].left }
            let told = visited.reduce(0) { $0 + $1.steps[index].told }
            if told == 0 { continue }
            switch step.kind {
            case .filter: counts.unknown[step.operatorIndex] = told
            case .search: break
            case .assertion: counts.broken[step.operatorIndex] = told
            }
        }
        let rows = visited.map(\.rows)
        left = rows
        steps = []
        if case .listed(let listed) = order {
            order = .listed(listed.filter { rows[Int($0 >> 16)][Int($0 & 0xFFFF)] })
        }
    }

    private func visible(_ segment: Int, _ root: Frame) throws -> Bitmap {
        var rows = try context.source.live(segment: segment)
        guard let range = context.range, range.lower != nil || range.upper != nil, !rows.isEmpty else { return rows }
        let lower = range.lower?.milliseconds ?? .min
        let upper = range.upper.map { $0.milliseconds == .min ? .min : $0.milliseconds - 1 } ?? .max
        if let summary = try root.summary("time") {
            if summary.range.lowerBound > upper || summary.range.upperBound < lower {
                return Bitmap(count: rows.count)
            }
            if summary.nullCount == 0, summary.range.lowerBound >= lower, summary.range.upperBound <= upper {
                return rows
            }
        }
        let times = try root.column("time")
        guard case .integers(let values) = times.storage else { preconditionFailure("`time` is held in integers") }
        rows.formIntersection(Kernels.within(values, lower, upper))
        if let known = times.validity { rows.formIntersection(known) }
        return rows
    }

    /// Leaves the rows that meet a condition, and says of how many it is not known; an assertion leaves all, and says
    /// how many do not meet it.
    private func apply(_ step: Step, to rows: inout Bitmap, _ root: Frame) throws -> Int {
        if rows.isEmpty { return 0 }
        if let outcome = try step.condition.certainOutcome(root) {
            if outcome { return 0 }
            if step.kind == .assertion { return rows.setCount }
            rows = Bitmap(count: rows.count)
            return 0
        }
        let truth = try step.condition.truth(root, among: rows)
        if step.kind == .assertion {
            var broken = rows
            broken.subtract(truth.trues)
            return broken.setCount
        }
        var unknown = 0
        if let knowns = truth.knowns {
            var others = rows
            others.subtract(knowns)
            unknown = others.setCount
        }
        rows.formIntersection(truth.trues)
        return unknown
    }
}
