/// The terms of one segment that fit a pattern, by their symbols in its token stream.
struct TokenSet {
    /// The one symbol, or 0, which is no token's, where there are several.
    private let single: UInt32
    /// Where the bits of several symbols begin in the arrangement's `bits`.
    private let offset: Int

    init(single: UInt32) { (self.single, offset) = (single, -1) }

    init(bitsAt offset: Int) { (single, self.offset) = (0, offset) }

    @inline(__always)
    func holds(_ symbol: UInt32, _ bits: UnsafePointer<UInt64>) -> Bool {
        if offset < 0 { return symbol == single }
        return bits[offset + Int(symbol >> 6)] >> UInt64(symbol & 63) & 1 == 1
    }
}

/// A `TokenSequence` as one segment's symbols.
struct SegmentSequence {
    let sets: [TokenSet]
    let slop: Int32?
    let inTitle: Bool
    let inText: Bool

    func occurs(in row: TokenRow, _ bits: UnsafePointer<UInt64>) -> Bool {
        (inText && occurs(in: row.text, bits)) || (inTitle && occurs(in: row.title, bits))
    }

    private func occurs(in run: TokenRun, _ bits: UnsafePointer<UInt64>) -> Bool {
        if let slop {
            if sets.count == 2 { return standsTogether(within: slop + 1, run, bits) }
            var found = false
            forEachWindow(in: run, slop, bits) { _ in
                found = true
                return false
            }
            return found
        }
        return sets.withUnsafeBufferPointer { sets in
            for index in 0..<run.count where sets[0].holds(run.symbols[index], bits) {
                if Self.last(sets, from: index, run, bits) != nil { return true }
            }
            return false
        }
    }

    /// Adds the places of all occurrences; of those with room, where they may begin and end.
    func collect(from run: TokenRun, _ bits: UnsafePointer<UInt64>, into spans: inout [TokenSpan]) {
        if let slop {
            guard let candidates = candidates(in: run, bits) else { return }
            spans += TokenWindows.ends(candidates, length: Int32(sets.count) + slop, places: Self.places(of: run))
            return
        }
        sets.withUnsafeBufferPointer { sets in
            for index in 0..<run.count where sets[0].holds(run.symbols[index], bits) {
                guard let last = Self.last(sets, from: index, run, bits) else { continue }
                spans.append(TokenSpan(first: run.places[index], last: run.places[last]))
            }
        }
    }

    /// The last token of the phrase that begins at a token; nil where the others do not stand after it.
    @inline(__always)
    private static func last(
        _ sets: UnsafeBufferPointer<TokenSet>, from index: Int, _ run: TokenRun, _ bits: UnsafePointer<UInt64>
    ) -> Int? {
        let start = run.places[index]
        var last = index
        for number in 1..<max(1, sets.count) {
            let place = start + Int32(truncatingIfNeeded: number)
            var next = last + 1
            while next < run.count, run.places[next] < place { next += 1 }
            while next < run.count, run.places[next] == place, !sets[number].holds(run.symbols[next], bits) {
                next += 1
            }
            guard next < run.count, run.places[next] == place else { return nil }
            last = next
        }
        return last
    }

    /// Whether one token of each of two sets stands at most so many places from the other, and not at its place.
    private func standsTogether(within distance: Int32, _ run: TokenRun, _ bits: UnsafePointer<UInt64>) -> Bool {
        let (one, other) = (sets[0], sets[1])
        for index in 0..<run.count {
            let isOne = one.holds(run.symbols[index], bits)
            let isOther = other.holds(run.symbols[index], bits)
            guard isOne || isOther else { continue }
            var next = index + 1
            while next < run.count, run.places[next] - run.places[index] <= distance {
                let symbol = run.symbols[next]
                if run.places[next] > run.places[index],
                    (isOne && other.holds(symbol, bits)) || (isOther && one.holds(symbol, bits))
                {
                    return true
                }
                next += 1
            }
        }
        return false
    }

    private func forEachWindow(
        in run: TokenRun, _ slop: Int32, _ bits: UnsafePointer<UInt64>, _ body: ([Int]) -> Bool
    ) {
        guard let candidates = candidates(in: run, bits) else { return }
        TokenWindows.forEach(candidates, length: Int32(sets.count) + slop, places: Self.places(of: run), body)
    }

    /// The tokens that each set holds; nil where there are none of one.
    private func candidates(in run: TokenRun, _ bits: UnsafePointer<UInt64>) -> [[Int]]? {
        var candidates: [[Int]] = []
        for set in sets {
            let found = (0..<run.count).filter { set.holds(run.symbols[$0], bits) }
            if found.isEmpty { return nil }
            candidates.append(found)
        }
        return candidates
    }

    private static func places(of run: TokenRun) -> [Int32] {
        Array(UnsafeBufferPointer(start: run.places, count: run.count))
    }
}

/// A `TokenArrangement` as one segment's symbols.
struct SegmentArrangement {
    enum Form {
        case sequence(SegmentSequence)
        case near([SegmentSequence], [SegmentSequence], distance: Int32, ordered: Bool)
    }

    let form: Form
    /// The sets of several symbols; never empty.
    let bits: [UInt64]
    /// Above all symbols of the segment.
    let symbolBound: UInt32
}

/// Looks for an arrangement in row after row. Keeps its room from row to row.
struct ArrangementFinder {
    private let form: SegmentArrangement.Form
    private let bits: UnsafePointer<UInt64>
    private var left: [TokenSpan] = []
    private var right: [TokenSpan] = []

    /// - Parameter bits: the arrangement's, which must stay where they are.
    init(_ arrangement: SegmentArrangement, bits: UnsafePointer<UInt64>) {
        form = arrangement.form
        self.bits = bits
    }

    mutating func holds(in row: TokenRow) -> Bool {
        switch form {
        case .sequence(let sequence): return sequence.occurs(in: row, bits)
        case .near(let ones, let others, let distance, let ordered):
            return isNear(ones, others, distance, ordered, row.text) { $0.inText }
                || isNear(ones, others, distance, ordered, row.title) { $0.inTitle }
        }
    }

    private mutating func isNear(
        _ ones: [SegmentSequence], _ others: [SegmentSequence], _ distance: Int32, _ ordered: Bool, _ run: TokenRun,
        _ isSearched: (SegmentSequence) -> Bool
    ) -> Bool {
        if run.count == 0 { return false }
        left.removeAll(keepingCapacity: true)
        for one in ones where isSearched(one) { one.collect(from: run, bits, into: &left) }
        if left.isEmpty { return false }
        right.removeAll(keepingCapacity: true)
        for other in others where isSearched(other) { other.collect(from: run, bits, into: &right) }
        return TokenSpan.isAnyNear(left, right, distance: distance, ordered: ordered)
    }
}
