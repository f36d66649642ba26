/// What the tokenizer makes of a scalar.
enum ScalarClass: UInt32 {
    /// Parts words.
    case separator
    /// A letter or digit of a script that parts words.
    case letter
    /// Goes with the letter before it.
    case mark
    /// A token by itself: Han, kana, Hangul, Thai, Lao, Khmer, Myanmar.
    case single
    /// Vanishes between letters: an apostrophe, a soft hyphen, a joiner.
    case inner
    /// `#`, `@`, `$`.
    case sign
    case emoji
    /// Half a flag.
    case regional

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x27, 0x2019, 0x02BC, 0xFF07, 0xAD, 0x200C, 0x200D, 0x2060, 0xFEFF: self = .inner
        case 0x23, 0x24, 0x40, 0xFF03, 0xFF20: self = .sign
        case 0x1F1E6...0x1F1FF: self = .regional
        case 0x3099, 0x309A, 0xFE00...0xFE0F, 0xE0100...0xE01EF: self = .mark
        default: self = Self.byProperties(scalar)
        }
    }

    private static func byProperties(_ scalar: Unicode.Scalar) -> ScalarClass {
        let properties = scalar.properties
        if scalar.value >= 0x2190, properties.isEmoji { return .emoji }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            return isUnspaced(scalar.value) ? .single : .letter
        case .nonspacingMark, .spacingMark, .enclosingMark:
            return isUnspaced(scalar.value) ? .single : .mark
        default:
            return .separator
        }
    }

    /// Scripts that are written without spaces, or are searched like those (Hangul: particles cling to the word).
    private static func isUnspaced(_ value: UInt32) -> Bool {
        switch value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: true  // Thai, Lao, Myanmar, Khmer
        case 0x1100...0x11FF, 0xA960...0xA97F, 0xD7B0...0xD7FF, 0x3130...0x318F, 0xAC00...0xD7A3: true  // Hangul
        case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3021...0x3029, 0x3031...0x3035, 0x3038...0x303B: true  // Han
        case 0x3041...0x312F, 0x31A0...0x31BF, 0x31F0...0x31FF, 0xFF66...0xFFDC: true  // kana, Bopomofo
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x1AFF0...0x1B16F, 0x20000...0x3FFFF: true  // Han, kana
        default: false
        }
    }

    /// Whether what stands before a sign makes it part of a word, an address or a character reference (`&#39;`).
    static func isInsideWord(_ bytes: UnsafeBufferPointer<UInt8>, at sign: Int) -> Bool {
        guard sign > 0 else { return false }
        let byte = bytes[sign - 1]
        if byte < 0x80 {
            return ASCIIClass.isLetter(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "/")
                || byte == UInt8(ascii: "&")
        }
        let before = Unicode.Scalar(UTF8Scalars.decode(bytes, before: sign)).map { ScalarClass($0) }
        return before == .letter || before == .mark
    }
}
