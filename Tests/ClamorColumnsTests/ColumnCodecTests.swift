import ClamorColumns
import Testing

/// SplitMix64, so that random cases are the same in every run.
private struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

private let dictionary = TextDictionary((0..<70_000).map { "text \($0)" })

private func decoded(_ column: Column, dictionary: TextDictionary? = dictionary) throws -> Column {
    try ColumnCodec.encode(column).withUnsafeBytes {
        try ColumnCodec.decode($0, type: column.type, dictionary: dictionary)
    }
}

private func expectSame(_ column: Column, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let copy = try decoded(column)
    #expect(copy.count == column.count, sourceLocation: sourceLocation)
    let firstDifference = (0..<column.count).first { copy[$0] != column[$0] }
    #expect(firstDifference == nil, sourceLocation: sourceLocation)
}

private func validity(_ count: Int, percent: Int, _ random: inout Random) -> Bitmap? {
    if percent == 100 { return nil }
    var bits = Bitmap(count: count)
    for row in 0..<count { bits[row] = Int.random(in: 0..<100, using: &random) < percent }
    return bits
}

@Suite struct ColumnCodecTests {
    @Test(arguments: [0, 1, 63, 64, 65, 5_000], [0, 3, 60, 100])
    func integersComeBack(count: Int, percent: Int) throws {
        var random = Random(state: UInt64(count * 101 + percent))
        for bits in [0, 1, 7, 8, 15, 16, 31, 32, 63] {
            let base = Int64.random(in: -1_000_000...1_000_000, using: &random)
            let values = (0..<count).map { _ in base &+ Int64(bitPattern: random.next() & ((1 << UInt64(bits)) - 1)) }
            let type = [ValueType.integer, .time, .fixed, .duration][bits % 4]
            try expectSame(
                Column(
                    type: type, count: count, storage: .integers(values),
                    validity: validity(count, percent: percent, &random)))
        }
    }

    @Test func extremesComeBack() throws {
        for values in [[Int64.min, .max], [.max, .max], [.min, .min, 0], [0, -1], [.max - 255, .max]] {
            try expectSame(Column(type: .integer, count: values.count, storage: .integers(values)))
        }
        let numbers = [0, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 0.1]
        try expectSame(Column(type: .number, count: numbers.count, storage: .numbers(numbers)))
        let nan = try decoded(Column(type: .number, count: 1, storage: .numbers([.nan])))
        guard case .numbers(let values) = nan.storage else { throw ColumnCodecTestError() }
        #expect(values[0].isNaN)
    }

    @Test(arguments: [0, 1, 64, 777], [0, 50, 100])
    func booleansComeBack(count: Int, percent: Int) throws {
        var random = Random(state: UInt64(count + percent))
        for set in [0, 2, 50, 100] {
            let bits = validity(count, percent: set, &random) ?? Bitmap(count: count, filled: true)
            try expectSame(
                Column(
                    type: .boolean, count: count, storage: .booleans(bits),
                    validity: validity(count, percent: percent, &random)))
        }
    }

    @Test(arguments: [1, 200, 300, 70_000], [0, 40, 100])
    func codesComeBack(codes: Int, percent: Int) throws {
        var random = Random(state: UInt64(codes + percent))
        let values = (0..<5_000).map { _ in UInt32.random(in: 0..<UInt32(codes), using: &random) }
        try expectSame(
            Column(
                type: .text, count: 5_000, storage: .codes(values, dictionary),
                validity: validity(5_000, percent: percent, &random)))
    }

    @Test(arguments: [0, 1, 3, 400])
    func listsComeBack(longest: Int) throws {
        var random = Random(state: UInt64(longest))
        var offsets: [UInt32] = [0]
        var codes: [UInt32] = []
        for _ in 0..<1_000 {
            for _ in 0..<Int.random(in: 0...longest, using: &random) {
                codes.append(UInt32.random(in: 100..<60_000, using: &random))
            }
            offsets.append(UInt32(codes.count))
        }
        try expectSame(
            Column(type: .list, count: 1_000, storage: .lists(offsets: offsets, codes: codes, dictionary)))
    }

