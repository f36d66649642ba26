import ClamorText

/// A search term made ready to be looked for in token after token.
struct CompiledTerm {
    /// One token's pattern as bytes.
    enum Pattern: Equatable {
        case token([UInt8])
        case prefix([UInt8])
        case wildcard([UInt8])

        init(_ pattern: SearchTerm.Pattern) {
            switch pattern {
            case .token(let text): self = .token(Array(text.utf8))
            case .prefix(let text): self = .prefix(Array(text.utf8))
            case .wildcard(let text): self = .wildcard(Array(text.utf8))
            }
        }

        @inline(__always)
        func matches(_ tokens: TokenBuffer, at index: Int) -> Bool {
            switch self {
            case .token(let bytes): return tokens.matches(bytes, at: index)
            case .prefix(let bytes): return tokens.matches(bytes, at: index, isPrefix: true)
            case .wildcard(let bytes):
                return Wildcard.matches(bytes[...], tokens.bytes[tokens.byteRange(at: index)])
            }
        }
    }

    let patterns: [Pattern]
    let slop: Int?
    let literal: LiteralCheck?
    let exact: ExactCheck?
    let inTitle: Bool
    let inText: Bool

    init(_ term: SearchTerm) {
        patterns = term.patterns.map(Pattern.init)
        slop = term.slop
        literal = term.literal.map { LiteralCheck($0, of: term) }
        exact = term.exact.map(ExactCheck.init)
        inTitle = term.scope != .text
        inText = term.scope != .title
    }
}

/// Patterns over bytes of UTF-8: `?` stands for one scalar, `*` for any number of them.
enum Wildcard {
    static func matches(_ pattern: ArraySlice<UInt8>, _ token: ArraySlice<UInt8>) -> Bool {
        var pattern = pattern
        var token = token
        while let sign = pattern.first {
            pattern = pattern.dropFirst()
            switch sign {
            case UInt8(ascii: "*"):
                if pattern.isEmpty { return true }
                while true {
                    if matches(pattern, token) { return true }
                    guard !token.isEmpty else { return false }
                    token = token.dropFirst(scalarLength(token))
                }
            case UInt8(ascii: "?"):
                guard !token.isEmpty else { return false }
                token = token.dropFirst(scalarLength(token))
            default:
                guard token.first == sign else { return false }
                token = token.dropFirst()
            }
        }
        return token.isEmpty
    }

    private static func scalarLength(_ bytes: ArraySlice<UInt8>) -> Int {
        1 + bytes.dropFirst().prefix { $0 & 0xC0 == 0x80 }.count
    }
}
