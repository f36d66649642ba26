import ClamorColumns
import ClamorQuery
import Synchronization

@testable import ClamorEngine

/// A source that remembers what was read of it.
final class WatchedSource: SegmentSource {
    private let inner: MemorySource
    private let columns = Mutex<Set<String>>([])
    private let rows = Mutex<[String: Int]>([:])

    init(_ inner: MemorySource) { self.inner = inner }

    /// Columns of the index that were read.
    var columnsRead: [String] { columns.withLock { $0.sorted() } }

    /// How many rows of a field of the row table were read.
    func rowsRead(_ field: String) -> Int { rows.withLock { $0[field] ?? 0 } }

    @discardableResult
    func run(_ query: Query) throws -> RunReport {
        let executor = EmbeddedExecutor(source: { _ in self }, currentSnapshot: { SnapshotNumber(batch: 1) })
        return try executor.run(query, cancellation: Cancellation()) { _ in true }
    }

    var segmentCount: Int { inner.segmentCount }
    func rowCount(segment: Int) -> Int { inner.rowCount(segment: segment) }
    func live(segment: Int) -> Bitmap { inner.live(segment: segment) }
    func textIndex(segment: Int) throws -> any TextIndexSegment { try inner.textIndex(segment: segment) }
    func importTimes() -> [Int64: Int64] { inner.importTimes() }

    func column(_ field: String, segment: Int) throws -> Column {
        _ = columns.withLock { $0.insert(field) }
        return try inner.column(field, segment: segment)
    }

    func rowColumn(_ field: String, segment: Int, rows wanted: [Int32]) throws -> Column {
        rows.withLock { $0[field, default: 0] += wanted.count }
        return try inner.rowColumn(field, segment: segment, rows: wanted)
    }
}
