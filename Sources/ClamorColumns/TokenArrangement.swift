/// One token to be looked for, in the index's form: case and accents folded, `#`, `@`, `$` kept on tagged tokens.
package enum TermPattern: Sendable, Hashable {
    /// The whole token.
    case token(String)
    /// A token that begins so.
    case prefix(String)
    /// `?` stands for one scalar, `*` for any number of them.
    case wildcard(String)
}

/// Tokens that stand together, in titles, texts or both, never partly in each.
package struct TokenSequence: Sendable, Hashable {
    /// At consecutive places, in order, where there is no `slop`.
    package var patterns: [TermPattern]
    /// In any order, each at a place of its own, with up to this many other places in all between first and last.
    package var slop: Int?
    package var inTitle: Bool
    package var inText: Bool

    package init(_ patterns: [TermPattern], slop: Int? = nil, inTitle: Bool = true, inText: Bool = true) {
        self.patterns = patterns
        self.slop = slop
        self.inTitle = inTitle
        self.inText = inText
    }
}

/// What the places of tokens can tell.
package enum TokenArrangement: Sendable, Hashable {
    case sequence(TokenSequence)
    /// One of the left and one of the right, in one text, with at most so many places between them; ordered: the left
    /// one first.
    case near([TokenSequence], [TokenSequence], distance: Int, ordered: Bool)
}

/// The places from a sequence's first token to its last.
package struct TokenSpan: Sendable, Equatable {
    package var first: Int32
    package var last: Int32

    package init(first: Int32, last: Int32) {
        self.first = first
        self.last = last
    }

    /// Whether at most so many places lie between the two, which do not overlap.
    package func isNear(_ other: TokenSpan, distance: Int32, ordered: Bool) -> Bool {
        if other.first > last, other.first - last - 1 <= distance { return true }
        return !ordered && first > other.last && first - other.last - 1 <= distance
    }

    /// Whether any of the left is near any of the right.
    package static func isAnyNear(
        _ left: [TokenSpan], _ right: [TokenSpan], distance: Int32, ordered: Bool
    ) -> Bool {
        if left.count * right.count > 256 { return isAnyNearOfMany(left, right, distance: distance, ordered: ordered) }
        for one in left {
            for other in right where one.isNear(other, distance: distance, ordered: ordered) { return true }
        }
        return false
    }

    /// The same without comparing all with all.
    private static func isAnyNearOfMany(
        _ left: [TokenSpan], _ right: [TokenSpan], distance: Int32, ordered: Bool
    ) -> Bool {
        let firsts = right.map(\.first).sorted()
        let lasts = right.map(\.last).sorted()
        return left.contains { one in
            let next = firsts.firstPlace { $0 > one.last }
            if next < firsts.count, firsts[next] - one.last - 1 <= distance { return true }
            let previous = lasts.firstPlace { $0 >= one.first } - 1
            return !ordered && previous >= 0 && one.first - lasts[previous] - 1 <= distance
        }
    }
}

extension Array {
    /// The first place from which on a condition holds, which does not hold before; the count where it never does.
    fileprivate func firstPlace(where holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

/// Windows of consecutive places that hold a token of its own for every pattern.
package enum TokenWindows {
    /// Hands over windows from the first place on, none overlapping the one before.
    ///
    /// - Parameters:
    ///   - candidates: for each pattern the entries that fit it, ascending.
    ///   - length: places in a window.
    ///   - places: where each entry stands; never less than the place of the entry before.
    ///   - body: gets one entry a pattern, ascending; says false when it has seen enough.
    package static func forEach(
        _ candidates: [[Int]], length: Int32, places: [Int32], _ body: ([Int]) -> Bool
    ) {
        let starts = Set(candidates.joined().map { places[$0] }).sorted()
        var lastEnd: Int32 = -1
        for start in starts where start > lastEnd {
            guard let entries = assignment(candidates, within: start..<start + length, places) else { continue }
            lastEnd = places[entries[entries.count - 1]]
            if !body(entries) { return }
        }
    }

    /// Every place where a window may begin, and every place where one may end, as spans that are open on the other
    /// side: what is near any window is near one of these. A token that fits and stands at an end of a window that
    /// holds all patterns can always be one of theirs.
    ///
    /// - Parameters: as for `forEach`.
    package static func ends(_ candidates: [[Int]], length: Int32, places: [Int32]) -> [TokenSpan] {
        var spans: [TokenSpan] = []
        for place in Set(candidates.joined().map { places[$0] }).sorted() {
            if assignment(candidates, within: place..<place + length, places) != nil {
                spans.append(TokenSpan(first: place, last: .max))
            }
            if assignment(candidates, within: place - length + 1..<place + 1, places) != nil {
                spans.append(TokenSpan(first: .min, last: place))
            }
        }
        return spans
    }

    /// A token of its own for every pattern, all within the window, ascending: a matching by augmenting paths (Kuhn
    /// 1955).
    private static func assignment(
        _ candidates: [[Int]], within window: Range<Int32>, _ places: [Int32]
    ) -> [Int]? {
        var patternAt: [Int32: Int] = [:]
        var entryOf = [Int](repeating: -1, count: candidates.count)
        func put(_ pattern: Int, _ visited: inout Set<Int32>) -> Bool {
            let first = candidates[pattern].firstPlace { places[$0] >= window.lowerBound }
            for entry in candidates[pattern][first...] {
                let place = places[entry]
                if place >= window.upperBound { break }
                guard visited.insert(place).inserted else { continue }
                if let other = patternAt[place], !put(other, &visited) { continue }
                patternAt[place] = pattern
                entryOf[pattern] = entry
                return true
            }
            return false
        }
        for pattern in candidates.indices {
            var visited: Set<Int32> = []
            guard put(pattern, &visited) else { return nil }
        }
        return entryOf.sorted()
    }
}
