import ClamorColumns
import ClamorLanguage
import ClamorText
import ClamorTime

/// A pipeline on its way from syntax to plan: what has been lowered so far, the columns at this point, and every
/// problem found. Stages move it on.
struct PipelineChecker {
    let context: CheckContext
    /// What the store holds at the state that is asked.
    var store: StoreView
    /// What relative times mean, and where; those of the pipeline before when this one goes on from it.
    var now: Instant
    var zone: Zone
    var snapshot: SnapshotNumber?

    var source = Query.Source.mentions
    var range: TimeRange?
    var operators: [Operator] = []
    var outputs: [OutputStage] = []
    var captions: [String] = []
    /// Measures that were named.
    var measures: [MeasureDefinition] = []
    var periods: Periods?
    /// Why the source has no rows, should it have none; nil where nothing particular can be said.
    var emptySource: String?
    /// The catalog at the state that is asked, where it is not the present one.
    var asOfCatalog: (any Catalog)?
    /// What the catalog or a question on the way threw; checking ends with it.
    var failure: (any Error)?
    var definitions: Definitions
    var scope: Scope
    var diagnostics: [Diagnostic] = []
    /// The sums being collected while an aggregate is checked; nil where names mean columns.
    var aggregation: AggregationBuilder?
    /// Whether an aggregate's arguments are being checked.
    var isInsideAggregate = false
    /// Whether times that move with the time of asking are refused, as in a topic, whose membership is kept.
    var forbidsMoments = false
    /// `let` names being inlined, to find those that lead back to themselves.
    var inlining: [String] = []
    /// How many names have been inlined in all.
    var inlined = 0
    /// The stage being checked, as written, for messages.
    var stageWord = ""
    /// The stage that first passed its rows on to something (`chart`, `into`); nothing but more of these can follow.
    var firstOutput: StageNode?
    /// Where everything reported is placed instead, while a text from elsewhere is checked (a `let`, a measure).
    var quotedFrom: Quotation?

    /// A text that was written elsewhere and is used here.
    struct Quotation {
        /// What it is called, with its kind: "`noisy`".
        var name: String
        /// The place in the statement where it is used.
        var span: SourceSpan
    }

    init(context: CheckContext, store: StoreView, definitions: Definitions) {
        self.context = context
        self.store = store
        self.definitions = definitions
        now = context.now
        zone = context.zone
        snapshot = context.snapshot
        scope = .mentions(families: store.families, extras: store.extraNames)
    }

    /// Adds a problem; inside a text from elsewhere it is told at the place of use.
    mutating func report(_ diagnostic: Diagnostic) {
        var diagnostic = diagnostic
        if let quotedFrom {
            diagnostic = Diagnostic(
                diagnostic.code, at: quotedFrom.span, "in \(quotedFrom.name): \(diagnostic.message)",
                help: diagnostic.help, severity: diagnostic.severity)
        }
        // A text from elsewhere may meet the same problem several times, all told at one place.
        if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    }

    mutating func report(
        _ code: String, at span: SourceSpan, _ message: String, label: String? = nil, help: [String] = [],
        fix: Diagnostic.Fix? = nil
    ) {
        let labels = label.map { [Diagnostic.Label(span, $0)] } ?? []
        report(Diagnostic(code, at: span, message, labels: labels, help: help, fix: fix))
    }

    /// Adds a step and moves the columns on.
    mutating func append(_ step: Operator) {
        operators.append(step)
        step.apply(to: &scope)
    }

    /// Checks with everything reported under `quotation`, then goes back to how it was.
    mutating func quoting<Result>(
        _ quotation: Quotation, _ body: (inout PipelineChecker) -> Result
    ) -> Result {
        let outer = quotedFrom
        // Inside a quotation a further one stays at the outermost place, the only one in the statement's text.
        quotedFrom =
            outer.map { outer in
                var inner = quotation
                inner.span = outer.span
                return inner
            } ?? quotation
        defer { quotedFrom = outer }
        return body(&self)
    }

    /// The plan of what has been lowered.
    func plan() -> Plan {
        let query = Query(
            source: source, range: range, operators: operators, zone: zone, now: now, snapshot: snapshot,
            definitions: definitions, schema: scope.schema, yieldsMentions: scope.isMentions)
        var plan = Plan(query: query, outputs: outputs, captions: captions, periods: periods, emptySource: emptySource)
        plan.measures = measures
        return plan
    }

    /// The rows of the pipeline as far as it has been lowered, and what a step more makes of them. Nothing where that
    /// cannot be known: with a problem in the text, or without an executor.
    mutating func ask(_ step: Operator? = nil) -> Table? {
        guard !scope.isUnknown, !diagnostics.contains(where: { $0.severity == .error }) else { return nil }
        var query = plan().query
        if let step {
            query.operators.append(step)
            query.schema = query.scope(families: store.families, extras: store.extraNames).schema
            query.yieldsMentions = false
        }
        do {
            return try context.ask(query, context.cancellation)
        } catch {
            failure = error
            return nil
        }
    }
}
