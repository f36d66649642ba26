/// Words that hold sentences together and say nothing of anything: articles, pronouns, prepositions, conjunctions and
/// auxiliaries, the commonest of the languages whose texts are scored in Latin letters, folded.
///
/// Negations are none of them, nor are words that mean something in another of these languages ("die", "war", "sin").
enum FunctionWords {
    /// Whether a word says nothing by itself: it is one of these, or a single letter.
    static func contains(_ word: String) -> Bool {
        if words.contains(word) { return true }
        return word.unicodeScalars.count == 1 && word.unicodeScalars.allSatisfy(\.properties.isAlphabetic)
    }

    private static let words = Set(
        [english, german, spanish, french, italian, portuguese].flatMap { $0.split(separator: " ").map(String.init) })

    private static let english = """
        the and of to in on at by for with from as is are was be been it its this that you he she we they my your his her \
        our their an or but so what who why
        """
    private static let german = """
        der das den dem des ein eine einen einem einer und oder aber in im an am auf aus bei mit von vom zu zum zur für ist \
        sind ich du er sie es wir ihr mein dein sich dass
        """
    private static let spanish = """
        el la los las un una unos unas pero de del en al con por para que es ser lo le les se su sus mi tu yo me \
        te nos como este esta
        """
    private static let french = """
        le la les un une des et ou mais de du en au aux avec par pour que qui est sont je tu il elle on nous vous ils elles \
        me te se ce cette mon ma ton sa
        """
    private static let italian = """
        il lo la gli le un uno una ma di del della dei delle in nel nella al alla con da per che sono io tu lui lei \
        mi ti si ci vi questo questa
        """
    private static let portuguese = """
        os as um uma ou mas de do da dos das em na nos nas ao com por para que são eu ele ela você me te se seu \
        sua meu minha este esta
        """
}
