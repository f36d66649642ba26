/// Letters of a text counted by script, and what scripts say about its language.
///
/// A script of one language decides alone. Of the three that several languages share, letters that only some of these
/// write tell them apart; where none is there, the largest stands for all: Russian, Arabic, Hindi.
struct ScriptTally {
    private var counts = InlineArray<24, Int>(repeating: 0)
    private var telling = InlineArray<11, Int>(repeating: 0)

    /// Letters that only some languages of a script write.
    private enum Telling: Int {
        case kazakh, macedonian, serbian, belarusian, ukrainian, dottedI, russian, hardSign, urdu, persian, marathi

        init?(_ scalar: UInt32) {
            switch scalar {
            case 0x493, 0x49B, 0x4A3, 0x4B1, 0x4D9: self = .kazakh  // ғ қ ң ұ ә
            case 0x453, 0x455, 0x45C: self = .macedonian  // ѓ ѕ ќ
            case 0x452, 0x458, 0x459, 0x45A, 0x45B, 0x45F: self = .serbian  // ђ ј љ њ ћ џ
            case 0x45E: self = .belarusian  // ў
            case 0x454, 0x457, 0x491: self = .ukrainian  // є ї ґ
            case 0x456: self = .dottedI  // і
            case 0x44B, 0x44D, 0x451: self = .russian  // ы э ё
            case 0x44A: self = .hardSign  // ъ
            case 0x679, 0x688, 0x691, 0x6BA, 0x6C1, 0x6D2: self = .urdu  // ٹ ڈ ڑ ں ہ ے
            case 0x67E, 0x686, 0x698, 0x6A9, 0x6AF, 0x6CC: self = .persian  // پ چ ژ ک گ ی
            case 0x933: self = .marathi  // ळ
            default: return nil
            }
        }
    }

    /// Counts a letter, in small form.
    mutating func add(_ scalar: UInt32, of script: Script) {
        counts[script.rawValue] += 1
        switch script {
        case .cyrillic, .arabic, .devanagari:
            if let telling = Telling(scalar) { self.telling[telling.rawValue] += 1 }
        default: break
        }
    }

    mutating func addLatin(_ count: Int) { counts[Script.latin.rawValue] += count }

    func count(_ script: Script) -> Int { counts[script.rawValue] }

    /// The script of more than half of the letters, by weight. Kana and Han count together: as Japanese from one
    /// letter in ten in kana, else as Chinese.
    var main: Script? {
        var best = Script.latin
        var bestWeight = 0
        var total = 0
        for place in 0..<counts.count {
            guard counts[place] > 0 || place == Script.han.rawValue, let script = Script(rawValue: place),
                script != .kana
            else { continue }
            var weight = count(script) * script.weight
            if script == .han { weight += count(.kana) * Script.kana.weight }
            total += weight
            if weight > bestWeight {
                best = script
                bestWeight = weight
            }
        }
        guard bestWeight * 2 > total else { return nil }
        return best == .han && count(.kana) * 10 >= count(.han) + count(.kana) ? .kana : best
    }

    /// The language by script and letters alone; nil for Latin script.
    func language(of script: Script) -> String? {
        switch script {
        case .cyrillic: cyrillic
        case .arabic: has(.urdu) ? "ur" : has(.persian) ? "fa" : "ar"
        case .devanagari: has(.marathi) ? "mr" : "hi"
        default: script.language
        }
    }

    private var cyrillic: String {
        if has(.kazakh) { return "kk" }
        if has(.macedonian) { return "mk" }
        if has(.serbian) { return "sr" }
        if has(.belarusian) { return "be" }
        if has(.ukrainian) { return "uk" }
        if has(.dottedI) { return has(.russian) ? "be" : "uk" }
        return has(.hardSign) && !has(.russian) ? "bg" : "ru"
    }

    private func has(_ letters: Telling) -> Bool { telling[letters.rawValue] > 0 }
}
