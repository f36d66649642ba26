/// The text between `"`, with the escapes that the lexer resolves.
func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case "\t": result += "\\t"
        case "\r": result += "\\u{d}"
        case _ where CharacterClasses.isControl(scalar): result += "\\u{\(String(scalar.value, radix: 16))}"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}

/// A pattern between slashes, those inside escaped.
func slashed(_ pattern: String) -> String {
    var result = "/"
    var isEscaped = false
    for scalar in pattern.unicodeScalars {
        if scalar == "/", !isEscaped { result += "\\" }
        result.unicodeScalars.append(scalar)
        isEscaped = scalar == "\\" && !isEscaped
    }
    return result + "/"
}

extension FieldValue {
    /// As it stands after `:`.
    var written: String {
        if parameter { return "$" + text }
        return quoted ? ClamorLanguage.quoted(text) : text
    }
}
