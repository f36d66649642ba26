import ClamorColumns
import ClamorQuery

/// Hands whole mentions on, a batch at a time: only the fields of the rows at hand are read.
struct MentionOutput {
    let columns: [any Evaluator]
    let context: RunContext

    /// Rows in the first batch and in those after: whoever wants a few rows has them soon.
    private static let firstBatch = 1_024
    private static let batch = 4_096

    /// Streams rows in order; `sink` says false when it has enough.
    func stream(_ order: inout MentionOrder, _ sink: (Batch) throws -> Bool) throws {
        var start = 0
        while start < order.count {
            try context.cancellation.check()
            let end = min(order.count, start + (start == 0 ? Self.firstBatch : Self.batch))
            try order.settle(upTo: end)
            if try !sink(batch(Array(order.rows[start..<end]))) { return }
            start = end
        }
    }

    /// The columns of some rows, in the order given.
    private func batch(_ rows: [UInt32]) throws -> Batch {
        var places = (0..<Int32(rows.count)).map { $0 }
        Selection.sort(&places, by: rows.map { Int64($0) })
        var parts: [[Column]] = Array(repeating: [], count: columns.count)
        try MentionIdentity.forEachSegment(places.map { rows[Int($0)] }) { segment, rows in
            let root = Frame(.segment(segment), count: context.source.rowCount(segment: segment), context: context)
            let frame = root.picking(rows)
            for (index, column) in columns.enumerated() { parts[index].append(try column.evaluate(frame)) }
        }
        var inverse = [Int32](repeating: 0, count: rows.count)
        for (place, row) in places.enumerated() { inverse[Int(row)] = Int32(place) }
        return Batch(columns: parts.map { Column.concatenated($0).gathered(inverse) }, count: rows.count)
    }
}
