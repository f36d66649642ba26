import ClamorColumns
import ClamorLanguage
import ClamorQuery
import ClamorText

extension Session {
    /// What could stand at the cursor.
    ///
    /// - Parameters:
    ///   - text: the whole buffer, several lines perhaps.
    ///   - cursor: a byte offset in its UTF-8.
    package func completion(of text: String, at cursor: Int) -> Completion {
        let before = String(decoding: text.utf8.prefix(cursor), as: UTF8.self)
        let cursor = before.utf8.count
        if let line = dotCommandLine(before) {
            var completion = DotCommands.completion(of: line)
            let start = cursor - line.utf8.count
            completion.replaced = completion.replaced.lowerBound + start..<completion.replaced.upperBound + start
            return completion
        }
        guard let place = typingParser.place(in: before, at: cursor) else {
            return Completion(replaced: cursor..<cursor, candidates: [])
        }
        let completer = Completer(place, names: knownNames(at: place), isAfterColon: Self.isAfterColon(place, before)) {
            [typing] in typing.counts.values(of: $0)
        }
        return Completion(replaced: place.begun, candidates: completer.candidates)
    }

    /// The line that the text ends in, from its dot on, where it is a command of the prompt.
    private func dotCommandLine(_ text: String) -> String? {
        guard let last = parts(of: text).last, last.isCommand else { return nil }
        return String(last.text.drop(while: \.isWhitespace))
    }

    private static func isAfterColon(_ place: CursorPlace, _ text: String) -> Bool {
        place.begun.lowerBound > 0
            && Array(text.utf8.prefix(place.begun.lowerBound)).last == UInt8(ascii: ":")
    }

    private func knownNames(at place: CursorPlace) -> KnownNames {
        var names = KnownNames(vocabulary: workspace.importVocabulary)
        guard var context = try? context() else { return names }
        // Nothing is run or read from files for a word that is being typed.
        context.ask = { query, _ in Table(schema: query.schema) }
        context.readFile = { _ in "-" }
        for statement in place.earlier { bind(statement, in: &context) }
        let topics = (try? workspace.catalog.topics) ?? []
        let families = Set(topics.map(\.family)).filter { Fields.named($0) == nil }.sorted()
        let extras = (try? workspace.catalog.extraNames) ?? []
        names.families = families
        names.measures = ((try? workspace.catalog.measures) ?? []).map { ($0.name, $0.formula) }
        names.parameters = context.parameters.keys.sorted()
        names.columns = PipelineColumns(families: families, extras: extras)
        if place.pipeline != nil || place.hasErrors {
            let known = place.pipeline.flatMap { try? Checker.columns(after: $0, in: context) }
            if let known { names.columns = known }
        }
        for (name, binding) in context.lets.sorted(by: { $0.key < $1.key }) {
            if case .expression = binding { names.values.append(name) } else { names.tables.append(name) }
        }
        names.recipes = { [workspace] in ((try? workspace.recipes()) ?? []).map(\.name) }
        names.batches = { [workspace] in (try? workspace.catalog.table(.batches)) ?? Table(schema: []) }
        return names
    }

    /// Makes known what a statement of the same text defines, without running it.
    private func bind(_ statement: Statement, in context: inout CheckContext) {
        switch statement.kind {
        case .letPipeline(let name, let pipeline): context.lets[name.name] = .pipeline(pipeline)
        case .letExpression(let name, let value): context.lets[name.name] = .expression(value)
        case .param(let name, let value), .set(let name, let value):
            guard !["now", "zone"].contains(name.name.lowercased()),
                let known = try? Checker.checkParameterDefault(value, in: context)
            else { return }
            context.parameters[name.name] = known
        case .pipeline(let pipeline):
            guard let plan = (try? Checker.check(pipeline, in: context))?.plan else { return }
            context.previous = plan
            for case .intoName(let name) in plan.outputs { context.lets[name] = .rows(plan) }
        default: break
        }
    }
}
