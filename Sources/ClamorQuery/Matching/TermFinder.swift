import ClamorColumns
import ClamorText

/// A place where a term stands: its first and last token by position, and what it covers of the text.
struct Occurrence: Equatable {
    var span: TokenSpan
    /// UTF-8 bytes of the text.
    var range: Range<Int>
}

extension CompiledTerm {
    /// Looks for the term from the text's beginning; `body` says false when it has seen enough.
    func forEachOccurrence(in view: TokenView, _ body: (Occurrence) -> Bool) {
        if slop != nil {
            forEachWindow(in: view, body)
        } else if patterns.count == 1 {
            forEachWord(in: view, body)
        } else {
            forEachPhrase(in: view, body)
        }
    }

    /// Whether the text holds the term.
    func occurs(in view: TokenView) -> Bool {
        var found = false
        forEachOccurrence(in: view) { _ in
            found = true
            return false
        }
        return found
    }

    private func forEachWord(in view: TokenView, _ body: (Occurrence) -> Bool) {
        var index = patterns[0].first(in: view, from: 0)
        while index < view.entries.count {
            let needsCheck = literal != nil || exact != nil
            if !needsCheck || isConfirmed([index], view) {
                let entry = view.entries[index]
                let range = Int(entry.lower)..<Int(entry.upper)
                let span = TokenSpan(first: entry.position, last: entry.position)
                if !body(Occurrence(span: span, range: range)) { return }
            }
            index = patterns[0].first(in: view, from: index + 1)
        }
    }

    private func forEachPhrase(in view: TokenView, _ body: (Occurrence) -> Bool) {
        var entries: [Int] = []
        var index = patterns[0].first(in: view, from: 0)
        while index < view.entries.count {
            if follow(from: index, in: view, &entries), isConfirmed(entries, view) {
                if !body(Self.occurrence(entries, in: view)) { return }
            }
            index = patterns[0].first(in: view, from: index + 1)
        }
    }

    /// Whether the other patterns stand at the places after the first; `entries` becomes where.
    private func follow(from index: Int, in view: TokenView, _ entries: inout [Int]) -> Bool {
        let start = view.entries[index].position
        var next = index + 1
        for place in 1..<patterns.count {
            let position = start + Int32(place)
            while next < view.entries.count, view.entries[next].position < position { next += 1 }
            while next < view.entries.count, view.entries[next].position == position,
                !patterns[place].matches(view, at: next)
            {
                next += 1
            }
            guard next < view.entries.count, view.entries[next].position == position else { return false }
            if place == 1 { entries = [index] }
            entries.append(next)
            next += 1
        }
        return true
    }

    /// Whether what tokens cannot say holds too.
    private func isConfirmed(_ entries: [Int], _ view: TokenView) -> Bool {
        if let literal, !literal.holds(at: entries, in: view) { return false }
        if let exact, !exact.holds(at: view.entries[entries[0]], of: view.text) { return false }
        return true
    }

    private static func occurrence(_ entries: [Int], in view: TokenView) -> Occurrence {
        let first = view.entries[entries[0]]
        let last = view.entries[entries[entries.count - 1]]
        return Occurrence(
            span: TokenSpan(first: first.position, last: last.position),
            range: Int(first.lower)..<Int(max(first.upper, last.upper)))
    }

    // MARK: Phrases with room

    /// `"a b"~n`: windows of so many tokens that hold every pattern, in any order, each at a token of its own.
    private func forEachWindow(in view: TokenView, _ body: (Occurrence) -> Bool) {
        guard let candidates = candidates(in: view) else { return }
        TokenWindows.forEach(candidates, length: windowLength, places: view.entries.map(\.position)) {
            body(Self.occurrence($0, in: view))
        }
    }

    /// Entries that fit each pattern, accents included; nil where there are none for one.
    private func candidates(in view: TokenView) -> [[Int]]? {
        var candidates: [[Int]] = []
        for (place, pattern) in patterns.enumerated() {
            var found: [Int] = []
            var index = pattern.first(in: view, from: 0)
            while index < view.entries.count {
                if literal?.holds(place: place, at: index, in: view) ?? true { found.append(index) }
                index = pattern.first(in: view, from: index + 1)
            }
            if found.isEmpty { return nil }
            candidates.append(found)
        }
        return candidates
    }

    private var windowLength: Int32 { Int32(patterns.count + (slop ?? 0)) }

    /// Adds the places from which something may be near: those of all occurrences; of those with room, where they may
    /// begin and end.
    func collectSpans(in view: TokenView, into spans: inout [TokenSpan]) {
        if slop != nil {
            guard let candidates = candidates(in: view) else { return }
            spans += TokenWindows.ends(candidates, length: windowLength, places: view.entries.map(\.position))
            return
        }
        forEachOccurrence(in: view) { occurrence in
            spans.append(occurrence.span)
            return true
        }
    }
}
