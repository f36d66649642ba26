import ClamorColumns
import ClamorLanguage

extension StageDefinition {
    static let group = StageDefinition(
        name: "group", aliases: ["summarize", "stats"], form: .aggregation,
        syntax: "[group] [NAME =] AGG [over confident] [if COND] [as NAME], … [by KEY, …] [with interval]",
        summary: "sums up the rows, for each value of the keys",
        details: """
            Sums up the rows: one row for each combination of the keys, or a single one without keys. Measures such as \
            `count`, `net` and `reach` speak of mentions; aggregates such as `avg(followers)` of any column. The word \
            `group` may be left out. Rows come by the first aggregate, largest first. A list as a key counts a mention \
            once under each of its values, an empty list under `(none)`. `with interval` adds the ends of the interval \
            of 95 % (`net_low`, `net_high`) to what estimates something: `net`, `score`, `rate(…)`, `avg(…)` and others; \
            and how many mentions it is estimated from (`net_n`), unless `count` stands beside it. An aggregate is `over \
            confident` where mentions whose sentiment is unsure are left out of it, which is said.
            """,
        examples: [
            "group count, net, reach by brand", "count by channel", "net by day, brand",
            "group angry = count if score < -0.5, avg(followers) by country",
            "group p(reach, 90) as top_reach by author", "group count, net by brand with interval",
            "net over confident by brand",
        ],
        related: ["measures", "aggregates", "trend", "top", "share"]
    ) { node, checker in
        guard case .aggregation(let aggregation) = node.arguments else { return }
        guard let keys = checker.keys(aggregation.keys),
            let grouping = checker.grouping(aggregation.aggregates, keys: keys, interval: aggregation.interval)
        else {
            checker.scope = .unknown
            return
        }
        checker.append(.aggregate(grouping))
    }
}
