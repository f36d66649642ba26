import ClamorColumns
import ClamorQuery

/// What the names of columns stand for at one point of a pipeline.
struct Scope: Sendable {
    private var names: [String: any Evaluator]
    /// Whether names that were not given mean fields of mentions.
    private let hasFields: Bool

    static let mentions = Scope(names: [:], hasFields: true)

    /// The columns of a table, and nothing else.
    static func table(_ schema: [ColumnInfo]) -> Scope {
        let columns = schema.map { ($0.name, TableColumnEvaluator(name: $0.name, type: $0.type) as any Evaluator) }
        return Scope(names: Dictionary(columns) { first, _ in first }, hasFields: false)
    }

    /// What a name stands for. Names were checked, so one that is not there is a fault of the plan.
    func evaluator(of name: String, _ context: RunContext) throws -> any Evaluator {
        if let known = names[name] { return known }
        if hasFields, let field = try FieldEvaluators.evaluator(of: name, context) { return field }
        preconditionFailure("no column `\(name)`")
    }

    /// The scope with one more name.
    func adding(_ name: String, _ evaluator: any Evaluator) -> Scope {
        var names = names
        names[name] = evaluator
        return Scope(names: names, hasFields: hasFields)
    }

    /// The scope of these names alone.
    static func only(_ names: [(String, any Evaluator)]) -> Scope {
        Scope(names: Dictionary(names) { first, _ in first }, hasFields: false)
    }
}
