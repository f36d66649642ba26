import ClamorColumns
import ClamorLanguage
import ClamorQuery
import ClamorText

extension Session {
    /// Rows of each stage that are shown before the answer.
    private static let previewedRows = 3

    /// With `.preview on`: shows the first rows of every stage before the last on standard error, each below the stage
    /// as it was written.
    func showStages(of pipeline: Pipeline, in context: CheckContext, _ cancellation: Cancellation) throws {
        guard settings.isPrompt, settings.isPreviewing, !settings.quiet else { return }
        for end in 1..<max(1, pipeline.stages.count) {
            guard let preview = try preview(of: pipeline, upTo: end, in: context) else { continue }
            let width = textWidth
            guard
                let text = preview.text(width: width, rows: Self.previewedRows, cancellation: cancellation)
            else { continue }
            let lines = text.split(separator: "\n", maxSplits: 1)
            try caption(String(lines[0]))
            if lines.count > 1 { try errors.write(lines[1] + "\n\n") }
        }
        try cancellation.check()
    }

    /// The rows that a text shows up to the stage in which the cursor stands; where that stage is not whole, up to the
    /// one before it. Nothing is run or changed here: what is given is run by whoever wants its text.
    ///
    /// - Parameter cursor: bytes of UTF-8 before it.
    /// - Returns: nil when there is nothing to show.
    package func preview(of text: String, at cursor: Int) -> Preview? {
        guard !text.drop(while: \.isWhitespace).hasPrefix("."), var context = try? context() else { return nil }
        // A question asked on the way would keep whoever types waiting.
        context.ask = { _, _ in throw CancellationError() }
        let parser = Parser(grammar: grammar)
        let bytes = Array(text.utf8)
        let pipes = parser.tokens(of: Source(text: text)).tokens.filter { $0.isSymbol("|") }.map(\.span.lower)
        let ends = [pipes.first { $0 >= cursor } ?? bytes.count] + pipes.filter { $0 < cursor }.reversed()
        for end in ends.prefix(3) {
            let part = Source(text: String(decoding: bytes[..<end], as: UTF8.self))
            let (script, diagnostics) = parser.parse(part)
            guard !diagnostics.contains(where: { $0.severity == .error }),
                case .pipeline(let pipeline)? = script.statements.last?.kind, pipeline.isCheap
            else { continue }
            if let found = try? preview(of: pipeline, upTo: pipeline.stages.count, in: context, part) { return found }
        }
        return nil
    }

    /// Up to a number of stages; nil where these are no pipeline by themselves.
    ///
    /// - Parameter source: what is being typed, beside which no progress is drawn; nil: what runs.
    private func preview(
        of pipeline: Pipeline, upTo count: Int, in context: CheckContext, _ source: Source? = nil
    ) throws -> Preview? {
        var first = pipeline
        first.stages = Array(pipeline.stages.prefix(count))
        guard let last = first.stages.last, let plan = try Checker.check(first, in: context).plan else { return nil }
        let written = String((source ?? self.source)[last.span])
        return Preview(
            stage: SafeText.escapedForTerminal(written.split(whereSeparator: \.isWhitespace).joined(separator: " ")),
            query: plan.query, style: try style(),
            executor: source == nil ? executor : InterruptibleExecutor(executor: workspace.executor) { _ in })
    }
}

extension Pipeline {
    /// Whether its rows are known without an import or a comparison of all mentions.
    fileprivate var isCheap: Bool {
        switch source {
        case .importing, .rescoring, .training: false
        case .named(let name): name.name.lowercased() != "duplicates"
        default: true
        }
    }
}
