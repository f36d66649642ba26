/// Text from outside made fit to be shown: nothing in it can move the cursor, colour the screen or reorder a line.
package enum SafeText {
    /// The text with every control character (C0, DEL, C1), bidirectional control and line or paragraph separator
    /// written as an escape: `\n`, `\x1b`, `\u{202e}`. Anything else stays as it is; so the escapes are for the
    /// eye and cannot be read back when the text holds backslashes of its own.
    package static func escapedForTerminal(_ text: String) -> String {
        var text = text
        let clean = text.withUTF8 { bytes in
            bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
        }
        if clean || !text.unicodeScalars.contains(where: isUnsafe) { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            if isUnsafe(scalar) {
                result += escape(scalar)
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Bytes as text for the eye: UTF-8 as it is, a byte that belongs to none as `\xE9`.
    package static func readable(_ bytes: some Collection<UInt8>) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        let bytes = Array(bytes)
        var result = ""
        var place = 0
        while place < bytes.count {
            let length =
                switch bytes[place] {
                case ..<0x80: 1
                case 0xC2...0xDF: 2
                case 0xE0...0xEF: 3
                default: 4
                }
            let end = place + length
            if end <= bytes.count, let scalar = String(validating: bytes[place..<end], as: UTF8.self) {
                result += scalar
                place = end
            } else {
                let digits = String(bytes[place], radix: 16, uppercase: true)
                result += "\\x" + (digits.count < 2 ? "0" : "") + digits
                place += 1
            }
        }
        return result
    }

    /// Whether a terminal would act on the scalar rather than show it.
    package static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F: true
        case 0x61C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        case 0x2028...0x2029: true
        default: false
        }
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        case "\0": return "\\0"
        default:
            let hex = String(scalar.value, radix: 16)
            if scalar.value > 0xFF { return "\\u{\(hex)}" }
            return hex.count == 1 ? "\\x0\(hex)" : "\\x\(hex)"
        }
    }
}
