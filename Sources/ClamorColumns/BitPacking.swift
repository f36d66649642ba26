/// Runs of small numbers in blocks of 1,024, each block with a base and as many bits a number as most of it need; the few
/// larger ones stand beside it, patched in after unpacking (PFOR: Zukowski et al., ICDE 2006).
///
/// A block: bits a number (u8), how many are larger (u16), the base, the numbers less the base, lowest bit first, filled
/// up to whole bytes; then for each of the larger ones its place (u16) and the number whole. Base and whole numbers have
/// the byte width of the run. A run of width 0 has no bytes: all its numbers are 0.
enum BitPacking {
    static let block = 1_024
    /// Bytes that must follow the run in memory, since whole words are read.
    static let slack = 8
    /// The most bits that a word read at any bit of a byte holds.
    private static let widest = 56

    /// The byte width of a run whose largest number is this.
    static func byteWidth(_ largest: UInt64) -> Int {
        switch largest {
        case 0: 0
        case ...0xFF: 1
        case ...0xFFFF: 2
        case ...0xFFFF_FFFF: 4
        default: 8
        }
    }

    // MARK: Packing

    static func append(_ numbers: [UInt64], largest: UInt64, to bytes: inout [UInt8]) {
        let width = byteWidth(largest)
        if width == 0 { return }
        numbers.withUnsafeBufferPointer { numbers in
            for start in stride(from: 0, to: numbers.count, by: block) {
                let end = min(start + block, numbers.count)
                append(UnsafeBufferPointer(rebasing: numbers[start..<end]), width, &bytes)
            }
        }
    }

    private static func append(_ numbers: UnsafeBufferPointer<UInt64>, _ width: Int, _ bytes: inout [UInt8]) {
        var base = UInt64.max
        for number in numbers { base = min(base, number) }
        let bits = cheapestWidth(numbers, base, width)
        let limit: UInt64 = bits == 64 ? .max : (1 << UInt64(bits)) - 1
        var larger: [Int] = []
        for place in numbers.indices where numbers[place] - base > limit { larger.append(place) }
        bytes.append(UInt8(bits))
        append(UInt64(larger.count), 2, &bytes)
        append(base, width, &bytes)
        var word: UInt64 = 0
        var filled: UInt64 = 0
        for number in numbers {
            let rest = number - base
            let value = rest > limit ? 0 : rest
            if bits == 64 {
                append(value, 8, &bytes)
                continue
            }
            word |= value << filled
            filled += UInt64(bits)
            while filled >= 8 {
                bytes.append(UInt8(truncatingIfNeeded: word))
                word >>= 8
                filled -= 8
            }
        }
        if filled > 0 { bytes.append(UInt8(truncatingIfNeeded: word)) }
        for place in larger {
            append(UInt64(place), 2, &bytes)
            append(numbers[place], width, &bytes)
        }
    }

    /// The bits that make the block shortest.
    private static func cheapestWidth(_ numbers: UnsafeBufferPointer<UInt64>, _ base: UInt64, _ width: Int) -> Int {
        var counts = [Int](repeating: 0, count: 65)
        for number in numbers { counts[64 - (number - base).leadingZeroBitCount] += 1 }
        var larger = 0
        var best = (cost: Int.max, bits: 64)
        for bits in stride(from: 64, through: 0, by: -1) {
            if bits <= widest || bits == 64 {
                let cost = numbers.count * bits + larger * (2 + width) * 8
                if cost <= best.cost { best = (cost, bits) }
            }
            larger += counts[bits]
        }
        return best.bits
    }

    private static func append(_ value: UInt64, _ width: Int, _ bytes: inout [UInt8]) {
        for place in 0..<width { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(place * 8))) }
    }

    // MARK: Unpacking

    /// Unpacks a run, adding `shift` to every number; bits beyond T are cut. Gives the bytes that the run takes.
    ///
    /// - Parameter bytes: from the start of the run; `slack` bytes follow its end in memory.
    @inline(__always)
    static func unpack<T: FixedWidthInteger>(
        _ bytes: UnsafeRawBufferPointer, count: Int, width: Int, shift: T, into target: UnsafeMutableBufferPointer<T>
    ) throws(SegmentFormatError) -> Int {
        var offset = 0
        var start = 0
        while start < count {
            let length = min(block, count - start)
            guard offset + 3 + width <= bytes.count else { throw .damaged }
            let bits = Int(bytes[offset])
            let larger = number(bytes, offset + 1, 2)
            let base = shift &+ T(truncatingIfNeeded: number(bytes, offset + 3, width))
            offset += 3 + width
            let packed = (length * bits + 7) >> 3
            guard bits <= widest || bits == 64, larger <= length,
                offset + packed + Int(larger) * (2 + width) <= bytes.count
            else { throw .damaged }
            let out = UnsafeMutableBufferPointer(rebasing: target[start..<start + length])
            unpackBlock(bytes, offset, bits, base, out)
            offset += packed
            for _ in 0..<larger {
                let place = Int(number(bytes, offset, 2))
                guard place < length else { throw .damaged }
                out[place] = shift &+ T(truncatingIfNeeded: number(bytes, offset + 2, width))
                offset += 2 + width
            }
            start += length
        }
        return offset
    }

    @inline(__always)
    private static func unpackBlock<T: FixedWidthInteger>(
        _ bytes: UnsafeRawBufferPointer, _ offset: Int, _ bits: Int, _ base: T, _ out: UnsafeMutableBufferPointer<T>
    ) {
        guard let start = bytes.baseAddress?.advanced(by: offset) else { return }
        switch bits {
        case 0: for place in out.indices { out[place] = base }
        case 8:
            for place in out.indices {
                out[place] = base &+ T(truncatingIfNeeded: start.load(fromByteOffset: place, as: UInt8.self))
            }
        case 16:
            for place in out.indices {
                let value = start.loadUnaligned(fromByteOffset: place << 1, as: UInt16.self)
                out[place] = base &+ T(truncatingIfNeeded: UInt16(littleEndian: value))
            }
        case 64:
            for place in out.indices {
                let value = start.loadUnaligned(fromByteOffset: place << 3, as: UInt64.self)
                out[place] = base &+ T(truncatingIfNeeded: UInt64(littleEndian: value))
            }
        default:
            let mask: UInt64 = (1 << UInt64(bits)) - 1
            var bit = 0
            for place in out.indices {
                let word = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: bit >> 3, as: UInt64.self))
                out[place] = base &+ T(truncatingIfNeeded: word &>> UInt64(bit & 7) & mask)
                bit &+= bits
            }
        }
    }

    @inline(__always)
    private static func number(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ width: Int) -> UInt64 {
        var value: UInt64 = 0
        for place in 0..<width { value |= UInt64(bytes[offset + place]) << UInt64(place * 8) }
        return value
    }
}
