import ClamorColumns
import Testing

/// Bit-packed runs with values that stick out, and blobs of the first form.
struct PackedColumnTests {
    private func decoded(_ bytes: [UInt8], _ type: ValueType) throws -> Column {
        try bytes.withUnsafeBytes { try ColumnCodec.decode($0, type: type, dictionary: nil) }
    }

    @Test func fewLargeValuesAmongManySmallOnesCostLittle() throws {
        var values = (0..<20_000).map { Int64($0 % 7) }
        for place in stride(from: 0, to: values.count, by: 900) { values[place] = 3_000_000_000 + Int64(place) }
        let bytes = ColumnCodec.encode(Column(type: .integer, count: values.count, storage: .integers(values)))
        #expect(bytes.count < values.count)
        #expect(try decoded(bytes, .integer).integers == values)
    }

    /// A blob as version 1 wrote it.
    private func firstForm(kind: UInt8, count: Int, range: ClosedRange<Int64>, body: [UInt8]) -> [UInt8] {
        func bytes<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
            withUnsafeBytes(of: value.littleEndian) { Array($0) }
        }
        var blob: [UInt8] = [0xC7, 1, kind, 0]
        blob += bytes(UInt32(count)) + bytes(range.lowerBound) + bytes(range.upperBound) + body
        return blob + bytes(blob.withUnsafeBytes { ColumnCodec.checksum($0) })
    }

    @Test func olderBlobsAreRead() throws {
        let integers = firstForm(kind: 0, count: 4, range: -5...250, body: [0, 255, 5, 6])
        #expect(try decoded(integers, .integer).integers == [-5, 250, 0, 1])
        let codes = firstForm(kind: 3, count: 3, range: 10...12, body: [0, 2, 1])
        guard case .codes(let found, _) = try decoded(codes, .text).storage else { throw UnexpectedStorage() }
        #expect(found.wide == [10, 12, 11])
        // Lengths 0 to 2, three codes from 4 on.
        let head: [UInt8] = [0, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0]
        let lists = firstForm(kind: 4, count: 3, range: 4...6, body: head + [2, 0, 1] + [0, 1, 2])
        guard case .lists(let read, _) = try decoded(lists, .list).storage else { throw UnexpectedStorage() }
        #expect((0..<3).map { Array(read[$0]) } == [[4, 5], [], [6]])
    }

    @Test func headersTellWhatValuesComeHowOften() throws {
        var present = Bitmap(count: 6, filled: true)
        present[2] = false
        let column = Column(type: .integer, count: 6, storage: .integers([3, 3, 0, 5, 3, 5]), validity: present)
        let header = try ColumnCodec.encode(column).withUnsafeBytes { try ColumnCodec.header($0) }
        #expect(header.counts == [3, 0, 2])
        let summary = try #require(ColumnSummary(header, type: .integer, dictionary: nil))
        let tally = try #require(summary.tally)
        #expect((0..<tally.values.count).map { tally.values[$0] } == [.integer(3), .integer(4), .integer(5), .null])
        #expect(tally.counts == [3, 0, 2, 1])
    }
}

private struct UnexpectedStorage: Error {}
