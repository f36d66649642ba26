import ClamorColumns
import ClamorQuery
import ClamorText

/// Groups rows by keys and sums them up. What is known after some rows can be put together with what is known after
/// others, in any cut.
struct Grouper: Sendable {
    /// What missing texts and empty lists are counted under.
    static let none = "(none)"

    /// What is known after some rows.
    struct Partial: Sendable {
        fileprivate(set) var keys: GroupKeys
        fileprivate(set) var states: [any AggregateState]
        /// Rows that were left out because they have no time.
        fileprivate(set) var withoutTime = 0
        /// For each key how many rows have several values of it; known once lists are expanded.
        fileprivate(set) var repeated: [Int] = []
        /// Mentions that were taken apart by brand.
        fileprivate(set) var split = 0
        /// For each key how many rows were taken apart that have several values of it, less those that are counted
        /// once more for it.
        fileprivate var splitRepeated: [Int]
    }

    private struct Primitive: Sendable {
        let function: PrimitiveAggregate
        let argument: (any Evaluator)?
        let per: (any Evaluator)?
        let condition: (any Evaluator)?

        /// The place of an earlier quantile of the same values, whose state serves for this one too.
        let sharedQuantile: Int?

        /// Whether it counts all rows, which the groups do anyway.
        var isRowCount: Bool { function.function == .count && condition == nil }

        var needsNoState: Bool { isRowCount || sharedQuantile != nil }

        /// Which quantile it is.
        var percent: Double? {
            if case .quantile(let percent) = function.function { percent } else { nil }
        }
    }

    private let aggregation: Aggregation
    private let keys: [any Evaluator]
    private let primitives: [Primitive]
    private let split: BrandSplit?
    /// Whether the rows have a time and a number in the store.
    private let areMentions: Bool
    private let context: RunContext

    /// - Parameter keys: in place of the aggregation's own, where they were changed.
    init(_ aggregation: Aggregation, keys: [any Evaluator]? = nil, areMentions: Bool, _ compiler: ExpressionCompiler)
        throws
    {
        self.aggregation = aggregation
        self.areMentions = areMentions
        context = compiler.context
        split = try BrandSplit(aggregation, areMentions: areMentions, compiler)
        var keys = try keys ?? Self.keys(of: aggregation, areMentions: areMentions, compiler)
        // The buckets of a trend are asked for twice.
        if aggregation.trend != nil { keys[0] = SharedEvaluator(identity: context.nextIdentity(), inner: keys[0]) }
        self.keys = keys
        primitives = try aggregation.primitives.enumerated().map { index, primitive in
            Primitive(
                function: primitive, argument: try primitive.argument.map(compiler.compile),
                per: try primitive.per.map(compiler.compile), condition: try primitive.condition.map(compiler.compile),
                sharedQuantile: Self.earlierQuantile(of: index, in: aggregation.primitives))
        }
    }

    /// The keys of a grouping as they are read.
    static func keys(
        of aggregation: Aggregation, areMentions: Bool, _ compiler: ExpressionCompiler
    ) throws -> [any Evaluator] {
        var keys = try aggregation.keys.map { try compiler.compile($0.expression) }
        if let split = try BrandSplit(aggregation, areMentions: areMentions, compiler) {
            keys[split.key] = split.evaluator
        }
        return keys
    }

    /// The first quantile of the same values in a list of primitives, if that is another one.
    private static func earlierQuantile(of index: Int, in primitives: [PrimitiveAggregate]) -> Int? {
        func values(_ primitive: PrimitiveAggregate) -> String? {
            guard case .quantile = primitive.function else { return nil }
            var same = primitive
            same.function = .quantile(0)
            return ExpressionText.text(of: same)
        }
        guard let own = values(primitives[index]) else { return nil }
        return primitives[..<index].firstIndex { values($0) == own }
    }

    func newPartial() -> Partial {
        Partial(
            keys: GroupKeys(keys), states: aggregation.primitives.map { $0.newState() },
            splitRepeated: keys.map { _ in 0 })
    }

    // MARK: Taking in rows

    func add(_ frame: Frame, to partial: inout Partial) throws {
        let frame = try withTime(frame, &partial)
        guard let split, frame.count > 0, let (plain, layers) = try split.parts(of: frame) else {
            return try sum(frame, &partial)
        }
        try sum(plain, &partial)
        try sum(layers, key: split.key, &partial)
    }

