/// The one list of stages, in order of learning.
package enum Stages {
    package static let all: [StageDefinition] = unique([
        .filter, .search, .group, .trend, .top, .bottom, .sort, .take, .select, .drop, .rename, .extend, .distinct,
        .share, .compare, .spark, .pivot, .fill, .describe, .terms, .words, .campaigns, .coverage, .sample, .show, .why,
        .chart, .into, .export, .pipe, .assert, .tag, .status, .assign, .correct, .audit,
    ])

    /// The stage of that canonical name or alias, in lower case.
    package static func named(_ name: String) -> StageDefinition? { byName[name] }

    /// Whether the stage of that canonical name passes the rows on to something, and is not repeated where they are
    /// used again.
    package static func isOutput(_ name: String) -> Bool {
        PipelineChecker.outputStages.contains(name)
    }

    private static let byName = Dictionary(
        uniqueKeysWithValues: all.flatMap { stage in ([stage.name] + stage.aliases).map { ($0, stage) } })

    /// Two stages of one name are a mistake of ours.
    private static func unique(_ stages: [StageDefinition]) -> [StageDefinition] {
        precondition(areUnique(stages.flatMap { [$0.name] + $0.aliases }), "two stages have the same name")
        return stages
    }
}

/// Whether no name occurs twice.
func areUnique(_ names: [String]) -> Bool { Set(names).count == names.count }
