/// Pages on what can stand in a search.
enum SearchTopics {
    static let all = [near, phrases, wildcards]

    private static let near = HelpTopic(
        "near", "words close to each other",
        syntax: ["A NEAR/N B", "A NEAR/Nf B"],
        paragraphs: [
            """
            Finds mentions in whose title or text at most N words stand between A and B, in either order; with `f` \
            (forward) A stands before B. NEAR/0 is side by side. N goes up to 1000.
            """,
            """
            Each side is a word, a phrase, `{…}`, or several of these joined by OR in brackets; the two never overlap. \
            NEAR holds tighter than NOT, AND and OR: `-a NEAR/5 b` leaves out what has both close together. NEAR is not \
            chained; two are joined by AND. Case and accents are as in any search.
            """,
            """
            Numbers, tags and handles count as words, and so does each emoji and each sign of Chinese, Japanese, \
            Korean and Thai; punctuation counts nothing.
            """,
        ],
        examples: [
            "search refund NEAR/5 late", "search (cancel* OR return*) NEAR/3f (order OR \"my parcel\")",
            "search (acme NEAR/5 help) AND (acme NEAR/5 never)",
        ],
        related: ["search", "phrases", "wildcards"])

    private static let phrases = HelpTopic(
        "phrases", "words side by side, with room, or exactly as written",
        syntax: ["\"money back\"", "\"money back\"~N", "coca-cola", "{Apple}", "$name"],
        paragraphs: [
            """
            A phrase is its words one after another, whatever white space or punctuation stands between them. With `~N` \
            they stand in any order with at most N other words in all between the first and the last.
            """,
            """
            Punctuation that is typed must be there: `coca-cola`, `C++`, `AT&T` and `24/7` find themselves and not their \
            parts with something else between. An accent that is typed counts, and then in every word of the phrase: \
            `niño` finds niño alone, `nino` finds both.
            """,
            """
            `{Apple}` finds its words as they are written, capitals included. `$name` is the value of a parameter as \
            one phrase, without wildcards. A phrase lies in the title or in the text, never partly in each; \
            `title:"…"` and `text:"…"` look into the one alone.
            """,
        ],
        examples: [
            "search \"money back\"", "search \"love this\"~3", "search {Apple} -{apple}",
            "search title:\"late delivery\" OR coca-cola",
        ],
        related: ["search", "near", "wildcards", "set"])

    private static let wildcards = HelpTopic(
        "wildcards", "words of which a part is open: cancel*, wom?n",
        syntax: ["cancel*", "wom?n", "organi?e*"],
        paragraphs: [
            """
            `*` at the end of a word stands for any more letters, also none. `?` between letters stands for exactly one \
            letter or digit. Both may stand in phrases and beside NEAR.
            """,
            """
            A `*` elsewhere is an error. A `?` before or behind a word is punctuation, and is looked for as it stands. \
            Words with `?` take no accents and no other punctuation. `#win*` finds tags that begin so, `win*` the words \
            within tags too.
            """,
        ],
        examples: ["search cancel* OR refund*", "search organi?e*", "search \"cancel* order\""],
        related: ["search", "near", "phrases"])
}
