import ClamorColumns
import ClamorLanguage
import ClamorText

extension StageDefinition {
    static let top = StageDefinition(
        name: "top", form: .ranking, syntax: "top N FIELD [by AGG] [with interval] or top N by EXPR [per COL, …]",
        summary: "the commonest values of a field, or the rows that are largest by something",
        details: """
            With a field (a text or a list) it gives the N commonest values with their counts, or the N largest by an \
            aggregate; where the field has no value, the mention is left out. With `by` alone it keeps the N rows that \
            are largest by an expression, in each group of `per`; how many tie with the last is said.
            """,
        examples: [
            "top 10 author", "top 5 hashtags by reach", "top 5 brand by net with interval", "top 20 by reach",
            "top 3 by engagement per channel | show",
            "count by brand, channel | top 1 by count per brand",
        ],
        related: ["bottom", "group", "sort", "take"]
    ) { node, checker in checker.ranking(node, descending: true) }
}

extension PipelineChecker {
    /// `top` and `bottom`, which differ in direction alone.
    mutating func ranking(_ node: StageNode, descending: Bool) {
        guard case .ranking(let ranking) = node.arguments else { return }
        guard let field = ranking.field else {
            rank(ranking, descending: descending)
            return
        }
        guard var aggregation = frequencies(of: field, ranking) else {
            scope = .unknown
            return
        }
        if descending { aggregation.groupLimit = ranking.count }
        leaveOutMissing(aggregation.keys[0])
        append(.aggregate(aggregation))
        if descending { return }
        // Groups come by their keys where the first column ties, and a rank keeps that order.
        let first = aggregation.outputs[0].info
        let key = SortKey(expression: TypedExpression(first.type, .column(first.name)), descending: false)
        append(.rank(Ranking(count: ranking.count, keys: [key], per: [])))
    }

    // MARK: Values of a field

    private mutating func frequencies(of field: Expression, _ ranking: RankingNode) -> Aggregation? {
        guard let entry = column(field), isCategorical(entry, field, ranking),
            let keys = keys([KeyNode(alias: nil, value: field)])
        else { return nil }
        let span = ranking.countSpan
        let count = AggregateNode(alias: nil, value: Expression(.name("count"), span: span), condition: nil, span: span)
        return grouping([ranking.by ?? count], keys: keys, interval: ranking.interval)
    }

    /// Having no value is no value: such rows are left out, and it is said.
    private mutating func leaveOutMissing(_ key: NamedExpression) {
        append(.filter(TypedExpression(.boolean, .isMissing(key.expression, negated: true))))
        captions.append("\(scope.isMentions ? "mentions" : "rows") without \(key.info.name) left out")
    }

    /// Whether the values of a column can be counted one by one; for a number the other form is what was meant.
    private mutating func isCategorical(_ entry: Scope.Entry, _ field: Expression, _ ranking: RankingNode) -> Bool {
        switch entry.info.type {
        case .text, .list, .boolean: return true
        default: break
        }
        let name = entry.info.name
        let place = SourceSpan(ranking.countSpan.upper, field.span.upper)
        let extreme = stageWord == "top" ? "largest" : "smallest"
        report(
            "ranking-of-numbers", at: field.span,
            "`\(name)` is \(entry.info.type.words), and `\(stageWord) N FIELD` counts the values of a text or a list",
            help: ["for the rows where it is \(extreme): `\(stageWord) \(ranking.count) by \(name)`"],
            fix: ranking.by == nil ? Diagnostic.Fix(place, " by \(name)") : nil)
        return false
    }

    // MARK: Rows

    private mutating func rank(_ node: RankingNode, descending: Bool) {
        guard let by = node.by else { return }
        if let span = by.condition?.span ?? by.confident {
            let what = by.condition == nil ? "over confident" : "if"
            report(
                "unexpected-condition", at: span, "`\(stageWord) N by …` ranks rows and takes no `\(what)`",
                help: ["`filter` the rows before"])
            return
        }
        let value = expression(by.value)
        let per = node.per.map { column($0) }
        guard let value, !per.contains(where: { $0 == nil }), let ordered = self.ordered(value) else { return }
        let key = SortKey(expression: ordered, descending: descending)
        append(.rank(Ranking(count: node.count, keys: [key], per: per.compactMap { $0?.expression })))
    }

    /// A value that rows can be ordered by; nil when a problem was reported.
    mutating func ordered(_ operand: Operand) -> TypedExpression? {
        guard operand.type == .list else { return operand.typed }
        report(
            "no-order", at: operand.span, "\(operand.typeRemark), which has no order",
            help: ["`length(…)` is the number of its values"])
        return nil
    }
}
