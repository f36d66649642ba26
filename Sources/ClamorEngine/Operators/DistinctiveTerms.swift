import ClamorColumns
import ClamorQuery
import ClamorText
import Synchronization

/// The words that tell some mentions from others, by the text index alone. Both are sets of rows by segment.
///
/// A word counts once in a mention, however often it comes, in title and text together. Words that fewer than five
/// authors use are left out; a mention without an author has one of its own.
struct DistinctiveTerms {
    struct Term {
        var text: String
        /// Mentions that hold it, and those of the rest.
        var count: Int
        var rest: Int
        var authors: Int
        var z: Double
    }

    private let mentions: [Bitmap]
    private let others: [Bitmap]
    let total: Int
    /// How many mentions are compared with.
    let othersTotal: Int
    private let context: RunContext

    static let fewestAuthors = 5

    init(_ mentions: [Bitmap], among others: [Bitmap], _ context: RunContext) {
        self.mentions = mentions
        self.others = others
        self.context = context
        total = mentions.reduce(0) { $0 + $1.setCount }
        othersTotal = others.reduce(0) { $0 + $1.setCount }
    }

    /// At most so many terms, by z, largest first, then by term.
    func first(_ count: Int) throws -> [Term] {
        if total == 0 || othersTotal == 0 || count == 0 { return [] }
        var terms = try significantTerms()
        let speakers = try authors(of: terms, atMost: Self.fewestAuthors)
        terms = terms.indices.filter { speakers[$0] >= Self.fewestAuthors }.prefix(count).map { terms[$0] }
        for (index, authors) in try authors(of: terms, atMost: .max).enumerated() { terms[index].authors = authors }
        return terms
    }

    /// Words that are commoner in the mentions, whoever used them.
    private func significantTerms() throws -> [Term] {
        let found = WordTally(
            adding: try scan(mentions, WordTally()) { segment, tally in
                try segment.forEachWord { word, rows in
                    let count = try rows.count(in: segment.rows)
                    if count > 0, WordTokens.isWord(word) { tally.add(count, to: word) }
                }
            })
        let common = found.keeping(atLeast: Self.fewestAuthors)
        let rest = WordTally(
            adding: try scan(others, common.cleared) { segment, tally in
                try segment.forEachWord { word, rows in
                    guard let number = tally.words.number(of: word) else { return }
                    tally.counts[Int(number)] += try rows.count(in: segment.rows)
                }
            }, to: common.cleared)
        let words = common.words.dictionary()
        let terms = common.counts.indices.map { number in
            let (count, rest) = (common.counts[number], rest.counts[number])
            return Term(
                text: words[UInt32(number)], count: count, rest: rest, authors: 0,
                z: LogOdds.z(held: count, of: total, rest: rest, of: othersTotal))
        }
        return terms.filter { $0.z >= LogOdds.significant }.sorted {
            $0.z != $1.z ? $0.z > $1.z : $0.text.utf8.lexicographicallyPrecedes($1.text.utf8)
        }
    }

    /// How many different authors use each of some terms; counted no further than asked.
    private func authors(of terms: [Term], atMost limit: Int) throws -> [Int] {
        if terms.isEmpty { return [] }
        var words = TextInterner(capacity: terms.count)
        for term in terms { _ = words.intern(term.text) }
        let (known, numbers) = (words, AuthorNumbers())
        let parts = try scan(mentions, [Speakers](repeating: Speakers(), count: terms.count)) { segment, speakers in
            let authors = try numbers.numbers(
                of: context.source.column("author", segment: segment.number), among: segment.rows)
            var holders: [Int32] = []
            try segment.forEachWord { word, rows in
                guard let number = known.number(of: word), speakers[Int(number)].count < limit else { return }
                holders.removeAll(keepingCapacity: true)
                try rows.append(in: segment.rows, to: &holders)
                for row in holders where speakers[Int(number)].count < limit {
                    speakers[Int(number)].add(authors[Int(row)])
                }
            }
        }
        return terms.indices.map { term in
            var all = Speakers()
            for part in parts { all.add(part[term]) }
            return all.count
        }
    }

