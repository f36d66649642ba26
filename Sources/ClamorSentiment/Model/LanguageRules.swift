/// What the tokeniser's results mean in a language.
final class LanguageRules: Sendable {
    let isEnglish: Bool
    /// Short words lean on the next: "j'adore", "l'app"; the word is what follows.
    let elides: Bool
    let negators: NegationWords
    let clauses: ClauseWords

    init(language: String) {
        isEnglish = language == "en"
        elides = language == "fr" || language == "it"
        clauses = ClauseWords(language: language)
        negators = NegationWords(language: language)
    }
}
