/// Languages as exports write them.
enum LanguageNames {
    /// The code in lower case with `-` (`en_US` is `en-us`); nil for the codes that say that there is none.
    static func code(_ given: String) -> String? {
        // Two small letters are a code already, but for three that stand for something else.
        let isPlain = given.utf8.count == 2 && given.utf8.allSatisfy { $0 &- 0x61 < 26 }
        if isPlain, given != "iw", given != "in", given != "xx" { return given }
        let lower = given.lowercased().replacing("_", with: "-")
        if none.contains(lower) { return nil }
        return names[lower] ?? lower
    }

    /// Not determined, no words, only links, hashtags, media or the like.
    private static let none: Set<String> = [
        "und", "zxx", "mul", "mis", "qam", "qct", "qht", "qme", "qst", "art", "unknown", "undefined", "other", "xx",
    ]

    private static let names: [String: String] = [
        "english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt",
        "dutch": "nl",
        "arabic": "ar", "chinese": "zh", "japanese": "ja", "korean": "ko", "russian": "ru", "turkish": "tr",
        "polish": "pl",
        "swedish": "sv", "danish": "da", "norwegian": "no", "finnish": "fi", "greek": "el", "hebrew": "he",
        "hindi": "hi",
        "indonesian": "id", "thai": "th", "vietnamese": "vi", "ukrainian": "uk", "czech": "cs", "romanian": "ro",
        "hungarian": "hu", "persian": "fa", "catalan": "ca", "eng": "en", "deu": "de", "ger": "de", "fra": "fr",
        "fre": "fr",
        "spa": "es", "ita": "it", "por": "pt", "nld": "nl", "dut": "nl", "ara": "ar", "zho": "zh", "jpn": "ja",
        "kor": "ko",
        "rus": "ru", "tur": "tr", "pol": "pl", "iw": "he", "in": "id",
    ]
}
