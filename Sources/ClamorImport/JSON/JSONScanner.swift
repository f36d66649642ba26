/// Finds where a JSON value ends by brackets and strings alone; whether it is valid is for the parser to say. Keeps its
/// state, so that a value may come in parts.
struct JSONScanner {
    private var depth = 0
    private var inString = false
    private var isEscaped = false

    /// Scans an array, object or string from its first byte on (or from where the part before ended). Gives the place
    /// after the value, or nil when it goes on after the buffer.
    mutating func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let count = bytes.count
        var place = start
        while place < count {
            if inString {
                if isEscaped {
                    isEscaped = false
                    place += 1
                }
                while place < count, bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "\\") {
                    place += 1
                }
                if place >= count { return nil }
                if bytes[place] == UInt8(ascii: "\\") {
                    isEscaped = true
                } else {
                    inString = false
                    if depth == 0 { return place + 1 }
                }
            } else {
                switch bytes[place] {
                case UInt8(ascii: "\""): inString = true
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"):
                    depth -= 1
                    if depth <= 0 { return place + 1 }
                default: break
                }
            }
            place += 1
        }
        return nil
    }

    /// The place after the value that begins at `start`, of any type; nil when the buffer ends before it does.
    static func valueEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        switch bytes[start] {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""):
            var scanner = JSONScanner()
            return scanner.end(in: bytes, from: start)
        default:
            return bytes[start...].firstIndex(where: endsScalar)
        }
    }

    /// Whether a byte cannot belong to a number, `true`, `false` or `null`.
    static func endsScalar(_ byte: UInt8) -> Bool {
        isBlank(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    /// The first place from `start` on that is not blank.
    static func skipBlanks(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var place = start
        while place < bytes.count, isBlank(bytes[place]) { place += 1 }
        return place
    }

    /// The members of the object at `start` as ranges of key (without quotes) and value. Ends early, without a word,
    /// where the object is broken or cut: `isWhole` tells.
    static func members(
        _ bytes: UnsafeBufferPointer<UInt8>, of start: Int
    ) -> (items: [(key: Range<Int>, value: Range<Int>)], isWhole: Bool) {
        var items: [(key: Range<Int>, value: Range<Int>)] = []
        var place = skipBlanks(bytes, from: start + 1)
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "}") { return (items, true) }
            if bytes[place] == UInt8(ascii: ",") {
                place = skipBlanks(bytes, from: place + 1)
                continue
            }
            guard bytes[place] == UInt8(ascii: "\""), let keyEnd = valueEnd(bytes, from: place) else { break }
            let key = place + 1..<keyEnd - 1
            place = skipBlanks(bytes, from: keyEnd)
            guard place < bytes.count, bytes[place] == UInt8(ascii: ":") else { break }
            place = skipBlanks(bytes, from: place + 1)
            guard place < bytes.count else { break }
            let end = valueEnd(bytes, from: place)
            items.append((key, place..<(end ?? bytes.count)))
            guard let end else { break }
            place = skipBlanks(bytes, from: end)
        }
        return (items, false)
    }

    /// The elements of the array at `start`, as far as they are whole.
    static func elements(_ bytes: UnsafeBufferPointer<UInt8>, of start: Int, limit: Int = .max) -> [Range<Int>] {
        var items: [Range<Int>] = []
        var place = skipBlanks(bytes, from: start + 1)
        while place < bytes.count, bytes[place] != UInt8(ascii: "]"), items.count < limit {
            if bytes[place] == UInt8(ascii: ",") {
                place = skipBlanks(bytes, from: place + 1)
                continue
            }
            guard let end = valueEnd(bytes, from: place), end > place else { break }
            items.append(place..<end)
            place = skipBlanks(bytes, from: end)
        }
        return items
    }
}

/// Line feeds in a stretch of bytes.
func lineFeeds(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var count = 0
    for place in range where bytes[place] == 0x0A { count &+= 1 }
    return count
}
