import ClamorColumns
import ClamorQuery

extension Pipeline {
    /// Groups rows.
    ///
    /// - Parameters:
    ///   - index: the place of the operator.
    ///   - limit: how many of the groups the next operator takes; nil: all.
    ///   - gather: has a grouper take in all rows.
    /// - Returns: the groups, at least those that are taken, and how many there are.
    mutating func aggregate(
        _ aggregation: Aggregation, at index: Int, _ compiler: ExpressionCompiler, limit: Int?, areMentions: Bool,
        _ gather: (Grouper) throws -> Grouper.Partial
    ) throws -> (rows: TableRows, count: Int) {
        let keys = try seriesKeys(aggregation, at: index, compiler, areMentions: areMentions, gather)
        let grouper = try Grouper(aggregation, keys: keys, areMentions: areMentions, compiler)
        var partial = try gather(grouper)
        if let step = aggregation.trend {
            let buckets = try TrendBuckets(step, extent: partial.keys.extent, context)
            try limitCells(partial.keys.count, buckets.starts.count)
            grouper.complete(&partial, buckets: buckets.starts)
            notes += buckets.notes
            choices.buckets = buckets.starts
        }
        let sums = try grouper.sums(partial)
        let answer = try grouper.answer(sums, limit: prescribed == nil ? aggregation.groupLimit ?? limit : nil)
        noteRepeats(aggregation, partial, areMentions: areMentions)
        if areMentions { noteWholeMentions(aggregation, at: index, partial) }
        notes += sums.notes(aggregation.notes, countsTwice: partial.repeated.contains { $0 > 0 })
        if let chosen = prescribed?.groups[index] {
            let rows = try groups(answer, among: chosen, aggregation)
            return (rows, rows.count)
        }
        guard let limit = aggregation.groupLimit else { return (answer, sums.count) }
        let rows = limit < answer.count ? cut(answer, to: limit, aggregation) : answer
        choices.groups[index] = rows
        return (rows, rows.count)
    }

    /// The rows of an answer whose groups are among those of another.
    private func groups(_ answer: TableRows, among chosen: TableRows, _ aggregation: Aggregation) throws -> TableRows {
        let keys = aggregation.keys.map(\.info.name)
        let pairs = try keys.map { name in
            Column.concatenated([try chosen.value(name, context), try answer.value(name, context)])
        }
        let identities = try RowIdentities(pairs, rows: chosen.count + answer.count, context)
        let wanted = Set(identities.numbers[..<chosen.count])
        return answer.picking(
            (0..<Int32(answer.count)).filter { wanted.contains(identities.numbers[chosen.count + Int($0)]) })
    }

    /// The keys of a trend with a limit on its series: the largest by themselves, the rest as `other`. Nil: as they are.
    ///
    /// The largest are those of the whole range, so the rows are first grouped without the buckets.
    private mutating func seriesKeys(
        _ aggregation: Aggregation, at index: Int, _ compiler: ExpressionCompiler, areMentions: Bool,
        _ gather: (Grouper) throws -> Grouper.Partial
    ) throws -> [any Evaluator]? {
        guard let limit = aggregation.seriesLimit, aggregation.trend != nil, aggregation.keys.count > 1 else {
            return nil
        }
        if let prescribed, prescribed.series[index] == nil { return nil }
        var whole = aggregation
        whole.trend = nil
        whole.keys = [aggregation.keys[1]]
        if !aggregation.ranksSeriesByOutput { whole.count() }
        var keys = try Grouper.keys(of: aggregation, areMentions: areMentions, compiler)
        // What has no name can have none beside it: other keys go by their text.
        if keys[1].type != .text, keys[1].type != .list {
            keys[1] = TextEvaluator(operand: keys[1], zone: context.zone)
        }
        if let kept = prescribed?.series[index] {
            keys[1] = SeriesEvaluator(keys[1], keeping: kept)
            return keys
        }
        let grouper = try Grouper(whole, keys: [keys[1]], areMentions: areMentions, compiler)
        let series = try grouper.answer(grouper.sums(gather(grouper)))
        guard series.count > limit, case .codes(let codes, let dictionary) = series.columns[0].storage else {
            return nil
        }
        var folded = FoldedTexts(dictionary)
        var kept: [String] = []
        for code in codes.wide where kept.count < limit {
            folded.fold(code)
            let text = folded.withFolded(code) { String(decoding: $0, as: UTF8.self) }
            // A series of that name goes into the rest, which is called so.
            if text != SeriesEvaluator.other { kept.append(text) }
        }
        choices.series[index] = kept
        keys[1] = SeriesEvaluator(keys[1], keeping: kept)
        return keys
    }

    private func limitCells(_ groups: Int, _ buckets: Int) throws {
        let most = 10_000_000
        if groups > 0, buckets > 0, max(1, groups / max(1, buckets)) * buckets > most {
            throw ExecutionError("the trend has more than \(Count(most)) rows", help: "fewer series, or a longer step")
        }
    }

    /// The first groups, with a note of how many more are as large as the last.
    private mutating func cut(_ answer: TableRows, to limit: Int, _ aggregation: Aggregation) -> TableRows {
        if limit > 0, !aggregation.outputs.isEmpty {
            let first = answer.columns[aggregation.keys.count]
            noteTies((limit..<answer.count).prefix { first[$0] == first[limit - 1] }.count, isGrouped: false)
        }
        return answer.picking((0..<Int32(limit)).map { $0 })
    }

    private mutating func noteRepeats(_ aggregation: Aggregation, _ partial: Grouper.Partial, areMentions: Bool) {
        for (key, repeated) in zip(aggregation.keys, partial.repeated) where repeated > 0 {
            let rows = Count(repeated).of(areMentions ? "mention" : "row", "is", "are")
            notes.append("\(rows) counted under more than one value of `\(key.info.name)`")
        }
        if partial.split > 0 {
            notes.append(
                "\(Count(partial.split)) mention\(partial.split == 1 ? "" : "s") of several brands "
                    + "\(partial.split == 1 ? "counts" : "count") for each with what \(partial.split == 1 ? "it says" : "they say") of it"
            )
        }
        if partial.withoutTime > 0 {
            notes.append(
                "\(Count(partial.withoutTime).of(areMentions ? "mention" : "row", "has", "have")) no time and \(partial.withoutTime == 1 ? "is" : "are") left out"
            )
        }
    }
}

extension Pipeline {
    /// Says that conditions on the sentiment before a grouping by brand looked at whole mentions.
    private mutating func noteWholeMentions(
        _ aggregation: Aggregation, at index: Int, _ partial: Grouper.Partial
    ) {
        let several = zip(aggregation.keys, partial.repeated).contains { key, repeated in
            if case .column("brand") = key.expression.kind { repeated > 0 } else { false }
        }
        let conditions = query.operators[..<index].filter { if case .filter = $0 { true } else { false } }
        let read = BrandSplit.fields.filter { field in conditions.contains { $0.reads(field) } }.sorted()
        guard several, !read.isEmpty else { return }
        let fields = read.map { "`\($0)`" }.joined(separator: ", ")
        notes.append("the filter on \(fields) looked at whole mentions, not at what each says of each brand")
    }
}

extension GroupKeys {
    /// The least and greatest value of the first key, which is of times; nil without groups.
    var extent: ClosedRange<Int64>? {
        guard count > 0 else { return nil }
        let values = encoders[0].column(of: table.keys[0]).integers
        guard let least = values.min(), let greatest = values.max() else { return nil }
        return least...greatest
    }
}
