/// Pages on what the scoring of mentions is told, and what it tells.
enum ScoringTopics {
    static let all = [
        HelpTopic(
            "lexicon", "says what a word is worth, or lists such words",
            syntax: ["lexicon \"WORD\" = NUMBER|none [for topic \"NAME\"]", "lexicon"],
            paragraphs: [
                """
                Gives a word or phrase a valence of your own, from -4 (most negative) to 4, for all mentions or those of \
                a topic; `none` takes it out again. It holds for mentions that are imported from then on, and for those \
                that are here after `rescore`. Journaled, so that `undo` takes it back. Alone, `lexicon` is a table of \
                these words.
                """
            ],
            examples: ["lexicon \"sick\" = 2.5", "lexicon \"sick\" = none", "lexicon | sort valence"],
            related: ["words", "rescore", "sentiment", "undo"]),
        HelpTopic(
            "factor", "says what share of an estimated reach a channel has", syntax: ["factor CHANNEL = NUMBER|none"],
            paragraphs: [
                """
                Sets the factor of a channel by which reach is estimated from followers (`help reach`); `none` takes it \
                back to what it was. It holds for mentions that are imported from then on, and for those that are here \
                after `rescore`. Journaled, so that `undo` takes it back.
                """
            ],
            examples: ["factor linkedin = 0.4", "factor hackernews = 0.2"],
            related: ["factors", "reach", "rescore", "undo"]),
        HelpTopic(
            "factors", "the factors of reach by channel, as a table", syntax: ["factors"],
            paragraphs: ["Every factor that is in force, where it comes from, and the statement that sets it."],
            examples: ["factors"], related: ["factor", "reach"]),
        HelpTopic(
            "rescore", "scores the mentions that are here anew", syntax: ["rescore"],
            paragraphs: [
                """
                Works out sentiment, language, spam and reach of every mention again, as the scoring and what it has been \
                told are now. What was given or corrected stays. It is one batch of the journal, which `undo` takes \
                back; the table tells how many mentions went from one value to another. It is about all mentions and \
                takes no range.
                """
            ],
            examples: ["rescore", "rescore | filter field = \"sentiment\""],
            related: ["lexicon", "factor", "train", "undo", "as_of"]),
        HelpTopic(
            "train", "learns from your corrections", syntax: ["train", "train apply", "train none"],
            paragraphs: [
                """
                Learns from the corrections of sentiment in this store, on top of the scoring as it comes, and tells how \
                well it does on corrections that were held back, before and after. `train` alone changes nothing; `train \
                apply` keeps what was learned, `train none` forgets it. Either is a batch of the journal, and holds for \
                mentions that are here after `rescore`.
                """
            ],
            examples: ["train", "train apply", "train none"], related: ["correct", "audit", "rescore", "sentiment"]),
    ]
}
