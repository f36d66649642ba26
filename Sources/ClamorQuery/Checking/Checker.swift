import ClamorColumns
import ClamorLanguage
import ClamorText
import ClamorTime

/// What checking a pipeline gave: a plan, or the problems that keep it from one.
package struct CheckResult: Sendable {
    /// nil when one of the diagnostics is an error.
    package let plan: Plan?
    package let diagnostics: [Diagnostic]
}

/// Turns syntax trees into plans, or tells everything that is wrong with them at once.
package enum Checker {
    /// - Throws: errors of the world that the catalog met; never for what the text says.
    package static func check(_ pipeline: Pipeline, in context: CheckContext) throws -> CheckResult {
        let store = try StoreView(context.catalog)
        var checker = PipelineChecker(
            context: context, store: store, definitions: try Definitions(store, in: context))
        try checker.pipeline(pipeline)
        if let failure = checker.failure { throw failure }
        let diagnostics = checker.diagnostics.sorted { $0.span.lower < $1.span.lower }
        let hasErrors = diagnostics.contains { $0.severity == .error }
        return CheckResult(plan: hasErrors ? nil : checker.plan(), diagnostics: diagnostics)
    }
}

extension PipelineChecker {
    /// Lowers a whole pipeline: source, range, stages.
    mutating func pipeline(_ node: Pipeline) throws {
        if node.continues {
            goOn(at: node.span)
        } else {
            if let asOf = node.asOf { try self.asOf(asOf) } else if let held = context.heldAt { tellState(held) }
            try source(node.source, span: node.span)
        }
        if let range = node.range { self.range(range) }
        for stage in node.stages { self.stage(stage) }
    }

    mutating func stage(_ node: StageNode) {
        guard let definition = Stages.named(node.name) else {
            preconditionFailure("the grammar knows the stage `\(node.name)`, and no definition does")
        }
        stageWord =
            node.name == node.word.name.lowercased() || definition.aliases.contains(node.word.name.lowercased())
            ? node.word.name.lowercased() : node.name
        guard canFollow(node) else { return }
        definition.check(node, &self)
    }

    // MARK: Sources

    private mutating func source(_ node: SourceNode, span: SourceSpan) throws {
        switch node {
        case .implicit: break
        case .named(let name): try namedSource(name)
        case .ofBatch(let name, let batch, let span): try batchTable(name, batch: batch, span: span)
        case .versions(let id, _):
            try storeTable(
                .versions(id: id.value), whenEmpty: "there is no mention of the id `\(id.value)`")
        // Checked once before the import runs, by its columns alone, and once with its rows.
        case .importing: table(context.sourceTable ?? Table(schema: ImportTable.schema))
        case .rescoring: table(context.sourceTable ?? Table(schema: RescoreTable.schema))
        case .training: table(context.sourceTable ?? Table(schema: TrainTable.schema))
        }
    }

    private var catalog: any Catalog { asOfCatalog ?? context.catalog }

    private mutating func namedSource(_ name: Identifier) throws {
        switch name.name.lowercased() {
        case "mentions": break
        case "_": goOn(at: name.span)
        case "batches": try storeTable(.batches, whenEmpty: "the journal is empty")
        case "duplicates":
            try storeTable(.duplicates, whenEmpty: "no two mentions look like the same one")
        case "recipes": try storeTable(.recipes, whenEmpty: "no recipe is kept")
        case "lexicon": try storeTable(.lexicon, whenEmpty: "no word has a valence of your own")
        case "factors": try storeTable(.factors, whenEmpty: "no channel has a factor")
        case "topics": table(try topicTable())
        case "fields": table(Fields.table(store))
        case "measures": table(measureTable)
        default: try letSource(name)
        }
    }

    private mutating func letSource(_ name: Identifier) throws {
        guard case .one(let bound) = NameMatch(name.name, among: context.lets.keys), let binding = context.lets[bound]
        else {
            let near = nearest(to: name.name, in: context.lets.keys.sorted() + SourceNames.all)
            report(
                "unknown-source", at: name.span, "there is no table `\(name.name)`",
                help: near.isEmpty ? [] : [didYouMean(near)], fix: near.first.map { Diagnostic.Fix(name.span, $0) })
            scope = .unknown
            return
        }
        let node: Pipeline
        switch binding {
        case .pipeline(let bound): node = bound
        case .rows(let plan):
            goOn(from: plan)
            return
        case .expression:
            report("not-a-table", at: name.span, "`\(bound)` is a value, not a table")
            scope = .unknown
            return
        }
        guard enter(bound, span: name.span) else {
            scope = .unknown
            return
        }
        defer { inlining.removeLast() }
        let outer = quotedFrom
        quotedFrom = Quotation(name: "`\(bound)`", span: outer?.span ?? name.span)
        defer { quotedFrom = outer }
        try pipeline(node)
        dropOutputs()
    }

