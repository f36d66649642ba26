import ClamorColumns
import ClamorLanguage
import ClamorQuery
import ClamorText
import Testing

/// Stages and statements about how mentions are scored.
@Suite struct ScoringTests {
    @Test(arguments: [
        ("filter spam | why Reach", "1       filter spam\n2       why reach"),
        ("words", "1       words 20 seed 0"),
        ("words 5", "1       words 5 seed 0"),
        ("campaigns | take 1", "1       campaigns 20\n2       take 1"),
        ("correct sentiment = \"Negative\"", "output  correct sentiment = negative"),
        ("correct SPAM = false", "output  correct spam = false"),
        ("audit 40 seed 3", "output  audit 40 seed 3"),
        ("lexicon | take 1", "1       take 1"),
        (
            "count over confident",
            """
            1       group
                    a1 := count() if sentiment_source = "unsure"
                    a2 := count()
                    a3 := count() if (sentiment_source is missing) or (sentiment_source != "unsure")
                    count = a3
                    note a1 of a2 left out as unsure
            """
        ),
        (
            "count over confident if likes > 1",
            """
            1       group
                    a1 := count() if (likes > 1) and (sentiment_source = "unsure")
                    a2 := count() if likes > 1
                    a3 := count() if ((sentiment_source is missing) or (sentiment_source != "unsure")) and (likes > 1)
                    count = a3
                    note a1 of a2 left out as unsure
            """
        ),
    ])
    func lowers(text: String, expected: String) throws {
        #expect(try steps(text) == expected)
    }

    @Test func sessionSeedDrawsSamples() throws {
        let context = testContext(parameters: ["seed": .integer(7)])
        #expect(try steps("words", context) == "1       words 20 seed 7")
        #expect(try steps("audit 9", context) == "output  audit 9 seed 7")
    }

    @Test(arguments: [
        ("correct score = positive", "bad-argument [score] `score` is not corrected: `sentiment` and `spam` are"),
        (
            "correct sentiment = negativ",
            """
            bad-argument [negativ] a sentiment is positive, neutral or negative, not `negativ`
              help did you mean `negative`?
              fix correct sentiment = negative
            """
        ),
        ("correct spam = yes", "bad-argument [yes] `spam` is true or false, not `yes`"),
        (
            "why sentimnet",
            """
            bad-argument [sentimnet] there is no answer to `why sentimnet`
              help did you mean `sentiment`?
              fix why sentiment
            """
        ),
        (
            "why reach, spam",
            """
            bad-argument [spam] one thing at a time is asked about
              help ask `why` about sentiment, reach, spam or language
            """
        ),
        ("count | words", "needs-mentions [words] `words` needs mentions, and these rows are groups of mentions"),
        (
            "audit 1",
            """
            bad-count [audit 1] an audit needs two mentions at the least
              help 100 labels tell `net` to about ±14 points, 400 to ±7
            """
        ),
        (
            "reach by brand | share with interval",
            "no-interval [with interval] `reach` is no count of mentions, and a share of a sum has no interval"
        ),
        ("audit 9 | tag \"x\"", "stage-after-output [tag] nothing can follow `audit`"),
        (
            "count by brand | group sum(count) over confident",
            "needs-mentions [over confident] `over confident` needs mentions, and these rows are groups of mentions"
        ),
        (
            "top 3 by reach over confident",
            """
            unexpected-condition [over confident] `top N by …` ranks rows and takes no `over confident`
              help `filter` the rows before
            """
        ),
        (
            "select id, text | net over confident",
            "column-gone [over confident] in `over confident`: there is no column `sentiment_source` here"
        ),
    ])
    func tells(text: String, expected: String) throws {
        let found = try problems(text).map { describe($0, of: text) }.joined(separator: "\n")
        #expect(found.hasPrefix(expected), "\(found)")
    }

    @Test(arguments: [
        (
            "net, count by brand | compare previous",
            "brand net net_n net_prev net_n_prev net_change net_p net_q count count_prev count_change count_pct count_p count_q"
        ),
        (
            "score by brand | compare previous",
            "brand score score_n score_prev score_n_prev score_change score_p score_q"
        ),
        ("group half = net / 2 | compare previous", "half half_prev half_change"),
        (
            "group avg(score), avg(likes) | compare previous",
            "avg_score avg_score_n avg_score_prev avg_score_n_prev avg_score_change avg_score_p "
                + "avg_likes avg_likes_n avg_likes_prev avg_likes_n_prev avg_likes_change avg_likes_pct avg_likes_p"
        ),
        (
            "group net by brand with interval | compare previous",
            "brand net net_low net_high net_n net_prev net_n_prev net_change net_p net_q"
        ),
        (
            "group rate(spam), known = count(spam is not missing) | compare previous",
            "rate_spam rate_spam_prev rate_spam_change rate_spam_pct rate_spam_p known known_prev known_change known_pct known_p"
        ),
        ("group net over confident, count by brand with interval", "brand net net_low net_high net_n count"),
        ("group net, count by brand with interval", "brand net net_low net_high net_n count"),
        ("top 3 brand by net with interval", "brand net net_low net_high net_n"),
        ("potential, measured, estimated, unique", "potential measured estimated unique"),
        ("count by brand | share with interval", "brand count share share_low share_high"),
        (
            "count by brand | share of count with interval | compare previous",
            "brand count count_prev count_change count_pct count_p count_q share share_prev share_change share_pct share_p "
                + "share_q share_low share_high"
        ),
    ])
    func columns(text: String, expected: String) throws {
        #expect(try plan("last week | \(text)").query.schema.map(\.name).joined(separator: " ") == expected)
    }

