import ClamorColumns
import ClamorLanguage
import ClamorText
import ClamorTime

/// What a session checks of statements that are no pipelines. Each throws `Diagnostics` for what the text says, and
/// errors of the world as they come.
extension Checker {
    /// The name that a `let` gives: free, whatever it is bound to.
    package static func checkLetName(_ name: Identifier, in context: CheckContext) throws {
        let families = try StoreView(context.catalog).families
        if let problem = reservedName(name, families: families) { throw Diagnostics([problem]) }
    }

    /// The expression that a `let` binds. What it means depends on where it is used, so it need only make sense for
    /// mentions or for groups of them.
    package static func checkLet(_ name: Identifier, _ value: Expression, in context: CheckContext) throws {
        try checkLetName(name, in: context)
        var context = context
        // What the name meant before is not what it means in its own definition.
        context.lets[name.name] = .expression(value)
        var row = try checker(context)
        row.stageWord = "let"
        row.inlining = [name.name]
        if row.expression(value) != nil { return }
        var sums = try checker(context)
        sums.inlining = [name.name]
        sums.aggregation = AggregationBuilder()
        if sums.expression(value) != nil { return }
        throw Diagnostics(value.hasAggregates ? sums.diagnostics : row.diagnostics)
    }

    /// The pipeline that a `let` binds, checked where it stands; returns hints.
    package static func checkLet(
        _ name: Identifier, _ pipeline: Pipeline, in context: CheckContext
    ) throws -> [Diagnostic] {
        try checkLetName(name, in: context)
        let result = try check(pipeline, in: context)
        if result.plan == nil { throw Diagnostics(result.diagnostics) }
        return result.diagnostics
    }

    /// The value of `param NAME = DEFAULT`: a constant.
    package static func checkParameterDefault(_ value: Expression, in context: CheckContext) throws -> Value {
        try constant(value, in: context)
    }

    /// A value given from outside (`--set name=value`, or `set`) as the type that the parameter's default has.
    package static func parameterValue(
        _ text: String, like model: Value, in context: CheckContext
    ) throws(Diagnostics) -> Value {
        guard let type = model.type else { return .text(text) }
        let span = SourceSpan(0, text.utf8.count)
        let reader = TimeReader(now: context.now, zone: context.zone)
        let value: Value? =
            switch type {
            case .text: .text(text)
            case .integer: Int64(text).map { .integer($0) }
            case .fixed, .number: Double(text).flatMap { $0.isFinite ? .number($0) : nil }
            case .boolean: text == "true" ? .boolean(true) : text == "false" ? .boolean(false) : nil
            case .time: reader.read(text).map { .time($0.start.milliseconds) }
            case .duration: (try? CalendarDuration(text))?.fixedMilliseconds.map { .duration($0) }
            case .list: nil
            }
        guard let value else {
            throw Diagnostics([Diagnostic("type-mismatch", at: span, "`\(text)` is not \(type.words)")])
        }
        return value
    }

    /// What `set NAME = VALUE` changes.
    package enum Setting: Sendable, Equatable {
        case now(Instant)
        case zone(Zone)
        case seed(Int64)
        /// The state of the store that is asked from now on; nil: the present one.
        case batch(JournalPoint?)
        case parameter(String, Value)
    }

    package static func checkSetting(_ name: Identifier, _ value: Expression, in context: CheckContext) throws
        -> Setting
    {
        switch name.name.lowercased() {
        case "now": return .now(try instant(value, in: context))
        case "zone": return .zone(try zone(value, in: context))
        case "seed":
            guard case .integer(let seed) = try constant(value, in: context) else {
                throw Diagnostics([Diagnostic("type-mismatch", at: value.span, "a seed is a whole number")])
            }
            return .seed(seed)
        case "batch": return .batch(try batch(value, in: context))
        case "timezone", "time_zone", "tz":
            guard context.parameters[name.name] == nil else { fallthrough }
            throw Diagnostics([
                Diagnostic(
                    "unknown-setting", at: name.span, "there is no setting `\(name.name)`; did you mean `zone`?",
                    fix: Diagnostic.Fix(name.span, "zone"))
            ])
        default:
            let given = try constant(value, in: context)
            guard let known = context.parameters[name.name], let type = known.type, type != given.type else {
                return .parameter(name.name, given)
            }
            let operand = Operand.constant(given, given.type ?? type, span: value.span)
            guard let fitting = try checker(context).coerced(operand, to: type)?.value else {
                throw Diagnostics([
                    Diagnostic(
                        "type-mismatch", at: value.span,
                        "`$\(name.name)` holds \(type.words), and this is \(operand.type.words)")
                ])
            }
            return .parameter(name.name, fitting)
        }
    }