    /// Adds mentions a brand at a time; of brands that are one group the first counts.
    private func sum(_ layers: [Frame], key: Int, _ partial: inout Partial) throws {
        var seen: [Int32: Set<String>] = [:]
        for (number, layer) in layers.enumerated() {
            var isNew = Bitmap(count: layer.count)
            let groups = try keys[key].evaluate(layer)
            for (place, row) in (layer.rows ?? []).enumerated() {
                guard case .list(let names) = groups[place], let name = names.first else { continue }
                isNew[place] = seen[row, default: []].insert(FoldedText.fold(name)).inserted
            }
            let frame = layer.narrowed(to: isNew)
            try sum(frame, &partial)
            if number == 0 || frame.count == 0 { continue }
            for other in keys.indices where other != key && keys[other].type == .list {
                var own = GroupKeys([keys[other]])
                _ = try own.assign(frame)
                partial.splitRepeated[other] -= own.repeated(key: 0)
            }
        }
        partial.split += seen.count
        partial.splitRepeated[key] += seen.values.count { $0.count > 1 }
    }

    private func sum(_ frame: Frame, _ partial: inout Partial) throws {
        if frame.count == 0 { return }
        if primitives.allSatisfy(\.isRowCount), try partial.keys.count(frame) { return }
        let batch = try partial.keys.assign(frame)
        let moments = try needsMoments ? moments(frame) : nil
        for (index, primitive) in primitives.enumerated() where !primitive.needsNoState {
            if let counts = try jointCounts(primitive, batch, frame), var state = partial.states[index] as? CountState {
                state.add(batch, counts)
                partial.states[index] = state
                continue
            }
            let condition = try primitive.condition?.truth(frame).trues
            let input = AggregateInput(
                batch: batch, condition: condition,
                argument: try primitive.argument?.evaluate(frame), per: try primitive.per?.evaluate(frame),
                moments: moments)
            partial.states[index].add(input)
        }
    }

    /// How many rows of each number meet a condition that a text column alone decides, or have a value of one. Several
    /// such counts over one column are read off the same table.
    private func jointCounts(_ primitive: Primitive, _ batch: BatchGroups, _ frame: Frame) throws -> [Int64]? {
        switch (primitive.function.function, primitive.condition, primitive.argument) {
        case (.count, let condition as TextPredicate, _):
            guard let (field, column, passing) = try condition.codes(frame) else { return nil }
            return batch.jointCounts(field, column) { code in code.map(passing.holds) ?? false }
        case (.countPresent, nil, let argument as ColumnFieldEvaluator) where argument.type == .text:
            return batch.jointCounts(argument.name, try argument.evaluate(frame)) { $0 != nil }
        default: return nil
        }
    }

    /// For a trend, the rows that have a time.
    private func withTime(_ frame: Frame, _ partial: inout Partial) throws -> Frame {
        guard aggregation.trend != nil, let timed = try keys[0].evaluate(frame).validity else { return frame }
        partial.withoutTime += frame.count - timed.setCount
        return frame.narrowed(to: timed)
    }

    private var needsMoments: Bool {
        aggregation.primitives.contains { $0.function == .first || $0.function == .last }
    }

    private func moments(_ frame: Frame) throws -> AggregateInput.Moments {
        let rows = frame.rows ?? (0..<Int32(frame.count)).map { $0 }
        let numbers = rows.map { UInt32(frame.segment) << 16 | UInt32($0) }
        return AggregateInput.Moments(times: areMentions ? try frame.column("time") : nil, rows: numbers)
    }

    /// Takes in all rows of a table.
    func gather(_ table: TableRows) throws -> Partial {
        var partial = newPartial()
        try add(table.frame(context), to: &partial)
        try expand(&partial)
        return partial
    }

    /// Takes in all mentions that are left, on several threads.
    func gather(_ mentions: inout MentionRows, _ counts: inout RunCounts) throws -> Partial {
        var parts = try mentions.scanParts(&counts, newPartial) { try add($0, to: &$1) }
        var partial = parts.removeFirst()
        context.cancellation.progress.begin(.grouping)
        for part in parts {
            try absorb(part, into: &partial)
            try context.cancellation.check()
        }
        try expand(&partial)
        return partial
    }

    // MARK: Putting together

    /// Takes the groups of `other` into `partial`.
    func absorb(_ other: Partial, into partial: inout Partial) throws {
        let groups = partial.keys.absorb(other.keys)
        partial.withoutTime += other.withoutTime
        partial.split += other.split
        for key in keys.indices { partial.splitRepeated[key] += other.splitRepeated[key] }
        try absorb(other.states, groups, partial.keys.count, into: &partial.states)
    }

    private func absorb(
        _ states: [any AggregateState], _ groups: [UInt32], _ count: Int, into own: inout [any AggregateState]
    ) throws {
        for index in own.indices {
            try context.cancellation.check()
            own[index].absorbAny(states[index], groups: groups, groupCount: count)
        }
    }

    /// Gives each value of a list its own groups.
    private func expand(_ partial: inout Partial) throws {
        partial.repeated = keys.indices.map { partial.keys.repeated(key: $0) + partial.splitRepeated[$0] }
        guard let (keys, layers) = partial.keys.expanded() else { return }
        var states = aggregation.primitives.map { $0.newState() }
        for layer in layers { try absorb(partial.states, layer, keys.count, into: &states) }
        partial.keys = keys
        partial.states = states
    }

