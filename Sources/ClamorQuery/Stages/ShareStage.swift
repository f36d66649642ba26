import ClamorColumns
import ClamorLanguage
import ClamorText

extension StageDefinition {
    static let share = StageDefinition(
        name: "share", aliases: ["sov"], form: .share, syntax: "share [of COL] [with interval]",
        summary: "adds each row's percent of the sum of a column",
        details: """
            Adds the column `share`: each row's part of the sum of a column over all rows, in percent. Without `of` it \
            takes the first number of the grouping before. Rows under `(none)` are left out of the sum. Where accounts \
            are known to be ours, their mentions are left out too, unless the pipeline speaks of `own`. `with interval` \
            adds `share_low` and `share_high`, the ends of the interval of 95 % of a share of counted mentions.
            """,
        examples: [
            "last 30 days | count by brand | share", "group reach, count by brand | share of reach",
            "last 30 days | count by brand | share with interval",
        ],
        related: ["group", "own", "chart"]
    ) { node, checker in
        guard case .share(let name, let interval) = node.arguments else { return }
        checker.share(of: name, interval: interval, node)
    }
}

extension PipelineChecker {
    mutating func share(of name: Identifier?, interval: SourceSpan?, _ node: StageNode) {
        if scope.isUnknown { return }
        guard !scope.isMentions else {
            report(
                "share-of-mentions", at: node.span, "`\(stageWord)` needs a grouping before it",
                help: ["for example `count by brand | \(stageWord)`"])
            return
        }
        guard let column = shareColumn(name, node) else { return }
        let output = ColumnInfo("share", .number, format: .percent)
        let ends = ShareInterval(share: output, count: column)
        let added = [output] + (interval == nil ? [] : [ends.low, ends.high])
        for info in added where scope[matching: info.name] != nil {
            report("duplicate-column", at: node.span, "there is a column `\(info.name)` already")
            return
        }
        if let interval, !isCount(column) {
            report(
                "no-interval", at: interval,
                "`\(column)` is no count of mentions, and a share of a sum has no interval",
                help: ["for example `count by brand | share with interval`"])
            return
        }
        leaveOutOwnMentions()
        captions.append(
            scope.groupKeys.isEmpty
                ? "share: percent of the sum of \(column)"
                : "share: percent of the sum of \(column), without rows under (none)")
        append(.share(column: column, output: output, keys: scope.groupKeys))
        if interval == nil { return }
        append(.shareInterval(ends))
        captions.append("intervals of 95 % (Wilson): chance alone")
    }

    /// Whether a column counts the rows of the grouping before as it stands.
    private func isCount(_ column: String) -> Bool {
        for case .aggregate(let aggregation) in operators.reversed() { return aggregation.isCount(column) }
        return false
    }

    /// The column that is shared out: the one named, else the first number that is no key.
    private mutating func shareColumn(_ name: Identifier?, _ node: StageNode) -> String? {
        guard let name else {
            let candidate = scope.columns.first { $0.info.type.isNumeric && !scope.groupKeys.contains($0.info.name) }
            if candidate == nil { report("no-number", at: node.span, "there is no column of numbers to share out") }
            return candidate?.info.name
        }
        guard let entry = column(named: name.name, span: name.span) else { return nil }
        if entry.info.type.isNumeric { return entry.info.name }
        report(
            "type-mismatch", at: name.span, "`\(entry.info.name)` is \(entry.info.type.words), and only numbers add up")
        return nil
    }

    /// Leaves the mentions of our own accounts out of the grouping that is shared out, unless the pipeline speaks of
    /// them itself.
    private mutating func leaveOutOwnMentions() {
        guard case .mentions = source, !store.ownAccounts.isEmpty,
            let grouping = operators.firstIndex(where: \.isGrouping), !operators.contains(where: { $0.reads("own") })
        else { return }
        // A `select` may have left `own` out: then before it.
        let place = operators[..<grouping].firstIndex { $0.selectsWithout("own") } ?? grouping
        let own = TypedExpression(.boolean, .column("own"))
        let no = TypedExpression(.boolean, .literal(.boolean(false)))
        let known = TypedExpression(.boolean, .call(.coalesce, [own, no]))
        operators.insert(.filter(TypedExpression(.boolean, .not(known))), at: place)
        captions.append("own mentions left out (\(store.ownAccounts.map(\.name).joined(separator: ", ")))")
    }
}

extension Operator {
    /// Whether rows are no longer mentions after it.
    fileprivate var isGrouping: Bool {
        switch self {
        case .aggregate, .distinct: true
        default: false
        }
    }

    fileprivate func selectsWithout(_ column: String) -> Bool {
        if case .select(let columns) = self { return !columns.contains { $0.info.name == column } }
        return false
    }
}
