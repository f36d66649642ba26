import ClamorColumns
import ClamorTime

/// What is to be done with one pipeline: a query that an executor runs, and what becomes of its rows.
package struct Plan: Sendable {
    package var query: Query
    /// `chart`, `show`, `into`, `tag` …, in the order written; the rows pass through.
    package var outputs: [OutputStage]
    /// What the answer's caption must say of the question: range, zone, own mentions left out, …
    package var captions: [String]
    /// Measures that the question names, once each, in its order.
    package var measures: [MeasureDefinition] = []
    /// The range and the one before it, where there is a range.
    package var periods: Periods?
    /// Why the source has no rows, should it have none; nil where nothing particular can be said.
    package var emptySource: String?

    package init(
        query: Query, outputs: [OutputStage], captions: [String], periods: Periods? = nil, emptySource: String? = nil
    ) {
        self.query = query
        self.outputs = outputs
        self.captions = captions
        self.periods = periods
        self.emptySource = emptySource
    }
}

/// A checked pipeline, without what is done with its rows. The same on every executor.
package struct Query: Sendable {
    package enum Source: Sendable {
        case mentions
        /// Rows that are already here: tables of the store, import reports.
        case table(Table)
    }

    package var source: Source
    /// Mentions outside are left out. Half-open.
    package var range: TimeRange?
    package var operators: [Operator]
    /// Zone of derived time fields and buckets.
    package var zone: Zone
    /// The instant that relative times meant.
    package var now: Instant
    /// The rows and definitions that were visible when the question was asked; nil: those of the moment of running.
    package var snapshot: SnapshotNumber?
    /// Topics and own accounts in force, for the fields that are computed from them.
    package var definitions: Definitions
    /// The columns of the answer.
    package var schema: [ColumnInfo]
    /// Whether the answer's rows are mentions (no grouping happened), so that they can be shown or annotated.
    package var yieldsMentions: Bool

    package init(
        source: Source, range: TimeRange?, operators: [Operator], zone: Zone, now: Instant,
        snapshot: SnapshotNumber?, definitions: Definitions, schema: [ColumnInfo], yieldsMentions: Bool
    ) {
        self.source = source
        self.range = range
        self.operators = operators
        self.zone = zone
        self.now = now
        self.snapshot = snapshot
        self.definitions = definitions
        self.schema = schema
        self.yieldsMentions = yieldsMentions
    }
}

/// What the store's definitions mean, checked: topics by family, and the accounts that are ours.
package struct Definitions: Sendable {
    package struct Topic: Sendable {
        package var name: String
        /// `brand`, `theme`, or a family of the user's own; each is a list field of that name.
        package var family: String
        package var search: SearchQuery

        package init(name: String, family: String, search: SearchQuery) {
            self.name = name
            self.family = family
            self.search = search
        }
    }

    package var topics: [Topic]
    /// Handles without the sign, in folded form.
    package var ownHandles: [String]
    /// What the user has told the scoring.
    package var scoring: ScoringDefinitions

    package init(topics: [Topic] = [], ownHandles: [String] = [], scoring: ScoringDefinitions = .init()) {
        self.topics = topics
        self.ownHandles = ownHandles
        self.scoring = scoring
    }
}

/// Number of the last batch of the journal that a reader sees.
package struct SnapshotNumber: Sendable, Hashable {
    package var batch: Int64

    package init(batch: Int64) { self.batch = batch }
}

/// A half-open stretch of time; nil ends are open.
package struct TimeRange: Sendable, Hashable {
    package var lower: Instant?
    package var upper: Instant?

    package init(lower: Instant?, upper: Instant?) {
        self.lower = lower
        self.upper = upper
    }
}

/// One step of a query. Each takes rows and gives rows; order is defined as in the language's reference.
package enum Operator: Sendable {
    case filter(TypedExpression)
    case search(SearchQuery)
    /// Adds columns; later ones may read earlier ones.
    case extend([NamedExpression])
    /// These columns alone, in this order.
    case select([NamedExpression])
    case aggregate(Aggregation)
    case sort([SortKey])
    case take(Int)
    /// The first (or last) `count` rows by the keys, in each group of `per`; ties are cut by the default order and told.
    case rank(Ranking)
    /// One row for each combination of the columns, ordered by them; lists count under each of their values, as keys do.
    case distinct([NamedExpression])
    /// Adds `output`: 100 · column / sum of the column over the input rows (rows where `unless` is missing or `(none)`
    /// are left out of the sum and get no share).
    case share(column: String, output: ColumnInfo, keys: [String])
    case shareInterval(ShareInterval)
    /// All columns but these.
    case drop([String])
    /// Columns under other names, in their places; the names before are known no longer.
    case rename([Renaming])
    /// The `count` mentions with the smallest hashes of seed, channel and id, in the order that they had.
    case sample(count: Int, seed: Int64)
    case pivot(Pivot)
    case fill(Filling)
    case compare(PeriodComparison)
    /// Adds what columns of the grouping were over time.
    case spark(SparkRequest)
    case describe(Description)
    case terms(TermsRequest)
    case why(WhyRequest)
    case words(WordsRequest)
    case campaigns(CampaignsRequest)
    /// Adds what is usual and what was found to daily counts without gaps.
    case coverage(CoverageRequest)
    /// Passes its rows on; those for which the condition is not true are counted in the report.
    case assert(Assertion)
}

/// A column with the expression that makes it.
package struct NamedExpression: Sendable {
    package var info: ColumnInfo
    package var expression: TypedExpression

    package init(_ info: ColumnInfo, _ expression: TypedExpression) {
        self.info = info
        self.expression = expression
    }
}

