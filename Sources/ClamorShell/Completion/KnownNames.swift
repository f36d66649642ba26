import ClamorColumns
import ClamorQuery

/// The names that hold where something is being typed.
struct KnownNames {
    var columns = PipelineColumns()
    /// What `let` has bound to pipelines, and to values.
    var tables: [String] = []
    var values: [String] = []
    /// Measures of the store with their formulas.
    var measures: [(name: String, formula: String)] = []
    /// Families of topics of the store's own.
    var families: [String] = []
    var parameters: [String] = []
    var vocabulary: ImportVocabulary
    var recipes: () -> [String] = { [] }
    /// The journal.
    var batches: () -> Table = { Table(schema: []) }

    init(vocabulary: ImportVocabulary) { self.vocabulary = vocabulary }
}
