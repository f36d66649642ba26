import ClamorSentiment
import Testing

/// The published rules against the reference implementation, vaderSentiment 3.3.2 from the Python package index.
struct PublishedParityTests {
    /// Texts, and the compound values that the reference gives them, in 1/10,000.
    static let reference: [(text: String, compound: Int16)] = [
        ("The new kettle is great.", 6249),
        ("The new kettle is GREAT!", 7290),
        ("Delivery was not very good this time.", -3865),
        ("The staff were extremely helpful and kind!!!", 8240),
        ("I kind of like the blue version.", 2975),
        ("It was sort of bad, to be honest.", -1263),
        ("Nothing about this hotel is nice.", 4215),
        ("We did not get this wonderful service.", 6570),
        ("I have never been so happy with a phone.", 6948),
        ("They have never had this good a menu.", 5228),
        ("Without a doubt, a brilliant idea.", 7105),
        ("Without doubt the worst soup in town.", -4570),
        ("The room was clean but the bathroom was horrible.", -5994),
        ("Bad coffee, bad cake, but a nice waiter and bad music.", -6757),
        ("No problem at all, the parcel came early.", 3089),
        ("There are no friendly or helpful people there.", -6072),
        ("This is the least useful manual ever.", -3412),
        ("At least the screen is pretty.", 4939),
        ("The very least attractive offer of the year.", 4902),
        ("Honestly this new burger is the bomb.", 7906),
        ("Their last album was the kiss of death for me.", -6124),
        ("That cheesecake is really something to die for, wow.", -422),
        ("Oh yeah right, another brilliant update.", 7184),
        ("He left a beating heart on the stage tonight.", 8750),
        ("They broke it and that gave me a broken heart.", -1779),
        ("Meet us at the old bus stop tomorrow.", 0),
        ("You played a bad ass solo last night.", 1027),
        ("Are you happy?? Really happy???", 8642),
        ("Why why why???? Terrible support.", -3313),
        ("The app crashes, the app fails, the app is AWFUL :(", -8567),
        ("lol that was kinda fun :D", 8612),
        ("Isn't it lovely? It isn't.", -4717),
        ("isn’t good", 4404),
        ("Shipped today 😀 and I love it ❤️", 7717),
        ("So sad 😢 to see it go 💔", -6880),
        ("My order is late 👎🏽", 0),
        ("great/awful", 0),
        ("thanks for nothing", 4404),
        ("I love it... NOT", 6369),
        ("@happyhelp please fix http://example.com/love?now=1", 3182),
        ("#winning the #best prize", 8979),
        ("HARDLY ANY good reviews, SO disappointing", -2283),
        ("I DON'T hate it, I barely noticed it", 4585),
        ("ok, so it is fine", 2648),
        ("Damn good pizza and a total disaster of a dessert", -6361),
        ("", 0),
        ("...", 0),
    ]

    @Test(arguments: reference)
    func compoundEqualsReference(_ text: String, _ compound: Int16) {
        #expect(SentimentScorer(rules: .published).score(text).score == compound)
    }

    @Test("The proportions are the reference's, in 1/1,000")
    func proportions() {
        let scorer = SentimentScorer(rules: .published)
        #expect(
            scorer.score("The staff were extremely helpful and kind!!!")
                == Sentiment(score: 8240, positive: 604, neutral: 396, negative: 0))
        #expect(
            scorer.score("The room was clean but the bathroom was horrible.")
                == Sentiment(score: -5994, positive: 136, neutral: 515, negative: 349))
        #expect(
            scorer.score("So sad 😢 to see it go 💔")
                == Sentiment(score: -6880, positive: 209, neutral: 299, negative: 492))
        #expect(
            scorer.score("")
                == Sentiment(score: 0, positive: 0, neutral: 0, negative: 0))
    }
}
