import Testing

@testable import ClamorSynth

/// The parts that the generator is made of.
struct PartsTests {
    @Test func splitMixGivesItsPublishedNumbers() {
        var random = RandomNumbers(seed: 1_234_567)
        #expect(random.next() == 6_457_827_717_110_365_317)
        #expect(random.next() == 3_203_168_211_198_807_973)
        #expect(random.next() == 9_817_491_932_198_370_423)
    }

    @Test func normalNumbersHaveTheirMoments() {
        var random = RandomNumbers(seed: 3)
        let draws = (0..<100_000).map { _ in random.normal() }
        let mean = draws.reduce(0, +) / 100_000
        let variance = draws.map { $0 * $0 }.reduce(0, +) / 100_000
        #expect(abs(mean) < 0.02)
        #expect(abs(variance - 1) < 0.03)
        #expect(draws.max()! > 3.5)
    }

    @Test func powersAndLogarithmsAreInverse() {
        let curves = Curves()
        #expect(abs(curves.power(10) - 1024) < 1e-6)
        #expect(abs(curves.power(0.5) - 2.0.squareRoot()) < 1e-6)
        #expect(abs(curves.power(-3) - 0.125) < 1e-9)
        for x in [0.001, 0.3, 1, 1.5, 7, 1e6] { #expect(abs(curves.power(curves.logarithm(x)) / x - 1) < 1e-6) }
    }

    @Test func reactionTimesFollowTheirKernel() {
        let curves = Curves()
        var random = RandomNumbers(seed: 8)
        let delays = (0..<50_000).map { _ in curves.delay(flat: 300, theta: 0.2314843, &random) }
        let early = Double(delays.filter { $0 <= 300 }.count) / 50_000
        #expect(abs(early - 0.188) < 0.01)
        // P(s > 10 · flat) = 0.812 · 10^−theta.
        let late = Double(delays.filter { $0 > 3_000 }.count) / 50_000
        #expect(abs(late - 0.812 * 0.5868) < 0.01)
    }

    @Test(arguments: [(1970, 1, 1), (2000, 2, 29), (2026, 1, 1), (2026, 3, 18), (2100, 3, 1)])
    func datesComeBack(year: Int, month: Int, day: Int) {
        let time = Civil.instant(year, month, day, 23, 59, 59)
        #expect(Civil.date(ofDay: Int(time / Civil.day)) == (year, month, day))
    }

    @Test func instantsAreThoseOfTheCalendar() {
        #expect(Civil.instant(2026, 1, 1) == 1_767_225_600_000)
        #expect(Civil.weekday(Civil.instant(2026, 3, 18)) == 2)
        #expect(Period.end == Civil.instant(2026, 4, 1))
    }

    @Test func arrivalsAreExactInNumberAndFollowTheirWeights() {
        let curves = Curves()
        var random = RandomNumbers(seed: 4)
        var arrivals = Arrivals(count: 4_000, start: 0, binLength: 100, weights: [1, 0, 3], curves, &random)
        var bins = [0, 0, 0]
        var last: Int64 = 0
        while arrivals.remaining > 0 {
            #expect(arrivals.next >= last && arrivals.next < 300)
            last = arrivals.next
            bins[Int(last / 100)] += 1
            arrivals.advance(curves, &random)
        }
        #expect(bins.reduce(0, +) == 4_000)
        #expect(bins[1] == 0)
        #expect(abs(bins[0] - 1_000) < 120)
    }

    @Test func fieldsAreQuotedWhenTheyMustBe() {
        #expect(written { field("plain", &$0) } == "plain")
        #expect(written { field("a,b", &$0) } == "\"a,b\"")
        #expect(written { field("say \"no\"", &$0) } == "\"say \"\"no\"\"\"")
        #expect(written { field("two\nlines", &$0) } == "\"two\nlines\"")
    }

    @Test func numbersAreWrittenInTheirBase() {
        #expect(written { $0.append(decimal: 0) } == "0")
        #expect(written { $0.append(decimal: 7, width: 3) } == "007")
        #expect(written { $0.append(decimal: 9_007_199_254_740_993) } == "9007199254740993")
        #expect(written { $0.append(digitsOf: 35 * 36 + 10, base: 36) } == "za")
    }

    @Test func sentencesBeginWithCapitals() {
        var buffer = ByteBuffer(capacity: 8)
        buffer.append("wow. \"no way\"! v1.2 is out?\nyes")
        Styling.capitalise(&buffer, from: 0)
        #expect(String(decoding: buffer.bytes, as: UTF8.self) == "Wow. \"No way\"! V1.2 is out?\nYes")
    }

    @Test func omittedPartsTakeTheirSpaceAlong() {
        let grammar = Grammar([("", "= a\nx\n"), ("en", "= b\nyes {a?0} no {a}\n{a?0} end")])
        let rule = grammar.rule("en.b")!
        var seen: Set<String> = []
        for bits in stride(from: UInt64(0), to: UInt64.max - (1 << 60), by: 1 << 58) {
            let parts = grammar.choose(rule, bits).map { grammar.part($0) }.filter { $0.chance == 100 }
            seen.insert(
                written { buffer in
                    for part in parts where part.kind == .literal { grammar.write(part, into: &buffer) }
                }
            )
        }
        #expect(seen == ["yes no ", "end"])
    }

    @Test func theWindowOfPostsKeepsTheLatest() {
        var recent = RecentPosts(capacity: 8)
        var random = RandomNumbers(seed: 1)
        let plan = TextPlan(
            seed: 0, form: .post, language: .en, brand: .osmeda, other: nil, topic: .app, polarity: .neu
        )
        for time in Int64(0)..<20 {
            let reference = Reference(serial: UInt64(time), time: time, channel: .twitter)
            recent.add(
                Post(reference: reference, root: reference, author: .customer, plan: plan, site: 0, appeal: 0), at: time
            )
        }
        #expect(recent.pick(at: 15, of: 1, &random)?.reference.time == 15)
        #expect(recent.pick(at: 99, of: 1, &random)?.reference.time == 19)
        #expect((recent.pick(at: 3, of: 1, &random)?.reference.time ?? 0) >= 12)
    }

    /// What a closure writes.
    private func written(_ write: (inout ByteBuffer) -> Void) -> String {
        var buffer = ByteBuffer(capacity: 4)
        write(&buffer)
        return String(decoding: buffer.bytes, as: UTF8.self)
    }

    private func field(_ text: StaticString, _ buffer: inout ByteBuffer) {
        buffer.append(field: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
