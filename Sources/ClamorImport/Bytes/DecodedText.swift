import Glibc

/// Bytes of a record made into text. Good UTF-8 stays as it is; anything else is read as the writer must have meant it.
enum DecodedText {
    /// What had to be done to bytes to make them text.
    struct Repairs: OptionSet {
        let rawValue: UInt8
        /// Read as Windows-1252 (and so Latin-1) since they were not UTF-8.
        static let windows1252 = Repairs(rawValue: 1)
        /// UTF-8 with stray bytes, replaced by U+FFFD.
        static let replaced = Repairs(rawValue: 2)
        /// NUL bytes left out.
        static let nul = Repairs(rawValue: 4)
    }

    static func string(_ bytes: UnsafeBufferPointer<UInt8>, repairs: inout Repairs) -> String {
        guard let base = bytes.baseAddress, bytes.count > 0 else { return "" }
        if memchr(base, 0, bytes.count) != nil {
            repairs.insert(.nul)
            let kept = bytes.filter { $0 != 0 }
            return kept.withUnsafeBufferPointer { string($0, repairs: &repairs) }
        }
        var text = String(decoding: bytes, as: UTF8.self)
        // Decoding replaces what is no UTF-8: then the bytes differ.
        let isSame = text.withUTF8 { $0.count == bytes.count && memcmp($0.baseAddress!, base, bytes.count) == 0 }
        if isSame { return text }
        if isMostlyUTF8(bytes) {
            repairs.insert(.replaced)
            return text
        }
        repairs.insert(.windows1252)
        return windows1252(bytes)
    }

    /// Whether more of the non-ASCII bytes belong to whole UTF-8 sequences than stand alone: such a text was cut or
    /// damaged, while Latin-1 text hardly ever holds a whole sequence.
    private static func isMostlyUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var whole = 0
        var stray = 0
        var place = 0
        while place < bytes.count {
            let lead = bytes[place]
            place += 1
            if lead < 0x80 { continue }
            let following = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0
            var found = 0
            while found < following, place + found < bytes.count, bytes[place + found] & 0xC0 == 0x80 { found += 1 }
            if following > 0, found == following { whole += 1 } else { stray += 1 }
            place += found
        }
        return whole > stray
    }

    /// Every byte is a scalar; the five that Windows-1252 leaves open are read as Latin-1's controls.
    static func windows1252(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var text = ""
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            text.unicodeScalars.append((0x80...0x9F).contains(byte) ? high[Int(byte) - 0x80] : Unicode.Scalar(byte))
        }
        return text
    }

    /// The scalars of the bytes 0x80 to 0x9F in Windows-1252.
    static let high: [Unicode.Scalar] = [
        "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
        "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}",
        "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
        "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
    ]
}
