import ClamorColumns
import ClamorQuery
import Synchronization
import Testing

@testable import ClamorEngine

/// Searches: what tokens say, what texts decide, and what conditions leave unknown.
struct SearchTests {
    private static let mentions: [MemorySource.Row] = [
        ["id": .text("1"), "text": .text("The late refund")],
        ["id": .text("2"), "text": .text("refund came late, Acme")],
        ["id": .text("3"), "title": .text("Late refund"), "text": .text("acme again")],
        ["id": .text("4"), "text": .text("nothing"), "likes": .integer(3)],
        ["id": .text("5")],
        ["id": .text("6"), "text": .text("coca-cola and coca cola"), "likes": .integer(1)],
        ["id": .text("7"), "text": .text("coca cola #Acme")],
    ]

    private func ids(_ query: SearchQuery) throws -> [String] {
        try Ask.texts(Self.mentions, [.search(query)])
    }

    private func word(_ text: String, _ scope: SearchTerm.Scope = .titleAndText) -> SearchQuery {
        .term(SearchTerm(patterns: [.token(text)], scope: scope))
    }

    @Test func words() throws {
        #expect(try ids(word("refund")) == ["1", "2", "3"])
        #expect(try ids(word("nowhere")).isEmpty)
        #expect(try ids(.and([word("refund"), .not(word("acme"))])) == ["1"])
        #expect(try ids(.not(word("refund"))) == ["4", "5", "6", "7"])
    }

    @Test func phrasesAndNearness() throws {
        let phrase = SearchQuery.term(SearchTerm(patterns: [.token("late"), .token("refund")]))
        #expect(try ids(phrase) == ["1", "3"])
        #expect(try ids(.not(phrase)) == ["2", "4", "5", "6", "7"])
        #expect(try ids(.near(word("late"), word("refund"), distance: 1, ordered: false)) == ["1", "2", "3"])
        #expect(try ids(.near(word("late"), word("refund"), distance: 1, ordered: true)) == ["1", "3"])
    }

    @Test func titleOrTextAlone() throws {
        #expect(try ids(word("refund", .title)) == ["3"])
        #expect(try ids(word("refund", .text)) == ["1", "2"])
    }

    @Test func theTextDecidesWhatTokensCannot() throws {
        let literal = SearchTerm(patterns: [.token("coca"), .token("cola")], literal: "coca-cola")
        #expect(try ids(.term(literal)) == ["6"])
        #expect(try ids(.term(SearchTerm(patterns: [.token("acme")], exact: "Acme"))) == ["2", "7"])
        #expect(try ids(.term(SearchTerm(patterns: [.token("#acme")]))) == ["7"])
        #expect(try ids(.term(SearchTerm(patterns: [.prefix("ref")]))) == ["1", "2", "3"])
    }

    @Test func conditionsThatAreUnknownLeaveRowsOut() throws {
        let liked = SearchQuery.condition(Ask.compare("likes", .greater, .integer(2)))
        #expect(try ids(liked) == ["4"])
        #expect(try ids(.not(liked)) == ["6"])
        #expect(try ids(.or([liked, word("refund")])) == ["1", "2", "3", "4"])
    }

    @Test func asAConditionOfAFilter() throws {
        let search = TypedExpression(.boolean, .search(word("late")))
        let either = TypedExpression(.boolean, .or([search, Ask.compare("likes", .equal, .integer(1))]))
        #expect(try Ask.texts(Self.mentions, [.filter(either)]) == ["1", "2", "3", "6"])
    }

    @Test func textsAreReadForCandidatesAlone() throws {
        let source = WatchedSource(MemorySource(Self.mentions))
        let phrase = SearchTerm(patterns: [.token("late"), .token("refund")])
        let near = SearchQuery.near(word("late"), word("refund"), distance: 1, ordered: true)
        for search in [.term(phrase), near, word("late"), word("refund", .title), .and([word("late"), .not(near)])] {
            try source.run(Ask.query([.search(search), Ask.group()]))
            #expect(source.rowsRead("text") == 0, "tokens and their places tell all")
        }
        let literal = SearchTerm(patterns: phrase.patterns, literal: "late refund")
        try source.run(Ask.query([.search(.term(literal)), Ask.group()]))
        #expect(source.rowsRead("text") == 2, "of three rows with both words, two have them in order")
    }

    @Test func conditionsOnColumnsComeBeforeTexts() throws {
        let rows = Self.mentions.enumerated().map { row, values in
            values.merging(["likes": .integer(Int64(row))]) { _, new in new }
        }
        let source = WatchedSource(MemorySource(rows))
        let literal = SearchQuery.term(SearchTerm(patterns: [.token("acme")], exact: "Acme"))
        let few = Ask.compare("likes", .equal, .integer(1))
        let both = TypedExpression(.boolean, .and([TypedExpression(.boolean, .search(literal)), few]))
        let pipelines: [[Operator]] = [
            [.search(.and([literal, .condition(few)]))], [.filter(both)], [.filter(few), .search(literal)],
        ]
        for operators in pipelines {
            let before = source.rowsRead("text")
            try source.run(Ask.query(operators + [Ask.group()]))
            #expect(source.rowsRead("text") == before + 1)
        }
    }

    @Test func rowFieldsAreReadForRowsThatAreLeftAlone() throws {
        let rows = Self.mentions.map { $0.merging(["likes": .integer(0)]) { own, _ in own } }
        let source = WatchedSource(MemorySource(rows))
        let both = TypedExpression(
            .boolean, .and([Ask.compare("text", .notEqual, .text("x")), Ask.compare("likes", .equal, .integer(1))]))
        _ = try source.run(Ask.query([.filter(both), Ask.group()]))
        #expect(source.rowsRead("text") == 1)
    }

    @Test(arguments: ["literal", "contains", "matches", "sort"])
    func readingTextsEndsSoonAfterItIsCancelled(question: String) throws {
        let rows: [MemorySource.Row] = (0..<1_000).map { ["id": .text("\($0)"), "text": .text("Late refund \($0)")] }
        let text = Ask.column("text")
        let operators: [Operator]
        switch question {
        case "literal": operators = [.search(.term(SearchTerm(patterns: [.token("late")], exact: "Late")))]
        case "contains":
            operators = [.filter(TypedExpression(.boolean, .textTest(.contains, text, Ask.literal(.text("fund")))))]
        case "matches":
            operators = [.filter(TypedExpression(.boolean, .matches(text, pattern: "t$", negated: false)))]
        default: operators = [.sort([Ask.key("text")])]
        }
        let cancellation = Cancellation()
        let read = Mutex(0)
        let source = WatchedSource(MemorySource(rows)) {
            let count = read.withLock {
                $0 += 1
                return $0
            }
            if count == 300 { cancellation.cancel() }
        }
        #expect(throws: CancellationError.self) { try source.run(Ask.query(operators), cancellation) }
        #expect((300..<400).contains(read.withLock { $0 }))
    }

    @Test func columnsThatNothingNamesAreNotRead() throws {
        let source = WatchedSource(MemorySource(Self.mentions))
        _ = try source.run(Ask.query([Ask.filter("likes", .greater, .integer(0)), Ask.group(by: ["channel"])]))
        #expect(source.columnsRead == ["channel", "likes"])
    }
}
