/// The words that the parser cannot know by itself; made by the layer that defines stages and functions, so that every
/// name is written in one list only.
package struct Grammar: Sendable {
    package struct StageWord: Sendable {
        package var name: String
        package var aliases: [String]
        package var form: ArgumentForm

        package init(name: String, aliases: [String] = [], form: ArgumentForm) {
            self.name = name
            self.aliases = aliases
            self.form = form
        }
    }

    package var stages: [StageWord]
    /// Aggregates and measures: a pipeline may begin with one, or a stage be one (`count by channel`).
    package var aggregateNames: Set<String>
    /// Words that name a table (`mentions`, `_`, `batches`, `topics`, …); `let` names are added by the caller.
    package var sourceNames: Set<String>
    /// Names that `let` has bound to expressions: they stand in expressions and begin no pipeline.
    package var valueNames: Set<String>
    /// Fields, for `field:value`.
    package var fieldNames: Set<String>
    /// Chart kinds, to tell `chart bar` from `chart reach`.
    package var chartKinds: Set<String>

    package init(
        stages: [StageWord], aggregateNames: Set<String>, sourceNames: Set<String>, valueNames: Set<String> = [],
        fieldNames: Set<String>, chartKinds: Set<String>
    ) {
        self.stages = stages
        self.aggregateNames = aggregateNames
        self.sourceNames = sourceNames
        self.valueNames = valueNames
        self.fieldNames = fieldNames
        self.chartKinds = chartKinds
    }
}
