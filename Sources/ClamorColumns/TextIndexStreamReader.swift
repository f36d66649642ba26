/// Reads rows of a segment's token stream, for phrases and distances.
package struct TextIndexStreamReader: Sendable {
    /// Rows in the stream.
    package let rowCount: Int
    private let groupOffsets: [UInt32]
    private let read: TextIndexReader.Read

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

    /// The symbols of ascending rows, each handed to `body` (see `TextIndexFormat` for their meaning).
    package func forEach(
        rows: some Sequence<Int32>, _ body: (_ row: Int32, _ symbols: [UInt32]) throws -> Void
    ) throws {
        var group = -1
        var cursor = ByteCursor([])
        var nextRow = 0
        var symbols: [UInt32] = []
        for row in rows {
            guard Int(row) < rowCount, row >= 0 else { throw SegmentFormatError.damaged }
            let wanted = Int(row) / TextIndexFormat.rowsPerGroup
            if wanted != group || nextRow > Int(row) {
                let start = Int(groupOffsets[wanted])
                cursor = ByteCursor(try read(start, Int(groupOffsets[wanted + 1]) - start))
                (group, nextRow) = (wanted, wanted * TextIndexFormat.rowsPerGroup)
            }
            while nextRow < Int(row) {
                _ = try cursor.take(Int(try cursor.varint()))
                nextRow += 1
            }
            symbols.removeAll(keepingCapacity: true)
            let length = Int(try cursor.varint())
            let end = cursor.offset + length
            while cursor.offset < end { symbols.append(try cursor.varint()) }
            guard cursor.offset == end else { throw SegmentFormatError.damaged }
            nextRow += 1
            try body(row, symbols)
        }
    }
}
