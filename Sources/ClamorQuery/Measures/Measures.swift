import ClamorColumns
import ClamorLanguage
import ClamorText

/// A measure of many mentions: a formula with a name, written in the language itself.
package struct MeasureDefinition: Sendable {
    package let name: String
    /// Counts on whenever the meaning changes; the versions before stay callable, as `name@1`.
    package let version: Int
    /// What it says, in one line.
    package let summary: String
    /// The formula, over columns and aggregates; parsed and checked like any other text.
    package let formula: String
    package let format: ColumnFormat
    /// An expression that is missing where a mention cannot count, and what those that can have: "a sentiment".
    let coverage: (expression: String, what: String)?
    /// What a caption must say wherever the measure is used; nil when the name says it all.
    package let remark: String?
    /// What it estimates from a sample; nil where it only adds up.
    let estimate: EstimateFormula?

    init(
        _ name: String, _ formula: String, _ summary: String, version: Int = 1, format: ColumnFormat = .plain,
        coverage: (expression: String, what: String)? = nil, remark: String? = nil, estimate: EstimateFormula? = nil
    ) {
        self.name = name
        self.version = version
        self.formula = formula
        self.summary = summary
        self.format = format
        self.coverage = coverage
        self.remark = remark
        self.estimate = estimate
    }
}

/// An estimate as a measure has it: of formulas, scaled and moved: `scale` · estimate + `offset`.
struct EstimateFormula: Sendable {
    var kind: Estimate
    var arguments: [String]
    var scale = 1.0
    var offset = 0.0
}

/// The one list of built-in measures, in order of learning.
package enum Measures {
    package static let all: [MeasureDefinition] = unique([
        MeasureDefinition("count", "count()", "mentions"),
        MeasureDefinition("authors", "distinct(author)", "different authors"),
        MeasureDefinition("positive", "count(sentiment = \"positive\")", "positive mentions"),
        MeasureDefinition("neutral", "count(sentiment = \"neutral\")", "neutral mentions"),
        MeasureDefinition("negative", "count(sentiment = \"negative\")", "negative mentions"),
        MeasureDefinition(
            "net",
            "100 * (count(sentiment = \"positive\") - count(sentiment = \"negative\"))"
                + " / count(sentiment is not missing)",
            "net sentiment, −100 to 100: positive less negative, in percent of the mentions that have a sentiment",
            format: .decimals(1), coverage: ("sentiment", "a sentiment"),
            remark: "net: 100 × (positive − negative) / mentions with a sentiment",
            estimate: EstimateFormula(
                kind: .net,
                arguments: [
                    "count(sentiment = \"positive\")", "count(sentiment = \"negative\")",
                    "count(sentiment is not missing)",
                ], scale: 100)),
        MeasureDefinition(
            "net_polar",
            "100 * (count(sentiment = \"positive\") - count(sentiment = \"negative\"))"
                + " / (count(sentiment = \"positive\") + count(sentiment = \"negative\"))",
            "net sentiment of the mentions that take a side, −100 to 100", format: .decimals(1),
            coverage: ("sentiment", "a sentiment"),
            remark: "net_polar: 100 × (positive − negative) / (positive + negative)",
            estimate: EstimateFormula(
                kind: .proportion,
                arguments: [
                    "count(sentiment = \"positive\")",
                    "count(sentiment = \"positive\") + count(sentiment = \"negative\")",
                ], scale: 200, offset: -100)),
        MeasureDefinition(
            "score", "avg(score)", "mean sentiment score, −1 to 1", format: .decimals(3),
            estimate: EstimateFormula(
                kind: .mean, arguments: ["avg(score)", "stdev(score)", "count(score is not missing)"])),
        MeasureDefinition("reach", "sum(reach)", "reach summed over mentions"),
        MeasureDefinition(
            "reach_unique", "sum_of_max(reach, author)",
            "reach with each author counted once, at the largest; does not add up over buckets",
            remark: "reach_unique: each author once, at the largest reach; does not add up over rows"),
        MeasureDefinition(
            "unique", "sum_of_max(reach, author)", "people reached, each author counted once: the same as reach_unique",
            remark: "unique: each author once, at the largest reach; does not add up over rows"),
        MeasureDefinition(
            "measured", "sum(if(reach_source in (\"given\", \"views\"), reach))",
            "the part of reach that was measured: given by an export, or by views"),
        MeasureDefinition(
            "estimated", "sum(if(reach_source = \"followers\", reach))",
            "the part of reach that is estimated from followers"),
        MeasureDefinition(
            "potential", "sum(followers)", "followers summed over mentions: the people who could have seen them",
            coverage: ("followers", "followers"),
            remark: "potential: followers of each mention's author, summed; most of them saw nothing"),
        MeasureDefinition("engagement", "sum(engagement)", "likes, shares and replies together"),
        MeasureDefinition(
            "engagement_rate",
            "100 * sum(if(reach is not missing, engagement)) / sum(if(engagement is not missing, reach))",
            "engagement in percent of reach, over the mentions where both are known", format: .percent,
            coverage: ("if(reach is not missing, engagement)", "both reach and engagement"),
            remark: "engagement_rate: 100 × engagement / reach, where both are known"),
        MeasureDefinition("likes", "sum(likes)", "likes"),
        MeasureDefinition("shares", "sum(shares)", "shares"),
        MeasureDefinition("replies", "sum(replies)", "replies"),
        MeasureDefinition("views", "sum(views)", "views"),
        MeasureDefinition(
            "response_rate",
            "100 * count(\(answerable) and answered is not missing) / count(\(answerable))",
            "percent of the mentions to be answered that one of our accounts has answered", format: .percent,
            remark: "response_rate: answered in percent of the mentions that are not our own, no shares and no spam",
            estimate: EstimateFormula(
                kind: .proportion,
                arguments: ["count(\(answerable) and answered is not missing)", "count(\(answerable))"], scale: 100)),
        MeasureDefinition(
            "response_time", "median(response_time)",
            "how long our accounts took to answer: the median of the mentions that they have answered",
            coverage: ("response_time", "an answer"),
            remark: "response_time: median over answered mentions; those that wait still are not in it"),
    ])

    /// A mention that could be answered: not by us, no share, no spam.
    private static let answerable =
        "not own and (kind is missing or kind != \"share\") and (spam is missing or not spam)"

    /// The measure of that exact name.
    package static func named(_ name: String) -> MeasureDefinition? { all.first { $0.name == name } }

    /// The syntax tree of a formula of ours.
    static func syntax(of formula: String) -> Expression { parsed[formula] ?? parse(formula) }

    private static let parsed: [String: Expression] = {
        let formulas =
            all.map(\.formula) + all.compactMap { $0.coverage?.expression }
            + all.flatMap { $0.estimate?.arguments ?? [] }
        return Dictionary(formulas.map { ($0, parse($0)) }) { first, _ in first }
    }()

    private static func parse(_ formula: String) -> Expression {
        let source = Source(text: "group formula = " + formula)
        let (script, diagnostics) = Parser(grammar: LanguageGrammar.base).parse(source)
        guard case .pipeline(let pipeline)? = script.statements.first?.kind,
            case .aggregation(let node)? = pipeline.stages.first?.arguments, let aggregate = node.aggregates.first
        else { preconditionFailure("a measure's formula does not parse: \(formula) \(diagnostics)") }
        return aggregate.value
    }

    private static func unique(_ measures: [MeasureDefinition]) -> [MeasureDefinition] {
        precondition(areUnique(measures.map(\.name)), "two measures have the same name")
        return measures
    }
}
