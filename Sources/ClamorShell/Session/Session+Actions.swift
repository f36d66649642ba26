import ClamorQuery
import ClamorText

extension Session {
    /// Does what the plan's stages do with its mentions: work fields, exports, in the order written and all with the
    /// same mentions.
    func act(_ plan: Plan) throws {
        let outputs = plan.outputs.map { $0.withExpandedPath }
        let targets = outputs.compactMap { if case .export(let target) = $0 { target } else { nil } }
        for target in targets { try checkPlace(of: target) }
        let hasAnnotations = plan.outputs.contains { if case .annotate = $0 { true } else { false } }
        guard hasAnnotations || !targets.isEmpty else { return }
        let snapshot = try plan.query.snapshot ?? workspace.executor.currentSnapshot()
        let rows = try interrupts.during { try executor.mentionRows(plan.query, cancellation: $0) }
        if hasAnnotations, rows.isEmpty { try remark("no mention to change") }
        for output in outputs {
            switch output {
            case .annotate(let annotation) where !rows.isEmpty:
                let batch = try workspace.annotate(rows: rows, annotation, now: settings.clock())
                try remark("\(annotation.pastTense) \(Self.mentions(rows.count)) (batch \(batch))")
            case .export(let target):
                let count = try interrupts.during { cancellation in
                    // It leaves nothing behind when it is cancelled, and so is not left to itself.
                    let ticker = Ticker { [progress] in progress.show(cancellation.progress.state) }
                    defer {
                        ticker.end()
                        progress.clear()
                    }
                    return try workspace.export(rows: rows, snapshot: snapshot, to: target, cancellation: cancellation)
                }
                try remark("exported \(Self.mentions(count)) to \(target.path)")
            default: break
            }
        }
    }

    private func checkPlace(of target: ExportTarget) throws {
        if workspace.liesAt(target.path) {
            throw Files.Failure(description: "\(target.path) is the store itself: an export would destroy it")
        }
        try Files.checkNoFolder(target.path)
        guard !target.replaces, Files.exists(target.path) else { return }
        throw Files.Failure.isThere(target.path)
    }
}

extension Annotation {
    fileprivate var pastTense: String {
        switch self {
        case .tag: "tagged"
        case .status(let status): "status \(status) for"
        case .assign(let name): name.map { "assigned to \($0):" } ?? "assignee taken off"
        case .correct(.sentiment(let label)): "sentiment corrected to \(label) for"
        case .correct(.spam(let isSpam)): isSpam ? "marked as spam:" : "marked as no spam:"
        }
    }
}

extension OutputStage {
    fileprivate var withExpandedPath: OutputStage {
        guard case .export(var target) = self else { return self }
        target.path = Files.expanded(target.path)
        return .export(target)
    }
}
