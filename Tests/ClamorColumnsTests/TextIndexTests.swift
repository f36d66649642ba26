import ClamorColumns
import ClamorText
import Testing

/// Made-up texts and what a plain search of their tokens finds.
private struct Sample {
    var texts: [(title: String?, text: String?)]
    /// From each token to its rows.
    private(set) var rowsByToken: [String: Set<Int>] = [:]

    init(rows: Int, words: [String], seed: UInt64) {
        var state = seed
        func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        texts = (0..<rows).map { _ in
            // Low words come often, high ones seldom.
            func text(_ length: Int) -> String {
                (0..<length).map { _ in words[min(below(words.count), below(words.count), below(words.count))] }
                    .joined(separator: " ")
            }
            return (below(3) == 0 ? text(3) : nil, below(20) == 0 ? nil : text(below(12)))
        }
        for (row, sample) in texts.enumerated() {
            for part in [sample.title, sample.text] {
                for token in tokens(of: part ?? "") { rowsByToken[token.text, default: []].insert(row) }
            }
        }
    }

    func index() -> TextIndexData {
        var builder = TextIndexBuilder()
        for sample in texts { builder.append(title: sample.title, text: sample.text) }
        return builder.finish()
    }

    func rows(where isWanted: (String) -> Bool) -> Set<Int> {
        rowsByToken.filter { isWanted($0.key) }.values.reduce(into: []) { $0.formUnion($1) }
    }
}

private let words: [String] =
    ["the", "refund", "delivery", "Acme", "#Acme", "@acme_help", "$ACME", "niño", "C++", "東京", "🔥", "don't"]
    + (0..<800).map { "w\(String($0 * 7_919 % 65_536, radix: 36))" }

private func reader(_ bytes: [UInt8], rows: Int) throws -> TextIndexReader {
    try TextIndexReader(rowCount: rows, read: reading(bytes))
}

private func reading(_ bytes: [UInt8]) -> TextIndexReader.Read {
    { offset, length in
        guard offset >= 0, length >= 0, offset + length <= bytes.count else { throw SegmentFormatError.damaged }
        return Array(bytes[offset..<offset + length])
    }
}

private func rows(_ bitmap: Bitmap?) -> Set<Int> { Set((bitmap?.rows() ?? []).map(Int.init)) }

@Suite struct TextIndexTests {
    @Test(arguments: [1, 2, 65, 12_000])
    func findsWhatAPlainSearchFinds(rowCount: Int) throws {
        let sample = Sample(rows: rowCount, words: words, seed: UInt64(rowCount))
        let reader = try reader(sample.index().terms, rows: rowCount)
        #expect(reader.termCount == sample.rowsByToken.count)
        for (token, expected) in sample.rowsByToken {
            #expect(rows(try reader.rows(token: token)) == expected, "\(token)")
        }
        for missing in ["", "a", "zzzz", "w", "the ", "#the"] {
            #expect(try reader.rows(token: missing) == nil)
        }
    }

    @Test(arguments: [1, 7, 1_000])
    func isTheSameFromPartsAsFromTexts(partRows: Int) throws {
        let sample = Sample(rows: 3_000, words: words, seed: 11)
        var (maker, whole, part) = (TextIndexBuilder(rows: 0), TextIndexBuilder(), TextIndexBuilder())
        for start in stride(from: 0, to: sample.texts.count, by: partRows) {
            for row in start..<min(start + partRows, sample.texts.count) {
                maker.append(title: sample.texts[row].title, text: sample.texts[row].text)
            }
            let made = maker.taken()
            #expect(maker.rowCount == 0)
            whole.append(Array(0..<made.rowCount), of: made)
            part.append((0..<made.rowCount).filter { (start + $0) % 3 == 0 }, of: made)
        }
        #expect(whole.finish() == sample.index())
        var third = TextIndexBuilder()
        for row in stride(from: 0, to: sample.texts.count, by: 3) {
            third.append(title: sample.texts[row].title, text: sample.texts[row].text)
        }
        #expect(part.finish() == third.finish())
    }

    @Test(arguments: ["w1", "a", "#", "@acme", "zz", "refund", "東"])
    func prefixes(prefix: String) throws {
        let sample = Sample(rows: 5_000, words: words, seed: 7)
        let reader = try reader(sample.index().terms, rows: 5_000)
        #expect(rows(try reader.rows(prefix: prefix)) == sample.rows { $0.hasPrefix(prefix) })
    }

