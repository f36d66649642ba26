import ClamorText

/// Takes cards of mentions as they come.
package protocol CardSink {
    mutating func write(_ cards: [MentionCard]) throws
    mutating func write(_ conversation: Conversation) throws
    /// What is to be known of the cards written; nil where nothing is.
    var legend: String? { get }
}

/// Cards of mentions as text to read.
package struct CardWriter: CardSink {
    /// The least that is left of a line for text, however deep in a thread.
    static let narrowestText = 16
    /// Cells that an answer is set to the right of what it answers.
    static let step = 2

    private let style: RenderStyle
    private let width: Int
    private let sink: ByteSink
    /// Whether a word was marked for its sentiment so far.
    package private(set) var hasSentimentMarks = false

    package init(style: RenderStyle, width: Int, sink: @escaping ByteSink) {
        self.style = style
        self.width = width
        self.sink = sink
    }

    /// What the signs at words mean; nil where none was written.
    package var legend: String? {
        guard hasSentimentMarks else { return nil }
        if style.color { return "underlined: words that moved the score up (blue) or down (orange)" }
        let (up, down) = style.ascii ? ("(+)", "(-)") : ("⁺", "⁻")
        return "\(up) \(down): words that moved the score up or down"
    }

    package mutating func write(_ cards: [MentionCard]) throws {
        var text = ""
        for card in cards {
            note(card)
            text += self.text(card, before: "", behind: "") + "\n"
            if text.utf8.count > 1 << 16 {
                try sink(Array(text.utf8))
                text = ""
            }
        }
        if !text.isEmpty { try sink(Array(text.utf8)) }
    }

    /// Writes a conversation, each card as deep as it stands in the thread; those that were asked for with a sign.
    package mutating func write(_ conversation: Conversation) throws {
        var text = ""
        for part in conversation.parts {
            switch part {
            case .card(let card):
                note(card)
                let indent = indent(card.depth)
                let sign = !card.isAsked ? "  " : style.ascii ? "> " : "▶ "
                text += self.text(
                    card, before: spaces(indent) + (card.isAsked ? paint(sign, "1") : sign), behind: spaces(indent + 2))
                text += "\n"
            case .leftOut(let count):
                let mentions = count == 1 ? "1 more mention" : "\(formatInteger(count, grouped: true)) more mentions"
                text += lines(style.ascii ? "... \(mentions)" : "… \(mentions)", indent: 2) + "\n"
            case .remark(let remark): text += lines(remark, indent: 2) + "\n"
            }
        }
        try sink(Array(text.utf8))
    }

    private mutating func note(_ card: MentionCard) {
        let marks = (card.title?.marks ?? []) + (card.text?.marks ?? [])
        if marks.contains(where: { $0.meaning != .match }) { hasSentimentMarks = true }
    }

    private func indent(_ depth: Int) -> Int { max(0, min(depth * Self.step, width - Self.narrowestText - 4)) }

    /// A faint remark.
    private func lines(_ text: String, indent: Int) -> String {
        RunningText(width: width - indent).lines(text).map { spaces(indent) + paint($0, "2") + "\n" }.joined()
    }

    /// - Parameters:
    ///   - before: what stands before the first line.
    ///   - behind: as wide, before the others.
    private func text(_ card: MentionCard, before: String, behind: String) -> String {
        let room = width - behind.utf8.count
        var lines: [String] = []
        lines += joined([card.who] + card.circumstances, room, first: "1")
        if let title = card.title { lines += marked(title, room, sequence: style.color ? "\u{1b}[1m" : "") }
        if let text = card.text { lines += marked(text, room) }
        lines += joined(card.numbers, room).map { paint($0, "2") }
        for other in card.others { lines += marked(.init(text: other), room) }
        if let link = card.link { lines += RunningText(width: room).lines(link).map { paint($0, "2") } }
        return lines.enumerated().map { ($0 == 0 ? before : behind) + $1 + "\n" }.joined()
    }

    /// Parts in as many lines as they need; further lines and what goes on from a long part are set to the right.
    ///
    /// - Parameter first: how the first part is painted.
    private func joined(_ parts: [String], _ room: Int, first: String = "") -> [String] {
        let separator = style.ascii ? " | " : " · "
        var lines: [String] = []
        var used = 0
        for (number, part) in parts.enumerated() {
            let code = number == 0 ? first : ""
            let safe = SafeText.escapedForTerminal(part)
            let size = displayWidth(of: safe)
            if used > 0, used + 3 + size <= room {
                lines[lines.count - 1] += separator + safe
                used += 3 + size
                continue
            }
            let indent = lines.isEmpty ? 0 : 2
            let pieces = RunningText(width: room - 2).lines(safe)
            for (place, piece) in pieces.enumerated() {
                lines.append(spaces(place == 0 ? indent : 2) + paint(piece, code))
            }
            used = displayWidth(of: pieces[pieces.count - 1]) + (pieces.count > 1 ? 2 : indent)
        }
        return lines
    }

    private func marked(_ text: MentionCard.MarkedText, _ room: Int, sequence: String = "") -> [String] {
        RunningText(width: room - 2, sequence: sequence, markup: markup).lines(text.text, marks: text.marks)
            .map { $0.isEmpty ? "" : "  " + $0 }
    }

    /// How marked words look: in colour by colour, else by signs.
    private func markup(_ meaning: MentionCard.MarkedText.Meaning) -> RunningText.Markup {
        switch (meaning, style.color) {
        case (.match, true): .init(sequence: "\u{1b}[1;33m", isPerWord: true)
        case (.match, false):
            style.ascii
                ? .init(before: "<<", after: ">>", isPerWord: true) : .init(before: "«", after: "»", isPerWord: true)
        case (.positive, true): .init(sequence: "\u{1b}[4m" + style.palette.sequence(.positive))
        case (.negative, true): .init(sequence: "\u{1b}[4m" + style.palette.sequence(.negative))
        case (.positive, false): .init(after: style.ascii ? "(+)" : "⁺")
        case (.negative, false): .init(after: style.ascii ? "(-)" : "⁻")
        }
    }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

    private func paint(_ text: String, _ code: String) -> String {
        style.color && !code.isEmpty && !text.isEmpty ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
    }
}
