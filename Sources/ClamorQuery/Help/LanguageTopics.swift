/// Pages on the language at large.
enum LanguageTopics {
    static let all = [ranges, asOf, expressions, intervals, order, charts] + SearchTopics.all + ListeningTopics.all

    private static let asOf = HelpTopic(
        "as_of", "the store as it was",
        syntax: ["as of batch N [RANGE] | …", "as of TIME [RANGE] | …"],
        paragraphs: [
            """
            Reads everything as it was journaled by a batch or a time: mentions and their numbers, tags and status, \
            topics, measures and scores. `now` is put there too unless it was set, so that `last 7 days` means the days \
            before. It stands before a range or behind the name of a table.
            """
        ],
        examples: [
            "as of batch 1 | count by channel", "as of batch 1 last 7 days | net by brand", "as of batch 1 topics",
        ],
        related: ["batches", "undo", "export"])

    private static let intervals = HelpTopic(
        "intervals", "how sure an estimate is: with interval, and p of compare",
        syntax: ["AGG, … [by KEY, …] with interval", "… | compare previous"],
        paragraphs: [
            """
            `with interval` adds `X_low` and `X_high`, the ends of an interval of 95 %, and `X_n`, how many mentions it \
            is estimated from (unless a `count` beside it says the same), to columns that estimate something from the \
            mentions: proportions (`rate(…)`, `net_polar`, `response_rate`) by Wilson's formula, `net` by a Dirichlet \
            distribution with Jeffreys' prior, means (`score`, `avg(…)`) by the normal approximation. Counts and sums \
            are what they are and have none.
            """,
            """
            `compare previous` adds `X_p`: how likely chance alone makes such a change or a larger one, by a two-sided \
            z test; a count n is taken to have the variance n (Poisson), and an estimate from fewer than five mentions \
            in either period has no p. Both speak of chance in which mentions were made, not of errors in their \
            sentiment (`help audit`), and take mentions for independent of one another.
            """,
            """
            Of many rows, one in twenty falls below 0.05 by chance. `X_q` is p adjusted for that (Benjamini and Hochberg, \
            Controlling the False Discovery Rate, JRSS B 57, 1995): of the rows with q up to 0.05, one in twenty is \
            expected to be chance; how many these are is said. Of an index that can lie on either side of 0, as `net` \
            and `score` can, there is no part, and so no `X_pct`.
            """,
        ],
        examples: [
            "last 30 days | net by brand with interval", "group rate(score < -0.5) as angry by channel with interval",
            "last week | count, net by brand | compare previous",
        ],
        related: ["compare", "group", "measures", "net"])

    private static let ranges = HelpTopic(
        "ranges", "stretches of time, before the first stage",
        syntax: [
            "last 7 days, last 7d, last 7 full days", "last week, this month, today, yesterday",
            "on 2026-03-14, in 2026-03, in 2026-Q1, in 2026", "since A, until B, since A until B", "between A and B",
        ],
        paragraphs: [
            """
            A range comes first in a pipeline, or behind the name of a table (`noisy last 7 days`). `last 7 days` goes \
            from this time of day seven days ago to now; `last 7 full days` ends at the last midnight; `last week` and \
            `this month` are whole ones of the calendar, weeks from Monday. `until` leaves its end out; `between` takes \
            it in, and a day, month or year as its end means the whole of it.
            """,
            """
            Times are written 2026, 2026-Q1, 2026-03, 2026-03-14, 2026-03-14T10:00, 10:30, now, or counted from now: \
            -7d, and -7d@d from the start of that day. Units are s, m (minutes), h, d, w, mo (months), q and y. Dates \
            and times are those of the zone (`set zone`); now is one instant for a whole script (`set now`).
            """,
        ],
        examples: [
            "last 7 days | count by channel", "in 2026-Q1 | net by month",
            "between 2026-03-01 and 2026-03-14 | count by day",
        ],
        related: ["trend", "set"])