    /// A segment's index, and the rows of it that are looked at.
    private struct Segment {
        let number: Int
        let rows: Bitmap
        let index: any TextIndexSegment
        let cancellation: Cancellation

        func forEachWord(_ body: (UnsafeBufferPointer<UInt8>, TokenRows) throws -> Void) throws {
            try index.forEachWord({ try cancellation.check() }, body)
        }
    }

    /// Hands over the segments that have rows of the sets, on several threads.
    private func scan<Part: Sendable>(
        _ sets: [Bitmap], _ initial: Part, _ body: @Sendable (Segment, inout Part) throws -> Void
    ) throws -> [Part] {
        try Workers.run(threads: context.threads, items: sets.count) {
            initial
        } _: { number, part in
            if sets[number].isEmpty { return }
            let segment = Segment(
                number: number, rows: sets[number], index: try context.source.textIndex(segment: number),
                cancellation: context.cancellation)
            try body(segment, &part)
        }
    }
}

/// Words with counts.
private struct WordTally: Sendable {
    private(set) var words = TextInterner()
    var counts: [Int] = []

    init() {}

    /// The sums of several, which may have words that `start` lacks.
    init(adding tallies: [WordTally], to start: WordTally = WordTally()) {
        self = start
        for tally in tallies {
            if tally.words.count == 0 { continue }
            tally.words.dictionary().forEachText { number, word in add(tally.counts[number], to: word) }
        }
    }

    mutating func add(_ count: Int, to word: UnsafeBufferPointer<UInt8>) {
        let number = Int(words.intern(word))
        if number == counts.count { counts.append(0) }
        counts[number] += count
    }

    /// The words with a count of so much at least.
    func keeping(atLeast fewest: Int) -> WordTally {
        var kept = WordTally()
        words.dictionary().forEachText { number, word in
            if counts[number] >= fewest { kept.add(counts[number], to: word) }
        }
        return kept
    }

    /// The same words without their counts.
    var cleared: WordTally {
        var cleared = self
        cleared.counts = counts.map { _ in 0 }
        return cleared
    }
}

/// Different authors; each mention without one has its own.
private struct Speakers: Sendable {
    private var known: Set<UInt32> = []
    private var unknown = 0

    var count: Int { known.count + unknown }

    mutating func add(_ author: UInt32) {
        if author == AuthorNumbers.none { unknown += 1 } else { known.insert(author) }
    }

    mutating func add(_ other: Speakers) {
        known.formUnion(other.known)
        unknown += other.unknown
    }
}

/// Numbers of authors, the same for every spelling of one, in all segments of a run.
private final class AuthorNumbers: Sendable {
    static let none = UInt32.max

    private struct State {
        /// By folded form.
        var authors = TextInterner()
        /// Of the dictionary seen last: its codes' numbers, `none` where not asked for yet.
        var dictionary = TextDictionary.empty
        var numbers: [UInt32] = []
    }

    private let state = Mutex(State())

    /// A number for each row of a set; `none` where there is no author, and for other rows.
    func numbers(of column: Column, among rows: Bitmap) -> [UInt32] {
        guard case .codes(let codes, let dictionary) = column.storage else { preconditionFailure("`author` is text") }
        var result = [UInt32](repeating: Self.none, count: rows.count)
        state.withLock { state in
            if state.dictionary !== dictionary {
                state.dictionary = dictionary
                state.numbers = Array(repeating: Self.none, count: dictionary.count)
            }
            var folded: [UInt8] = []
            for row in rows.rows() where !column.isNull(Int(row)) {
                let code = codes[Int(row)]
                if state.numbers[Int(code)] == Self.none {
                    folded.removeAll(keepingCapacity: true)
                    dictionary.withText(code) { FoldedText.foldUTF8($0, into: &folded) }
                    state.numbers[Int(code)] = folded.withUnsafeBufferPointer { state.authors.intern($0) }
                }
                result[Int(row)] = state.numbers[Int(code)]
            }
        }
        return result
    }
}
