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
            #expect(rows(try reader.rows(.token(token))) == expected, "\(token)")
        }
        for missing in ["", "a", "zzzz", "w", "the ", "#the"] {
            #expect(try reader.rows(.token(missing)) == nil)
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
        #expect(rows(try reader.rows(.prefix(prefix))) == sample.rows { $0.hasPrefix(prefix) })
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
            #expect(rows(try reader.rows(.wildcard(pattern))) == sample.rows(where: isWanted), "\(pattern)")
        }
    }

    @Test func rowsBeyondTheVisibleAreLeftOut() throws {
        let sample = Sample(rows: 20_000, words: words, seed: 9)
        let visible = 777
        let reader = try reader(sample.index().terms, rows: visible)
        for token in ["the", "refund", "w0"] {
            let expected = (sample.rowsByToken[token] ?? []).filter { $0 < visible }
            #expect(rows(try reader.rows(.token(token))) == expected)
        }
    }

    @Test func streamHoldsTokensInOrder() throws {
        let texts: [(String?, String?)] = [("One two", "two #three"), (nil, "one"), (nil, nil), ("two", nil)]
        var builder = TextIndexBuilder()
        for (title, text) in texts { builder.append(title: title, text: text) }
        let stream = try TextIndexStreamReader(read: reading(builder.finish().stream))
        // By how common they are: two, one, then #three and three.
        let (two, one, tag, three): (UInt8, UInt8, UInt8, UInt8) = (2, 3, 4, 5)
        #expect(try symbols(stream, 0..<4) == [0: [one, two, 0, two, tag, 1, three], 1: [one], 2: [], 3: [two, 0]])
    }

    @Test func streamGivesSingleRows() throws {
        let sample = Sample(rows: 1_000, words: words, seed: 4)
        let stream = try TextIndexStreamReader(read: reading(sample.index().stream))
        let all = try symbols(stream, 0..<1_000)
        for chosen in [[0, 5, 127, 128, 300, 999], [63, 64, 191, 192, 640], [700], []] {
            #expect(try symbols(stream, chosen) == all.filter { chosen.contains($0.key) })
        }
    }

    private func symbols(_ stream: TextIndexStreamReader, _ rows: some Sequence<Int>) throws -> [Int: [UInt8]] {
        var wanted = Bitmap(count: stream.rowCount)
        for row in rows { wanted[row] = true }
        var found: [Int: [UInt8]] = [:]
        try stream.forEach(among: wanted, {}, { found[$0] = Array($1[$2]) })
        return found
    }

    @Test func readingCanBeGivenUp() throws {
        let sample = Sample(rows: 1_000, words: words, seed: 4)
        let stream = try TextIndexStreamReader(read: reading(sample.index().stream))
        var calls = 0
        var rows = 0
        #expect(throws: CancellationError.self) {
            try stream.forEach(
                among: Bitmap(count: 1_000, filled: true),
                {
                    calls += 1
                    if calls == 3 { throw CancellationError() }
                }, { _, _, _ in rows += 1 })
        }
        #expect(rows == 256)
    }

    @Test func phrasesAreFoundAmongTheRowsAsked() throws {
        let rowCount = 12_000
        let sample = Sample(rows: rowCount, words: Array(words.prefix(30)), seed: 12)
        let data = sample.index()
        let index = TextIndex(terms: try reader(data.terms, rows: rowCount)) {
            try TextIndexStreamReader(read: reading(data.stream))
        }
        for (first, second) in [("the", "refund"), ("refund", "the"), ("acme", "東"), ("the", "the")] {
            let expected = sample.texts.indices.filter { row in
                [sample.texts[row].title, sample.texts[row].text].contains { part in
                    let all = tokens(of: part ?? "")
                    return all.contains { one in
                        one.text == first
                            && all.contains { $0.text == second && $0.position == one.position + 1 }
                    }
                }
            }
            #expect(!expected.isEmpty)
            for step in [1, 3, 1_000] {
                var candidates = Bitmap(count: rowCount)
                for row in stride(from: 0, to: rowCount, by: step) { candidates[row] = true }
                let wanted = TokenArrangement.sequence(TokenSequence([.token(first), .token(second)]))
                let found = rows(try index.rows(wanted, among: candidates) {})
                #expect(found == Set(expected.filter { $0 % step == 0 }), "\(first) \(second), each \(step)")
            }
        }
    }

    @Test func sameRowsSameBytes() {
        let sample = Sample(rows: 2_000, words: words, seed: 5)
        #expect(sample.index() == sample.index())
    }

    @Test func emptyIndex() throws {
        let data = TextIndexBuilder().finish()
        let terms = try reader(data.terms, rows: 0)
        #expect(try terms.rows(.token("a")) == nil)
        #expect(try terms.rows(.prefix("a")) == nil)
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
                _ = try? reader.rows(.token("refund"))
                _ = try? reader.rows(.prefix("w"))
                _ = try? reader.rows(.wildcard("*d"))
            }
            if let reader = try? TextIndexStreamReader(read: reading(stream)) {
                let all = Bitmap(count: min(500, reader.rowCount), filled: true)
                try? reader.forEach(among: all, {}, { _, _, _ in })
                if let terms = try? TextIndexReader(rowCount: all.count, read: reading(terms)) {
                    let index = TextIndex(terms: terms) { reader }
                    _ = try? index.rows(.sequence(TokenSequence([.prefix("w"), .token("the")])), among: all) {}
                }
            }
        }
    }
}
