import ClamorColumns
import ClamorQuery
import ClamorScoring

extension Pipeline {
    /// Why a value of each of the first mentions is what it is, as a table.
    mutating func why(
        _ request: WhyRequest, _ mentions: inout MentionRows, _ counts: inout RunCounts
    ) throws -> TableRows {
        var total = 0
        try mentions.scan(&counts) { total += $0.count }
        let most = WhyRequest.mostMentions
        var order = try MentionOrder(&mentions, limit: most, &counts, context)
        let rows = try order.first(most)
        if total > most { notes.append("the first \(most) of \(Count(total)) mentions are told of") }
        let parts = try parts(of: rows, request.subject)
        return TableRows(schema: request.schema, rows: rows.flatMap { parts[$0] ?? [] })
    }

    /// The rows that tell of each mention (segment << 16 | row).
    private func parts(of rows: [UInt32], _ subject: WhySubject) throws -> [UInt32: [[Value]]] {
        let scorer = MentionScorer(context.definitions)
        let texts = MentionTexts()
        var parts: [UInt32: [[Value]]] = [:]
        try MentionIdentity.forEachSegment(rows.sorted()) { segment, places in
            let root = Frame(.segment(segment), count: context.source.rowCount(segment: segment), context: context)
            let frame = root.picking(places)
            let ids = try frame.rowColumn("id")
            try texts.forEach(frame) { place, mention in
                parts[UInt32(segment) << 16 | UInt32(places[place])] = scorer.why(subject, mention).map { part in
                    [ids[place], .text(part.part), part.points.map { .number($0) } ?? .null, .text(part.reason)]
                }
            }
        }
        return parts
    }
}