    @Test func nullsHoldZero() throws {
        var present = Bitmap(count: 4)
        present[1] = true
        let column = Column(type: .integer, count: 4, storage: .integers([9, 8, 7, 6]), validity: present)
        #expect(try decoded(column).integers == [0, 8, 0, 0])
    }

    @Test func headerTellsRange() throws {
        let codes = Column(type: .text, count: 3, storage: .codes([5, 9, 7], dictionary))
        let header = try ColumnCodec.encode(codes).withUnsafeBytes { try ColumnCodec.header($0) }
        #expect(header.count == 3)
        #expect((header.minimum, header.maximum) == (5, 9))
        #expect(header.codesNeeded == 10)
    }

    @Test func shortDictionaryIsRefused() throws {
        let column = Column(type: .text, count: 2, storage: .codes([0, 4], dictionary))
        #expect(throws: SegmentFormatError.dictionaryTooShort(needed: 5)) {
            try decoded(column, dictionary: TextDictionary(["a", "b"]))
        }
        #expect(try decoded(column, dictionary: nil).count == 2)
    }

    @Test func anyChangedByteIsNoticed() throws {
        var random = Random(state: 1)
        let column = Column(
            type: .integer, count: 300, storage: .integers((0..<300).map { Int64($0 * 1_000) }),
            validity: validity(300, percent: 70, &random))
        let bytes = ColumnCodec.encode(column)
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= UInt8.random(in: 1...255, using: &random)
            #expect(throws: SegmentFormatError.self) {
                try changed.withUnsafeBytes { try ColumnCodec.decode($0, type: .integer) }
            }
        }
    }

    @Test func cutAndForeignBytesAreRefused() throws {
        let column = Column(type: .list, count: 2, storage: .lists(offsets: [0, 1, 3], codes: [1, 2, 3], dictionary))
        let bytes = ColumnCodec.encode(column)
        for length in 0..<bytes.count {
            #expect(throws: SegmentFormatError.damaged) {
                try bytes[..<length].withUnsafeBytes { try ColumnCodec.decode($0, type: .list, dictionary: dictionary) }
            }
        }
        for type in [ValueType.integer, .text, .boolean, .number] {
            #expect(throws: SegmentFormatError.damaged) {
                try bytes.withUnsafeBytes { try ColumnCodec.decode($0, type: type, dictionary: dictionary) }
            }
        }
    }

    @Test func randomBytesWithRightChecksumDoNotTrap() {
        var random = Random(state: 3)
        for _ in 0..<5_000 {
            let count = Int.random(in: 0..<90, using: &random)
            var bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            let head: [UInt8] = [
                0xC7, UInt8.random(in: 1...2, using: &random), UInt8.random(in: 0...5, using: &random),
                UInt8.random(in: 0...3, using: &random),
            ]
            bytes = head + [UInt8(truncatingIfNeeded: random.next()) & 31, 0, 0, 0] + bytes
            let sum = bytes.withUnsafeBytes { ColumnCodec.checksum($0) }
            withUnsafeBytes(of: sum.littleEndian) { bytes.append(contentsOf: $0) }
            for type in ValueType.allCases {
                _ = try? bytes.withUnsafeBytes { try ColumnCodec.decode($0, type: type, dictionary: dictionary) }
            }
        }
    }

    @Test func newerFormIsTold() {
        var bytes = ColumnCodec.encode(Column(type: .integer, count: 1, storage: .integers([1])))
        bytes[1] = 3
        #expect(throws: SegmentFormatError.newerVersion) {
            try bytes.withUnsafeBytes { try ColumnCodec.decode($0, type: .integer) }
        }
    }
}

private struct ColumnCodecTestError: Error {}
