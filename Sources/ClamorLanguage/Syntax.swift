import ClamorText

/// A name as it was written, with its place.
package struct Identifier: Sendable, Hashable {
    package var name: String
    package var span: SourceSpan

    package init(_ name: String, span: SourceSpan) {
        self.name = name
        self.span = span
    }
}

/// A quoted text and its place.
package struct StringLiteral: Sendable, Hashable {
    package var value: String
    package var span: SourceSpan

    package init(_ value: String, span: SourceSpan) {
        self.value = value
        self.span = span
    }
}

/// A whole script: statements in order.
package struct Script: Sendable {
    package var statements: [Statement]

    package init(statements: [Statement]) { self.statements = statements }
}

/// One statement of a script.
package struct Statement: Sendable {
    package indirect enum Kind: Sendable {
        case pipeline(Pipeline)
        /// `let NAME = pipeline or expression`.
        case letPipeline(Identifier, Pipeline)
        case letExpression(Identifier, Expression)
        /// `set NAME = value`: `now`, `zone`, `seed` or a parameter.
        case set(Identifier, Expression)
        /// `param NAME = DEFAULT`.
        case param(Identifier, Expression)
        /// `topic "NAME" in FAMILY = BOOLEAN`.
        case topic(StringLiteral, family: Identifier, SearchNode)
        /// `own "NAME" = @handle, …`; handles without the sign.
        case own(StringLiteral, handles: [StringLiteral])
        /// `measure NAME = AGG-EXPR`.
        case measure(Identifier, Expression)
        /// `forget @author` or `forget ID`.
        case forget(Forgotten)
        /// `include "FILE"`.
        case include(StringLiteral)
        /// `note "TEXT" [at TIME]`.
        case note(StringLiteral, at: TimePoint?)
        /// `recipe "NAME" …`.
        case recipe(RecipeNode)
        /// `lexicon "WORD" = NUMBER|none [for topic "NAME"]`.
        case lexicon(LexiconNode)
        /// `factor CHANNEL = NUMBER|none`; nil: `none`.
        case factor(channel: StringLiteral, Expression?)
        /// `same ID as ID`.
        case same(StringLiteral, as: StringLiteral)
        /// `undo N`.
        case undo(batch: Int, span: SourceSpan)
        /// `help [words …]`.
        case help([Identifier])
        /// `explain tokens|ast|plan PIPELINE`.
        case explain(Identifier, Pipeline)
    }

    package var kind: Kind
    package var span: SourceSpan

    package init(_ kind: Kind, span: SourceSpan) {
        self.kind = kind
        self.span = span
    }
}

/// Whose mentions are to be removed for good.
package enum Forgotten: Sendable, Hashable {
    /// The handle without the sign.
    case author(StringLiteral)
    case id(StringLiteral)
}

/// `as of TIME` or `as of batch N`.
package struct AsOfNode: Sendable {
    package enum Kind: Sendable, Hashable {
        case batch(Int)
        case time(TimePoint)
    }

    package var kind: Kind
    package var span: SourceSpan

    package init(_ kind: Kind, span: SourceSpan) {
        self.kind = kind
        self.span = span
    }
}

/// A source, a range and stages.
package struct Pipeline: Sendable {
    /// Begins with `|` and so goes on from the pipeline before it; then `source` is `.implicit` and `range` nil.
    package var continues: Bool
    /// The state of the store that is asked; nil: the present one.
    package var asOf: AsOfNode?
    package var source: SourceNode
    package var range: RangeNode?
    package var stages: [StageNode]
    package var span: SourceSpan

    package init(
        continues: Bool = false, asOf: AsOfNode? = nil, source: SourceNode, range: RangeNode?, stages: [StageNode],
        span: SourceSpan
    ) {
        self.continues = continues
        self.asOf = asOf
        self.source = source
        self.range = range
        self.stages = stages
        self.span = span
    }
}

/// Where a pipeline's rows come from.
package enum SourceNode: Sendable {
    /// Nothing was written: all mentions.
    case implicit
    /// `mentions`, `_`, a name bound by `let`, or a table of the store (`batches`, `duplicates`, `recipes`, `topics`, …).
    case named(Identifier)
    /// `rejects [N]`, `report [N]`: a table of the store, of one batch where its number is given.
    case ofBatch(Identifier, batch: Int?, span: SourceSpan)
    /// `versions ID`.
    case versions(id: StringLiteral, span: SourceSpan)
    /// `import "FILE", …` with its options.
    case importing(ImportNode)
    /// `rescore`.
    case rescoring(span: SourceSpan)
    /// `train [apply|none]`.
    case training(TrainAction, span: SourceSpan)
}

/// A stretch of time, before any stage.
package struct RangeNode: Sendable {
    package indirect enum Kind: Sendable {
        /// `last 7 days`, `last 7 full days`.
        case rolling(count: Int, unit: RangeUnit, full: Bool)
        /// `last week`, `this month`.
        case calendar(RangeUnit, offset: Int)
        case today
        case yesterday
        /// `on 2026-03-14`, `in 2026-03`, `in 2026-Q1`: the whole of the period named.
        case period(TimePoint)
        /// `since A`, `until B`, `since A until B`; B excluded.
        case span(since: TimePoint?, until: TimePoint?)
        /// `between A and B`; B included, a date, month or year as B means its end.
        case between(TimePoint, TimePoint)
    }

    package var kind: Kind
    package var span: SourceSpan

    package init(_ kind: Kind, span: SourceSpan) {
        self.kind = kind
        self.span = span
    }
}

/// Units that ranges and durations are counted in.
package enum RangeUnit: String, Sendable, Hashable, CaseIterable {
    case second, minute, hour, day, week, month, quarter, year
}

/// A count of a unit: `7d`, `15m`, `1mo`.
package struct DurationLiteral: Sendable, Hashable {
    package var count: Int
    package var unit: RangeUnit

    package init(count: Int, unit: RangeUnit) {
        self.count = count
        self.unit = unit
    }
}

/// A moment or period in a range or an expression.
package struct TimePoint: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// As written: `2026`, `2026-Q1`, `2026-03`, `2026-03-14`, `2026-03-14T10:00[:00[.000]][Z|+02:00]`.
        case literal(String)
        case now
        case today
        case yesterday
        /// `-7d`, `-7d@d`, `now-7d`, `+1h`: signed shift from now, then snapped down to a unit.
        case relative(negative: Bool, DurationLiteral, snap: RangeUnit?)
        /// `$name`.
        case parameter(String)
    }

    package var kind: Kind
    package var span: SourceSpan

    package init(_ kind: Kind, span: SourceSpan) {
        self.kind = kind
        self.span = span
    }
}
