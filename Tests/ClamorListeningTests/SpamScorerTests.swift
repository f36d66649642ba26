import ClamorListening
import Glibc
import Testing

struct SpamScorerTests {
    private let scorer = SpamScorer.shared

    @Test(arguments: [
        "Hey guys, check out my new channel and subscribe please!!!",
        "I make covers too, subscribe to my channel and I will subscribe back",
        "EARN 500$ A DAY FROM HOME http://easy-cash-4u.example.tk/?ref=881",
        "Please check out my music video on my page, like and subscribe, thanks",
    ])
    func spam(_ text: String) {
        #expect(scorer.score(text) >= SpamScorer.threshold)
    }

    @Test(arguments: [
        "My new kettle arrived broken and the shop will not answer my mails",
        "Flight delayed again, third time this month. Thanks for nothing @acmeair",
        "Acme reports record sales for the third quarter http://www.reuters.com/article/acme",
        "We give away two tickets for Saturday's match. Winners are told on Friday.",
        "Love the new phone, the camera is so much better than the old one 😍",
        "Has anyone tried the new menu at the place on Main Street?", "",
        "Thank you for this informative video", "MERCI - THANKS TO YOUR CHANNEL - LOVE IT",
        "From @thekettle.example.com: A night of 40 points and 36 free throws, by @kettlenews.example.com.",
        "What happens when you type Kettles.com into your browser?", ".NET Framework 4.6.2", "Why we left Scala.js",
        "The decline of tea in the U.S.", "Line 4 trains are delayed after an earlier incident",
    ])
    func noSpam(_ text: String) {
        #expect(scorer.score(text) < SpamScorer.threshold)
    }

    @Test func explanationAddsUpToTheScore() throws {
        let texts = [
            "Hey guys, check out my new channel and subscribe please!!!", "Nothing works since the update",
            "CALL NOW +44 7700 900123 &amp; win $500 <br /> www.example.org bit.ly/x #win #cash @you @me @all", "word",
        ]
        for text in texts {
            let parts = scorer.explain(text)
            let odds = parts.reduce(0) { $0 + $1.points }
            let score = Int((10_000 / (1 + exp(-odds))).rounded())
            #expect(abs(score - Int(scorer.score(text))) <= 1, "\(text): \(parts)")
            #expect(zip(parts, parts.dropFirst()).allSatisfy { abs($0.points) >= abs($1.points) })
        }
    }

    @Test func explanationIsInWords() {
        let reasons = scorer.explain("Check out my channel and subscribe").map(\.reason)
        #expect(reasons.contains("asks to subscribe"))
        #expect(reasons.contains("points to the writer's own channel, page or work"))
        #expect(reasons.contains { $0.hasPrefix("words: ") && $0.contains("channel") })
    }

    @Test(arguments: [
        ("see www.kettles.example now", SpamSign.link), ("see kettles.com/offer now", .link),
        ("see kettles.tv/offer now", .unknownSite), ("see kettles.com now", .bareDomain),
        ("(Kettles.com)", .bareDomain),
        ("a http://a.example b http://b.example", .severalLinks), ("see https://bit.ly/abc now please", .shortener),
        ("see http://kettles.example/x now", .unknownSite), ("http://kettles.example/x", .onlyLinks),
        ("thanks @acme", .handle), ("@a @b @c hello", .manyHandles), ("#win it now", .hashtags),
        ("#win #cash now", .mostlyHashtags), ("BUY THIS NOW ok", .capitals), ("call 0770 0900 123 now", .phoneNumber),
        ("only $20 today", .price), ("only 20€ today", .price), ("wow!!!", .exclamations), ("😀😀 hi", .emoji),
        ("please subscribe", .subscribe), ("sub to me", .subscribe), ("my new channel", .pointsToOwn),
        ("check out my page", .checkOut), ("free cash", .money), ("500$ a day", .money), ("$500 per week", .money),
        ("follow me", .favour), ("thumbs up", .favour), ("hi there", .fewWords), ("thanks @kettles.example", .handle),
    ])
    func signs(_ text: String, _ sign: SpamSign) {
        #expect(found(text).contains(sign))
    }

    @Test(arguments: [
        ("see www.youtube.com/watch now", SpamSign.unknownSite), ("see https://t.co/abc now", .unknownSite),
        ("I would like that", .favour), ("end. Then it began", .link), ("born 1984, died 2001", .phoneNumber),
        ("it cost 20 at the door", .price), ("What A Lovely Day", .capitals),
        ("the channel of my friend", .pointsToOwn), ("this informative video", .pointsToOwn),
        ("thanks to your channel", .pointsToOwn), ("watch the whole video", .checkOut),
        ("12M paying subscribers", .subscribe), ("I subscribed last year", .subscribe), ("36 free throws", .money),
        ("a free country", .money), ("a $5 coffee every day", .money), ("people like this", .favour),
        ("see kettles.com now", .link), ("ask @kettles.example.com", .bareDomain), ("@news.kettles.com/tea", .link),
        ("built on .NET", .bareDomain), ("built with Scala.js", .bareDomain), ("e.g. in the U.S.", .bareDomain),
        ("bring it.Be quick", .bareDomain), ("and/or", .link),
    ])
    func signsThatAreNotThere(_ text: String, _ sign: SpamSign) {
        #expect(!found(text).contains(sign))
    }

    @Test func anAccountIsOneWordWhateverItsName() {
        #expect(scorer.score("thanks @acme") == scorer.score("thanks @free.money.example.com"))
        #expect(scorer.score("thanks @acme") == scorer.score("thanks @acme@mastodon.example"))
    }

    @Test func aPathBelongsToItsLink() {
        let scores = ["see kettles.com/", "see kettles.com/my-free-cash?sub=1"].map { scorer.score($0) }
        #expect(scores[0] == scores[1])
    }

    @Test func markupAndApostrophesSayNothing() {
        #expect(scorer.score("it&#39;s good<br />very &amp; good") == scorer.score("it's good very & good"))
        #expect(scorer.score("it’s good") == scorer.score("its good"))
        #expect(scorer.score("a < b and 3 <3 you") == scorer.score("a  b and 3 3 you"))
    }

    @Test func endsWithAnyInput() {
        #expect(scorer.score(String(repeating: "😀", count: 250_000)) == 0)
        #expect(scorer.score(String(repeating: "<", count: 1_000_000)) == 0)
        #expect(scorer.score(String(repeating: "&", count: 1_000_000)) == 0)
        let garbage = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 8) }
        let score = garbage.withUnsafeBufferPointer { scorer.score($0) }
        #expect((0...10_000).contains(score))
    }

    private func found(_ text: String) -> SpamSigns {
        var text = text
        return text.withUTF8 { SpamScan.scan($0, into: Nothing()).signs }
    }

    private struct Nothing: SpamSink {
        mutating func word(_ bucket: Int) {}
        mutating func letters(_ letters: UnsafeBufferPointer<UInt8>) {}
        mutating func endWord(_ range: Range<Int>) {}
    }
}
