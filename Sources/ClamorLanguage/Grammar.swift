/// The words that the parser cannot know by itself; made by the layer that defines stages and functions, so that every
/// name is written in one list only.
package struct Grammar: Sendable {
    package struct StageWord: Sendable {
        package var name: String
        package var aliases: [String]
        package var form: ArgumentForm
        /// What can follow the name, for messages.
        package var example: String?

        package init(name: String, aliases: [String] = [], form: ArgumentForm, example: String? = nil) {
            self.name = name
            self.aliases = aliases
            self.form = form
            self.example = example
        }
    }

    package var stages: [StageWord]
    /// Aggregates and measures: a pipeline may begin with one, or a stage be one (`count by channel`).
    package var aggregateNames: Set<String>
    /// Those of them that take one value in brackets, as in `avg(score)`.
    package var bracketedNames: Set<String>
    /// Words that name a table (`mentions`, `_`, `batches`, `topics`, …); `let` names are added by the caller.
    package var sourceNames: Set<String>
    /// Names that `let` has bound to expressions: they stand in expressions and begin no pipeline.
    package var valueNames: Set<String>
    /// Fields, for `field:value`.
    package var fieldNames: Set<String>
    /// Chart kinds, to tell `chart bar` from `chart reach`.
    package var chartKinds: Set<String>

    package init(
        stages: [StageWord], aggregateNames: Set<String>, bracketedNames: Set<String> = [], sourceNames: Set<String>,
        valueNames: Set<String> = [], fieldNames: Set<String>, chartKinds: Set<String>
    ) {
        self.stages = stages
        self.aggregateNames = aggregateNames
        self.bracketedNames = bracketedNames
        self.sourceNames = sourceNames
        self.valueNames = valueNames
        self.fieldNames = fieldNames
        self.chartKinds = chartKinds
    }
}
