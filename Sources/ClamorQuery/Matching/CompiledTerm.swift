import ClamorText

/// A search term made ready to be looked for in token after token.
struct CompiledTerm {
    let patterns: [TokenPattern]
    let slop: Int?
    let literal: LiteralCheck?
    let exact: ExactCheck?
    let inTitle: Bool
    let inText: Bool

    init(_ term: SearchTerm) {
        patterns = term.patterns.map(TokenPattern.init)
        slop = term.slop
        literal = term.literal.map { LiteralCheck($0, of: term) }
        exact = term.exact.map(ExactCheck.init)
        inTitle = term.scope != .text
        inText = term.scope != .title
    }
}

/// One token's pattern as bytes.
struct TokenPattern {
    enum Kind {
        case token, prefix, wildcard
    }

    let kind: Kind
    let bytes: [UInt8]

    init(_ pattern: SearchTerm.Pattern) {
        switch pattern {
        case .token(let text): (kind, bytes) = (.token, Array(text.utf8))
        case .prefix(let text): (kind, bytes) = (.prefix, Array(text.utf8))
        case .wildcard(let text): (kind, bytes) = (.wildcard, Array(text.utf8))
        }
    }

    /// The first token from `index` on that fits; the count of tokens when none does.
    func first(in view: TokenView, from index: Int) -> Int {
        bytes.withUnsafeBufferPointer { pattern in
            var index = index
            while index < view.entries.count, !Self.fits(kind, pattern, view.token(at: index)) { index += 1 }
            return index
        }
    }

    /// Whether the token at `index` fits.
    func matches(_ view: TokenView, at index: Int) -> Bool {
        bytes.withUnsafeBufferPointer { Self.fits(kind, $0, view.token(at: index)) }
    }

    @inline(__always)
    private static func fits(
        _ kind: Kind, _ pattern: UnsafeBufferPointer<UInt8>, _ token: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        switch kind {
        case .token: return token.count == pattern.count && isEqual(token, pattern)
        case .prefix: return token.count >= pattern.count && isEqual(token, pattern)
        case .wildcard: return Wildcard.matches(pattern[...], token[...]) && !isTaggedByChance(pattern, token)
        }
    }

    /// Whether the token is a tagged one that only a wildcard lets in.
    private static func isTaggedByChance(
        _ pattern: UnsafeBufferPointer<UInt8>, _ token: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard let first = token.first, "#@$".utf8.contains(first) else { return false }
        return pattern.first != first
    }

    /// Whether the token begins with the pattern, which is no longer than it.
    @inline(__always)
    private static func isEqual(_ token: UnsafeBufferPointer<UInt8>, _ pattern: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < pattern.count {
            if token[index] != pattern[index] { return false }
            index += 1
        }
        return true
    }
}

/// Patterns over bytes of UTF-8: `?` stands for one scalar, `*` for any number of them.
enum Wildcard {
    typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

    static func matches(_ pattern: Bytes, _ token: Bytes) -> Bool {
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

    private static func scalarLength(_ bytes: Bytes) -> Int {
        1 + bytes.dropFirst().prefix { $0 & 0xC0 == 0x80 }.count
    }
}
