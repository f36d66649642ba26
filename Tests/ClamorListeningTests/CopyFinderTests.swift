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

    /// What is all but the same, but says the opposite or names other figures, copies nothing.
    @Test(arguments: [
        ("it is good and I recommend it to everyone", "it is not good and I do not recommend it to anyone", true),
        ("and it is really good", "and it isn’t really good", true),
        ("and it is not really good", "and it isn't really nice", false),
        ("and it is not really good", "and it is now really good", false),
        ("und es ist kein Wunder", "und es ist ein Wunder", true),
        ("up 3.1 percent in March", "up 7.9 percent in March", true),
        ("in all of its 3 shops", "in all of its three shops", false),
        ("in all of its 3 shops", "in all of its 3 shops on 7 May", false),
    ])
    func contrasts(_ ending: String, _ otherEnding: String, _ isContrast: Bool) {
        let texts = [ending, otherEnding].map { "The new Acme kettle boils water in no time at all, \($0)" }
        let shingles = texts.map { Shingles(CopyText($0)) }
        #expect(shingles[0].similarity(shingles[1]) >= CopyFinder.leastSimilarity)
        #expect(groups(texts) == [nil, isContrast ? nil : 0])
    }

    @Test func nearCopiesWithoutSpaces() {
        let slogan = "这家公司的电话坏了三次也没有人肯回答我们的问题"
        let texts = [slogan, slogan + "了", "我昨天在城里的一家新餐厅吃了一顿非常好的晚饭"]
        #expect(groups(texts + texts) == [nil, 0, nil, 0, 0, 2])
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
