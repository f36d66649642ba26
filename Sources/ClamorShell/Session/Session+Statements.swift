import ClamorColumns
import ClamorLanguage
import ClamorQuery
import ClamorText

extension Session {
    /// Runs one statement.
    func run(_ statement: Statement, _ cancellation: Cancellation) throws -> ExitStatus {
        if isVerifying, statement.changesStore { return leaveOut() }
        switch statement.kind {
        case .pipeline(let pipeline):
            question = Printer(grammar: grammar).print(statement)
            draft?.question = question
            return try run(pipeline, cancellation)
        case .letPipeline(let name, let pipeline):
            let context = try context(cancellation)
            try report(try executor.wait(cancellation) { try Checker.checkLet(name, pipeline, in: context) })
            lets[name.name] = .pipeline(pipeline)
        case .letExpression(let name, let expression):
            try Checker.checkLet(name, expression, in: try context())
            lets[name.name] = .expression(expression)
        case .set(let name, let value):
            try set(name, value)
        case .param(let name, let value):
            try declare(name, value)
        case .topic(let name, let family, let search):
            let topic = try Checker.checkTopic(name, family: family, search, in: try context())
            let batch = try workspace.define(topic, now: settings.clock())
            try remark("topic \"\(topic.name)\" in \(topic.family) = \(topic.definition) (batch \(batch))")
            try tellStaleScores()
        case .own(let name, let handles):
            let own = try Checker.checkOwn(name, handles: handles)
            let batch = try workspace.define(own, now: settings.clock())
            let list = own.handles.map { "@" + $0 }.joined(separator: ", ")
            try remark("own \"\(own.name)\" = \(list) (batch \(batch))")
        case .measure(let name, let formula):
            let measure = try Checker.checkMeasure(name, formula, in: try context())
            let batch = try workspace.define(measure, now: settings.clock())
            let version = try workspace.catalog.measures.last { $0.name == measure.name }?.version ?? measure.version
            try remark("measure \(measure.name) = \(measure.formula) (version \(version), batch \(batch))")
        case .lexicon(let node):
            try define(Checker.checkLexicon(node, in: try context()))
        case .factor(let channel, let factor):
            try define(Checker.checkFactor(channel, factor, in: try context()))
        case .forget(let subject):
            return try forget(subject)
        case .include(let file):
            return try include(file, cancellation)
        case .note(let text, let time):
            try note(text.value, at: time)
        case .recipe(let recipe):
            try run(recipe)
        case .same(let id, let other):
            let batch = try workspace.declareSame(id.value, as: other.value, now: settings.clock())
            try remark("\(id.value) is the same as \(other.value) from now on, which counts alone (batch \(batch))")
        case .undo(let batch, _):
            let stale = try workspace.staleScores
            let number = try workspace.undo(batch: Int64(batch), now: settings.clock())
            try remark("batch \(batch) is undone (batch \(number))")
            if try workspace.staleScores > stale { try tellStaleScores() }
        case .help(let words):
            try showHelp(words, cancellation)
        case .explain(let what, let pipeline):
            try explain(what, pipeline, cancellation)
        }
        return .done
    }

    private func forget(_ subject: Forgotten) throws -> ExitStatus {
        let (what, who): (ForgetSubject, String) =
            switch subject {
            case .author(let name): (.author(name.value), "by @\(name.value)")
            case .id(let id): (.id(id.value), "of the id \(id.value)")
            }
        let done = try interrupts.during { try workspace.forget(what, now: settings.clock(), cancellation: $0) }
        guard let done else {
            try fail("there is no mention \(who)")
            return .failed
        }
        let mentions = done.mentions == 1 ? "1 mention" : "\(formatInteger(done.mentions, grouped: true)) mentions"
        try remark("removed \(mentions) \(who) for good (batch \(done.batch)); what others said of them stays")
        return .done
    }

    private func set(_ name: Identifier, _ value: Expression) throws {
        switch try Checker.checkSetting(name, value, in: try context()) {
        case .batch(let point): batchSetting = point
        case .now(let instant):
            now = instant
            nowSetting = instant
        case .zone(let zone): zoneSetting = zone
        case .seed(let seed): parameters["seed"] = .integer(seed)
        case .parameter(let name, let value): parameters[name] = value
        }
    }

    /// `param`: the default, unless a value was given from outside.
    private func declare(_ name: Identifier, _ value: Expression) throws {
        let context = try context()
        let standard = try Checker.checkParameterDefault(value, in: context)
        guard let given = settings.parameters[name.name] else {
            parameters[name.name] = standard
            return
        }
        do {
            parameters[name.name] = try Checker.parameterValue(given, like: standard, in: context)
        } catch {
            let reason = error.items.first?.message ?? "it does not fit"
            throw Diagnostic(
                "bad-parameter", at: name.span, "the value given for `$\(name.name)` does not fit: \(reason)")
        }
    }

    private func showHelp(_ words: [Identifier], _ cancellation: Cancellation) throws {
        let page = Help.text(for: words.map(\.name), measures: (try? workspace.catalog.measures) ?? [])
        let text = page.plainText(width: min(100, textWidth))
        if page.isKnown { try paged(cancellation) { try output.write(text) } } else { try errors.write(text) }
    }

    /// Cells that running text may take.
    var cardWidth: Int { max(20, settings.width ?? settings.terminalWidth() ?? 100) }

    /// The same for help and trees.
    var textWidth: Int { max(40, settings.width ?? settings.terminalWidth() ?? 100) }

    private func explain(_ what: Identifier, _ pipeline: Pipeline, _ cancellation: Cancellation) throws {
        switch what.name.lowercased() {
        case "tokens":
            let text = Source(text: String(source[pipeline.span]))
            try output.write(Token.dump(Parser(grammar: grammar).tokens(of: text).tokens) + "\n")
        case "ast":
            try output.write(pipeline.describe(width: textWidth) + "\n")
        case "sql":
            throw Diagnostic(
                "no-sql", at: what.span, "no server stands behind this store, so there is no SQL",
                help: ["`explain plan` shows the steps"])
        default:
            try output.write(PlanText.text(try check(pipeline, in: try context(cancellation))) + "\n")
        }
    }
}
