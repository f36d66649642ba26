import ClamorColumns
import ClamorQuery
import ClamorTime

/// Runs queries here, over columns read from segments. Text is searched through the text index, and rows are read only
/// where texts decide or are shown.
package final class EmbeddedExecutor: Executor {
    private let source: @Sendable (SnapshotNumber?) throws -> any SegmentSource
    private let snapshot: @Sendable () throws -> SnapshotNumber
    private let threads: Int
    private let usesSummaries: Bool
    private let topics = TopicMemberships()

    /// - Parameters:
    ///   - source: opens the mentions as they were at a snapshot; nil: as they are.
    ///   - currentSnapshot: the latest snapshot.
    ///   - threads: how many of them read segments at a time; the answer does not depend on it.
    ///   - usesSummaries: whether what is known of columns may stand for reading them; the answer does not depend on it.
    package init(
        source: @escaping @Sendable (SnapshotNumber?) throws -> any SegmentSource,
        currentSnapshot: @escaping @Sendable () throws -> SnapshotNumber, threads: Int = 1, usesSummaries: Bool = true
    ) {
        self.threads = threads
        self.usesSummaries = usesSummaries
        self.source = source
        snapshot = currentSnapshot
    }

    package func currentSnapshot() throws -> SnapshotNumber { try snapshot() }

    package func run(
        _ query: Query, cancellation: Cancellation, sink: (Batch) throws -> Bool
    ) throws -> RunReport {
        let context = try context(query, cancellation)
        var pipeline = Pipeline(query, context)
        try pipeline.apply()
        switch pipeline.rows {
        case .table(let table): try table.stream(cancellation, sink)
        case .mentions(var mentions):
            let columns = try query.schema.map { try mentions.scope.evaluator(of: $0.name, context) }
            var order = try MentionOrder(&mentions, limit: nil, &pipeline.counts, context)
            try MentionOutput(columns: columns, context: context).stream(&order, sink)
        }
        return pipeline.report
    }

    package func patternProblem(_ pattern: String) -> String? {
        do {
            _ = try RegularExpression(pattern)
            return nil
        } catch {
            return "\(error)"
        }
    }

    package func mentionRows(_ query: Query, cancellation: Cancellation) throws -> [Int64] {
        let context = try context(query, cancellation)
        var pipeline = Pipeline(query, context)
        try pipeline.apply()
        guard case .mentions(var mentions) = pipeline.rows else {
            throw ExecutionError("the rows of this pipeline are no mentions")
        }
        var order = try MentionOrder(&mentions, limit: nil, &pipeline.counts, context)
        return try order.first(order.count).map { Int64($0) }
    }

    package func commonValues(
        of field: String, limit: Int, cancellation: Cancellation
    ) throws -> [(value: String, count: Int)] {
        guard let type = Fields.named(field)?.type, type == .text || type == .list else { return [] }
        let key = NamedExpression(ColumnInfo(field, .text), TypedExpression(type, .column(field)))
        let count = TypedExpression(.integer, .column("n"))
        let grouping = Aggregation(
            keys: [key], primitives: [PrimitiveAggregate(name: "n", function: .count, type: .integer)],
            outputs: [NamedExpression(ColumnInfo("count", .integer), count)])
        let query = Query(
            source: .mentions, range: nil, operators: [.aggregate(grouping)], zone: .utc,
            now: Instant(milliseconds: 0), snapshot: nil, definitions: Definitions(), schema: [], yieldsMentions: false)
        var values: [(value: String, count: Int)] = []
        _ = try run(query, cancellation: cancellation) { batch in
            for row in 0..<batch.count where values.count < limit {
                guard case .text(let value) = batch.columns[0][row], case .integer(let count) = batch.columns[1][row],
                    value != Grouper.none
                else { continue }
                values.append((value, Int(count)))
            }
            return values.count < limit
        }
        return values
    }

    private func context(_ query: Query, _ cancellation: Cancellation) throws -> RunContext {
        guard case .mentions = query.source else {
            return RunContext(
                query: query, source: NoSegments(), snapshot: nil, topics: topics, threads: 1,
                cancellation: cancellation)
        }
        let snapshot = try query.snapshot ?? snapshot()
        return RunContext(
            query: query, source: try source(snapshot), snapshot: snapshot, topics: topics, threads: threads,
            usesSummaries: usesSummaries, cancellation: cancellation)
    }
}

/// The mentions behind a table: none.
private struct NoSegments: SegmentSource {
    var segmentCount: Int { 0 }
    func rowCount(segment: Int) -> Int { 0 }
    func live(segment: Int) -> Bitmap { Bitmap(count: 0) }
    func column(_ field: String, segment: Int) -> Column { Column(type: .text, values: []) }
    func forEachRow(
        _ rows: [Int32], segment: Int, fields: [String], _ body: (Int, [UnsafeBufferPointer<UInt8>?]) throws -> Void
    ) {}
    func textIndex(segment: Int) throws -> any TextIndexSegment { throw ExecutionError("a table has no text index") }
    func importTimes() -> [Int64: Int64] { [:] }
}
