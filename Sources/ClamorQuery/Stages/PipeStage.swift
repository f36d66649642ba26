extension StageDefinition {
    static let pipe = StageDefinition(
        name: "pipe", form: .text, syntax: "pipe \"COMMAND\"", summary: "hands the rows to a command of the system",
        details: """
            Hands the rows to a command of the system's shell, on its standard input: as TSV with a header, or in the \
            format of the session. What the command writes is what is seen. After `chart` it gets the drawing.
            """,
        examples: ["count by brand | pipe \"sort\"", "top 20 author | pipe \"cut -f1 | tail -n +2\""],
        related: ["into", "chart"]
    ) { node, checker in
        guard case .text(let command) = node.arguments else { return }
        if command.value.allSatisfy(\.isWhitespace) {
            checker.report("bad-argument", at: command.span, "the command is empty")
        } else {
            checker.append(.pipe(command.value), node)
        }
    }
}
