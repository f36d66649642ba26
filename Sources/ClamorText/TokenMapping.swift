/// How a scalar is written in a token.
package enum TokenForm: Sendable {
    /// Case folded and accents stripped: the form of the index.
    case index
    /// Case folded, accents kept: for a term whose accents were typed.
    case keepingAccents
}

/// The token form of single scalars.
///
/// The index form drops what Latin, Greek and Cyrillic letters carry (by canonical decomposition), reads ø đ ħ ł ŧ ı æ œ
/// as the letters that people type for them, and drops the vowel points of Arabic and Hebrew. Cyrillic й ї ў ѓ ќ are
/// letters of their own, and the marks of other scripts belong to the spelling: both stay.
struct TokenMapping {
    private let form: TokenForm

    init(_ form: TokenForm) {
        self.form = form
    }

    func text(of scalar: Unicode.Scalar) -> String {
        let value = scalar.value
        switch value {
        case 0xFF03: return "#"
        case 0xFF20: return "@"
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x20E3, 0x1F3FB...0x1F3FF: return ""
        default: break
        }
        if form == .keepingAccents { return folded(scalar) }
        if Self.isOptionalPoint(value) { return "" }
        guard isStripped(scalar), !Self.isLetterOfItsOwn(value) else { return folded(scalar) }
        var result = ""
        for base in CanonicalForm.decomposed(scalar) where !base.properties.isMark {
            for letter in folded(base).unicodeScalars where !letter.properties.isMark {
                result += Self.plainLetters[letter] ?? String(letter)
            }
        }
        return result
    }

    /// Whether marks on the scalar do not count in this form.
    func isStripped(_ scalar: Unicode.Scalar) -> Bool {
        guard form == .index else { return false }
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x370...0x52F, 0x1E00...0x1FFF: return true
        default: return false
        }
    }

    private func folded(_ scalar: Unicode.Scalar) -> String {
        switch CaseFolding.fold(scalar.value) {
        case .scalar(let value): Unicode.Scalar(value).map { String($0) } ?? ""
        case .sequence(let text): text
        }
    }

    private static func isLetterOfItsOwn(_ value: UInt32) -> Bool {
        switch value {
        case 0x419, 0x439, 0x407, 0x457, 0x40E, 0x45E, 0x403, 0x453, 0x40C, 0x45C: true
        default: false
        }
    }

    /// Vowel points and cantillation that are mostly left out, and the Arabic stretch.
    private static func isOptionalPoint(_ value: UInt32) -> Bool {
        switch value {
        case 0x591...0x5BD, 0x5BF, 0x5C1...0x5C2, 0x5C4...0x5C5, 0x5C7, 0x640, 0x64B...0x65F, 0x670: true
        default: false
        }
    }

    private static let plainLetters: [Unicode.Scalar: String] = [
        "ø": "o", "đ": "d", "ħ": "h", "ł": "l", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe",
    ]
}

extension Unicode.Scalar.Properties {
    var isMark: Bool {
        switch generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }
}
