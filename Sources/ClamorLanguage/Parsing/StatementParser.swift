import ClamorText

/// Raised after the diagnostic has been recorded, to leave what cannot be read on.
struct ParseFailure: Error {}

/// Reads the tokens of one statement, by recursive descent. What a failed stage or statement holds is skipped, so that
/// the next one is read as if nothing had happened.
struct StatementParser {
    let vocabulary: Vocabulary
    /// UTF-8 of the whole source.
    let bytes: [UInt8]
    /// The statement's tokens; the last one is of kind `end`.
    let tokens: ArraySlice<Token>
    var index: Int
    var diagnostics: [Diagnostic] = []
    /// How many brackets, signs and `not` are open around the current token.
    var nesting = 0
    /// Height of the expression or search that was read last.
    var height = 0

    /// What is wanted besides the tree; nil: nothing.
    var notes: ParserNotes?
    var reading = Reading()

    /// The tokens are those of a search inside a text.
    var isEmbedded = false

    /// How deep trees may grow; keeps every walk over them within the stack.
    static let nestingLimit = 200

    init(tokens: ArraySlice<Token>, bytes: [UInt8], vocabulary: Vocabulary) {
        self.tokens = tokens
        self.bytes = bytes
        self.vocabulary = vocabulary
        index = tokens.startIndex
    }

    // MARK: Looking at tokens

    /// The current token; the closing one when everything has been read.
    var current: Token { tokens[min(index, tokens.endIndex - 1)] }

    func token(after offset: Int) -> Token {
        tokens[min(index + offset, tokens.endIndex - 1)]
    }

    /// The token just read, nil at the beginning.
    var previous: Token? { index > tokens.startIndex ? tokens[index - 1] : nil }

    var isAtEnd: Bool { current.kind == .end }

    /// At the statement's end, or at `|`, which inside a text is a sign like others.
    var isAtStageEnd: Bool { isAtEnd || (isAt("|") && !isEmbedded) }

    func isAt(_ symbol: String) -> Bool { current.isSymbol(symbol) }

    /// Whether the current token is that keyword, which can stand here.
    func isAtKeyword(_ keyword: String) -> Bool {
        expect(.keyword(keyword))
        guard current.isKeyword(keyword) else { return false }
        mark(.keyword)
        return true
    }

    /// From the given token to the one just read.
    func span(from start: Token) -> SourceSpan {
        guard let previous, previous.span.upper >= start.span.lower else { return start.span }
        return start.span.union(previous.span)
    }

    /// Where something is missing: the place just after the last token read.
    var gap: SourceSpan {
        guard let previous else { return SourceSpan(current.span.lower, current.span.lower) }
        return SourceSpan(previous.span.upper, previous.span.upper)
    }

    // MARK: Taking tokens

    @discardableResult
    mutating func advance() -> Token {
        let token = current
        if index < tokens.endIndex - 1 { index += 1 }
        return token
    }

    mutating func take(_ symbol: String) -> Bool {
        guard isAt(symbol) else { return false }
        advance()
        return true
    }

    mutating func takeKeyword(_ keyword: String) -> Bool {
        guard isAtKeyword(keyword) else { return false }
        advance()
        return true
    }

    /// Whether so much is wrong with the statement that reading on tells no more.
    var hasTooManyErrors: Bool { diagnostics.count >= Lexer.statementLimit }

    /// Goes to the next `|` or to the end.
    mutating func skipStage() {
        while !isAtStageEnd { advance() }
    }

    /// `=`, after the name that was just read; `==` is taken for it.
    mutating func expectEquals(_ example: String) throws(ParseFailure) {
        if take("=") || take("==") { return }
        if current.kind == .invalid { throw ParseFailure() }
        let after = previous.map { " after \(code($0))" } ?? ""
        throw fail(
            "missing-equals", at: isAtStageEnd ? gap : current.span, "`=` is missing\(after)", help: [example])
    }

    mutating func expectName(_ what: String) throws(ParseFailure) -> Identifier {
        guard Self.isName(current) else { throw unexpected(what) }
        let token = advance()
        return Identifier(token.text, span: token.span)
    }

    /// The name of a column that stands alone.
    mutating func expectColumn(_ operand: Expectation.Operand = .column) throws(ParseFailure) -> Identifier {
        expect(.operand(operand))
        mark(.column)
        return try expectName("a column")
    }

    /// The quoted name of a file.
    mutating func expectFile() throws(ParseFailure) -> StringLiteral {
        expect(.file)
        return try expectString("the name of a file")
    }

    mutating func expectString(_ what: String) throws(ParseFailure) -> StringLiteral {
        guard current.kind == .string else {
            throw lacksQuotes ? unquoted(what) : unexpected(what)
        }
        let token = advance()
        return StringLiteral(token.value, span: token.span)
    }

    /// Whether a text begins here that was written without quotes: a word, a number, a path.
    private var lacksQuotes: Bool {
        switch current.kind {
        case .name, .integer, .number, .time: true
        case .symbol: ["/", ".", "~", "*", "-"].contains(where: isAt)
        default: false
        }
    }

    /// A whole number that fits, at least `minimum`.
    mutating func expectCount(_ what: String, minimum: Int = 1) throws(ParseFailure) -> Int {
        guard current.kind == .integer, let count = Int(current.value), count >= minimum else {
            if current.kind == .integer || current.kind == .number || isAt("-") {
                throw fail(
                    "bad-count", at: current.span, "\(what) must be a whole number, \(minimum) at the least")
            }
            throw unexpected(what)
        }
        advance()
        return count
    }

    /// Items separated by commas.
    mutating func list<Item>(
        _ item: (inout StatementParser) throws(ParseFailure) -> Item
    ) throws(ParseFailure) -> [Item] {
        var items: [Item] = []
        repeat {
            items.append(try item(&self))
        } while try takeComma()
        return items
    }

    /// A comma between two items; false if there is none.
    mutating func takeComma() throws(ParseFailure) -> Bool {
        guard isAt(",") else { return false }
        let comma = advance()
        if isAtStageEnd || isAt(")") || isAt("]") || current.isKeyword("by") {
            let fix = Diagnostic.Fix(comma.span, "")
            throw fail("trailing-comma", at: comma.span, "nothing follows the comma", fix: fix)
        }
        return true
    }

    /// The bracket that closes `opening`.
    mutating func expectClosing(_ bracket: String, of opening: Token, or also: String = "") throws(ParseFailure) {
        if take(bracket) { return }
        if isAtStageEnd {
            throw fail("unclosed-bracket", at: opening.span, "`\(opening.text)` is not closed")
        }
        throw unexpected(
            "`\(bracket)`\(also)", labels: [Diagnostic.Label(opening.span, "opened here")])
    }

    /// Counts one more level of brackets, signs or `not`; `leave` takes it back.
    mutating func enter() throws(ParseFailure) {
        nesting += 1
        try checkHeight(nesting)
    }

    mutating func leave() { nesting -= 1 }

    func limitReached(_ height: Int) -> Bool { height > Self.nestingLimit }

    mutating func checkHeight(_ height: Int) throws(ParseFailure) {
        guard limitReached(height) else { return }
        throw fail(
            "too-deep", at: current.span, "this is nested more than \(Self.nestingLimit) levels deep",
            help: ["a part of it can be given a name with `extend` or `let`"])
    }
}
