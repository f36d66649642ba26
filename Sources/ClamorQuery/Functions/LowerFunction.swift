extension ScalarFunctionDefinition {
    static let lower = ScalarFunctionDefinition(
        name: "lower", syntax: "lower(text)", summary: "the text in lower case",
        examples: ["extend name = lower(author_name) | distinct name"], arity: 1...1
    ) { call, checker in checker.textFunction(.lower, call) }
}