    // MARK: Lexicon and factors

    private let catalog = FixedCatalog(
        scoring: ScoringDefinitions(
            lexicon: [LexiconWord(word: "sick", valence: 2, topic: "Skate")],
            factors: [ReachFactor(channel: "linkedin", factor: 0.4)]),
        topics: [TopicDefinition(name: "Skate", family: "theme", definition: "skate")])

    private func lexicon(_ text: String) throws -> LexiconWord {
        let context = testContext(catalog)
        guard case .lexicon(let node) = try parsed(text, context).kind else { throw Diagnostics([]) }
        return try Checker.checkLexicon(node, in: context)
    }

    private func factor(_ text: String) throws -> ReachFactor {
        let context = testContext(catalog)
        guard case .factor(let channel, let factor) = try parsed(text, context).kind else { throw Diagnostics([]) }
        return try Checker.checkFactor(channel, factor, in: context)
    }

    @Test func wordsAreKeptInFoldedForm() throws {
        #expect(try lexicon("lexicon \" Sick \" = -2.5") == LexiconWord(word: "sick", valence: -2.5))
        #expect(
            try lexicon("lexicon \"SICK\" = 4 for topic \"skate\"")
                == LexiconWord(word: "sick", valence: 4, topic: "Skate"))
        #expect(
            try lexicon("lexicon \"Sick\" = none for topic \"Skate\"")
                == LexiconWord(word: "sick", valence: nil, topic: "Skate"))
    }

    @Test func factorsAreKeptByChannel() throws {
        #expect(try factor("factor LinkedIn = 0.5") == ReachFactor(channel: "linkedin", factor: 0.5))
        #expect(try factor("factor \"hacker news\" = 0") == ReachFactor(channel: "hacker news", factor: 0))
        #expect(try factor("factor linkedin = none") == ReachFactor(channel: "linkedin", factor: nil))
    }

    @Test(arguments: [
        ("lexicon \"sick\" = 4.5", "bad-number [4.5] a valence is a number from -4 to 4"),
        ("lexicon \"sick\" = \"good\"", "bad-number [\"good\"] a valence is a number from -4 to 4"),
        ("lexicon \" \" = 1", "bad-argument [\" \"] the word is empty"),
        (
            "lexicon \"sick\" = 1 for topic \"Skat\"",
            """
            unknown-topic ["Skat"] there is no topic `Skat`
              help did you mean `Skate`?
              fix lexicon "sick" = 1 for topic "Skate"
            """
        ),
        (
            "lexicon \"sik\" = none for topic \"Skate\"",
            """
            unknown-word ["sik"] `sik` has no valence of your own for the topic `Skate`
              help did you mean `sick`?
              fix lexicon "sick" = none for topic "Skate"
            """
        ),
        (
            "lexicon \"sick\" = none",
            "unknown-word [\"sick\"] `sick` has no valence of your own\n  help `lexicon` lists them"
        ),
        ("factor x = -1", "bad-number [-1] a factor is a number, 0 or more"),
        ("factor \"\" = 1", "bad-argument [\"\"] the channel has no name"),
        ("factor x = none", "unknown-factor [x] `x` has no factor of your own\n  help `factors` lists them"),
    ])
    func badDefinitionsAreRefused(text: String, expected: String) throws {
        let error = try #require(throws: Diagnostics.self) {
            if text.hasPrefix("factor") { _ = try factor(text) } else { _ = try lexicon(text) }
        }
        #expect(error.items.map { describe($0, of: text) }.joined(separator: "\n") == expected)
    }

    @Test func rescoringAndTrainingAreTables() throws {
        #expect(try plan("rescore").query.schema == RescoreTable.schema)
        #expect(try plan("train apply | take 1").query.schema == TrainTable.schema)
        #expect(try plan("factors").query.schema == StoreTable.factors.schema)
    }

    @Test(arguments: ["why", "words", "campaigns", "audit", "correct", "lexicon", "rescore", "train", "factor"])
    func namesThatMeanSomethingAreRefused(name: String) throws {
        #expect(try problems("extend \(name) = 1").map(\.code) == ["reserved-name"])
    }
}
