/// Reading and writing single scalars in UTF-8 buffers, for loops that cannot afford `String`.
package enum UTF8Scalars {
    @inlinable package static var replacement: UInt32 { 0xFFFD }

    /// The scalar that starts at `index` and its length in bytes. What is not well formed reads as U+FFFD, a byte long.
    @inlinable @inline(__always)
    package static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
    ) -> (value: UInt32, length: Int) {
        let lead = bytes[index]
        if lead < 0x80 { return (UInt32(lead), 1) }
        if lead < 0xE0 {
            guard lead >= 0xC2, index + 1 < bytes.count, isContinuation(bytes[index + 1]) else {
                return (replacement, 1)
            }
            return (UInt32(lead & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F), 2)
        }
        return decodeLong(bytes, at: index)
    }

    @usableFromInline
    package static func decodeLong(
        _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
    ) -> (value: UInt32, length: Int) {
        let lead = bytes[index]
        let length = lead < 0xF0 ? 3 : 4
        guard lead < 0xF5, index + length <= bytes.count else { return (replacement, 1) }
        var value = UInt32(lead) & (length == 3 ? 0x0F : 0x07)
        for offset in 1..<length {
            let byte = bytes[index + offset]
            guard isContinuation(byte) else { return (replacement, 1) }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        let isOverlong = value < (length == 3 ? 0x800 : 0x10000)
        guard !isOverlong, Unicode.Scalar(value) != nil else { return (replacement, 1) }
        return (value, length)
    }

    /// The scalar that ends just before `index`; `index` is above 0.
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, before index: Int) -> UInt32 {
        var start = index - 1
        while start > 0, index - start < 4, isContinuation(bytes[start]) { start -= 1 }
        let (value, length) = decode(bytes, at: start)
        return start + length == index ? value : replacement
    }

    @inlinable @inline(__always)
    package static func append(_ value: UInt32, to out: inout [UInt8]) {
        switch value {
        case 0..<0x80:
            out.append(UInt8(value))
        case 0x80..<0x800:
            out.append(UInt8(0xC0 | value >> 6))
            out.append(UInt8(0x80 | value & 0x3F))
        case 0x800..<0x10000:
            out.append(UInt8(0xE0 | value >> 12))
            out.append(UInt8(0x80 | value >> 6 & 0x3F))
            out.append(UInt8(0x80 | value & 0x3F))
        default:
            out.append(UInt8(0xF0 | value >> 18))
            out.append(UInt8(0x80 | value >> 12 & 0x3F))
            out.append(UInt8(0x80 | value >> 6 & 0x3F))
            out.append(UInt8(0x80 | value & 0x3F))
        }
    }

    @inlinable @inline(__always)
    package static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
