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
        let offsets = builder.table.offsets
        return builder.table.bytes[Int(offsets[Int(number)])..<Int(offsets[Int(number) + 1])]
    }

    /// One block's bytes; postings that are too long to lie in it are appended to `far`, which will follow the block.
    ///
    /// Their offsets take four bytes each, filled in once the block's length is known.
    private func writeBlock(_ block: ArraySlice<UInt32>, far: inout [UInt8], start: Int) -> [UInt8] {
        var result: [UInt8] = []
        var farPlaces: [(place: Int, offset: Int)] = []
        var posting: [UInt8] = []
        var previous: ArraySlice<UInt8> = []
        for number in block {
            let term = term(number)
            let shared = Self.sharedBytes(previous, term)
            Format.appendVarint(UInt32(shared), to: &result)
            Format.appendVarint(UInt32(term.count - shared), to: &result)
            result.append(contentsOf: term.dropFirst(shared))
            Format.appendVarint(ranks[Int(number)], to: &result)
            let rows = postings.rows(of: Int(number))
            Format.appendVarint(UInt32(rows.count), to: &result)
            previous = term
            if rows.count == 1 {
                Format.appendVarint(UInt32(rows[rows.startIndex]), to: &result)
                continue
            }
            posting.removeAll(keepingCapacity: true)
            appendPosting(rows, to: &posting)
            Format.appendVarint(UInt32(posting.count), to: &result)
            if posting.count <= Format.inlinePostings {
                result.append(contentsOf: posting)
            } else {
                farPlaces.append((result.count, far.count))
                Format.append(0, to: &result)
                far.append(contentsOf: posting)
            }
        }
        for (place, offset) in farPlaces {
            let position = UInt32(start + result.count + offset)
            withUnsafeBytes(of: position.littleEndian) { result.replaceSubrange(place..<place + 4, with: $0) }
        }
        return result
    }

    private static func sharedBytes(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int {
        let limit = min(left.count, right.count)
        var shared = 0
        while shared < limit, left[left.startIndex + shared] == right[right.startIndex + shared] { shared += 1 }
        return shared
    }

    /// Gaps, or a bitmap for common terms.
    private func appendPosting(_ rows: ArraySlice<UInt16>, to bytes: inout [UInt8]) {
        if rows.count >= Format.bitmapRows {
            bytes.append(contentsOf: repeatElement(0, count: (builder.rowCount + 63) / 64 * 8))
            for row in rows { bytes[Int(row) >> 3] |= 1 << UInt8(row & 7) }
            return
        }
        var previous: UInt32 = 0
        for row in rows {
            Format.appendVarint(UInt32(row) - previous, to: &bytes)
            previous = UInt32(row)
        }
    }
}