    /// `rejects [N]`, `report [N]`.
    private mutating func batchTable(_ name: Identifier, batch: Int?, span: SourceSpan) throws {
        if let batch, try catalog.journalPoint(batch: Int64(batch)) == nil {
            report("unknown-batch", at: span, "there is no batch \(batch)", help: ["`batches` lists them"])
            scope = .unknown
            return
        }
        let ofBatch = batch.map { " in batch \($0)" } ?? ""
        if name.name.lowercased() == "report" {
            let reason = batch.map { "batch \($0) is no import" } ?? "nothing was imported yet"
            try storeTable(.report(batch: batch), whenEmpty: reason)
        } else {
            try storeTable(.rejects(batch: batch), whenEmpty: "no record was rejected\(ofBatch)")
        }
    }

    private mutating func storeTable(_ name: StoreTable, whenEmpty reason: String) throws {
        table(try catalog.table(name, check: context.cancellation.check))
        emptySource = reason
    }

    private mutating func table(_ table: Table) {
        source = .table(table)
        scope = Scope(columns: table.schema)
    }

    /// Goes on from the pipeline before, at its instant and over its snapshot, without what it did with its rows.
    private mutating func goOn(at span: SourceSpan) {
        guard let previous = context.previous else {
            report(
                "no-previous", at: span, "there is no pipeline before this one to go on from",
                help: ["a pipeline begins with a stage, as in `count by channel`"])
            scope = .unknown
            return
        }
        goOn(from: previous)
    }

    private mutating func goOn(from previous: Plan) {
        let query = previous.query
        source = query.source
        range = query.range
        operators = query.operators
        now = query.now
        zone = query.zone
        snapshot = query.snapshot
        definitions = query.definitions
        captions = previous.captions
        measures = previous.measures
        periods = previous.periods
        emptySource = previous.emptySource
        scope = query.scope(families: store.families, extras: store.extraNames)
    }

    /// What a pipeline does with its rows is not repeated where it is used again.
    private mutating func dropOutputs() {
        outputs = []
        firstOutput = nil
    }

    // MARK: Ranges

    private mutating func range(_ node: RangeNode) {
        let resolver = RangeResolver(reader: timeReader, parameters: context.parameters)
        let resolved: TimeRange
        do {
            resolved = try resolver.resolve(node)
        } catch {
            report(error)
            return
        }
        guard scope.isMentions, scope["time"] != nil else {
            if !scope.isUnknown {
                report("range-without-time", at: node.span, "a range needs mentions with their `time`")
            }
            return
        }
        captions.append(RangeText.caption(node, resolved, in: zone))
        let isMovable = operators.allSatisfy(\.isFilter)
        periods =
            isMovable && range == nil ? Periods(node, resolved, now: now, zone: zone) : nil
        if isMovable {
            range = range.map { $0.intersection(resolved) } ?? resolved
        } else if let condition = resolved.condition {
            append(.filter(condition))
        }
    }
}

extension Operator {
    /// Whether it looks at each row alone and keeps or drops it.
    fileprivate var isFilter: Bool {
        switch self {
        case .filter, .search: true
        default: false
        }
    }
}

extension TimeRange {
    /// The range as a condition on `time`; nil when it is open at both ends.
    fileprivate var condition: TypedExpression? {
        let time = TypedExpression(.time, .column("time"))
        func bound(_ sign: Comparison, _ instant: Instant) -> TypedExpression {
            let literal = TypedExpression(.time, .literal(.time(instant.milliseconds)))
            return TypedExpression(.boolean, .compare(sign, time, literal, exact: false))
        }
        let bounds = [lower.map { bound(.greaterOrEqual, $0) }, upper.map { bound(.less, $0) }].compactMap { $0 }
        return bounds.count == 2 ? .joined(.and, bounds[0], bounds[1]) : bounds.first
    }
}
