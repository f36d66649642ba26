import ClamorColumns
import ClamorQuery
import ClamorRender
import ClamorText
import ClamorTime
import Testing

/// Mentions as cards, and the conversations around them.
@Suite struct CardTests {
    private func text(_ cards: [MentionCard], width: Int = 60, color: Bool = false, ascii: Bool = false) throws
        -> String
    {
        nonisolated(unsafe) var bytes: [UInt8] = []
        var writer = CardWriter(style: RenderStyle(width: width, color: color, ascii: ascii), width: width) {
            bytes += $0
        }
        try writer.write(cards)
        return String(decoding: bytes, as: UTF8.self)
    }

    private let felt = MentionCard(
        who: "@ann", circumstances: ["forum"],
        text: .init(
            text: "good, then bad bad refund",
            marks: [
                .init(range: 0..<4, meaning: .positive), .init(range: 11..<18, meaning: .negative),
                .init(range: 19..<25, meaning: .match),
            ]))

    @Test func marksStandAtTheirWords() throws {
        #expect(try text([felt]) == "@ann · forum\n  good⁺, then bad bad⁻ «refund»\n\n")
        #expect(try text([felt], ascii: true) == "@ann | forum\n  good(+), then bad bad(-) <<refund>>\n\n")
        let colored = try text([felt], color: true)
        #expect(colored.contains("\u{1b}[1;33mrefund\u{1b}[0m"))
        #expect(colored.contains("\u{1b}[4m" + Palette().sequence(.positive) + "good\u{1b}[0m,"))
        #expect(!colored.contains("⁺"))
    }

    @Test func scoredTextsAloneAreMarkedForSentiment() {
        let schema = ["id", "text", "title", "sentiment_source"].map { ColumnInfo($0, .text) }
        let rows = table(
            schema,
            [
                [.text("1"), .text("bad refund"), .text("bad"), .text("scored")],
                [.text("2"), .text("bad refund"), .null, .text("given")],
                [.text("3"), .null, .text("bad"), .text("scored")],
            ])
        var reader = CardReader(
            schema: schema, zone: .utc, marked: [SearchTerm(patterns: [.token("refund")])],
            sentimentMarks: { _, _, _ in [.init(range: 0..<3, meaning: .negative)] })
        let cards = reader.cards(rows.batches[0])
        #expect(cards[0].text?.marks.map(\.meaning) == [.negative, .match])
        #expect(cards[0].title?.marks == [])
        #expect(cards[1].text?.marks.map(\.meaning) == [.match])
        #expect(cards[2].title?.marks.map(\.meaning) == [.negative])
        #expect(cards[2].link == "id 3")
    }

    @Test(arguments: [20, 33, 60, 100])
    func noLineIsWiderThanTheWidth(width: Int) throws {
        let long = String(repeating: "wide日本語", count: 20) + " 👩‍👩‍👧 שלום \u{202e}x\u{1b}[31m"
        let bytes = long.utf8.count
        let card = MentionCard(
            who: "@" + long, circumstances: [long, "short"],
            title: .init(text: long, marks: [.init(range: 3..<bytes, meaning: .match)]),
            text: .init(text: long + "\n\n" + long, marks: [.init(range: 0..<bytes, meaning: .positive)]),
            numbers: [long, "likes 1"], others: [long], link: long, depth: 30)
        var deep = card
        deep.depth = 3
        for ascii in [false, true] {
            nonisolated(unsafe) var written: [UInt8] = []
            var writer = CardWriter(style: RenderStyle(width: width, ascii: ascii), width: width) { written += $0 }
            try writer.write([card])
            try writer.write(
                Conversation(
                    [
                        .init(id: "a", parent: nil, time: 1, isAsked: false, card: card),
                        .init(id: "b", parent: "a", time: 2, isAsked: true, card: deep),
                    ], root: "z"))
            let text = String(decoding: written, as: UTF8.self)
            for line in text.split(separator: "\n") { #expect(displayWidth(of: String(line)) <= width, "\(line)") }
            #expect(!text.contains("\u{1b}") && !text.contains("\u{202e}"))
        }
    }
}

@Suite struct ConversationTests {
    private func member(_ id: String, _ parent: String?, _ time: Int64, asked: Bool = false) -> Conversation.Member {
        .init(id: id, parent: parent, time: time, isAsked: asked, card: MentionCard(who: "@" + id))
    }

    private func outline(_ conversation: Conversation) -> [String] {
        conversation.parts.map { part in
            switch part {
            case .card(let card):
                "\(card.depth) \(card.who)\(card.isAsked ? "!" : "")\(card.circumstances.map { " " + $0 }.joined())"
            case .leftOut(let count): "… \(count)"
            case .remark(let text): text
            }
        }
    }

    @Test func byTimeAndAsDeepAsTheyReply() {
        let members = [
            member("d", "b", 4), member("a", nil, 1), member("c", "a", 3, asked: true), member("b", "a", 2),
        ]
        #expect(
            outline(Conversation(members, root: "a")) == ["0 @a", "1 @b", "1 @c! to @a", "2 @d to @b"])
    }

    @Test func whatIsMissingIsSaid() {
        let members = [member("b", "a", 2, asked: true), member("c", "x", 3)]
        #expect(
            outline(Conversation(members, root: "a")) == [
                "the mention that this thread began with is not in the store", "1 @b!", "1 @c",
                "1 of them replies to a mention that is not in the store",
            ])
    }

    @Test func theAncestorsAndNeighboursOfWhatIsAskedAreShown() {
        let members =
            [member("root", nil, 0)]
            + (1...50).map { member("m\($0)", "root", Int64($0)) } + [member("last", "m10", 60, asked: true)]
        let shown = outline(Conversation(members, root: "root", most: 6))
        #expect(
            shown == [
                "0 @root", "… 9", "1 @m10 to @root", "… 37", "1 @m48 to @root", "1 @m49 to @root", "1 @m50 to @root",
                "2 @last! to @m10",
            ])
    }

    @Test func circlesOfRepliesEnd() {
        let members = [member("a", "b", 1), member("b", "a", 2, asked: true), member("c", "c", 3)]
        #expect(outline(Conversation(members, root: nil)).count == 3)
    }
}
