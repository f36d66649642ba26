import ClamorLanguage
import ClamorText

/// A function of one row's values: its name, its help, and how a call of it is checked.
package struct ScalarFunctionDefinition: Sendable {
    package let name: String
    /// The call with its arguments: `round(x[, places])`.
    package let syntax: String
    /// What it gives, in one line.
    package let summary: String
    /// Whole statements that parse and check.
    package let examples: [String]
    /// How many arguments it takes.
    let arity: ClosedRange<Int>
    /// The checked call; nil when a problem was reported.
    let check: @Sendable (FunctionCall, inout PipelineChecker) -> TypedExpression?

    init(
        name: String, syntax: String, summary: String, examples: [String], arity: ClosedRange<Int>,
        check: @escaping @Sendable (FunctionCall, inout PipelineChecker) -> TypedExpression?
    ) {
        self.name = name
        self.syntax = syntax
        self.summary = summary
        self.examples = examples
        self.arity = arity
        self.check = check
    }
}

/// A call whose arguments have been checked and counted.
struct FunctionCall {
    var name: String
    var arguments: [Operand]
    var span: SourceSpan
}

/// The one list of functions of one row's values.
package enum ScalarFunctions {
    package static let all: [ScalarFunctionDefinition] = unique([
        .if, .case, .coalesce, .lower, .upper, .length, .abs, .round, .floor, .ceil, .log, .bin, .number, .text, .date,
        .vader,
    ])

    /// The function of that name, in lower case.
    package static func named(_ name: String) -> ScalarFunctionDefinition? { all.first { $0.name == name } }

    private static func unique(_ functions: [ScalarFunctionDefinition]) -> [ScalarFunctionDefinition] {
        precondition(areUnique(functions.map(\.name)), "two functions have the same name")
        return functions
    }
}
