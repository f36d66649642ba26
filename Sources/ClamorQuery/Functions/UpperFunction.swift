extension ScalarFunctionDefinition {
    static let upper = ScalarFunctionDefinition(
        name: "upper", syntax: "upper(text)", summary: "the text in upper case",
        examples: ["extend code = upper(lang) | count by code"], arity: 1...1
    ) { call, checker in checker.textFunction(.upper, call) }
}