    /// Adds the groups that no row fell into: each of these buckets in each series.
    func complete(_ partial: inout Partial, buckets: [Int64]) {
        partial.keys.complete(firstKey: buckets)
    }

    // MARK: Results

    /// How many rows each group has, among the sums, where the answer depends on it.
    private static let rowCount = "~rows"

    /// The groups, in no particular order: the columns of the keys and of the primitives.
    func sums(_ partial: Partial) throws -> TableRows {
        var partial = partial
        if let (keys, groups) = partial.keys.folded(missing: Self.none) {
            var states = aggregation.primitives.map { $0.newState() }
            try absorb(partial.states, groups, keys.count, into: &states)
            partial.keys = keys
            partial.states = states
        }
        try context.cancellation.check()
        let keyColumns = keys.indices.map { partial.keys.column(key: $0) }
        let infos = aggregation.primitives.map { ColumnInfo($0.name, $0.type) }
        var sums = TableRows(
            schema: zip(aggregation.keys, keyColumns).map { ColumnInfo($0.info.name, $1.type, format: $0.info.format) }
                + infos,
            columns: keyColumns + (try primitiveColumns(partial)),
            count: partial.keys.count)
        if aggregation.leavesEmptyBucketsMissing {
            let counts = Column.Storage.integers(partial.keys.rowCounts)
            sums.set(ColumnInfo(Self.rowCount, .integer), Column(type: .integer, count: sums.count, storage: counts))
        }
        return sums
    }

    private func primitiveColumns(_ partial: Partial) throws -> [Column] {
        let count = partial.keys.count
        // Quantiles of the same values are found together.
        var quantiles: [Int: [Double: Column]] = [:]
        for (index, primitive) in primitives.enumerated() {
            guard case .quantile = primitive.function.function, primitive.sharedQuantile == nil,
                let values = partial.states[index] as? QuantileState
            else { continue }
            let percents = primitives.indices.filter { $0 == index || primitives[$0].sharedQuantile == index }
                .compactMap { primitives[$0].percent }
            let columns = try values.quantiles(percents, groupCount: count, context)
            quantiles[index] = Dictionary(zip(percents, columns)) { first, _ in first }
        }
        return try primitives.indices.map { index in
            let primitive = primitives[index]
            try context.cancellation.check()
            if primitive.isRowCount {
                return Column(type: .integer, count: count, storage: .integers(partial.keys.rowCounts))
            }
            if let percent = primitive.percent, let known = quantiles[primitive.sharedQuantile ?? index]?[percent] {
                return known
            }
            return try partial.states[index].result(groupCount: count, context)
        }
    }

    /// The answer's columns from the sums: keys, then outputs, in the defined order.
    ///
    /// - Parameter limit: how many of the first groups are wanted; others may be missing, but for those whose first
    ///   output is that of the last wanted.
    func answer(_ sums: TableRows, limit: Int? = nil) throws -> TableRows {
        let keyCount = keys.count
        let frame = TableRows(
            schema: Array(sums.schema[keyCount...]), columns: Array(sums.columns[keyCount...]), count: sums.count)
        var outputs = try frame.selecting(aggregation.outputs, context)
        if aggregation.leavesEmptyBucketsMissing {
            let held = Kernels.within(try sums.value(Self.rowCount, context).integers, 1, .max)
            outputs.columns = outputs.columns.map { $0.masked(by: held) }
        }
        var answer = TableRows(
            schema: Array(sums.schema[..<keyCount]) + outputs.schema,
            columns: Array(sums.columns[..<keyCount]) + outputs.columns, count: sums.count)
        if let limit, limit > 0, limit < answer.count, aggregation.trend == nil, let first = outputs.columns.first {
            var keys = SortKeyCollector(type: first.type, descending: true)
            if keys.isComparable {
                keys.add(first)
                let bound = Selection.value(at: limit - 1, of: keys.keys())
                answer = answer.picking(Kernels.within(keys.keys(), .min, bound).rows())
            }
        }
        for key in 0..<keyCount {
            try context.cancellation.check()
            answer.columns[key] = answer.columns[key].filling(missing: Self.none)
        }
        return try answer.sorted(by: order(answer.schema), context)
    }

    /// Trends by time and the other keys; else the first output, largest first, then the keys.
    private func order(_ schema: [ColumnInfo]) -> [SortKey] {
        func key(_ index: Int, descending: Bool) -> SortKey {
            let info = schema[index]
            return SortKey(expression: TypedExpression(info.type, .column(info.name)), descending: descending)
        }
        let keys = aggregation.keys.indices.map { key($0, descending: false) }
        if aggregation.trend != nil || aggregation.outputs.isEmpty { return keys }
        return [key(aggregation.keys.count, descending: true)] + keys
    }
}
