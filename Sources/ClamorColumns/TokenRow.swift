/// The tokens of one row of a token stream, decoded. Keeps its room from row to row.
final class TokenRow {
    private var symbols: UnsafeMutablePointer<UInt32>
    private var places: UnsafeMutablePointer<Int32>
    private var capacity = 256
    private var count = 0
    /// Tokens before this one are the title's.
    private var titleEnd = 0

    init() {
        symbols = .allocate(capacity: capacity)
        places = .allocate(capacity: capacity)
    }

    deinit {
        symbols.deallocate()
        places.deallocate()
    }

    var title: TokenRun { TokenRun(symbols: UnsafePointer(symbols), places: UnsafePointer(places), count: titleEnd) }

    var text: TokenRun {
        TokenRun(
            symbols: UnsafePointer(symbols + titleEnd), places: UnsafePointer(places + titleEnd),
            count: count - titleEnd)
    }

    /// Decodes a row's symbols, which lie in a part of some bytes.
    ///
    /// - Parameter bound: above the symbols of all terms that there are.
    func read(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, below bound: UInt32) throws(SegmentFormatError) {
        makeRoom(for: range.count)
        let (symbols, places) = (symbols, places)
        var index = range.lowerBound
        var count = 0
        var titleEnd = -1
        var place: Int32 = 0
        var largest: UInt32 = 0
        while index < range.upperBound {
            let symbol = try bytes.shortVarint(at: &index)
            if symbol < TextIndexFormat.firstRank {
                if symbol == TextIndexFormat.samePlace {
                    place -= 1
                } else {
                    guard titleEnd < 0 else { throw .damaged }
                    titleEnd = count
                    place = 0
                }
                continue
            }
            largest = max(largest, symbol)
            symbols[count] = symbol
            places[count] = place
            place += 1
            count += 1
        }
        guard largest < bound, index == range.upperBound else { throw .damaged }
        self.count = count
        self.titleEnd = max(titleEnd, 0)
    }

    private func makeRoom(for tokens: Int) {
        if tokens <= capacity { return }
        symbols.deallocate()
        places.deallocate()
        capacity = tokens * 2
        symbols = .allocate(capacity: capacity)
        places = .allocate(capacity: capacity)
    }
}

/// The tokens of a title or text, laid open for loops over them.
struct TokenRun {
    let symbols: UnsafePointer<UInt32>
    /// Where each token stands; never before the token ahead of it.
    let places: UnsafePointer<Int32>
    let count: Int
}

extension UnsafeRawBufferPointer {
    /// A variable-length integer; `index` goes past it.
    @inline(__always)
    func varint(at index: inout Int) throws(SegmentFormatError) -> UInt32 {
        guard index < count else { throw .damaged }
        let first = self[index]
        index += 1
        if first < 0x80 { return UInt32(first) }
        var value = UInt32(first & 0x7F)
        var shift: UInt32 = 7
        while index < count, shift < 35 {
            let byte = self[index]
            index += 1
            value |= UInt32(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        throw .damaged
    }

    /// The same without branches for up to four bytes, whose number is hard to foresee.
    @inline(__always)
    func shortVarint(at index: inout Int) throws(SegmentFormatError) -> UInt32 {
        guard index + 4 <= count else { return try varint(at: &index) }
        let four = UInt32(littleEndian: loadUnaligned(fromByteOffset: index, as: UInt32.self))
        let ends = ~four & 0x8080_8080
        guard ends != 0 else { return try varint(at: &index) }
        index += ends.trailingZeroBitCount >> 3 + 1
        let own = four & (ends ^ (ends &- 1))
        return own & 0x7F | own >> 1 & 0x3F80 | own >> 2 & 0x1F_C000 | own >> 3 & 0xFE0_0000
    }
}
