/// Pages on what is worked out of mentions, and how far it can be believed.
enum ListeningTopics {
    static let all = [sentiment, reach, spam, audit]

    private static let sentiment = HelpTopic(
        "sentiment", "where labels and scores come from, and how to correct them",
        syntax: [
            "… | why sentiment", "… | words", "… | correct sentiment = negative", "net over confident by brand",
        ],
        paragraphs: [
            """
            `sentiment_source` tells where a label comes from: `given` by an export, `scored` here from the text, \
            `corrected` by a person, or `unsure`: scored, but so close that the label is neutral for want of confidence. \
            A corrected label goes before a given one, a given one before a scored one. `confidence` is how likely a \
            scored label is right, as the scoring sees it; below 0.42 the label is neutral and `unsure`. A text in a \
            language without a model has no sentiment; one whose language is not known is read as English if at least \
            half of its words are common English ones or have a valence, and else not at all.
            """,
            """
            The label is the likeliest of three by the model; there is no threshold on `score`, which is the probability \
            of positive less that of negative. So of two mentions with the same score one may be neutral and the other \
            not. The points of `why sentiment` are log-odds of positive against negative, ln(p₊ / p₋), whose sum says \
            which of these two is likelier; neutral is a third class, and can be likelier than both, near a sum of zero \
            and also well away from it.
            """,
            """
            The models have learned from tweets above all, and read headlines and articles worse. Measured on 20,632 \
            English tweets that were held back, macro-averaged recall is 64 %, and `net` by topic is off by 10 points on \
            average: more than chance alone, which is all that `with interval` shows.
            """,
            """
            `net` counts unsure mentions as neutral and says how many there are; `over confident` behind an aggregate \
            leaves them out. Names of brands, the words of topics, handles, links and hashtag signs are masked before a \
            text is scored, so that a brand called Bliss is not praised by its name; words of a topic that is no brand \
            stay where they are opinions (a topic of complaints may search for "terrible").
            """,
            """
            In a mention of several brands each clause counts for the brand that it names. Grouped by `brand`, labels \
            and scores are those of each brand (`brand_sentiment`), and where nothing is said of one by itself, those of \
            the whole mention; how many name several brands is said. Everywhere else a mention counts as a whole, and a \
            corrected one always.
            """,
            """
            `why sentiment` takes a score apart, `words` sums the parts up. What is wrong is put right by `correct` for \
            these mentions, by `lexicon` for a word, by `train` for what many corrections have in common; `rescore` \
            applies the last two to mentions that are here. `audit` tells how far off `net` is. `vader(text)` is the \
            score of VADER 3.3.2, for comparing with other tools.
            """,
        ],
        examples: [
            "filter sentiment_source = \"unsure\" | count by channel", "group net over confident, net as all by brand",
            "sample 200 | filter vader(text) > 0 and sentiment = \"negative\" | take 5 | why sentiment",
        ],
        related: ["why", "words", "correct", "lexicon", "train", "rescore", "audit", "net"])

    private static let reach = HelpTopic(
        "reach", "how many people saw a mention: given, measured or estimated",
        syntax: ["reach, unique, measured, estimated, potential", "… | why reach", "factor CHANNEL = NUMBER|none"],
        paragraphs: [
            """
            `reach_source` tells what the field `reach` is: `given` by an export; `views`, where they are known and no \
            reach is given; else estimated from `followers`: R = min(F, κ · 1.48 · F^0.80), with F followers and κ the \
            factor of the channel. Of 10,000 followers 23 % are reached, of a million 9 %. The curve goes through two \
            published points (15 % of 100,000, 6 % of 10 million) and lies within the ranges published for Instagram.
            """,
            """
            κ is 1 for X, Instagram and TikTok, 0.5 for LinkedIn, 0.25 for Facebook. `factors` lists those in force, \
            `factor` sets one; `why reach` shows the arithmetic of a mention. These are estimates: no public data tells \
            how many people really saw a post.
            """,
            """
            `reach` sums over mentions; `unique` counts each author once, at the largest; `measured` and `estimated` are \
            the two parts of the sum; `potential` is the sum of followers, most of whom saw nothing. Beside every sum it \
            is said how much of it was measured.
            """,
            """
            The reach of those who shared a mention is left out of it: where the shares were collected, they are \
            mentions with a reach of their own. There is no earned-media value: what a mention reached is not what an \
            advertisement would have cost (Barcelona Principles 3.0, number 5).
            """,
        ],
        examples: [
            "last 30 days | group reach, unique, measured, potential by brand", "reach by reach_source",
            "top 3 by reach | why reach",
        ],
        related: ["factor", "factors", "why", "unique", "potential", "measured", "estimated"])

    private static let spam = HelpTopic(
        "spam", "spam, copies and campaigns",
        syntax: ["filter not spam", "filter duplicate_of is missing", "… | campaigns", "… | why spam"],
        paragraphs: [
            """
            `spam_score` tells how much a text reads like spam, 0 to 1: calls to subscribe, links, prices, shouting and \
            the words of spam. `spam` is what the export says where it says anything, else whether the score has reached \
            the threshold; `spam_source` tells which, and `correct spam = true` goes before both. `why spam` gives the \
            reasons and the threshold. It judges the text alone and errs: look at `filter spam | sample 20` before \
            leaving mentions out.
            """,
            """
            `duplicate_of` is the id of the first mention with (nearly) the same text, which itself has none: texts (of \
            mentions without one, titles) are compared without case, links, handles and punctuation, and those that \
            differ in a few words are found, too, unless these are other numbers or a "not"; other names are not told \
            apart. Below eight words only exact copies count, below three only those by one author, and emoji are no \
            words.
            """,
            """
            `campaign` names a text that at least five accounts posted as theirs: five within ten minutes, or the same \
            two within ten minutes of one another in three such texts. `campaigns` tells who, how many and how fast. \
            Shares that are marked as such are no copies. Both fields are found among all mentions when they are named, \
            and are no columns of whole mentions.
            """,
            """
            Nothing is left out unasked: `filter not spam` does, and whatever is filtered by one of these fields, it is \
            said how many mentions were left out.
            """,
        ],
        examples: [
            "filter not spam | net by brand", "filter duplicate_of is missing | count by channel",
            "count by campaign | filter campaign != \"(none)\"",
        ],
        related: ["campaigns", "why", "correct", "duplicates", "response_rate"])

    private static let audit = HelpTopic(
        "audit", "how far off the scoring is, by labels of your own",
        syntax: ["… | audit N [seed S]"],
        paragraphs: [
            """
            Scoring errs more than chance does once there are some hundred mentions, and an interval of `with interval` \
            does not know of it. An audit does: of n mentions drawn at random you say what they are, and then net* = \
            net of all as scored + 100 × mean(label − scored), with positive 1, neutral 0 and negative −1. Its variance \
            is Var(scored)/T + Var(label − scored)/n, over T mentions (prediction-powered inference: Angelopoulos and \
            others, Science 2023). T is the number of mentions that were scored; those that were given a label or corrected \
            by then are not drawn and count as they are, beside the others.
            """,
            """
            So the result holds however the scoring errs, and the better it is, the fewer labels are needed: 100 give \
            about ±14 points, 400 ±7. The labels stay as corrections. So the same seed draws the same mentions from the \
            same ones, and a second audit others: those labelled in the first are scored no longer.
            """,
        ],
        related: ["sentiment", "intervals", "train", "sample"])
}
