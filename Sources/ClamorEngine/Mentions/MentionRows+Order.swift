import ClamorColumns
import ClamorQuery

extension MentionRows {
    /// Sorts by keys; what is equal in all of them stands as before.
    mutating func sort(by keys: [CompiledSortKey], _ counts: inout RunCounts, _ context: RunContext) throws {
        switch order {
        case .keys(let before): order = .keys(keys + before)
        case .listed:
            let listed = try ListedKeys(&self, keys, per: [], &counts)
            order = .listed(listed.order.map { listed.rows[Int($0)] })
        }
    }

    /// Keeps the first rows of each group by the keys, and says how many more tie with the last.
    mutating func rank(_ ranking: Ranking, _ counts: inout RunCounts, _ context: RunContext) throws -> Int {
        let compiler = compiler
        let keys = try ranking.keys.map {
            CompiledSortKey(evaluator: try compiler.compile($0.expression), descending: $0.descending)
        }
        // Rows in their order so far, so that ties are cut by it.
        if case .keys(let before) = order {
            let isSimple = ranking.per.isEmpty
            order = .keys(keys + before)
            var sorted = try MentionOrder(
                &self, limit: isSimple ? ranking.count : nil, &counts, context)
            try sorted.settle(upTo: isSimple ? ranking.count : sorted.count)
            order = .listed(sorted.rows)
            if isSimple { return try cut(keys, to: ranking.count, sorted.rows, &counts) }
        }
        let listed = try ListedKeys(&self, keys, per: try ranking.per.map(compiler.compile), &counts)
        let ranked = RankedRows(
            order: listed.order, count: ranking.count, keys: listed.keys, groups: listed.groups)
        keep(ranked.kept.map { listed.rows[Int($0)] })
        return ranked.tied
    }

    /// Cuts rows that are sorted by the keys already.
    private mutating func cut(
        _ keys: [CompiledSortKey], to count: Int, _ rows: [UInt32], _ counts: inout RunCounts
    ) throws -> Int {
        keep(rows)
        let listed = try ListedKeys(&self, keys, per: [], &counts)
        let ranked = RankedRows(order: listed.order, count: count, keys: listed.keys) { _ in [0] }
        keep(ranked.kept.map { listed.rows[Int($0)] })
        return ranked.tied
    }
}

/// Listed rows with keys to sort them by.
private struct ListedKeys {
    /// As they were listed.
    let rows: [UInt32]
    /// Keys by place in the list.
    let keys: [[Int64]]
    /// Places sorted by the keys, ties as listed.
    let order: [Int32]
    /// Groups by place in the list.
    let groups: (Int32) -> [UInt32]

    init(
        _ mentions: inout MentionRows, _ sortKeys: [CompiledSortKey], per: [any Evaluator], _ counts: inout RunCounts
    ) throws {
        var collectors = sortKeys.map { SortKeyCollector(type: $0.evaluator.type, descending: $0.descending) }
        var ranks = RankGroups(per)
        var scanned: [UInt32] = []
        try mentions.scan(&counts) { frame in
            for (index, key) in sortKeys.enumerated() { collectors[index].add(try key.evaluator.evaluate(frame)) }
            try ranks.add(frame)
            let segment = UInt32(frame.segment) << 16
            scanned +=
                frame.rows.map { $0.map { segment | UInt32($0) } } ?? (0..<UInt32(frame.count)).map { segment | $0 }
        }
        guard case .listed(let rows) = mentions.order else { preconditionFailure("the rows are listed") }
        self.rows = rows
        // Rows were scanned by number; the list has them in its own order.
        var byNumber = (0..<Int32(rows.count)).map { $0 }
        let check = mentions.check
        try Selection.sort(&byNumber, by: rows.map { Int64($0) }, check)
        var places = [Int32](repeating: 0, count: rows.count)
        for (place, listed) in byNumber.enumerated() { places[Int(listed)] = Int32(place) }
        keys = try collectors.map { Kernels.gather(try $0.keys(check), places) }
        var order = (0..<Int32(rows.count)).map { $0 }
        for key in keys.reversed() { try Selection.sort(&order, by: key, check) }
        self.order = order
        let groups = ranks.finished()
        self.groups = { groups(places[Int($0)]) }
    }
}