    /// The moment at which a time point begins.
    package static func moment(_ point: TimePoint, in context: CheckContext) throws(Diagnostic) -> Instant {
        let reader = TimeReader(now: context.now, zone: context.zone)
        return try RangeResolver(reader: reader, parameters: context.parameters).read(point).start
    }

    private static func instant(_ node: Expression, in context: CheckContext) throws -> Instant {
        let value = try constant(node, in: context)
        let reader = TimeReader(now: context.now, zone: context.zone)
        guard let reading = reader.read(value) else {
            throw Diagnostics([
                Diagnostic(
                    "type-mismatch", at: node.span, "`now` is a time",
                    help: ["for example `set now = 2026-01-31T10:00`"])
            ])
        }
        return reading.start
    }

    /// The number of a batch, 0 for the state before the first; or `latest`.
    private static func batch(_ node: Expression, in context: CheckContext) throws -> JournalPoint? {
        if case .name(let word) = node.kind, word.lowercased() == "latest" { return nil }
        guard case .integer(let number) = try constant(node, in: context), number >= 0 else {
            throw Diagnostics([
                Diagnostic(
                    "type-mismatch", at: node.span, "a batch is a whole number, or `latest`",
                    help: ["for example `set batch = 3`"])
            ])
        }
        if number == 0 { return JournalPoint(snapshot: SnapshotNumber(batch: 0), finished: Instant(milliseconds: 0)) }
        guard let point = try (context.presentCatalog ?? context.catalog).journalPoint(batch: number) else {
            throw Diagnostics([
                Diagnostic(
                    "unknown-batch", at: node.span, "there is no batch \(number)", help: ["`batches` lists them"])
            ])
        }
        return point
    }

    /// A zone's name, quoted or (when it has no slash or sign) bare.
    private static func zone(_ node: Expression, in context: CheckContext) throws -> Zone {
        let name: String
        switch node.kind {
        case .name(let word): name = word
        case .literal(.text(let text)): name = text
        default:
            guard case .text(let text) = try constant(node, in: context) else {
                throw Diagnostics([
                    Diagnostic(
                        "type-mismatch", at: node.span, "a zone is a name in quotes",
                        help: ["for example `set zone = \"Europe/Berlin\"`"])
                ])
            }
            name = text
        }
        do {
            return try Zone(identifier: name)
        } catch {
            throw Diagnostics([
                Diagnostic("unknown-zone", at: node.span, error.message, help: error.help.map { [$0] } ?? [])
            ])
        }
    }

    /// An expression without columns, computed: literals, parameters, `now` and its like.
    package static func constant(_ node: Expression, in context: CheckContext) throws -> Value {
        var checker = try checker(context)
        checker.scope = .unknown
        checker.stageWord = "set"
        let operand = checker.expression(node).flatMap { checker.fixedDuration($0) }
        if !checker.diagnostics.isEmpty { throw Diagnostics(checker.diagnostics) }
        guard let value = operand?.value else {
            throw Diagnostics([
                Diagnostic(
                    "not-a-constant", at: node.span, "a constant belongs here",
                    help: ["for example `5`, `\"text\"` or `2026-01-31`"])
            ])
        }
        return value
    }

    static func checker(_ context: CheckContext) throws -> PipelineChecker {
        let store = try StoreView(context.catalog)
        return PipelineChecker(context: context, store: store, definitions: Definitions())
    }
}

extension Expression {
    /// Whether an aggregate or a measure that is no field is named in it.
    fileprivate var hasAggregates: Bool {
        switch kind {
        case .name(let name):
            let word = name.lowercased()
            return Measures.named(word) != nil && Fields.named(word) == nil
        case .call(let name, let arguments):
            return Aggregates.named(name.name.lowercased()) != nil || arguments.contains(where: \.hasAggregates)
        case .unary(_, let inner): return inner.hasAggregates
        case .binary(_, let left, let right): return left.hasAggregates || right.hasAggregates
        default: return false
        }
    }
}
