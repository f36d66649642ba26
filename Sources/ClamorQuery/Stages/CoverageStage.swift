import ClamorColumns
import ClamorLanguage
import ClamorText
import ClamorTime

extension StageDefinition {
    static let coverage = StageDefinition(
        name: "coverage", form: .columns, syntax: "coverage [KEY, …]",
        summary: "finds days on which the collection looks broken",
        details: """
            Counts the mentions of every day by channel, or by the keys given, and finds days that look like a broken \
            collection: a `gap` has none where many are usual, a `drop` less than half, and far fewer than chance \
            allows. `expected` is what the four weeks around and the weekday let expect. A terminal shows a calendar of \
            each channel; anything else gets all days as rows, and so does a stage that follows.
            """,
        examples: [
            "coverage", "last 90 days | coverage source", "coverage | filter finding is not missing",
            "filter brand = \"Acme\" | coverage | filter finding = \"gap\" | count by channel",
        ],
        related: ["trend", "report", "batches", "chart"]
    ) { node, checker in
        guard case .columns(let nodes) = node.arguments, !checker.scope.isUnknown else { return }
        guard checker.needsMentions(node), let (aggregation, request) = checker.coverage(nodes, node) else {
            checker.scope = .unknown
            return
        }
        checker.append(.aggregate(aggregation))
        checker.append(.coverage(request))
    }
}

extension PipelineChecker {
    fileprivate mutating func coverage(_ nodes: [Expression], _ node: StageNode) -> (Aggregation, CoverageRequest)? {
        guard let time = scope["time"], time.info.type == .time else {
            report(
                "trend-without-time", at: node.word.span,
                "`\(stageWord)` needs `time`, and an earlier `select` or `drop` left it out")
            return nil
        }
        let channel = Expression(.name("channel"), span: node.word.span)
        guard var keys = columns(nodes.isEmpty ? [channel] : nodes) else { return nil }
        for index in keys.indices { keys[index].info.type = keys[index].info.type.single }
        let step = TimeStep(count: 1, unit: .day)
        let day = NamedExpression(
            ColumnInfo(step.columnName, .time, format: .bucket(.day)),
            TypedExpression(.time, .call(.timeBucket(step), [time.expression])))
        guard areDistinct(keys, at: nodes.isEmpty ? [node.word.span] : nodes.map(\.span), after: [day]) else {
            return nil
        }
        let count = CoverageRequest.count.name
        var aggregation = Aggregation(
            keys: [day] + keys, primitives: [PrimitiveAggregate(name: "n", function: .count, type: .integer)],
            outputs: [NamedExpression(ColumnInfo(count, .integer), TypedExpression(.integer, .column("n")))])
        aggregation.trend = step
        return (aggregation, CoverageRequest(day: step.columnName, keys: keys.map(\.info.name)))
    }
}
