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
        var start = 0
        var previous: Int32 = -1
        buffer.bytes.withUnsafeBufferPointer { bytes in
            for entry in buffer.entries {
                let number = table.intern(UnsafeBufferPointer(rebasing: bytes[start..<Int(entry.end)]))
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
        var row: [UInt8] = []
        let groups = (rowCount + Format.rowsPerGroup - 1) / Format.rowsPerGroup
        let bodyStart = UInt32(Format.streamHeaderBytes + (groups + 1) * 4)
        for index in 0..<rowCount {
            if index % Format.rowsPerGroup == 0 { offsets.append(bodyStart + UInt32(body.count)) }
            row.removeAll(keepingCapacity: true)
            for symbol in symbols[Int(rowStarts[index])..<Int(rowStarts[index + 1])] {
                if symbol == Mark.gap {
                    Format.appendVarint(Format.gap, to: &row)
                    continue
                }
                if symbol & Mark.samePlace != 0 { Format.appendVarint(Format.samePlace, to: &row) }
                Format.appendVarint(ranks[Int(symbol & ~Mark.samePlace)] + Format.firstRank, to: &row)
            }
            Format.appendVarint(UInt32(row.count), to: &body)
            body.append(contentsOf: row)
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
