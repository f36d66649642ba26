import ClamorText

/// One stage: the word as written, the canonical name, and its arguments by form.
package struct StageNode: Sendable {
    package var word: Identifier
    /// Canonical name of the stage (`filter` for `where`); `group` where aggregates stand alone.
    package var name: String
    package var arguments: StageArguments
    package var span: SourceSpan

    package init(word: Identifier, name: String, arguments: StageArguments, span: SourceSpan) {
        self.word = word
        self.name = name
        self.arguments = arguments
        self.span = span
    }
}

/// What can follow a stage's name. A stage's definition names its form; several stages share one.
package enum ArgumentForm: Sendable, Hashable {
    case none
    case condition
    case search
    case aggregation
    case trend
    case assignments
    case columns
    case sortKeys
    case count
    case ranking
    case share
    case chart
    case target
    /// Words or quoted texts, comma-separated: `tag "a", "b"`, `status pending`, `assign "Mo"`.
    case words
    /// `N [seed S]`.
    case sample
    /// `previous [DUR]`.
    case comparison
    /// `[N]`.
    case optionalCount
    /// `EXPR ["message"]`.
    case assertion
    /// A quoted text.
    case text
    /// `"FILE" [replace]`.
    case export
    /// One word that may be left out: `[thread]`.
    case option(String)
    /// `[COL, …] [every DUR|auto]`.
    case spark
    /// `FIELD = VALUE`.
    case correction
}

/// A stage's parsed arguments, one case a form.
package enum StageArguments: Sendable {
    case none
    case condition(Expression)
    case search(SearchNode)
    case aggregation(AggregationNode)
    case trend(TrendNode)
    case assignments([(name: Identifier, value: Expression)])
    case columns([Expression])
    case sortKeys([SortKeyNode])
    case count(Int, span: SourceSpan)
    case ranking(RankingNode)
    /// `share [of COL] [with interval]`.
    case share(of: Identifier?, interval: SourceSpan?)
    case chart(ChartNode)
    case target(TargetNode)
    case words([StringLiteral])
    case sample(count: Int, seed: Int?)
    /// `previous [DUR]`; nil: the period before.
    case comparison(DurationLiteral?, span: SourceSpan)
    case optionalCount(Int?)
    case assertion(Expression, message: StringLiteral?)
    case text(StringLiteral)
    case export(file: StringLiteral, replaces: Bool)
    case option(String, isGiven: Bool)
    case spark(SparkNode)
    case correction(field: Identifier, value: StringLiteral)
}

/// `[NAME =] AGG [over confident] [if COND] [as NAME]`.
package struct AggregateNode: Sendable {
    package var alias: Identifier?
    package var value: Expression
    /// Where `over confident` stands, if it does.
    package var confident: SourceSpan?
    package var condition: Expression?
    package var span: SourceSpan

    package init(
        alias: Identifier?, value: Expression, confident: SourceSpan? = nil, condition: Expression?, span: SourceSpan
    ) {
        self.alias = alias
        self.value = value
        self.confident = confident
        self.condition = condition
        self.span = span
    }
}

/// `[NAME =] EXPR` after `by`.
package struct KeyNode: Sendable {
    package var alias: Identifier?
    package var value: Expression

    package init(alias: Identifier?, value: Expression) {
        self.alias = alias
        self.value = value
    }
}

/// `AGG, … [by KEY, …] [with interval]`.
package struct AggregationNode: Sendable {
    package var aggregates: [AggregateNode]
    package var keys: [KeyNode]
    /// Where `with interval` stands, if it does.
    package var interval: SourceSpan?

    package init(aggregates: [AggregateNode], keys: [KeyNode], interval: SourceSpan? = nil) {
        self.aggregates = aggregates
        self.keys = keys
        self.interval = interval
    }
}

/// `every DUR|auto AGG, … [by NAME [limit N]] [with interval]`.
package struct TrendNode: Sendable {
    /// nil: `auto`.
    package var step: DurationLiteral?
    package var stepSpan: SourceSpan
    package var aggregates: [AggregateNode]
    package var key: KeyNode?
    package var limit: Int?
    /// Where `with interval` stands, if it does.
    package var interval: SourceSpan?

    package init(
        step: DurationLiteral?, stepSpan: SourceSpan, aggregates: [AggregateNode], key: KeyNode?, limit: Int?,
        interval: SourceSpan? = nil
    ) {
        self.step = step
        self.stepSpan = stepSpan
        self.aggregates = aggregates
        self.key = key
        self.limit = limit
        self.interval = interval
    }
}

/// `[COL, …] [every DUR|auto]`.
package struct SparkNode: Sendable {
    /// None: all that can be drawn.
    package var columns: [Identifier]
    /// nil: `auto`, written or not.
    package var step: DurationLiteral?
    /// Where the step stands; nil where none is written.
    package var stepSpan: SourceSpan?

    package init(columns: [Identifier], step: DurationLiteral?, stepSpan: SourceSpan?) {
        self.columns = columns
        self.step = step
        self.stepSpan = stepSpan
    }
}

/// `KEY [asc|desc]`.
package struct SortKeyNode: Sendable {
    package var value: Expression
    /// nil: ascending by default.
    package var descending: Bool?

    package init(value: Expression, descending: Bool?) {
        self.value = value
        self.descending = descending
    }
}

/// `top N FIELD [by AGG] [with interval]` or `top N by EXPR [per COLS]`.
package struct RankingNode: Sendable {
    package var count: Int
    package var countSpan: SourceSpan
    /// FIELD of the frequency form.
    package var field: Expression?
    /// What follows `by`: an aggregate in the frequency form, any expression otherwise.
    package var by: AggregateNode?
    package var per: [Expression]
    /// Where `with interval` stands, if it does.
    package var interval: SourceSpan?

    package init(
        count: Int, countSpan: SourceSpan, field: Expression?, by: AggregateNode?, per: [Expression],
        interval: SourceSpan? = nil
    ) {
        self.interval = interval
        self.count = count
        self.countSpan = countSpan
        self.field = field
        self.by = by
        self.per = per
    }
}

/// `chart [KIND] [Y, …] [by COL] [option=value …]`.
package struct ChartNode: Sendable {
    package var kind: Identifier?
    package var values: [Identifier]
    package var by: Identifier?
    package var options: [(name: Identifier, value: Expression)]

    package init(
        kind: Identifier?, values: [Identifier], by: Identifier?, options: [(name: Identifier, value: Expression)]
    ) {
        self.kind = kind
        self.values = values
        self.by = by
        self.options = options
    }
}

/// `into "FILE"` or `into NAME`.
package enum TargetNode: Sendable {
    case file(StringLiteral)
    case name(Identifier)
}
