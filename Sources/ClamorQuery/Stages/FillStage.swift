import ClamorColumns
import ClamorLanguage
import ClamorText

extension StageDefinition {
    static let fill = StageDefinition(
        name: "fill", form: .words, words: ["zero", "null", "previous"], syntax: "fill zero|null|previous",
        summary: "says what stands where nothing is known",
        details: """
            Puts something else where a column of numbers has no value: `zero` puts 0, `previous` the last value before \
            in the same series. `fill null` comes right after `trend` and does the reverse: buckets in which there was \
            no mention have no value then, also where a count would be 0.
            """,
        examples: [
            "last 30 days | trend every 1d net | fill previous", "last 7 days | trend every 1h count | fill null",
            "last 30 days | trend every 1d score by channel | pivot channel | fill zero",
        ],
        related: ["trend", "pivot"]
    ) { node, checker in
        guard case .words(let words) = node.arguments, let word = words.first else { return }
        checker.fill(word.value, isAlone: words.count == 1, node)
    }
}

extension PipelineChecker {
    fileprivate mutating func fill(_ word: String, isAlone: Bool, _ node: StageNode) {
        let known = StageDefinition.fill.words
        let folded = FoldedText.fold(word)
        guard isAlone, known.contains(folded) else {
            let near = nearest(to: word, in: known)
            report(
                "bad-argument", at: node.span, "`\(stageWord)` takes one of \(orList(known.map { "`\($0)`" }))",
                help: near.isEmpty ? [] : [didYouMean(near)])
            return
        }
        if scope.isUnknown { return }
        guard !scope.isMentions else {
            report(
                "fill-of-mentions", at: node.span, "`\(stageWord)` needs a grouping before it",
                help: ["for example `last 7 days | trend every 1d net | \(stageWord) previous`"])
            return
        }
        if folded == "null" {
            leaveEmptyBucketsMissing(node)
            return
        }
        let columns = scope.columns.map(\.info).filter {
            ($0.type.isNumeric || $0.type == .duration) && !scope.groupKeys.contains($0.name)
        }
        guard !columns.isEmpty else {
            if hasPivotedNothing { return }
            report("no-number", at: node.span, "there is no column of numbers to fill")
            return
        }
        append(.fill(Filling(folded == "zero" ? .zero : .previous, columns: columns.map(\.name), series: series)))
    }

    private mutating func leaveEmptyBucketsMissing(_ node: StageNode) {
        guard case .aggregate(var aggregation)? = operators.last, aggregation.trend != nil else {
            report(
                "fill-without-trend", at: node.span, "`\(stageWord) null` comes right after `trend`",
                help: ["for example `last 7 days | trend every 1h count | \(stageWord) null`"])
            return
        }
        aggregation.leavesEmptyBucketsMissing = true
        operators[operators.count - 1] = .aggregate(aggregation)
    }

    /// The columns that tell series apart, where the rows are those of a trend.
    private var series: [String] {
        for step in operators.reversed() {
            switch step {
            case .aggregate(let aggregation): return aggregation.trend == nil ? [] : Array(scope.groupKeys.dropFirst())
            case .pivot: return []
            default: continue
            }
        }
        return []
    }
}
