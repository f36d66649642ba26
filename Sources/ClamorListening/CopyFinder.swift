/// Finds which mentions copy an earlier one, row by row in the order of rows.
///
/// - Exact copies have the same normal form (`CopyText`), however long ago the first was seen.
/// - Near-copies agree in a MinHash band with one of the last 262,144 firsts, and at least 48 % of the five-letter
///   sequences of either are in both (Jaccard, counted on the texts), while neither contradicts the other
///   (`CopyContrast`).
///
/// Groups are stars: a text is compared with the first of a group alone, never with its copies, so that no chain of
/// small changes leads from one text to an unlike one. Rows given in the same order make the same groups.
package final class CopyFinder {
    /// Least Jaccard similarity of near-copies: of tweets of eight words and more in which two words are changed or
    /// removed, 97 % are found; at .5, where what the bands miss counts as well, not quite.
    package static let leastSimilarity = 0.48
    /// How many of the likeliest candidates are compared.
    private static let candidateLimit = 8
    /// How many firsts are kept as they are compared, and how many shingles of them in all: 64 MB.
    private static let cacheSize = 1 << 17
    private static let mostKeptShingles = 1 << 24

    private var exact = ExactCopies()
    private var index: BandIndex
    /// Firsts that were compared, by the low bits of their row: what one text was like, the next may be like.
    /// Empty as long as there are none.
    private var cache: [(row: UInt32, text: ComparedText)?] = []
    private var keptShingles = 0

    package convenience init() { self.init(windowBits: 18) }

    /// - Parameter windowBits: how many firsts are compared with, as a power of two.
    init(windowBits: Int) {
        index = BandIndex(windowBits: windowBits)
    }

    /// Takes in a row; gives the first row of its group, or nil when it is the first itself.
    ///
    /// - Parameters:
    ///   - row: 0 to 4,294,967,295, higher than all before.
    ///   - text: of a row in UTF-8, this or an earlier one; nil when it is gone. Asked for only where near-copies are
    ///     likely.
    package func add(
        row: Int64, _ print: CopyPrint, text: (Int64) throws -> [UInt8]?
    ) rethrows -> Int64? {
        guard print.exact != 0 else { return nil }
        let code = UInt32(row)
        if let first = exact.find(print.exact) { return Int64(first) }
        guard let signature = print.signature else {
            exact.add(print.exact, code)
            return nil
        }
        let first = try nearCopy(of: row, signature, text: text)
        exact.add(print.exact, first ?? code)
        if first == nil { index.add(signature, row: code) }
        return first.map { Int64($0) }
    }

    /// Whether a row with the same text was taken in.
    package func holds(_ print: CopyPrint) -> Bool { exact.find(print.exact) != nil }

    /// Takes in a row whose group is known.
    ///
    /// - Parameter first: what `add` gave for it.
    package func prime(row: Int64, _ print: CopyPrint, first: Int64?) {
        guard print.exact != 0 else { return }
        let isNew = exact.find(print.exact, orAdd: UInt32(first ?? row)) == nil
        if isNew, first == nil, let signature = print.signature { index.add(signature, row: UInt32(row)) }
    }

    /// The likeliest first that the row is a near-copy of.
    private func nearCopy(
        of row: Int64, _ signature: MinHash, text: (Int64) throws -> [UInt8]?
    ) rethrows -> UInt32? {
        let candidates = index.candidates(signature, limit: Self.candidateLimit)
        guard !candidates.isEmpty, let bytes = try text(row) else { return nil }
        let own = ComparedText(bytes)
        let first = try own.shingles.similarities { similarity in
            try candidates.first { candidate in
                guard let other = try compared(candidate, text: text),
                    max(own.wordCount, other.wordCount) >= CopyPrint.leastWords
                else { return false }
                return similarity(other.shingles) >= Self.leastSimilarity && !own.contrast.differs(from: other.contrast)
            }
        }
        if first == nil { keep(own, UInt32(row)) }
        return first
    }

    private func compared(_ row: UInt32, text: (Int64) throws -> [UInt8]?) rethrows -> ComparedText? {
        if !cache.isEmpty, let kept = cache[Self.place(row)], kept.row == row { return kept.text }
        guard let bytes = try text(Int64(row)) else { return nil }
        let compared = ComparedText(bytes)
        keep(compared, row)
        return compared
    }

    private func keep(_ text: ComparedText, _ row: UInt32) {
        if cache.isEmpty { cache = Array(repeating: nil, count: Self.cacheSize) }
        let place = Self.place(row)
        if let old = cache[place] { keptShingles -= old.text.shingles.hashes.count }
        let isKept = keptShingles + text.shingles.hashes.count <= Self.mostKeptShingles
        cache[place] = isKept ? (row, text) : nil
        if isKept { keptShingles += text.shingles.hashes.count }
    }

    private static func place(_ row: UInt32) -> Int { Int(row) & (cacheSize - 1) }
}

/// What two texts are compared by.
private struct ComparedText {
    let wordCount: Int
    let shingles: Shingles
    let contrast: CopyContrast

    init(_ bytes: [UInt8]) {
        let text = bytes.withUnsafeBufferPointer { CopyText($0) }
        wordCount = text.wordCount
        shingles = Shingles(text)
        contrast = CopyContrast(text)
    }
}
