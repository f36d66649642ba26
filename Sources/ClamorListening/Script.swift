/// The script that a letter belongs to.
enum Script: Int, CaseIterable {
    case latin, greek, cyrillic, armenian, hebrew, arabic, devanagari, bengali, gurmukhi, gujarati, tamil, telugu
    case kannada, malayalam, sinhala, thai, lao, myanmar, georgian, ethiopic, khmer, hangul, kana, han

    /// nil for what is no letter of these scripts.
    init?(_ scalar: UInt32) {
        switch scalar {
        case 0x41...0x5A, 0x61...0x7A, 0xAA, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2AF, 0x1E00...0x1EFF:
            self = .latin
        case 0x370...0x373, 0x376...0x37D, 0x386, 0x388...0x3FF, 0x1F00...0x1FFF: self = .greek
        case 0x400...0x481, 0x48A...0x52F: self = .cyrillic
        case 0x531...0x556, 0x561...0x587: self = .armenian
        case 0x5D0...0x5EA: self = .hebrew
        case 0x620...0x63F, 0x641...0x64A, 0x66E...0x6D3, 0x6D5, 0x6FA...0x6FF, 0x750...0x77F: self = .arabic
        case 0x904...0x939, 0x958...0x961, 0x971...0x97F: self = .devanagari
        case 0x985...0x9B9, 0x9DC...0x9E1: self = .bengali
        case 0xA05...0xA39, 0xA59...0xA5E: self = .gurmukhi
        case 0xA85...0xAB9: self = .gujarati
        case 0xB85...0xBB9: self = .tamil
        case 0xC05...0xC39: self = .telugu
        case 0xC85...0xCB9: self = .kannada
        case 0xD05...0xD3A: self = .malayalam
        case 0xD85...0xDC6: self = .sinhala
        case 0xE01...0xE30, 0xE40...0xE46: self = .thai
        case 0xE81...0xEB0, 0xEC0...0xEC6: self = .lao
        case 0x1000...0x102A, 0x1050...0x1055: self = .myanmar
        case 0x10A0...0x10FF: self = .georgian
        case 0x1200...0x137F: self = .ethiopic
        case 0x1780...0x17B3: self = .khmer
        case 0x1100...0x11FF, 0x3131...0x318E, 0xAC00...0xD7A3: self = .hangul
        case 0x3041...0x3096, 0x30A1...0x30FA, 0x31F0...0x31FF, 0xFF66...0xFF9D: self = .kana
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: self = .han
        default: return nil
        }
    }

    /// What the script alone says. For scripts of several languages it is the one that `ScriptTally` falls back to.
    var language: String? {
        switch self {
        case .latin: nil
        case .greek: "el"
        case .cyrillic: "ru"
        case .armenian: "hy"
        case .hebrew: "he"
        case .arabic: "ar"
        case .devanagari: "hi"
        case .bengali: "bn"
        case .gurmukhi: "pa"
        case .gujarati: "gu"
        case .tamil: "ta"
        case .telugu: "te"
        case .kannada: "kn"
        case .malayalam: "ml"
        case .sinhala: "si"
        case .thai: "th"
        case .lao: "lo"
        case .myanmar: "my"
        case .georgian: "ka"
        case .ethiopic: "am"
        case .khmer: "km"
        case .hangul: "ko"
        case .kana: "ja"
        case .han: "zh"
        }
    }

    /// How many letters of the Latin script say as much as one of this.
    var weight: Int {
        switch self {
        case .hangul, .kana: 2
        case .han: 3
        default: 1
        }
    }

    /// Below how many letters a text in this script is too short to be called a language.
    var leastLetters: Int {
        switch self {
        case .latin: 12
        case .cyrillic, .arabic, .devanagari: 6
        default: 3
        }
    }
}
