/// Which texts the English lexicon may score. A text in another language is left unscored rather than given the
/// score of its accidental English words.
extension SentimentScorer {
    /// What a given language says about the lexicon.
    package enum LanguageScope: Sendable {
        /// English or a regional form of it.
        case english
        /// No language given, or a code that says so: the text must tell.
        case unknown
        /// Another language.
        case other
    }

    /// The scope of a language as exports give it: a code (`en`, `en-GB`, `eng`, `de`), "English", or a code for no
    /// language at all (`und`, `zxx`, `mul`, `mis`, Twitter's `qam qct qht qme qst art`). Case is ignored.
    package static func scope(of language: String?) -> LanguageScope {
        guard let language else { return .unknown }
        let primary = language.lowercased().trimmingSpaces.prefix { $0 != "-" && $0 != "_" }
        switch primary {
        case "en", "eng", "english": return .english
        case "", "und", "zxx", "mul", "mis", "qam", "qct", "qht", "qme", "qst", "art": return .unknown
        default: return .other
        }
    }

    /// Whether texts of this language can be scored at all: English, or not said.
    package static func scores(language: String?) -> Bool { scope(of: language) != .other }

    /// Whether this text, given in this language, is to be scored. Where the language is not given, the text's own
    /// letters decide.
    package static func applies(to text: String, language: String?) -> Bool {
        var text = text
        return text.withUTF8 { applies(to: $0, scope: scope(of: language)) }
    }

    /// The same for a text in UTF-8 and a scope found before.
    package static func applies(to text: UnsafeBufferPointer<UInt8>, scope: LanguageScope) -> Bool {
        switch scope {
        case .english: true
        case .other: false
        case .unknown: isMostlyPlainLatin(text)
        }
    }

    /// Whether at least nine letters in ten are the 26 that English is written with, handles, hashtags and links left
    /// out. That keeps out other scripts and most heavily accented text, not every language of the Latin script. A
    /// text without letters qualifies: its emoji and emoticons need no language.
    private static func isMostlyPlainLatin(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var plain = 0
        var others = 0
        var position = 0
        var isAtStart = true
        var isSkipping = false
        while position < text.count {
            let byte = text[position]
            if byte < 0x80 {
                if byte.isSpace {
                    isAtStart = true
                    isSkipping = false
                } else {
                    if isAtStart { isSkipping = isTagOrLink(text, position) }
                    isAtStart = false
                    if !isSkipping, byte.isLetter { plain += 1 }
                }
                position += 1
            } else {
                let scalar = decodeScalar(text, at: position)
                if !isSkipping, isLetter(scalar.value) { others += 1 }
                isAtStart = ScalarClass.isSpace(scalar.value)
                isSkipping = isSkipping && !isAtStart
                position += scalar.length
            }
        }
        return others * 9 <= plain
    }

    private static func isLetter(_ scalar: UInt32) -> Bool {
        if ScalarClass.isCommonLetter(scalar) { return true }
        return Unicode.Scalar(scalar).map { $0.value != 0xFFFD && $0.properties.isAlphabetic } ?? false
    }

    private static func isTagOrLink(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
        let first = text[position]
        if first == UInt8(ascii: "@") || first == UInt8(ascii: "#") { return true }
        return Tokenizer.beginsLink(text, at: position)
    }
}

extension String {
    fileprivate var trimmingSpaces: Substring {
        let start = drop { $0.isWhitespace }
        return start.prefix(upTo: start.lastIndex { !$0.isWhitespace }.map(start.index(after:)) ?? start.startIndex)
    }
}
