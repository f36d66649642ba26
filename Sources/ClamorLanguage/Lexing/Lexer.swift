import ClamorText

/// Cuts a text into tokens. It knows just enough of the grammar to tell the words of a search from an expression and
/// where statements end. Never fails: what it cannot read becomes a token of kind `invalid` and a diagnostic. Linear
/// in the length of the text.
package struct Lexer {
    /// What the bytes at the current place belong to.
    enum Mode {
        case expression
        case search
        /// A search inside a text literal: only its end ends it.
        case embeddedSearch
    }

    let vocabulary: Vocabulary
    let bytes: [UInt8]
    /// Where the text to read begins and ends.
    let start: Int
    let end: Int
    /// The place that stands for all others when the text is not a stretch of the source, byte for byte.
    let fixedSpan: SourceSpan?
    var position: Int
    /// Where the last token ended; -1 before the first.
    var lastUpper = -1
    var mode: Mode
    var result = LexedText()
    /// Index of the first token of the current statement.
    var statementStart = 0
    /// Index of the first diagnostic of the current statement.
    var diagnosticStart = 0
    /// Whether what more is wrong with the statement, or with the text, is left out; that has been said.
    var hasTooManyErrors = false
    /// The brackets open in the current stage.
    var openBrackets: [SourceSpan] = []

    package init(_ text: String, grammar: Grammar) {
        self.init(bytes: Array(text.utf8), vocabulary: Vocabulary(grammar))
    }

    /// - Parameter bytes: UTF-8.
    init(
        bytes: [UInt8], range: Range<Int>? = nil, mode: Mode = .expression, fixedSpan: SourceSpan? = nil,
        vocabulary: Vocabulary
    ) {
        self.bytes = bytes
        self.vocabulary = vocabulary
        self.mode = mode
        self.fixedSpan = fixedSpan
        start = range?.lowerBound ?? 0
        position = start
        end = range?.upperBound ?? bytes.count
    }

    /// All tokens of the text.
    package consuming func run() -> LexedText {
        skipPrologue()
        skipBlanks()
        while position < end {
            if bytes[position] == UInt8(ascii: "\n") {
                lexLineEnd()
            } else if mode == .expression {
                lexExpressionToken()
            } else {
                lexSearchToken()
            }
            skipBlanks()
        }
        finish()
        return result
    }

    // MARK: Blanks and statement ends

    /// A byte order mark, and the `#!` line of a script that is run as a command.
    private mutating func skipPrologue() {
        guard position == 0, mode != .embeddedSearch else { return }
        if matches("\u{FEFF}", at: 0) { position = 3 }
        if matches("#!", at: position) { skipComment() }
    }

    /// White space up to a line's end, and comments: `#` before white space, and `#=`, after which scripts keep the
    /// digests of their answers. Inside a literal, line ends are white space and `#` is a word.
    private mutating func skipBlanks() {
        while position < end {
            let (scalar, length) = scalar(at: position)
            if CharacterClasses.isSpace(scalar), scalar != "\n" || mode == .embeddedSearch {
                position += length
            } else if scalar == "#", mode != .embeddedSearch,
                isSpaceOrEnd(at: position + 1) || byte(at: position + 1) == UInt8(ascii: "=")
            {
                skipComment()
            } else {
                return
            }
        }
    }

    private mutating func skipComment() {
        let start = position
        while position < end, bytes[position] != UInt8(ascii: "\n") { position += 1 }
        result.comments.append(SourceSpan(start, position))
    }

    /// A line's end ends the statement, unless the last token wants more, a bracket is open, or the next line that
    /// says something begins with `|`.
    private mutating func lexLineEnd() {
        let lineEnd = position
        while position < end, bytes[position] == UInt8(ascii: "\n") {
            position += 1
            skipBlanks()
        }
        guard result.tokens.count > statementStart, openBrackets.isEmpty, !wantsMore else { return }
        if position < end, bytes[position] == UInt8(ascii: "|") { return }
        let next = position
        endStatement(lineEnd..<lineEnd + 1)
        position = next
    }

    /// Ends the current statement, if there is one, with a token over the given bytes.
    mutating func endStatement(_ range: Range<Int>) {
        position = range.upperBound
        guard result.tokens.count > statementStart else { return }
        append(.end, range)
        statementStart = result.tokens.count
        diagnosticStart = result.diagnostics.count
        hasTooManyErrors = diagnosticStart > Self.textLimit
        openBrackets = []
        if mode == .search { mode = .expression }
    }

    /// `|` begins a stage, whatever was open before it.
    mutating func lexPipe() {
        appendSymbol(length: 1)
        openBrackets = []
        if mode == .search { mode = .expression }
    }

    /// Whether the last token is one that a statement cannot end in.
    private var wantsMore: Bool {
        guard let last = result.tokens.last else { return false }
        if result.tokens[statementStart].isKeyword("help") { return false }
        return switch last.kind {
        case .symbol: Self.signsThatContinue.contains(last.text)
        case .name: Self.wordsThatContinue.contains(last.text.lowercased())
        case .boolean: last.text != "-"
        case .near: true
        default: false
        }
    }

    private static let signsThatContinue: Set<String> = [
        "|", ",", "=", "==", "===", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%",
    ]
    private static let wordsThatContinue: Set<String> = [
        "by", "and", "or", "in", "between", "contains", "startswith", "endswith", "matches",
    ]

    private mutating func finish() {
        guard result.tokens.count > statementStart else { return }
        if result.unfinished == nil {
            if let bracket = openBrackets.last {
                result.unfinished = .bracket(bracket)
            } else if wantsMore, let last = result.tokens.last {
                result.unfinished = .operand(last.span)
            }
        }
        endStatement(end..<end)
    }
}
