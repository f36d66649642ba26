/// Reads rows of a segment's token stream, for phrases and distances.
package struct TextIndexStreamReader: Sendable {
    /// Rows in the stream.
    package let rowCount: Int
    private let groupOffsets: [UInt32]
    private let read: TextIndexReader.Read

    /// Groups that lie closer than this are read at once, up to so many bytes.
    private static let gapBytes = 16_384
    private static let chunkBytes = 262_144

    /// - Throws: `SegmentFormatError`, and what `read` throws.
    package init(read: @escaping TextIndexReader.Read) throws {
        typealias Format = TextIndexFormat
        var header = ByteCursor(try read(0, Format.streamHeaderBytes))
        let signature = try header.take(4)
        guard signature[0] == Format.streamMagic else { throw SegmentFormatError.damaged }
        guard signature[1] == Format.version else { throw SegmentFormatError.newerVersion }
        rowCount = Int(try header.uint32())
        guard rowCount <= segmentRows, try header.uint32() == UInt32(Format.rowsPerGroup) else {
            throw SegmentFormatError.damaged
        }
        let groups = (rowCount + Format.rowsPerGroup - 1) / Format.rowsPerGroup
        var offsets = ByteCursor(try read(Format.streamHeaderBytes, (groups + 1) * 4))
        groupOffsets = try (0...groups).map { _ in try offsets.uint32() }
        guard zip(groupOffsets, groupOffsets.dropFirst()).allSatisfy({ $0 <= $1 }) else {
            throw SegmentFormatError.damaged
        }
        self.read = read
    }

    /// Memory held, in bytes.
    package var byteCount: Int { groupOffsets.count * 4 }

    /// The rows of a set whose tokens stand as an arrangement says.
    ///
    /// - Parameter check: called every 128 rows; may throw to give up.
    func rows(_ arrangement: SegmentArrangement, among candidates: Bitmap, _ check: () throws -> Void) throws -> Bitmap
    {
        var words = [UInt64](repeating: 0, count: candidates.words.count)
        let row = TokenRow()
        try arrangement.bits.withUnsafeBufferPointer { bits in
            guard let bits = bits.baseAddress else { preconditionFailure("an arrangement has bits") }
            var finder = ArrangementFinder(arrangement, bits: bits)
            try forEach(among: candidates, check) { number, bytes, range in
                try row.read(bytes, range, below: arrangement.symbolBound)
                if finder.holds(in: row) { words[number >> 6] |= 1 << UInt64(number & 63) }
            }
        }
        return Bitmap(count: candidates.count, words: words)
    }

    /// Where the symbols of the rows of a set are, ascending; see `TextIndexFormat`.
    ///
    /// - Parameters:
    ///   - check: called every 128 rows; may throw to give up.
    ///   - body: gets a row, some bytes of the stream, and where among them the row's symbols are.
    package func forEach(
        among rows: Bitmap, _ check: () throws -> Void,
        _ body: (Int, UnsafeRawBufferPointer, Range<Int>) throws -> Void
    ) throws {
        guard rows.count <= rowCount else { throw SegmentFormatError.damaged }
        var group = nextGroup(from: 0, rows)
        while group < groupOffsets.count - 1 {
            let first = group
            var end = first + 1
            group = nextGroup(from: end, rows)
            while group < groupOffsets.count - 1, groupOffsets[group] - groupOffsets[end] <= Self.gapBytes,
                groupOffsets[group + 1] - groupOffsets[first] <= Self.chunkBytes
            {
                end = group + 1
                group = nextGroup(from: end, rows)
            }
            try forEach(inGroups: first..<end, among: rows, check, body)
        }
    }

    /// The first group from one on that has rows of the set; the count of groups when none has.
    private func nextGroup(from group: Int, _ rows: Bitmap) -> Int {
        var word = group * 2
        while word < rows.words.count, rows.words[word] == 0 { word += 1 }
        return word < rows.words.count ? word / 2 : groupOffsets.count - 1
    }

    private func forEach(
        inGroups groups: Range<Int>, among rows: Bitmap, _ check: () throws -> Void,
        _ body: (Int, UnsafeRawBufferPointer, Range<Int>) throws -> Void
    ) throws {
        let start = groupOffsets[groups.lowerBound]
        let chunk = try read(Int(start), Int(groupOffsets[groups.upperBound] - start))
        try chunk.withUnsafeBytes { bytes in
            for group in groups {
                var index = Int(groupOffsets[group] - start)
                let end = Int(groupOffsets[group + 1] - start)
                var row = group * TextIndexFormat.rowsPerGroup
                for word in group * 2..<min(group * 2 + 2, rows.words.count) where rows.words[word] != 0 {
                    if row & 127 == 0 { try check() }
                    var wanted = rows.words[word]
                    while wanted != 0 {
                        let next = word << 6 + wanted.trailingZeroBitCount
                        wanted &= wanted &- 1
                        while row < next {
                            let length = try bytes.varint(at: &index)
                            index += Int(length)
                            row += 1
                        }
                        let length = Int(try bytes.varint(at: &index))
                        guard index + length <= end else { throw SegmentFormatError.damaged }
                        try body(row, bytes, index..<index + length)
                        index += length
                        row += 1
                    }
                }
            }
        }
    }
}
