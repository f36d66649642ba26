/// How the lexer tells bytes and scalars apart.
enum CharacterClasses {
    /// Letters and `_`.
    static func startsName(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return isASCIILetter(UInt8(scalar.value)) || scalar == "_" }
        return scalar.properties.isAlphabetic
    }

    /// Letters, digits, marks and `_`.
    static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            let byte = UInt8(scalar.value)
            return isASCIILetter(byte) || isDigit(byte) || scalar == "_"
        }
        if scalar.properties.isAlphabetic { return true }
        return switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber: true
        default: false
        }
    }

    static func isASCIILetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    static func isHexDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || ((byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "f"))
    }

    /// White space, line ends too. U+FEFF is dropped like it.
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar == " " || (scalar.value >= 9 && scalar.value <= 13 && !isControl(scalar)) }
        return scalar == "\u{FEFF}" || (scalar.properties.isWhitespace && !isControl(scalar))
    }

    /// C0 and C1 controls but tab, line feed and carriage return.
    static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 9, 10, 13: false
        case 0...0x1F, 0x7F...0x9F: true
        default: false
        }
    }

    /// Whether a search can find the scalar: letters, digits, marks and symbols such as emoji.
    static func isSearchable(_ scalar: Unicode.Scalar) -> Bool {
        if continuesName(scalar) { return scalar != "_" }
        return switch scalar.properties.generalCategory {
        case .letterNumber, .otherNumber, .otherSymbol, .modifierSymbol: !scalar.isASCII
        default: false
        }
    }
}