    private static let expressions = HelpTopic(
        "expressions", "conditions and values: operators, lists, field:value",
        syntax: [
            "or  and  not", "=  !=  <  <=  >  >=  ===",
            "in (a, b)   in file \"F\"   between a and b   is [not] missing",
            "contains  startswith  endswith  matches /re/", "+  -  *  /  %",
            "field:value   field:(a, b)   field:[a to b]",
        ],
        paragraphs: [
            """
            Text compares without regard to capitals; `===` compares exactly. On lists `=` and `in` ask whether any \
            value fits, `!=` and `not in` whether none does. A date stands for the whole of it. `in file` reads one \
            value a line.
            """,
            """
            In a text `contains` asks for a part, `startswith` for a beginning and `endswith` for an end, without regard \
            to capitals; `matches` for a stretch that fits a regular expression, which regards them unless it begins \
            with (?i). `contains` on a list asks for a value that is equal; `startswith`, `endswith` and `matches` look \
            inside each value of a list, and one that fits is enough.
            """,
            """
            Logic has three values: a comparison with what is missing is neither true nor false, and `filter` keeps \
            what is true. Division by zero gives missing.
            """,
            """
            `field:value` has no spaces and its value is taken as it is; `field:(a, b)` is any of them, \
            `field:[10 to *]` a range with its ends, as in `time:[-7d to now]`. `title:` and `text:` search words; \
            `site:` takes in subdomains, `links:` looks inside addresses, `language:` is `lang:`.
            """,
        ],
        examples: [
            "filter score < -0.3 and followers >= 1000",
            "filter brand = \"Acme\" and hashtags not in (\"ad\", \"sponsored\")",
            "filter text matches /refund(ed)?/ or rating:[1 to 2]",
        ],
        related: ["functions", "filter", "fields"])

    private static let order = HelpTopic(
        "order", "in which order rows come",
        paragraphs: [
            """
            Order is always defined. Mentions come by time, latest first, then by channel and id. Groups come by the \
            first aggregate, largest first, then by their keys; trends by time, then by key. `sort` keeps equal rows as \
            they were, and puts what is missing last either way.
            """
        ],
        related: ["sort", "top", "group"])

    private static let charts = HelpTopic(
        "charts", "kinds of charts and their options",
        syntax: [
            "chart [\(ChartKind.allCases.map(\.rawValue).joined(separator: "|"))] [Y, …] [by COL] [OPTION=VALUE …]"
        ],
        paragraphs: [
            """
            Kinds: \(ChartKind.allCases.map { "`\($0.rawValue)` \($0.summary)" }.joined(separator: "; ")).
            """,
            """
            Without a kind the columns decide, and what was chosen is said: times make lines, names bars, one row of \
            numbers figures, hours and weekdays a heat map, positive and negative counts diverging bars.
            """,
            """
            Options: \(ChartOption.all.map { "`\($0.name)=` \($0.takes), \($0.summary)" }.joined(separator: "; ")).
            """,
            """
            Several columns share a plot where their unit and size are alike, and get plots below each other otherwise. \
            More than ten series are summed up as `other` where they add up. Columns of intervals (`net_low`, `net_high`) \
            become bands or whiskers, those of `compare previous` a second line. Lengths begin at zero. A bucket that the \
            range cuts is drawn hatched, a gap stays a gap, and what is cut or left out is said below. Notes of a time \
            (`note "Launch" at 2026-03-18`) are marked by letters.
            """,
            """
            `mark=spikes` marks values whose score is 3.5 or more: score = (value − usual) / s; usual is the median of the \
            other buckets at that hour of the day, or on that weekday; s is 1.4826 times the median deviation from the \
            usual, at least its square root (Iglewicz and Hoaglin 1993). Only the highest of a run is marked.
            """,
        ],
        examples: [
            "count by channel | chart bar",
            "last 30 days | trend every 1d net by brand | chart line net by brand ymin=-100",
            "last 30 days | trend every 1d count | chart line mark=spikes",
            "count by brand, sentiment | chart pct", "positive, negative by brand | chart diverge",
            "count by author | chart bar limit=5 sort=value",
            "last 7 days | group count, net by brand | chart scatter count, net",
        ],
        related: ["chart", "into"])
}
