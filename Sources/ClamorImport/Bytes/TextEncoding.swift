/// How the bytes of a file hold text, as its first bytes tell.
enum TextEncoding: Equatable {
    /// UTF-8, ASCII, or an encoding of one byte a letter that only the records can tell.
    case utf8
    case utf8Marked
    case utf16LittleEndian(marked: Bool)
    case utf16BigEndian(marked: Bool)

    /// Bytes at the start on which it is decided.
    static let sample = 4096

    /// Decides by byte order mark; without one, by where the zero bytes of Western text would lie in UTF-16.
    static func detect(_ bytes: UnsafeRawBufferPointer) -> TextEncoding {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8Marked }
        if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian(marked: true) }
        if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian(marked: true) }
        let sample = min(bytes.count, Self.sample) & ~1
        guard sample >= 8 else { return .utf8 }
        var zeros = (even: 0, odd: 0)
        for place in stride(from: 0, to: sample, by: 2) {
            if bytes[place] == 0 { zeros.even += 1 }
            if bytes[place + 1] == 0 { zeros.odd += 1 }
        }
        let units = sample / 2
        if zeros.even == 0, zeros.odd * 10 >= units * 7 { return .utf16LittleEndian(marked: false) }
        if zeros.odd == 0, zeros.even * 10 >= units * 7 { return .utf16BigEndian(marked: false) }
        return .utf8
    }

    /// Bytes of the mark.
    var markLength: Int {
        switch self {
        case .utf8: 0
        case .utf8Marked: 3
        case .utf16LittleEndian(let marked), .utf16BigEndian(let marked): marked ? 2 : 0
        }
    }

    var isUTF16: Bool {
        switch self {
        case .utf8, .utf8Marked: false
        case .utf16LittleEndian, .utf16BigEndian: true
        }
    }

    /// What is said of it in the report; nil for plain UTF-8.
    var remark: String? { isUTF16 ? "encoding: UTF-16" : nil }

    var isBigEndian: Bool {
        if case .utf16BigEndian = self { true } else { false }
    }
}

/// UTF-16 to UTF-8 over blocks of any length. Lone surrogates become U+FFFD.
struct UTF16Decoder {
    let bigEndian: Bool
    private var oddByte: UInt8?
    private var highSurrogate: UInt32?

    init(bigEndian: Bool) {
        self.bigEndian = bigEndian
    }

    mutating func decode(_ bytes: UnsafeRawBufferPointer, into output: inout [UInt8]) {
        output.reserveCapacity(output.count + bytes.count)
        for byte in bytes {
            guard let first = oddByte else {
                oddByte = byte
                continue
            }
            oddByte = nil
            let unit = bigEndian ? UInt32(first) << 8 | UInt32(byte) : UInt32(byte) << 8 | UInt32(first)
            take(unit, into: &output)
        }
    }

    /// Ends the text: what is incomplete becomes U+FFFD.
    mutating func finish(into output: inout [UInt8]) {
        if oddByte != nil || highSurrogate != nil { append(0xFFFD, to: &output) }
        oddByte = nil
        highSurrogate = nil
    }

    private mutating func take(_ unit: UInt32, into output: inout [UInt8]) {
        if let high = highSurrogate {
            highSurrogate = nil
            if (0xDC00...0xDFFF).contains(unit) {
                append(0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00), to: &output)
                return
            }
            append(0xFFFD, to: &output)
        }
        switch unit {
        case 0xD800...0xDBFF: highSurrogate = unit
        case 0xDC00...0xDFFF: append(0xFFFD, to: &output)
        default: append(unit, to: &output)
        }
    }

    private func append(_ scalar: UInt32, to output: inout [UInt8]) {
        if scalar < 0x80 {
            output.append(UInt8(scalar))
        } else if let scalar = Unicode.Scalar(scalar) {
            output.append(contentsOf: UTF8.encode(scalar)!)
        }
    }
}
