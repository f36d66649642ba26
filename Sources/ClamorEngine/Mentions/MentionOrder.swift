import ClamorColumns
import ClamorQuery

/// Mentions in order: by keys, then by time, latest first, then by channel and id. Row numbers, keys and times alone are
/// held; channel and id are read for mentions of equal keys and time, and of those only as far as asked.
struct MentionOrder {
    /// Row numbers, segment << 16 | row.
    private(set) var rows: [UInt32]
    /// Places where keys or time differ from the place before.
    private var starts: Bitmap
    /// Places below this one stand in their final order.
    private var settled = 0
    private let context: RunContext

    /// Sorts the rows that are left.
    ///
    /// - Parameter limit: how many of the first rows are wanted; nil: all.
    init(_ mentions: inout MentionRows, limit: Int?, _ counts: inout RunCounts, _ context: RunContext) throws {
        self.context = context
        switch mentions.order {
        case .listed:
            try mentions.scan(&counts) { _ in }
            guard case .listed(let rows) = mentions.order else { preconditionFailure("a list stays one") }
            self.rows = rows
            starts = Bitmap(count: rows.count, filled: true)
        case .keys(let keys):
            var collected = KeyedRows(keys)
            // The latest mentions mostly came last, and once those wanted are found, the rest is passed by quickly.
            if limit != nil, collected.isComparable {
                let none = collected
                let parts = try mentions.scanParts(&counts, backwards: true) {
                    none
                } _: { frame, part in
                    try part.add(frame, limit: limit)
                }
                for part in parts { collected.absorb(part) }
            } else {
                try mentions.scan(&counts, backwards: true) { try collected.add($0, limit: limit) }
            }
            context.cancellation.progress.begin(.sorting, collected.rows.count)
            let (order, keys) = try collected.sorted(context.cancellation.check)
            rows = order.map { collected.rows[Int($0)] }
            starts = Bitmap(count: order.count)
            for place in order.indices {
                if place & 0xFFFF == 0 { try context.cancellation.check() }
                starts[place] = place == 0 || keys.contains { $0[Int(order[place])] != $0[Int(order[place - 1])] }
            }
        }
    }

    var count: Int { rows.count }

    /// Brings the places below `end` in their final order.
    mutating func settle(upTo end: Int) throws {
        while settled < min(end, rows.count) {
            var next = settled + 1
            while next < rows.count, !starts[next] { next += 1 }
            if next - settled > 1 {
                rows.replaceSubrange(
                    settled..<next, with: try MentionIdentity.sorted(Array(rows[settled..<next]), context))
            }
            settled = next
        }
    }

    /// The first rows in order.
    mutating func first(_ count: Int) throws -> [UInt32] {
        try settle(upTo: count)
        return Array(rows.prefix(count))
    }
}

/// Row numbers with what they are sorted by.
struct KeyedRows {
    private(set) var rows: [UInt32] = []
    private let evaluators: [any Evaluator]
    private var keys: [SortKeyCollector]
    /// The largest first key that can still be among the rows wanted.
    private var bound = Int64.max

    init(_ keys: [CompiledSortKey]) {
        evaluators = keys.map(\.evaluator)
        self.keys = keys.map { SortKeyCollector(type: $0.evaluator.type, descending: $0.descending) }
        // What orders mentions when all else is equal.
        self.keys.append(SortKeyCollector(type: .time, descending: true))
    }

    /// Adds the rows of a frame; of rows that cannot be among the first `limit`, only those needed are kept.
    mutating func add(_ frame: Frame, limit: Int?) throws {
        var frame = frame
        if keys[0].isComparable, bound < .max {
            if let (whole, selected) = frame.selection, evaluators.first?.cost ?? .columns <= .columns {
                // All rows are compared sooner than those left are picked out.
                var rows = withinBound(try firstKey(whole))
                rows.formIntersection(selected)
                frame = whole.narrowed(to: rows)
            } else {
                frame = frame.narrowed(to: withinBound(try firstKey(frame)))
            }
            if frame.count == 0 { return }
        }
        for (index, evaluator) in evaluators.enumerated() { keys[index].add(try evaluator.evaluate(frame)) }
        keys[evaluators.count].add(try frame.column("time"))
        let segment = UInt32(frame.segment) << 16
        rows += frame.rows.map { $0.map { segment | UInt32($0) } } ?? (0..<UInt32(frame.count)).map { segment | $0 }
        if let limit, limit > 0, keys[0].isComparable, rows.count > 2 * limit + 1_024 { prune(limit) }
    }

    /// Rows whose first key is not beyond the bound.
    private func withinBound(_ column: Column) -> Bitmap {
        guard case .integers(let values) = column.storage, bound < .max - 1 else {
            var first = SortKeyCollector(like: keys[0])
            first.add(column)
            return Kernels.within(first.keys(), .min, bound)
        }
        // The key of a descending value is its complement.
        let rows = keys[0].descending ? Kernels.within(values, ~bound, .max) : Kernels.within(values, .min, bound)
        return intersection(rows, column.validity) ?? rows
    }

    /// Whether it can be known of some rows that they are not wanted before all are seen.
    var isComparable: Bool { keys.allSatisfy(\.isComparable) }

    /// Takes over the rows of another, which has the same keys.
    mutating func absorb(_ other: KeyedRows) {
        rows += other.rows
        for index in keys.indices { keys[index].absorb(other.keys[index]) }
    }

    private func firstKey(_ frame: Frame) throws -> Column {
        try evaluators.first?.evaluate(frame) ?? frame.column("time")
    }

    private mutating func prune(_ limit: Int) {
        let first = keys[0].keys()
        bound = Selection.value(at: limit - 1, of: first)
        let kept = Kernels.within(first, .min, bound).rows()
        rows = Kernels.gather(rows, kept)
        for index in keys.indices { keys[index].keep(kept) }
    }

    /// Places in order, ties as they came, and the keys by place, the time last.
    ///
    /// - Parameter check: called now and then; what it throws ends the work.
    func sorted(_ check: () throws -> Void) rethrows -> (order: [Int32], keys: [[Int64]]) {
        let encoded = try keys.map { try $0.keys(check) }
        var order = (0..<Int32(rows.count)).map { $0 }
        for key in encoded.reversed() { try Selection.sort(&order, by: key, check) }
        return (order, encoded)
    }
}
