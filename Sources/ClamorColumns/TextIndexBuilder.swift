import ClamorText

/// Makes the text index of one segment, row by row.
package struct TextIndexBuilder: Sendable {
    /// Marks in `symbols` beside term numbers.
    enum Mark {
        static let gap = UInt32.max
        /// Set on a token that stands at the place of the one before.
        static let samePlace: UInt32 = 1 << 31
    }

    private(set) var table: TextInterner
    /// Term numbers and marks of all rows, end to end.
    private(set) var symbols: [UInt32] = []
    /// Where each row's symbols begin, and the end of the last.
    private(set) var rowStarts: [UInt32] = [0]
    private var buffer = TokenBuffer()
    private var hashes: [UInt32] = []

    /// - Parameter rows: room is made for about as many.
    package init(rows: Int = segmentRows) {
        table = TextInterner(capacity: rows)
        symbols.reserveCapacity(rows * 16)
        rowStarts.reserveCapacity(rows + 1)
    }

    /// Rows so far.
    package var rowCount: Int { rowStarts.count - 1 }

    /// Adds the next row.
    package mutating func append(title: String?, text: String?) {
        if let title, !title.isEmpty {
            appendTokens(of: title)
            symbols.append(Mark.gap)
        }
        if let text, !text.isEmpty { appendTokens(of: text) }
        rowStarts.append(UInt32(symbols.count))
    }

    /// Adds rows of another builder.
    package mutating func append(_ rows: [Int], of other: TextIndexBuilder) {
        var numbers = [UInt32](repeating: Mark.gap, count: other.table.count)
        other.table.bytes.withUnsafeBufferPointer { bytes in
            for row in rows {
                for symbol in other.symbols[Int(other.rowStarts[row])..<Int(other.rowStarts[row + 1])] {
                    if symbol == Mark.gap {
                        symbols.append(symbol)
                        continue
                    }
                    let term = Int(symbol & ~Mark.samePlace)
                    if numbers[term] == Mark.gap {
                        let range = Int(other.table.offsets[term])..<Int(other.table.offsets[term + 1])
                        numbers[term] = table.intern(UnsafeBufferPointer(rebasing: bytes[range]))
                    }
                    symbols.append(numbers[term] | symbol & Mark.samePlace)
                }
                rowStarts.append(UInt32(symbols.count))
            }
        }
    }

    /// Gives away the rows so far and begins anew, but for what has been learned of scalars.
    package mutating func taken() -> TextIndexBuilder {
        let learned = buffer
        buffer = TokenBuffer()
        let made = self
        self = TextIndexBuilder(rows: made.rowCount)
        buffer = learned
        return made
    }

    private mutating func appendTokens(of text: String) {
        buffer.removeAll()
        buffer.tokenize(text)
        hashes.removeAll(keepingCapacity: true)
        var start = 0
        var previous: Int32 = -1
        buffer.bytes.withUnsafeBufferPointer { bytes in
            // All hashes before all look-ups, so that one need not wait for the memory of the other.
            for entry in buffer.entries {
                hashes.append(TextInterner.hash(UnsafeBufferPointer(rebasing: bytes[start..<Int(entry.end)])))
                start = Int(entry.end)
            }
            start = 0
            for (index, entry) in buffer.entries.enumerated() {
                let token = UnsafeBufferPointer(rebasing: bytes[start..<Int(entry.end)])
                let number = table.intern(token, hash: hashes[index])
                symbols.append(entry.position == previous ? number | Mark.samePlace : number)
                previous = entry.position
                start = Int(entry.end)
            }
        }
    }

    /// The stored forms; see `TextIndexFormat`.
    package func finish() -> TextIndexData {
        let order = table.numbersInByteOrder()
        let postings = TextIndexPostings(self)
        let ranks = ranks(order: order, occurrences: postings.occurrences)
        let terms = TextIndexTermWriter(builder: self, postings: postings, ranks: ranks).terms(order: order)
        return TextIndexData(terms: terms, stream: stream(ranks: ranks))
    }

    /// From term number to rank: commonest first, then in byte order.
    private func ranks(order: [UInt32], occurrences: [UInt32]) -> [UInt32] {
        // High half: how rare the term is; low half: its place in byte order.
        var keys = order.enumerated().map { UInt64(~occurrences[Int($1)]) << 32 | UInt64($0) }
        keys.sort()
        var ranks = [UInt32](repeating: 0, count: order.count)
        for (rank, key) in keys.enumerated() { ranks[Int(order[Int(key & 0xFFFF_FFFF)])] = UInt32(rank) }
        return ranks
    }

    private func stream(ranks: [UInt32]) -> [UInt8] {
        typealias Format = TextIndexFormat
        var body: [UInt8] = []
        body.reserveCapacity(symbols.count * 2)
        var offsets: [UInt32] = []
        let groups = (rowCount + Format.rowsPerGroup - 1) / Format.rowsPerGroup
        let bodyStart = UInt32(Format.streamHeaderBytes + (groups + 1) * 4)
        let longest = zip(rowStarts, rowStarts.dropFirst()).reduce(0) { max($0, $1.1 - $1.0) }
        // A symbol takes at most five bytes, and one more for its mark.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Int(longest) * 6 + 1) { row in
            for index in 0..<rowCount {
                if index % Format.rowsPerGroup == 0 { offsets.append(bodyStart + UInt32(body.count)) }
                var count = 0
                for symbol in symbols[Int(rowStarts[index])..<Int(rowStarts[index + 1])] {
                    if symbol == Mark.gap {
                        Format.writeVarint(Format.gap, to: row, at: &count)
                        continue
                    }
                    if symbol & Mark.samePlace != 0 { Format.writeVarint(Format.samePlace, to: row, at: &count) }
                    let rank = ranks[Int(symbol & ~Mark.samePlace)]
                    Format.writeVarint(rank + Format.firstRank, to: row, at: &count)
                }
                Format.appendVarint(UInt32(count), to: &body)
                body.append(contentsOf: UnsafeBufferPointer(rebasing: row[..<count]))
            }
        }
        offsets.append(bodyStart + UInt32(body.count))
        var result: [UInt8] = [Format.streamMagic, Format.version, 0, 0]
        for value in [UInt32(rowCount), UInt32(Format.rowsPerGroup), 0] + offsets { Format.append(value, to: &result) }
        return result + body
    }
}

/// The two runs of bytes of a segment's text index.
package struct TextIndexData: Sendable, Equatable {
    package var terms: [UInt8]
    package var stream: [UInt8]
}
