import ClamorColumns
import GRDB

/// The keys of a store's full segments, streamed past new ones by every chunk that an import writes. They are kept in
/// memory, but for those of segments beyond a limit, which are read each time.
struct StoredKeys: Sendable {
    /// By segment, from the first on.
    private var held: [[UInt64]] = []

    /// 33 million keys, 256 MiB.
    private static let heldSegments = 512

    /// Notes the keys of the segment after those known.
    mutating func append(_ keys: [UInt64], segment: Int) {
        if segment == held.count, segment < Self.heldSegments { held.append(keys) }
    }

    /// Adds the rows of the first segments that have one of the probe's keys.
    mutating func collect(_ probe: KeyProbe, segments: Int, into hits: inout [UInt64: [Int64]], _ db: Database) throws {
        for segment in 0..<segments {
            let keys: [UInt64]
            if segment < held.count {
                keys = held[segment]
            } else {
                keys = try Self.read(segment, db)
                append(keys, segment: segment)
            }
            probe.collect(keys, firstRow: Int64(segment) << 16, into: &hits)
        }
    }

    private static func read(_ segment: Int, _ db: Database) throws -> [UInt64] {
        let column = try SegmentTables.column(
            StoredField.Internal.key, type: .integer, segment: segment, rows: segmentRows, db)
        return column.integers.map { UInt64(bitPattern: $0) }
    }
}