package struct SortKey: Sendable {
    package var expression: TypedExpression
    package var descending: Bool

    package init(expression: TypedExpression, descending: Bool) {
        self.expression = expression
        self.descending = descending
    }
}

package struct Ranking: Sendable {
    package var count: Int
    package var keys: [SortKey]
    package var per: [TypedExpression]

    package init(count: Int, keys: [SortKey], per: [TypedExpression]) {
        self.count = count
        self.keys = keys
        self.per = per
    }
}

/// Grouping: keys, the sums that every executor can make and merge, and the columns computed from them.
///
/// The rows come in a defined order: by time, then by the other keys, for a `trend`; else by the first output, largest
/// first (missing last), then by the keys, smallest first. A list as a key counts a mention once under each of its
/// values, and under `(none)` when it is empty; so do rows that lack a key. The column of such a key is a text.
package struct Aggregation: Sendable {
    package var keys: [NamedExpression]
    /// `trend`: the first key is a time bucket of this step, no bucket of the range is left out.
    package var trend: TimeStep?
    /// `limit N`: the N largest series over the whole range, by the first output if that is a count or sum, else by the
    /// number of rows; the rest is summed up as `other`.
    package var seriesLimit: Int?
    package var primitives: [PrimitiveAggregate]
    /// Columns after the keys, over columns named as the primitives are.
    package var outputs: [NamedExpression]
    /// Only so many groups, the largest by the first output (`top N FIELD`); nil: all.
    package var groupLimit: Int?
    /// What must be said of all rows that were grouped.
    package var notes: [GroupingNote]
    /// Columns that estimate something from a sample, with what their errors are computed from. Not computed unless an
    /// output or a later step asks.
    package var estimates: [ColumnEstimate] = []
    /// `fill null` after a trend: where no row fell into a bucket of a series, its outputs are missing.
    package var leavesEmptyBucketsMissing = false
    /// Outputs that may lie on either side of 0, so that there is no part of them: `net`, `score` and their like.
    package var indices: Set<String> = []

    package init(
        keys: [NamedExpression], trend: TimeStep? = nil, seriesLimit: Int? = nil, primitives: [PrimitiveAggregate],
        outputs: [NamedExpression], groupLimit: Int? = nil, notes: [GroupingNote] = []
    ) {
        self.keys = keys
        self.trend = trend
        self.seriesLimit = seriesLimit
        self.primitives = primitives
        self.outputs = outputs
        self.groupLimit = groupLimit
        self.notes = notes
    }
}

/// An estimate of an output: `scale` · estimate of the arguments + `offset`.
package struct ColumnEstimate: Sendable {
    /// The output.
    package var column: String
    package var kind: Estimate
    /// Over the aggregation's primitives and those of `spare`.
    package var arguments: [TypedExpression]
    /// Sums that no output needs.
    package var spare: [PrimitiveAggregate]
    package var scale: Double
    package var offset: Double

    /// Columns that may stand behind it: the ends of its interval, and how many rows it is estimated from.
    package var companions: [String] { ["\(column)_low", "\(column)_high", "\(column)_n"] }

    package init(
        column: String, kind: Estimate, arguments: [TypedExpression], spare: [PrimitiveAggregate], scale: Double,
        offset: Double
    ) {
        self.column = column
        self.kind = kind
        self.arguments = arguments
        self.spare = spare
        self.scale = scale
        self.offset = offset
    }
}

/// A sum over a group's rows that can be merged from parts.
package struct PrimitiveAggregate: Sendable {
    package enum Function: Sendable, Hashable {
        /// Rows (that meet the condition).
        case count
        /// Rows whose argument is not missing.
        case countPresent
        /// 0 over no rows, missing over missing values alone. Integers and fixed-point exactly; numbers rounded to
        /// 10⁻⁹ before adding.
        case sum
        case minimum, maximum
        /// Nearest rank, 0 to 100.
        case quantile(Double)
        /// Sample standard deviation; missing below two values.
        case standardDeviation
        case average
        /// Distinct values in folded form; of lists, distinct elements.
        case distinct
        /// By time, then the default order.
        case first, last
        /// Sum over distinct `per` values of the largest argument (reach of each author once).
        case sumOfMaxima
    }

    /// Unique name within the aggregation, for `outputs` to refer to.
    package var name: String
    package var function: Function
    package var argument: TypedExpression?
    /// `sumOfMaxima`: each value of this once.
    package var per: TypedExpression?
    package var condition: TypedExpression?
    package var type: ValueType

    package init(
        name: String, function: Function, argument: TypedExpression? = nil, per: TypedExpression? = nil,
        condition: TypedExpression? = nil, type: ValueType
    ) {
        self.name = name
        self.function = function
        self.argument = argument
        self.per = per
        self.condition = condition
        self.type = type
    }
}

/// What becomes of the rows of a pipeline.
package enum OutputStage: Sendable {
    case chart(ChartRequest)
    /// Mentions as cards to read.
    case show(ShowRequest)
    case intoFile(String)
    /// The rows go by this name from now on, as they are.
    case intoName(String)
    /// The rows go to the standard input of a command of the system's shell.
    case pipe(String)
    case annotate(Annotation)
    /// The mentions go to a file with all their fields.
    case export(ExportTarget)
    /// Some of the mentions are labelled by a person.
    case audit(AuditRequest)
}

/// A change to the work fields of mentions.
package enum Annotation: Sendable, Hashable {
    /// Tags to add; names beginning with `-` are taken off.
    case tag([String])
    case status(String)
    /// nil takes the assignee off.
    case assign(String?)
    case correct(Correction)
}

/// What a person says that a mention is, against what was given or scored.
package enum Correction: Sendable, Hashable {
    /// positive, neutral or negative.
    case sentiment(String)
    case spam(Bool)
}
