import ClamorColumns
import ClamorQuery
import Synchronization

@testable import ClamorEngine

/// A source that remembers what was read of it.
final class WatchedSource: SegmentSource {
    private let inner: MemorySource
    private let columns = Mutex<Set<String>>([])
    private let rows = Mutex<[String: Int]>([:])

    private let whenRowIsRead: @Sendable () -> Void

    init(_ inner: MemorySource, whenRowIsRead: @escaping @Sendable () -> Void = {}) {
        self.inner = inner
        self.whenRowIsRead = whenRowIsRead
    }

    /// Columns of the index that were read.
    var columnsRead: [String] { columns.withLock { $0.sorted() } }

    /// How many rows of a field of the row table were read.
    func rowsRead(_ field: String) -> Int { rows.withLock { $0[field] ?? 0 } }

    @discardableResult
    func run(_ query: Query, _ cancellation: Cancellation = Cancellation()) throws -> RunReport {
        let executor = EmbeddedExecutor(source: { _ in self }, currentSnapshot: { SnapshotNumber(batch: 1) })
        return try executor.run(query, cancellation: cancellation) { _ in true }
    }

    var segmentCount: Int { inner.segmentCount }
    func rowCount(segment: Int) -> Int { inner.rowCount(segment: segment) }
    func live(segment: Int) -> Bitmap { inner.live(segment: segment) }
    func textIndex(segment: Int) throws -> any TextIndexSegment { try inner.textIndex(segment: segment) }
    func keys(segment: Int) -> [UInt64]? { inner.keys(segment: segment) }
    func importTimes() -> [Int64: Int64] { inner.importTimes() }

    func column(_ field: String, segment: Int) throws -> Column {
        _ = columns.withLock { $0.insert(field) }
        return try inner.column(field, segment: segment)
    }

    func forEachRow(
        _ wanted: [Int32], segment: Int, fields: [String], _ body: (Int, [UnsafeBufferPointer<UInt8>?]) throws -> Void
    ) throws {
        try inner.forEachRow(wanted, segment: segment, fields: fields) { place, texts in
            rows.withLock { rows in for field in fields { rows[field, default: 0] += 1 } }
            whenRowIsRead()
            try body(place, texts)
        }
    }
}
