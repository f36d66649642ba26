import Glibc

/// Text of exports freed from what programs on the way have left in it. Every kind of repair is counted, so that the
/// report can say what was done.
enum TextRepair {
    struct Done: OptionSet {
        let rawValue: UInt8
        /// HTML tags or entities.
        static let html = Done(rawValue: 1)
        /// UTF-8 that was taken for Windows-1252 and encoded again: `NestlÃ©`.
        static let doubleEncoding = Done(rawValue: 2)
        /// Escapes left standing: `\u2019`.
        static let escapes = Done(rawValue: 4)
    }

    /// The text as it was meant, without byte order marks at its ends.
    static func repaired(_ text: String, done: inout Done) -> String {
        var text = text
        let suspects = text.withUTF8 { Self.suspects(in: $0) }
        if suspects.isEmpty { return text }
        if suspects.contains(.mark) { text = withoutMarks(text) }
        if suspects.contains(.angle), text.withUTF8({ HTMLText.isHTML($0) }) {
            text = text.withUTF8 { HTMLText.plain($0) }
            done.insert(.html)
        } else if suspects.contains(.ampersand), let plain = text.withUTF8({ HTMLText.withoutEntities($0) }) {
            text = plain
            done.insert(.html)
        }
        if suspects.contains(.latin), let once = encodedOnce(text) {
            text = once
            done.insert(.doubleEncoding)
        }
        if suspects.contains(.backslash), let plain = withoutEscapes(text) {
            text = plain
            done.insert(.escapes)
        }
        return text
    }

    private struct Suspects: OptionSet {
        let rawValue: UInt8
        static let angle = Suspects(rawValue: 1)
        static let ampersand = Suspects(rawValue: 2)
        static let latin = Suspects(rawValue: 4)
        static let backslash = Suspects(rawValue: 8)
        static let mark = Suspects(rawValue: 16)
    }

    /// What is worth a closer look. One search each, for most texts hold none.
    private static func suspects(in bytes: UnsafeBufferPointer<UInt8>) -> Suspects {
        guard let base = bytes.baseAddress else { return [] }
        var found = Suspects()
        if memchr(base, 0x3C, bytes.count) != nil { found.insert(.angle) }
        if memchr(base, 0x26, bytes.count) != nil { found.insert(.ampersand) }
        if memchr(base, 0x5C, bytes.count) != nil { found.insert(.backslash) }
        // Doubly encoded UTF-8 begins with one of U+00C2 to U+00F4, which are C3 82 to C3 B4.
        if memchr(base, 0xC3, bytes.count) != nil { found.insert(.latin) }
        if memchr(base, 0xEF, bytes.count) != nil { found.insert(.mark) }
        return found
    }

    private static func withoutMarks(_ text: String) -> String {
        var scalars = text.unicodeScalars[...]
        while scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        while scalars.last == "\u{FEFF}" { scalars.removeLast() }
        return String(scalars)
    }

    /// The text before it was encoded a second time, if it was: every scalar is one that Windows-1252 or Latin-1 has,
    /// and their bytes are UTF-8.
    static func encodedOnce(_ text: String) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if scalar.value < 0x100 {
                bytes.append(UInt8(scalar.value))
            } else if let place = DecodedText.high.firstIndex(of: scalar) {
                bytes.append(UInt8(0x80 + place))
            } else {
                return nil
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// `\u` with four hexadecimal digits, pairs of surrogates included, as the scalar that it names.
    private static func withoutEscapes(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        var place = 0
        var found = false
        while place < bytes.count {
            guard let unit = unit(bytes, at: place) else {
                output.append(bytes[place])
                place += 1
                continue
            }
            var units = [unit]
            if UTF16.isLeadSurrogate(unit), let trail = Self.unit(bytes, at: place + 6) { units.append(trail) }
            guard let scalar = String(validating: units, as: UTF16.self) else { return nil }
            output.append(contentsOf: scalar.utf8)
            place += 6 * units.count
            found = true
        }
        return found ? String(decoding: output, as: UTF8.self) : nil
    }

    private static func unit(_ bytes: [UInt8], at place: Int) -> UInt16? {
        guard place + 6 <= bytes.count, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u") else {
            return nil
        }
        var value: UInt16 = 0
        for byte in bytes[(place + 2)..<(place + 6)] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            value = value << 4 | UInt16(digit)
        }
        return value >= 0x20 ? value : nil
    }
}
