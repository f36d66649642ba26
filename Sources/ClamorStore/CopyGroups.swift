import ClamorColumns

/// Groups of two mentions and more that have (nearly) the same text.
///
/// Only rows that count are members. The first of a group is the one that was said first; mentions without a time come
/// after all others, and those of one time in the order of rows.
struct CopyGroups: Sendable {
    /// Members of all groups, end to end, each group's ascending.
    private var rows: [UInt32] = []
    private var ends: [Int] = []
    /// The row of each group that was said first.
    private(set) var firsts: [Int64] = []

    var isEmpty: Bool { firsts.isEmpty }
    var indices: Range<Int> { firsts.indices }

    func members(_ group: Int) -> LazyMapSequence<ArraySlice<UInt32>, Int64> {
        rows[(group == 0 ? 0 : ends[group - 1])..<ends[group]].lazy.map { Int64($0) }
    }

    init(_ snapshot: StoreSnapshot) throws {
        var pairs: [(row: UInt32, original: UInt32)] = []
        // By original, where its copies begin: a row each, as sorting takes longer.
        var starts = [UInt32](repeating: 0, count: Int(snapshot.journal.rowCount) + 1)
        try snapshot.connections.readInOneState { db in
            try CopyTables.forEach(before: snapshot.journal.rowCount, db) { row, original in
                pairs.append((UInt32(row), UInt32(original)))
                starts[Int(original) + 1] += 1
            }
        }
        if pairs.isEmpty { return }
        for original in 1..<starts.count { starts[original] += starts[original - 1] }
        var copies = [UInt32](repeating: 0, count: pairs.count)
        var ends = starts
        for (row, original) in pairs {
            copies[Int(ends[Int(original)])] = row
            ends[Int(original)] += 1
        }
        var reader = try SnapshotReader(snapshot)
        for original in starts.indices.dropLast() where starts[original] < ends[original] {
            try add(Int64(original), copies[Int(starts[original])..<Int(ends[original])], &reader)
        }
    }

    private mutating func add(
        _ original: Int64, _ copies: ArraySlice<UInt32>, _ reader: inout SnapshotReader
    ) throws {
        let start = rows.count
        if try reader.isLive(original) { rows.append(UInt32(original)) }
        for row in copies where try reader.isLive(Int64(row)) { rows.append(row) }
        guard rows.count - start > 1 else {
            rows.removeLast(rows.count - start)
            return
        }
        var first = (time: Int64.max, row: Int64(rows[start]))
        for row in rows[start...] {
            guard let time = try reader.time(Int64(row)), time < first.time else { continue }
            first = (time, Int64(row))
        }
        firsts.append(first.row)
        ends.append(rows.count)
    }
}

/// Reads single values of a snapshot, segments once each.
struct SnapshotReader {
    private let snapshot: StoreSnapshot
    private var live: [Bitmap?]
    private var times: [Column?]

    init(_ snapshot: StoreSnapshot) throws {
        self.snapshot = snapshot
        live = Array(repeating: nil, count: snapshot.segmentCount)
        times = live.map { _ in nil }
    }

    mutating func isLive(_ row: Int64) throws -> Bool {
        let segment = Int(row >> 16)
        if live[segment] == nil { live[segment] = try snapshot.live(segment: segment) }
        return live[segment]?[Int(row & 0xFFFF)] ?? false
    }

    mutating func time(_ row: Int64) throws -> Int64? {
        let segment = Int(row >> 16)
        if times[segment] == nil { times[segment] = try snapshot.column("time", segment: segment) }
        guard let column = times[segment], !column.isNull(Int(row & 0xFFFF)),
            case .integers(let values) = column.storage
        else { return nil }
        return values[Int(row & 0xFFFF)]
    }
}
