import ClamorLanguage
import ClamorQuery

/// The pipeline that stands at the prompt, as it was typed: a first line, and those that went on from it. Each keeps
/// what its meaning depended on, so that it means the same when it is read again.
struct StandingPipeline: Sendable {
    struct Line: Sendable {
        var node: Pipeline
        var context: CheckContext
    }

    private(set) var lines: [Line]

    /// A pipeline that was entered behind another, and goes on from it or begins anew.
    init(_ node: Pipeline, in context: CheckContext, after earlier: StandingPipeline?) {
        let line = Line(node: node, context: context)
        lines = node.goesOn ? (earlier?.lines ?? []) + [line] : [line]
    }

    /// Whether no stage is left to take back.
    var isSourceAlone: Bool { lines.count == 1 && lines[0].node.stages.isEmpty }

    /// Without the stage that was written last.
    var withoutLastStage: StandingPipeline {
        var shorter = self
        let last = lines.count - 1
        if !lines[last].node.stages.isEmpty { shorter.lines[last].node.stages.removeLast() }
        let node = shorter.lines[last].node
        // A line without stages says nothing, unless it narrows the time and that is not what is taken back.
        let isNothing = node.stages.isEmpty && (node.range == nil || lines[last].node.stages.isEmpty)
        if isNothing, last > 0 { shorter.lines.removeLast() }
        return shorter
    }

    /// All lines as one pipeline.
    var whole: Pipeline {
        var whole = lines[0].node
        for line in lines.dropFirst() { whole.stages += line.node.stages }
        return whole
    }

    /// What the lines mean, one after the other; what acts is left out, as it is never repeated.
    ///
    /// - Returns: nil where a line means nothing any more (a file it reads is gone).
    func plan(_ cancellation: Cancellation) throws -> Plan? {
        var plan: Plan?
        for line in lines {
            var context = line.context
            context.cancellation = cancellation
            if let plan { context.previous = plan }
            guard let checked = try Checker.check(line.node, in: context).plan else { return nil }
            plan = checked
            plan?.outputs.removeAll(where: \.acts)
        }
        return plan
    }
}

extension Pipeline {
    /// Whether it goes on from the pipeline before it.
    var goesOn: Bool {
        if case .named(let name) = source, name.name == "_" { return true }
        return continues
    }
}

extension OutputStage {
    /// Whether it does more than show the rows.
    fileprivate var acts: Bool {
        switch self {
        case .chart, .show: false
        case .intoFile, .intoName, .pipe, .annotate, .export, .audit: true
        }
    }
}
