import Testing

@testable import ClamorListening

struct CopyFinderTests {
    /// Adds texts in order; gives the group of each.
    private func groups(
        _ texts: [String], author: String? = nil, windowBits: Int = 18
    ) -> [Int64?] {
        let finder = CopyFinder(windowBits: windowBits)
        return texts.indices.map { row in
            finder.add(row: Int64(row), CopyPrint(text: texts[row], author: author)) { Array(texts[Int($0)].utf8) }
        }
    }

    private static let original = "The new Acme kettle boils water in ten seconds and never scalds your hand again"

    @Test func copiesAndNearCopies() {
        let found = groups([
            Self.original, "Completely other words about a train that did not come on Sunday morning",
            "RT @acme: " + Self.original + " https://t.co/xyz",
            "The new Acme kettle boils water in nine seconds and never scalds your hand again",
            "The new Acme kettle boils water in ten seconds and never burns your arm again", "love it", "love it",
        ])
        #expect(found == [nil, nil, 0, 0, 0, nil, nil])
    }

    @Test func shortTextsOfOneAuthor() {
        #expect(groups(["love it", "hate it", "Love it!"], author: "ann") == [nil, nil, 0])
    }

    /// A copy of a near-copy is compared with the first alone: a chain of small changes ends.
    @Test func groupsAreStars() {
        var words = Self.original.split(separator: " ").map(String.init)
        var texts = [Self.original]
        for place in words.indices {
            words[place] = ["garden", "violin", "mountain", "oxygen", "puzzle"][place % 5] + "\(place)"
            texts.append(words.joined(separator: " "))
        }
        let found = groups(texts)
        let first = Shingles(CopyText(texts[0]))
        for (row, text) in texts.enumerated() where found[row] == 0 {
            #expect(first.similarity(Shingles(CopyText(text))) >= CopyFinder.leastSimilarity)
        }
        #expect(found[1] == 0)
        #expect(found[texts.count - 1] != 0)
        #expect(Set(found.compactMap { $0 }).allSatisfy { found[Int($0)] == nil })
    }

    /// Exact copies are found however old; near-copies only among the last firsts.
    @Test func windowOfNearCopies() {
        let others = (0..<8).map { index in
            (0..<9).map { "w\(index)x\($0)y\(index * 31 + $0 * 7)" }.joined(separator: " ")
        }
        let near = Self.original.replacing("ten", with: "nine")
        #expect(groups([Self.original] + others.prefix(3) + [near], windowBits: 2).last == 0)
        #expect(groups([Self.original] + others + [near], windowBits: 2).last == .some(nil))
        #expect(groups([Self.original] + others + [Self.original], windowBits: 2).last == 0)
        #expect(groups([Self.original] + others + [near], windowBits: 18).last == 0)
    }

    @Test func textThatIsGoneIsNoCopy() {
        let finder = CopyFinder()
        let near = Self.original.replacing("ten", with: "nine")
        let one = finder.add(row: 0, CopyPrint(text: Self.original, author: nil)) { _ in nil }
        let other = finder.add(row: 1, CopyPrint(text: near, author: nil)) { $0 == 0 ? nil : Array(near.utf8) }
        #expect(one == nil && other == nil)
    }

    /// A primed finder goes on as one that saw the rows itself.
    @Test func primedFromStoredPrints() throws {
        let near = Self.original.replacing("ten", with: "nine")
        let texts = [Self.original, near, Self.original + "!", "Another text of five words", near + " ok", "love it"]
        let prints = texts.map { CopyPrint(text: $0, author: "ann") }
        let stored = try #require(CopyPrint.decode(CopyPrint.encode(prints)))
        for split in texts.indices {
            let whole = CopyFinder()
            let resumed = CopyFinder()
            for (row, print) in prints.enumerated() {
                let first = whole.add(row: Int64(row), print) { Array(texts[Int($0)].utf8) }
                if row < split {
                    resumed.prime(row: Int64(row), stored[row], first: first)
                } else {
                    #expect(resumed.add(row: Int64(row), print) { Array(texts[Int($0)].utf8) } == first)
                }
            }
        }
    }

    @Test func exactTableAgreesWithADictionary() {
        var table = ExactCopies()
        var model: [UInt64: UInt32] = [:]
        var state: UInt64 = 1
        for row in 0..<20_000 as Range<UInt32> {
            state = Shingles.mixed(state &+ UInt64(row))
            // One in four comes again; some crowd at both ends of the range.
            let hash = row % 4 == 0 ? state % 997 &+ 1 : row % 7 == 0 ? .max - state % 97 : state | 1
            #expect(table.find(hash, orAdd: row) == model[hash])
            if model[hash] == nil { model[hash] = row }
        }
        #expect(table.count == model.count)
        #expect(model.allSatisfy { table.find($0.key) == $0.value })
        #expect(table.find(12_345_678) == nil)
    }
}
