import ClamorLanguage
import ClamorText

extension Session {
    /// Roles of the stretches of a text that is being typed.
    ///
    /// - Parameter cursor: a byte offset in its UTF-8; what is still being typed there is no error yet.
    package func highlight(_ text: String, cursor: Int) -> [StyledSpan] {
        Parser(grammar: grammar).tokens(of: Source(text: text)).tokens.compactMap { token in
            let role: TextRole? =
                switch token.kind {
                case .string, .phrase, .pattern, .value, .exact, .handle, .hashtag: .string
                case .integer, .number, .time, .duration, .slop: .number
                case .parameter: .parameter
                case .symbol: .sign
                case .boolean, .near: .keyword
                case .name, .word, .end, .invalid: nil
                }
            return role.map { StyledSpan(token.span.lower..<token.span.upper, $0) }
        }
    }
}