    @Test func wildcards() throws {
        let sample = Sample(rows: 5_000, words: words, seed: 8)
        let reader = try reader(sample.index().terms, rows: 5_000)
        let cases: [(String, (String) -> Bool)] = [
            ("refun?", { $0 == "refund" }),
            ("re*nd", { $0 == "refund" }),
            ("w*", { $0.hasPrefix("w") }),
            ("*d", { $0.hasSuffix("d") && !"#@$".contains($0.first ?? " ") }),
            ("#*", { $0.hasPrefix("#") }),
            ("?", { $0.unicodeScalars.count == 1 && !"#@$".contains($0.first ?? " ") }),
            ("w?*1", { $0.hasPrefix("w") && $0.hasSuffix("1") && $0.count >= 3 }),
        ]
        for (pattern, isWanted) in cases {
            #expect(rows(try reader.rows(wildcard: pattern)) == sample.rows(where: isWanted), "\(pattern)")
        }
    }

    @Test func rowsBeyondTheVisibleAreLeftOut() throws {
        let sample = Sample(rows: 20_000, words: words, seed: 9)
        let visible = 777
        let reader = try reader(sample.index().terms, rows: visible)
        for token in ["the", "refund", "w0"] {
            let expected = (sample.rowsByToken[token] ?? []).filter { $0 < visible }
            #expect(rows(try reader.rows(token: token)) == expected)
        }
    }

    @Test func streamHoldsTokensInOrder() throws {
        let texts: [(String?, String?)] = [("One two", "two #three"), (nil, "one"), (nil, nil), ("two", nil)]
        var builder = TextIndexBuilder()
        for (title, text) in texts { builder.append(title: title, text: text) }
        let data = builder.finish()
        let terms = try reader(data.terms, rows: 4)
        let stream = try TextIndexStreamReader(read: reading(data.stream))
        func symbol(_ token: String) throws -> UInt32 { try #require(try terms.rank(token: token)) + 2 }
        let (one, two) = (try symbol("one"), try symbol("two"))
        let (three, tag) = (try symbol("three"), try symbol("#three"))
        let expected = [[one, two, 0, two, tag, 1, three], [one], [], [two, 0]]
        var found: [[UInt32]] = []
        try stream.forEach(rows: 0..<4) { _, symbols in found.append(symbols) }
        #expect(found == expected)
        #expect(two == 2, "the commonest term has the lowest rank")
    }

    @Test func streamGivesSingleRows() throws {
        let sample = Sample(rows: 1_000, words: words, seed: 4)
        let stream = try TextIndexStreamReader(read: reading(sample.index().stream))
        var all: [Int32: [UInt32]] = [:]
        try stream.forEach(rows: 0..<1_000) { all[$0] = $1 }
        let chosen: [Int32] = [0, 5, 127, 128, 300, 999]
        var found: [Int32: [UInt32]] = [:]
        try stream.forEach(rows: chosen) { found[$0] = $1 }
        #expect(found == all.filter { chosen.contains($0.key) })
    }

    @Test func sameRowsSameBytes() {
        let sample = Sample(rows: 2_000, words: words, seed: 5)
        #expect(sample.index() == sample.index())
    }

    @Test func emptyIndex() throws {
        let data = TextIndexBuilder().finish()
        let terms = try reader(data.terms, rows: 0)
        #expect(try terms.rows(token: "a") == nil)
        #expect(try terms.rows(prefix: "a") == nil)
        #expect(try TextIndexStreamReader(read: reading(data.stream)).rowCount == 0)
    }

    @Test func damagedBytesDoNotTrap() throws {
        let sample = Sample(rows: 500, words: words, seed: 6)
        let data = sample.index()
        var state: UInt64 = 11
        func next() -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33)
        }
        for _ in 0..<500 {
            var terms = data.terms
            var stream = data.stream
            for _ in 0...next() % 4 {
                terms[next() % terms.count] = UInt8(truncatingIfNeeded: next())
                stream[next() % stream.count] = UInt8(truncatingIfNeeded: next())
            }
            if let reader = try? reader(terms, rows: 500) {
                _ = try? reader.rows(token: "refund")
                _ = try? reader.rows(prefix: "w")
                _ = try? reader.rows(wildcard: "*d")
            }
            if let reader = try? TextIndexStreamReader(read: reading(stream)) {
                try? reader.forEach(rows: 0..<Int32(reader.rowCount)) { _, _ in }
            }
        }
    }
}
