/// What a scalar beyond ASCII is to the corrected rules.
enum ScalarClass {
    case letter
    case apostrophe
    case space
    case lineEnd
    /// Belongs to no word and parts none: joiners, variation selectors, direction marks.
    case invisible
    /// Ends a sentence, as this ASCII sign does.
    case stop(UInt8)
    /// An emoji, a symbol or a rarer letter: ask the tables.
    case other

    init(_ scalar: UInt32) {
        if Self.isCommonLetter(scalar) {
            self = .letter
            return
        }
        switch scalar {
        case 0x2019, 0x2018, 0x02BC, 0xFF07, 0x00B4: self = .apostrophe
        case 0x85, 0x2028, 0x2029: self = .lineEnd
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFE00...0xFE0F, 0xFEFF:
            self = .invisible
        case 0x2026, 0x3002: self = .stop(UInt8(ascii: "."))
        case 0xFF01: self = .stop(UInt8(ascii: "!"))
        case 0xFF1F: self = .stop(UInt8(ascii: "?"))
        case _ where Self.isSpace(scalar): self = .space
        default: self = .other
        }
    }

    /// White space beyond ASCII, as `str.split()` of the reference takes it.
    static func isSpace(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// Letters of the scripts most written, found without the Unicode tables. None of them is an emoji.
    static func isCommonLetter(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xC0...0x2AF: scalar != 0xD7 && scalar != 0xF7
        case 0x386...0x481, 0x48A...0x52F: scalar != 0x387
        case 0x5D0...0x5EA, 0x620...0x64A, 0x904...0x939, 0xE01...0xE3A: true
        case 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF, 0xAC00...0xD7A3: true
        default: false
        }
    }

    /// Letters, marks and numbers of all scripts.
    static func isWordPart(_ scalar: UInt32) -> Bool {
        guard let scalar = Unicode.Scalar(scalar), scalar.value != 0xFFFD else { return false }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
            return true
        default:
            return false
        }
    }
}
