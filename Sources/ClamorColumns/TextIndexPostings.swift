/// From terms to their rows, each once and ascending; made by counting, without lists that grow.
struct TextIndexPostings {
    /// How often each term occurs.
    private(set) var occurrences: [UInt32]
    /// Where each term's rows begin in `rows`, and the end of the last.
    private(set) var starts: [UInt32]
    private(set) var rows: [UInt16]

    init(_ builder: TextIndexBuilder) {
        let termCount = builder.table.count
        let (symbols, rowStarts) = (builder.symbols, builder.rowStarts)
        var occurrences = [UInt32](repeating: 0, count: termCount)
        var starts = [UInt32](repeating: 0, count: termCount + 1)
        var lastRow = [Int32](repeating: -1, count: termCount)
        for row in 0..<builder.rowCount {
            for index in Int(rowStarts[row])..<Int(rowStarts[row + 1]) {
                let symbol = symbols[index]
                if symbol == TextIndexBuilder.Mark.gap { continue }
                let term = Int(symbol & ~TextIndexBuilder.Mark.samePlace)
                occurrences[term] += 1
                if lastRow[term] != Int32(row) {
                    lastRow[term] = Int32(row)
                    starts[term + 1] += 1
                }
            }
        }
        for term in 0..<termCount { starts[term + 1] += starts[term] }

        var next = starts
        var rows = [UInt16](repeating: 0, count: Int(starts[termCount]))
        for term in 0..<termCount { lastRow[term] = -1 }
        for row in 0..<builder.rowCount {
            for index in Int(rowStarts[row])..<Int(rowStarts[row + 1]) {
                let symbol = symbols[index]
                if symbol == TextIndexBuilder.Mark.gap { continue }
                let term = Int(symbol & ~TextIndexBuilder.Mark.samePlace)
                if lastRow[term] != Int32(row) {
                    lastRow[term] = Int32(row)
                    rows[Int(next[term])] = UInt16(row)
                    next[term] += 1
                }
            }
        }
        self.occurrences = occurrences
        self.starts = starts
        self.rows = rows
    }

    func rows(of term: Int) -> ArraySlice<UInt16> { rows[Int(starts[term])..<Int(starts[term + 1])] }
}

/// Writes the `terms` run of a text index.
struct TextIndexTermWriter {
    let builder: TextIndexBuilder
    let postings: TextIndexPostings
    let ranks: [UInt32]

    private typealias Format = TextIndexFormat

    /// - Parameter order: term numbers in byte order.
    func terms(order: [UInt32]) -> [UInt8] {
        let blockCount = (order.count + Format.termsPerBlock - 1) / Format.termsPerBlock
        let blocks = stride(from: 0, to: order.count, by: Format.termsPerBlock).map {
            order[$0..<min($0 + Format.termsPerBlock, order.count)]
        }
        let directoryBytes = blocks.reduce(0) { $0 + 12 + term($1[$1.startIndex]).count }
        let bodyStart = Format.headerBytes + directoryBytes
        var directory: [UInt8] = []
        var body: [UInt8] = []
        body.reserveCapacity(postings.rows.count * 2)
        for block in blocks {
            let first = term(block[block.startIndex])
            var far: [UInt8] = []
            let written = writeBlock(block, far: &far, start: bodyStart + body.count)
            Format.append(UInt32(bodyStart + body.count), to: &directory)
            Format.append(UInt32(written.count), to: &directory)
            Format.append(UInt32(first.count), to: &directory)
            directory.append(contentsOf: first)
            body.append(contentsOf: written)
            body.append(contentsOf: far)
        }
        var result: [UInt8] = [Format.termsMagic, Format.version, 0, 0]
        for value in [builder.rowCount, order.count, blockCount, directoryBytes, 0] {
            Format.append(UInt32(value), to: &result)
        }
        result.reserveCapacity(bodyStart + body.count)
        result.append(contentsOf: directory)
        result.append(contentsOf: body)
        return result
    }

    private func term(_ number: UInt32) -> ArraySlice<UInt8> {
        let starts = builder.table.starts
        return builder.table.bytes[Int(starts[Int(number)])..<Int(starts[Int(number) + 1])]
    }

    /// One block's bytes; postings that are too long to lie in it are appended to `far`, which will follow the block.
    ///
    /// Their offsets take four bytes each, filled in once the block's length is known.
    private func writeBlock(_ block: ArraySlice<UInt32>, far: inout [UInt8], start: Int) -> [UInt8] {
        var result: [UInt8] = []
        var farPlaces: [(place: Int, offset: Int)] = []
        var previous: ArraySlice<UInt8> = []
        for number in block {
            let term = term(number)
            let shared = zip(previous, term).prefix { $0 == $1 }.count
            Format.appendVarint(UInt32(shared), to: &result)
            Format.appendVarint(UInt32(term.count - shared), to: &result)
            result.append(contentsOf: term.dropFirst(shared))
            Format.appendVarint(ranks[Int(number)], to: &result)
            let rows = postings.rows(of: Int(number))
            Format.appendVarint(UInt32(rows.count), to: &result)
            if rows.count == 1 {
                Format.appendVarint(UInt32(rows[rows.startIndex]), to: &result)
            } else {
                let bytes = Self.posting(rows, rowCount: builder.rowCount)
                Format.appendVarint(UInt32(bytes.count), to: &result)
                if bytes.count <= Format.inlinePostings {
                    result.append(contentsOf: bytes)
                } else {
                    farPlaces.append((result.count, far.count))
                    result.append(contentsOf: [0, 0, 0, 0])
                    far.append(contentsOf: bytes)
                }
            }
            previous = term
        }
        for (place, offset) in farPlaces {
            let position = UInt32(start + result.count + offset)
            withUnsafeBytes(of: position.littleEndian) { result.replaceSubrange(place..<place + 4, with: $0) }
        }
        return result
    }

    /// Gaps, or a bitmap for common terms.
    private static func posting(_ rows: ArraySlice<UInt16>, rowCount: Int) -> [UInt8] {
        if rows.count >= Format.bitmapRows {
            var bits = [UInt8](repeating: 0, count: (rowCount + 63) / 64 * 8)
            for row in rows { bits[Int(row) >> 3] |= 1 << UInt8(row & 7) }
            return bits
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(rows.count * 2)
        var previous: UInt32 = 0
        for row in rows {
            Format.appendVarint(UInt32(row) - previous, to: &bytes)
            previous = UInt32(row)
        }
        return bytes
    }
}
