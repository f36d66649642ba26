/// The words of a language that turn round what follows: closed classes, from its grammars.
struct NegationWords: Sendable {
    private let hashes: [UInt64]
    private let isEnglish: Bool

    /// - Parameter language: a code; one without a list has no such words.
    init(language: String) {
        isEnglish = language == "en"
        let words =
            switch language {
            case "es": "no nunca jamas sin ni tampoco nadie nada ningun ninguna ninguno"
            case "fr": "pas jamais sans ni rien aucun aucune plus personne guere"
            case "de": "nicht nich nix nie niemals kein keine keinen keiner keinem ohne weder noch nichts"
            case "it": "non no mai senza ne niente nulla nessun nessuno nessuna neanche"
            case "pt": "nao nunca jamais sem nem nada ninguem nenhum nenhuma n"
            case "hi": "nahi nahin nhi mat na bina"
            case "ar": "لا ليس ليست لم لن مش مو غير بدون"
            default: ""
            }
        hashes = words.split(separator: " ").map { FoldedWord.hash($0) }.sorted()
    }

    /// English words are known to the lexicon's table, which marks the tokens.
    @inline(__always)
    func contains(_ spelling: UInt64, _ token: Token) -> Bool {
        if isEnglish { return token.has(.negation) || token.is(.no) }
        for hash in hashes where hash == spelling { return true }
        return false
    }
}
