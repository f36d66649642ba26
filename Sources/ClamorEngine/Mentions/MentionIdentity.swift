import ClamorColumns

/// Channel and id, which tell mentions of the same time apart.
enum MentionIdentity {
    /// Rows (segment << 16 | row) by channel, then id, in the order of texts.
    static func sorted(_ rows: [UInt32], _ context: RunContext) throws -> [UInt32] {
        let ascending = rows.sorted()
        var channels = SortKeyCollector(type: .text, descending: false)
        var ids = SortKeyCollector(type: .text, descending: false)
        try forEachSegment(ascending) { segment, rows in
            try context.cancellation.check()
            channels.add(try context.source.column("channel", segment: segment).gathered(rows))
            ids.add(
                try context.source.rowColumn("id", segment: segment, rows: rows) { try context.cancellation.check() })
        }
        var order = (0..<Int32(rows.count)).map { $0 }
        let check = context.cancellation.check
        try Selection.sort(&order, by: ids.keys(check), check)
        try Selection.sort(&order, by: channels.keys(check), check)
        return order.map { ascending[Int($0)] }
    }

    /// Cuts ascending row numbers into runs of one segment.
    static func forEachSegment(_ rows: [UInt32], _ body: (Int, [Int32]) throws -> Void) rethrows {
        var start = 0
        while start < rows.count {
            let segment = rows[start] >> 16
            var end = start
            while end < rows.count, rows[end] >> 16 == segment { end += 1 }
            try body(Int(segment), rows[start..<end].map { Int32($0 & 0xFFFF) })
            start = end
        }
    }
}
