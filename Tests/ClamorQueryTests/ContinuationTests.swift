import ClamorColumns
import ClamorLanguage
import ClamorQuery
import ClamorText
import ClamorTime
import Testing

/// Pipelines that go on from others: `|` and `_`, and names bound by `let`.
@Suite struct ContinuationTests {
    private func context(after text: String) throws -> CheckContext {
        var first = testContext(
            FixedCatalog(ownAccounts: [OwnAccounts(name: "Acme", handles: ["acme"])]))
        first.snapshot = SnapshotNumber(batch: 7)
        var next = first
        next.previous = try plan(text, first)
        next.now = Instant(milliseconds: testNow.milliseconds + 60_000)
        next.snapshot = SnapshotNumber(batch: 9)
        next.zone = try Zone(identifier: "Asia/Tokyo")
        return next
    }

    @Test func leadingBarExtendsThePlanAtItsInstantAndSnapshot() throws {
        let next = try context(after: "last 7 days | filter score < 0 | count by channel | chart bar | into \"a.csv\"")
        let extended = try plan("| filter count > 3 and channel != \"x\" | sort channel", next)
        #expect(extended.query.now == testNow)
        #expect(extended.query.zone == .utc)
        #expect(extended.query.snapshot == SnapshotNumber(batch: 7))
        #expect(extended.outputs.isEmpty)
        #expect(extended.query.operators.count == 4)
        #expect(extended.captions == ["last 7 days: 2026-03-24 10:00 to 2026-03-31 10:00 UTC"])
    }

    @Test func underscoreTakesARangeOfItsOwn() throws {
        let next = try context(after: "last 7 days | search refund")
        let narrowed = try plan("_ on 2026-03-30 | count by channel", next).query
        #expect(narrowed.range?.lower == Zone.utc.period(of: "2026-03-30")?.lowerBound)
        #expect(narrowed.range?.upper == Zone.utc.period(of: "2026-03-30")?.upperBound)
    }

    @Test func rangeAfterTakeIsAFilter() throws {
        let next = try context(after: "top 5 by reach")
        let text = try steps("_ on 2026-03-30", next)
        #expect(text.contains("2       filter (time >= 2026-03-30T00:00:00Z) and (time < 2026-03-31T00:00:00Z)"))
    }

    @Test func shareLooksBackOverTheBar() throws {
        let next = try context(after: "count by brand")
        let text = try steps("| share", next)
        #expect(text.contains("1       filter not coalesce(own, false)\n2       group by brand"))
    }

    @Test func columnsOfThePlanBeforeAreKnown() throws {
        let next = try context(after: "count by channel")
        let problem = try #require(try problems("| filter coutn > 3", next).first)
        #expect(problem.help == ["did you mean `count`?"])
    }

    // MARK: let

    private func bindings(_ texts: [String]) throws -> [String: LetBinding] {
        var lets: [String: LetBinding] = [:]
        for text in texts {
            switch try parsed(text, testContext(lets: lets)).kind {
            case .letPipeline(let name, let pipeline): lets[name.name] = .pipeline(pipeline)
            case .letExpression(let name, let value): lets[name.name] = .expression(value)
            default: Issue.record("not a let: \(text)")
            }
        }
        return lets
    }

    @Test func letsAreInlined() throws {
        let lets = try bindings([
            "let loud = followers > 1000", "let each = likes / count", "let noisy = last 7 days | filter loud | show",
        ])
        #expect(
            try steps("noisy | group each, bad = count(loud) by channel", testContext(lets: lets)) == """
                range   2026-03-24 10:00 to 2026-03-31 10:00 UTC
                1       filter followers > 1000
                2       group by channel
                        a1 := sum(likes)
                        a2 := count()
                        a3 := count() if followers > 1000
                        each = a1 / a2
                        bad = a3
                """)
    }

    @Test func problemsInsideALetPointAtItsUse() throws {
        let lets = try bindings(["let loud = followers > 1000", "let few = select author"])
        let text = "few | filter loud"
        let problem = try #require(try problems(text, testContext(lets: lets)).first)
        #expect(
            describe(problem, of: text) == """
                column-gone [loud] in `loud`: there is no column `followers` here: an earlier `select` or `drop` left it out
                  help columns here: `author`
                """)
    }

    @Test func letThatLeadsBackToItselfIsToldOnce() throws {
        var lets = try bindings(["let a = followers > 1", "let b = a and verified"])
        lets["a"] = lets["b"]
        let found = try problems("filter a", testContext(lets: lets))
        #expect(found.map(\.code) == ["let-cycle"])
        #expect(found[0].message == "in `a`: `a` is defined by itself: a → a")
    }

    @Test(arguments: [
        ("let reach = 5", "reserved-name"), ("let topics = 5", "reserved-name"), ("let forecast = 5", "reserved-name"),
        ("let weeks = 5", "reserved-name"), ("let x = folowers + 1", "unknown-column"),
        ("let x = avg(text)", "type-mismatch"), ("let x = 1 + author", "type-mismatch"), ("let x = x + 1", "let-cycle"),
    ])
    func badLetsAreRefused(text: String, code: String) throws {
        guard case .letExpression(let name, let value) = try parsed(text).kind else { return }
        let error = try #require(throws: Diagnostics.self) { try Checker.checkLet(name, value, in: testContext()) }
        #expect(error.items.map(\.code) == [code])
    }

    @Test(arguments: ["let x = followers + 1", "let x = likes / count", "let x = $least * 2", "let x = net - 5"])
    func goodLetsPass(text: String) throws {
        guard case .letExpression(let name, let value) = try parsed(text, sampleContext).kind else {
            Issue.record("not an expression")
            return
        }
        try Checker.checkLet(name, value, in: sampleContext)
    }
}
