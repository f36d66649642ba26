import ClamorColumns
import ClamorQuery

extension MentionRows {
    /// Keeps the mentions with the smallest hashes of seed, channel and id, in the order that they have.
    ///
    /// - Returns: how many are kept.
    mutating func sample(
        _ count: Int, seed: Int64, _ counts: inout RunCounts, _ context: RunContext
    ) throws -> Int {
        let before = order
        let hash = SampleHashEvaluator(seed: seed, hasKeys: try context.holdsKeys)
        try sort(by: [CompiledSortKey(evaluator: hash, descending: false)], &counts, context)
        var drawn = try MentionOrder(&self, limit: count, &counts, context)
        let chosen = try drawn.first(count)
        keep(chosen)
        switch before {
        case .keys: order = before
        case .listed(let rows):
            let chosen = Set(chosen)
            order = .listed(rows.filter(chosen.contains))
        }
        return chosen.count
    }
}

extension RunContext {
    /// Whether the source keeps keys of channel and id.
    fileprivate var holdsKeys: Bool {
        get throws { try source.segmentCount > 0 && source.keys(segment: 0) != nil }
    }
}

/// The hash of seed, channel and id: of the keys that the source keeps, else of the texts in the rows.
private struct SampleHashEvaluator: Evaluator {
    let seed: Int64
    let hasKeys: Bool
    var type: ValueType { .integer }
    var cost: Cost { hasKeys ? .columns : .rows }

    func evaluate(_ frame: Frame) throws -> Column {
        let hashes = SampleHash.hashes(of: try keys(frame), seed: seed)
        return Column(type: .integer, count: frame.count, storage: .integers(hashes))
    }

    private func keys(_ frame: Frame) throws -> [UInt64] {
        guard hasKeys, let keys = try frame.context.source.keys(segment: frame.segment) else {
            return try madeKeys(frame)
        }
        return frame.rows.map { rows in rows.map { keys[Int($0)] } } ?? keys
    }

    private func madeKeys(_ frame: Frame) throws -> [UInt64] {
        let channels = try frame.column("channel")
        let ids = try frame.rowColumn("id")
        var scratch: [UInt8] = []
        func text(_ column: Column, _ row: Int) -> String {
            if case .text(let text) = column[row] { text } else { "" }
        }
        return (0..<frame.count).map { MentionKey.key(channel: text(channels, $0), id: text(ids, $0), &scratch) }
    }
}
