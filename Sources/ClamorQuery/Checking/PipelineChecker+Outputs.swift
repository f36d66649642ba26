import ClamorLanguage
import ClamorText

/// Stages that pass the rows on to something else.
extension PipelineChecker {
    static let outputStages = [
        "chart", "show", "into", "export", "pipe", "tag", "status", "assign", "correct", "audit",
    ]

    /// Adds what becomes of the rows.
    mutating func append(_ output: OutputStage, _ node: StageNode) {
        outputs.append(output)
        if firstOutput == nil { firstOutput = node }
    }

    /// Whether a stage can stand here; if not, a problem was reported. After `chart` or `into` no rows change.
    mutating func canFollow(_ node: StageNode) -> Bool {
        if let audit = outputs.last, case .audit = audit {
            report("stage-after-output", at: node.word.span, "nothing can follow `audit`")
            return false
        }
        guard let output = firstOutput, !Stages.isOutput(node.name) else { return true }
        report(
            Diagnostic(
                "stage-after-output", at: node.word.span, "`\(output.name)` comes last, after the rows are made",
                labels: [.init(output.word.span, "its rows are final")],
                help: ["put `\(node.name)` before it"]))
        return false
    }

    /// What draws samples where no seed is written: that of the session, else 0.
    var sessionSeed: Int64 {
        if case .integer(let seed)? = context.parameters["seed"] { seed } else { 0 }
    }

    /// What the rows are when they are not mentions, for messages.
    var rowsAreNotMentions: String {
        if case .table = source { return "these rows are not mentions" }
        return "these rows are groups of mentions"
    }

    /// Whether the rows are mentions, as a stage needs; if not, a problem was reported.
    mutating func needsMentions(_ node: StageNode, help: [String] = []) -> Bool {
        if scope.isMentions { return true }
        if !scope.isUnknown {
            report(
                "needs-mentions", at: node.word.span, "`\(stageWord)` needs mentions, and \(rowsAreNotMentions)",
                help: help)
        }
        return false
    }
}
