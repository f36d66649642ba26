import ClamorColumns
import ClamorQuery

extension Pipeline {
    /// The words that tell the mentions so far from the rest, as a table.
    mutating func terms(
        _ request: TermsRequest, _ mentions: inout MentionRows, _ counts: inout RunCounts
    ) throws -> TableRows {
        let chosen = try mentions.rowSets(&counts, context)
        var all = MentionRows(context)
        var ignored = RunCounts()
        var rest = try all.rowSets(&ignored, context)
        switch request.rest {
        case .ofRange:
            for segment in rest.indices { rest[segment].subtract(chosen[segment]) }
        case .outsideRange:
            for segment in rest.indices {
                var outside = try context.source.live(segment: segment)
                outside.subtract(rest[segment])
                rest[segment] = outside
            }
        }
        let finder = DistinctiveTerms(chosen, among: rest, context)
        let terms = try finder.first(request.count)
        let place = request.rest == .outsideRange ? " outside the range" : context.range == nil ? "" : " of the range"
        notes.append(
            "compared with \(Count(finder.othersTotal)) other mention\(finder.othersTotal == 1 ? "" : "s")\(place)")
        return finder.table(terms)
    }
}

extension MentionRows {
    /// The rows that are left, a set for each segment.
    fileprivate mutating func rowSets(_ counts: inout RunCounts, _ context: RunContext) throws -> [Bitmap] {
        let source = context.source
        var sets = (0..<source.segmentCount).map { Bitmap(count: source.rowCount(segment: $0)) }
        let parts = try scanParts(&counts) {
            [(Int, Bitmap)]()
        } _: { frame, found in
            let count = source.rowCount(segment: frame.segment)
            let all = Bitmap(count: frame.count, filled: true)
            found.append((frame.segment, frame.rows.map { all.scattered(to: $0, count: count) } ?? all))
        }
        for (segment, rows) in parts.joined() { sets[segment] = rows }
        return sets
    }
}

extension DistinctiveTerms {
    /// Terms as rows of `TermsRequest.schema`.
    fileprivate func table(_ terms: [Term]) -> TableRows {
        var texts = TextInterner(capacity: terms.count)
        let codes = terms.map { texts.intern($0.text) }
        func integers(_ value: (Term) -> Int) -> Column {
            Column(type: .integer, count: terms.count, storage: .integers(terms.map { Int64(value($0)) }))
        }
        func numbers(_ value: (Term) -> Double) -> Column {
            Column(type: .number, count: terms.count, storage: .numbers(terms.map(value)))
        }
        let columns = [
            Column(type: .text, count: terms.count, storage: .codes(codes, texts.dictionary())),
            integers { $0.count }, numbers { 100 * Double($0.count) / Double(total) },
            numbers { 100 * Double($0.rest) / Double(othersTotal) }, integers { $0.authors }, numbers { $0.z },
        ]
        return TableRows(schema: TermsRequest.schema, columns: columns, count: terms.count)
    }
}
