import ClamorColumns
import ClamorLanguage

/// What a stage at the end of a pipeline can name.
package struct PipelineColumns: Sendable {
    /// Columns that can be named, shown ones first.
    package var columns: [ColumnInfo]
    /// Whether each row is one mention.
    package var isMentions: Bool
    /// The stages that can follow.
    package var stages: [StageDefinition]

    /// Columns of whole mentions.
    package init(families: [String] = [], extras: [String] = []) {
        self.init(.mentions(families: families, extras: extras), isFinal: false)
    }

    fileprivate init(_ scope: Scope, isFinal: Bool) {
        columns = scope.names.compactMap { scope[$0]?.info }
        isMentions = scope.isMentions
        stages =
            isFinal ? Stages.all.filter { PipelineChecker.outputStages.contains($0.name) } : Stages.all
    }

    package subscript(name: String) -> ColumnInfo? {
        columns.first { $0.name == name } ?? columns.first { $0.name.lowercased() == name.lowercased() }
    }
}

extension Checker {
    /// What a stage after the pipeline can name; nil when there is an error in it.
    ///
    /// - Throws: what the catalog throws.
    package static func columns(after pipeline: Pipeline, in context: CheckContext) throws -> PipelineColumns? {
        var checker = try checker(context)
        try checker.pipeline(pipeline)
        if checker.scope.isUnknown || checker.diagnostics.contains(where: { $0.severity == .error }) { return nil }
        return PipelineColumns(checker.scope, isFinal: checker.firstOutput != nil)
    }
}
