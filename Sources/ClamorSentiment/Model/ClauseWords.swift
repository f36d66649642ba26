/// The words that part clauses and compare, by language: closed classes, from its grammars.
struct ClauseWords: Sendable {
    /// "but", "while": what follows is another clause.
    let parting: Set<UInt64>
    /// "and", which parts clauses only where both sides say something about a target.
    let joining: Set<UInt64>
    /// "better", "worse": what stands before "than" against what follows it.
    let better: Set<UInt64>
    let worse: Set<UInt64>
    let more: Set<UInt64>
    let less: Set<UInt64>
    let than: Set<UInt64>
    /// "beats": the subject against the object.
    let beating: Set<UInt64>
    /// "prefer" X "to" Y.
    let preferring: Set<UInt64>
    let preferred: Set<UInt64>
    /// "switched" "from" Y "to" X, "left" Y "for" X.
    let switching: Set<UInt64>
    let from: Set<UInt64>
    let to: Set<UInt64>
    let leaving: Set<UInt64>
    let instead: Set<UInt64>

    private static let lists: [String: [String]] = [
        "en": [
            "but while whereas vs versus though although however yet unlike meanwhile", "and",
            """
            better nicer faster cheaper stronger smarter cleaner easier friendlier kinder tastier fresher safer cooler \
            happier smoother lighter prettier greater superior sleeker quieter softer warmer healthier
            """,
            "worse slower uglier weaker harder ruder dirtier pricier dumber inferior crappier shittier buggier clunkier",
            "more", "less", "than to over", "beats beat outperforms outperformed crushes trumps destroys >",
            "prefer prefers preferred prefering preferring", "to over than",
            "switched switching switch moved moving move changed changing change migrated migrating went going upgraded",
            "from", "to", "left leaving ditched ditching dumped dumping dropped dropping traded swapped quit", "for",
        ],
        "es": [
            "pero mientras sino aunque vs contra", "y e", "mejor mejores superior", "peor peores inferior", "mas",
            "menos",
            "que a", "supera gana", "prefiero prefiere prefieren preferimos", "a que antes",
            "cambie pase cambio cambiamos mude",
            "de", "a", "deje dejo", "por",
        ],
        "fr": [
            "mais tandis alors vs contre", "et", "mieux meilleur meilleure meilleurs meilleures superieur",
            "pire pires inferieur",
            "plus", "moins", "que a", "bat surpasse", "prefere prefères preferons", "a plutot que",
            "passe change passée",
            "de", "a", "quitte", "pour",
        ],
        "de": [
            "aber wahrend sondern hingegen dagegen obwohl vs gegen", "und",
            "besser bessere besserer besseres lieber schneller billiger schoner",
            "schlechter schlechtere schlimmer langsamer teurer",
            "mehr", "weniger", "als", "schlagt ubertrifft", "bevorzuge bevorzugt lieber", "als gegenuber statt",
            "gewechselt wechsel wechsle umgestiegen gewechselt", "von", "zu", "verlassen", "fur",
        ],
        "it": [
            "ma mentre pero invece contro vs", "e ed", "meglio migliore migliori superiore",
            "peggio peggiore peggiori inferiore",
            "piu", "meno", "di che del della dell dei a", "batte supera", "preferisco preferisce preferiamo",
            "a al alla che",
            "passato passata cambiato passare", "da", "a", "lasciato lasciata", "per",
        ],
        "pt": [
            "mas enquanto porem contudo embora vs contra", "e", "melhor melhores superior", "pior piores inferior",
            "mais", "menos",
            "que do da a", "supera ganha bate", "prefiro prefere preferimos", "a ao do que",
            "mudei troquei passei migrei trocamos", "de da do", "para pra pela pelo por",
            "larguei deixei troquei trocamos",
            "pela pelo por",
        ],
        "ar": ["لكن بينما", "و", "افضل أفضل احسن أحسن", "اسوأ أسوأ", "اكثر أكثر", "اقل أقل", "من"],
    ]

    init(language: String) {
        let lists = Self.lists[language] ?? []
        let words = { (place: Int) -> Set<UInt64> in
            guard place < lists.count else { return [] }
            return Set(lists[place].split(separator: " ").map { FoldedWord.hash($0) })
        }
        parting = words(0)
        joining = words(1)
        better = words(2)
        worse = words(3)
        more = words(4)
        less = words(5)
        than = words(6)
        beating = words(7)
        preferring = words(8)
        preferred = words(9)
        switching = words(10)
        from = words(11)
        to = words(12)
        leaving = words(13)
        instead = words(14)
    }
}
