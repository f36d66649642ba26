import ClamorColumns
import ClamorLanguage
import ClamorQuery
import ClamorText
import ClamorTime

extension Session {
    /// Runs one statement.
    func run(_ statement: Statement) throws -> ExitStatus {
        switch statement.kind {
        case .pipeline(let pipeline):
            return try run(pipeline)
        case .letPipeline(let name, let pipeline):
            try Checker.checkLetName(name)
            lets[name.name] = .pipeline(pipeline)
        case .letExpression(let name, let expression):
            try Checker.checkLetName(name)
            lets[name.name] = .expression(expression)
        case .set(let name, let value):
            try set(name, value)
        case .param(let name, let value):
            parameters[name.name] = try Checker.parameter(
                name, default: value, given: settings.parameters[name.name], context: try context())
        case .topic(let name, let family, let search):
            try defineTopic(name, family, search)
        case .own(let name, let handles):
            let own = OwnAccounts(name: name.value, handles: handles.map(\.value))
            let batch = try workspace.define(own, now: now)
            let list = own.handles.map { "@" + $0 }.joined(separator: ", ")
            try remark("own \"\(own.name)\" = \(list) (batch \(batch))")
        case .note(let text):
            try writeNote(text.value)
        case .undo(let batch, _):
            let number = try workspace.undo(batch: Int64(batch), now: now)
            try remark("batch \(batch) is undone (batch \(number))")
        case .help(let words):
            try showHelp(words)
        case .explain(let what, let pipeline):
            try explain(what, pipeline)
        }
        return .done
    }

    private func set(_ name: Identifier, _ value: Expression) throws {
        let constant = try Checker.constant(value, context: try context())
        switch (name.name.lowercased(), constant) {
        case ("now", .time(let time)):
            now = Instant(milliseconds: time)
            nowSetting = now
        case ("now", _):
            throw Diagnostic("set-now", at: value.span, "`set now` takes a time", label: "such as 2026-03-31T12:00")
        case ("zone", .text(let text)):
            do {
                zoneSetting = try Zone(identifier: text)
            } catch {
                throw Diagnostic("unknown-zone", at: value.span, error.message, help: error.help.map { [$0] } ?? [])
            }
        case ("zone", _):
            throw Diagnostic("set-zone", at: value.span, "`set zone` takes a name", label: "such as \"Europe/Berlin\"")
        default:
            parameters[name.name] = constant
        }
    }

    private func defineTopic(_ name: StringLiteral, _ family: Identifier, _ search: SearchNode) throws {
        let context = try context()
        try Checker.checkTopic(name: name, family: family, search: search, context: context)
        let topic = TopicDefinition(
            name: name.value, family: family.name.lowercased(), definition: Printer.print(search))
        let batch = try workspace.define(topic, now: now)
        try remark("topic \"\(topic.name)\" in \(topic.family) = \(topic.definition) (batch \(batch))")
    }

    /// A line of a report: among the answer where people read it, beside it where programs do.
    private func writeNote(_ text: String) throws {
        let line = SafeText.escapedForTerminal(text) + "\n"
        if settings.format == .table || (settings.format == nil && settings.outputIsTerminal) {
            try output.write(settings.outputColor ? "\u{1b}[1m" + line.dropLast() + "\u{1b}[0m\n" : line)
        } else {
            try remark(text)
        }
    }

    private func showHelp(_ words: [Identifier]) throws {
        try output.write(try Help.text(for: words.map(\.name), width: textWidth))
    }

    /// Cells that running text may take.
    var textWidth: Int { max(40, settings.width ?? settings.terminalWidth() ?? 100) }

    private func explain(_ what: Identifier, _ pipeline: Pipeline) throws {
        switch what.name.lowercased() {
        case "tokens":
            let (text, offset) = (String(source[pipeline.span]), pipeline.span.lower)
            try output.write(Lexer.describe(Source(text: text), offset: offset))
        case "ast":
            try output.write(SyntaxDump.describe(pipeline))
        default:
            let plan = try Checker.check(pipeline, context: try context())
            try output.write(PlanDump.describe(plan))
        }
    }
}
