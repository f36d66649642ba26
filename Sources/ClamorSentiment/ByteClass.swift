/// The classes of ASCII bytes that scoring asks about. No byte of a longer UTF-8 sequence belongs to any of them.
extension UInt8 {
    /// White space as `str.split()` of the reference takes it: tab to carriage return, the separators 0x1C to 0x1F,
    /// and the space.
    @inline(__always)
    var isSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) || (self >= 0x1C && self <= 0x1F) }

    /// ASCII punctuation and symbols: everything printable that is neither a letter, a digit nor the space.
    @inline(__always)
    var isPunctuation: Bool { self > 0x20 && self < 0x7F && !isAlphanumeric }

    @inline(__always)
    var isDigit: Bool { self &- 0x30 < 10 }

    @inline(__always)
    var isUppercase: Bool { self &- 0x41 < 26 }

    @inline(__always)
    var isLowercase: Bool { self &- 0x61 < 26 }

    @inline(__always)
    var isLetter: Bool { (self | 0x20).isLowercase }

    @inline(__always)
    var isAlphanumeric: Bool { isLetter || isDigit }

    /// The lower-case letter of an upper-case one, any other byte itself.
    @inline(__always)
    var lowered: UInt8 { isUppercase ? self | 0x20 : self }

    /// A byte that continues a UTF-8 sequence.
    @inline(__always)
    var isContinuation: Bool { self & 0xC0 == 0x80 }

    /// Punctuation that parts two words written without a space: `great/awful`, `good.But`, `#love#hate`.
    /// The apostrophe, the hyphen and what masks letters (`*`, `$`, `@`) stay inside a word.
    @inline(__always)
    var partsWords: Bool {
        switch self {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: ";"),
            UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "+"),
            UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "("),
            UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
            UInt8(ascii: "\\"), UInt8(ascii: "|"), UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default:
            false
        }
    }
}

/// Reads the scalar that begins at `position`.
/// - Returns: its value and its length in bytes; U+FFFD and 1 where the bytes are not UTF-8.
func decodeScalar(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> (value: UInt32, length: Int) {
    let lead = bytes[position]
    if lead < 0x80 { return (UInt32(lead), 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead < 0xF5, position + length <= bytes.count else { return (0xFFFD, 1) }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for next in position + 1..<position + length {
        guard bytes[next].isContinuation else { return (0xFFFD, 1) }
        value = value << 6 | UInt32(bytes[next] & 0x3F)
    }
    let smallest: UInt32 = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80
    guard value >= smallest, Unicode.Scalar(value) != nil else { return (0xFFFD, 1) }
    return (value, length)
}
