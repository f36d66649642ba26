/// How a table is written as text.
struct Dialect: Hashable, Sendable {
    enum LineEnd: Hashable, Sendable {
        /// LF, with or without CR before it.
        case lineFeed
        /// CR alone.
        case carriageReturn
    }

    var delimiter: UInt8 = UInt8(ascii: ",")
    /// Whether `"` around a field makes delimiters and line ends in it text.
    var quotes = true
    /// Whether a backslash takes the meaning of the byte after it (`\"`, `\t`, `\n`, `\\`).
    var escapes = false
    var lineEnd = LineEnd.lineFeed

    var lineByte: UInt8 { lineEnd == .lineFeed ? 0x0A : 0x0D }

    /// The name of the format.
    var formatName: String { delimiter == 0x09 ? "tsv" : "csv" }

    /// What differs from plain CSV, for the notes; nil when nothing does.
    var remark: String? {
        var parts: [String] = []
        switch delimiter {
        case UInt8(ascii: ","), 0x09: break
        default: parts.append("delimiter `\(Character(Unicode.Scalar(delimiter)))`")
        }
        if escapes { parts.append("backslash escapes") }
        if lineEnd == .carriageReturn { parts.append("lines end in CR alone") }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}

/// Where a field lies in a buffer. `isRaw` fields hold quotes or escapes that `DelimitedScanner.plain` resolves.
struct FieldSpan: Sendable {
    var start: UInt32
    private var endAndFlag: UInt32

    init(start: Int, end: Int, isRaw: Bool = false) {
        self.start = UInt32(truncatingIfNeeded: start)
        endAndFlag = UInt32(truncatingIfNeeded: end) | (isRaw ? 0x8000_0000 : 0)
    }

    var end: UInt32 { endAndFlag & 0x7FFF_FFFF }
    var isRaw: Bool { endAndFlag & 0x8000_0000 != 0 }
    var isEmpty: Bool { start == end }
}
