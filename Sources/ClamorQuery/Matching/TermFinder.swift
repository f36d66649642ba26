import ClamorText

/// The tokens of one text with its bytes, where terms are looked for.
struct TokenizedText {
    var tokens = TokenBuffer(form: .index)
    /// Reused for the few tokens whose accents are looked at.
    var accents = TokenBuffer(form: .keepingAccents)

    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        tokens.removeAll()
        tokens.tokenize(utf8: bytes)
    }
}

/// A place where a term stands: its first and last token by position, and what it covers of the text.
struct Occurrence: Equatable {
    var first: Int32
    var last: Int32
    /// UTF-8 bytes of the text.
    var range: Range<Int>
}

extension CompiledTerm {
    /// Looks for the term from the text's beginning; `body` says false when it has seen enough.
    func forEachOccurrence(
        in text: inout TokenizedText, of bytes: UnsafeBufferPointer<UInt8>, _ body: (Occurrence) -> Bool
    ) {
        if slop != nil {
            forEachWindow(in: &text, of: bytes, body)
            return
        }
        var entries = [Int](repeating: 0, count: patterns.count)
        for index in 0..<text.tokens.count where patterns[0].matches(text.tokens, at: index) {
            guard follow(from: index, in: text.tokens, &entries), isConfirmed(entries, &text, bytes) else { continue }
            if !body(Self.occurrence(entries, in: text.tokens)) { return }
        }
    }

    /// Whether the text holds the term.
    func occurs(in text: inout TokenizedText, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var found = false
        forEachOccurrence(in: &text, of: bytes) { _ in
            found = true
            return false
        }
        return found
    }

    /// Whether the other patterns stand at the places after the first; `entries` becomes where.
    private func follow(from index: Int, in tokens: TokenBuffer, _ entries: inout [Int]) -> Bool {
        entries[0] = index
        let start = tokens.entries[index].position
        var next = index + 1
        for place in 1..<max(1, patterns.count) {
            let position = start + Int32(place)
            while next < tokens.count, tokens.entries[next].position < position { next += 1 }
            while next < tokens.count, tokens.entries[next].position == position,
                !patterns[place].matches(tokens, at: next)
            {
                next += 1
            }
            guard next < tokens.count, tokens.entries[next].position == position else { return false }
            entries[place] = next
            next += 1
        }
        return true
    }

    /// Whether what tokens cannot say holds too.
    private func isConfirmed(
        _ entries: [Int], _ text: inout TokenizedText, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        if let literal, !literal.holds(at: entries, in: &text, of: bytes) { return false }
        if let exact, !exact.holds(at: text.tokens.entries[entries[0]], of: bytes) { return false }
        return true
    }

    private static func occurrence(_ entries: [Int], in tokens: TokenBuffer) -> Occurrence {
        let first = tokens.entries[entries[0]]
        let last = tokens.entries[entries[entries.count - 1]]
        return Occurrence(
            first: first.position, last: last.position, range: Int(first.lower)..<Int(max(first.upper, last.upper)))
    }

    // MARK: Phrases with room

    /// `"a b"~n`: windows of so many tokens that hold every pattern, in any order, each at a token of its own.
    private func forEachWindow(
        in text: inout TokenizedText, of bytes: UnsafeBufferPointer<UInt8>, _ body: (Occurrence) -> Bool
    ) {
        // Candidates by pattern: entries that match it, accents and case included.
        let candidates = patterns.indices.map { place in
            (0..<text.tokens.count).filter { index in
                patterns[place].matches(text.tokens, at: index)
                    && (literal?.holds(place: place, at: index, in: &text, of: bytes) ?? true)
            }
        }
        guard candidates.allSatisfy({ !$0.isEmpty }) else { return }
        let starts = Set(candidates.joined().map { text.tokens.entries[$0].position }).sorted()
        let length = Int32(patterns.count + (slop ?? 0))
        var lastEnd: Int32 = -1
        for start in starts where start > lastEnd {
            let window = start..<start + length
            guard let entries = Self.assignment(candidates, within: window, of: text.tokens) else { continue }
            let ordered = entries.sorted()
            let occurrence = Self.occurrence(ordered, in: text.tokens)
            lastEnd = occurrence.last
            if !body(occurrence) { return }
        }
    }

    /// A token of its own for every pattern, all within the window: a matching by augmenting paths (Kuhn 1955).
    private static func assignment(
        _ candidates: [[Int]], within window: Range<Int32>, of tokens: TokenBuffer
    ) -> [Int]? {
        var patternAt: [Int32: Int] = [:]
        var entryOf = [Int](repeating: -1, count: candidates.count)
        func place(_ pattern: Int, _ visited: inout Set<Int32>) -> Bool {
            for entry in candidates[pattern] {
                let position = tokens.entries[entry].position
                guard window.contains(position), visited.insert(position).inserted else { continue }
                if let other = patternAt[position], !place(other, &visited) { continue }
                patternAt[position] = pattern
                entryOf[pattern] = entry
                return true
            }
            return false
        }
        for pattern in candidates.indices {
            var visited: Set<Int32> = []
            guard place(pattern, &visited) else { return nil }
        }
        return entryOf
    }
}
