/// Mentions as cards of a page.
enum HTMLCards {
    /// Deeper replies are indented no further.
    private static let deepest = 6

    static func write(_ cards: [MentionCard], to markup: inout Markup) {
        guard !cards.isEmpty else { return markup.element("p", [("class", "count")], "no mentions") }
        markup.begin("div", [("class", "cards")])
        markup.newLine()
        for card in cards { write(card, to: &markup) }
        markup.end()
        markup.newLine()
    }

    private static func write(_ card: MentionCard, to markup: inout Markup) {
        var classes = ["card"]
        if card.depth > 0 { classes.append("d\(min(deepest, card.depth))") }
        if !card.isAsked { classes.append("around") }
        markup.begin("article", [("class", classes.joined(separator: " "))])
        markup.begin("p", [("class", "who")])
        markup.element("b", [("dir", "auto")], card.who)
        for part in card.circumstances {
            markup.raw(" · ")
            markup.element("bdi", [], part)
        }
        markup.end()
        if let title = card.title { write(title, "title", to: &markup) }
        if let text = card.text { write(text, "text", to: &markup) }
        for other in card.others { markup.element("p", [("dir", "auto")], other) }
        if !card.numbers.isEmpty {
            markup.begin("p", [("class", "numbers")])
            for (index, part) in card.numbers.enumerated() {
                if index > 0 { markup.raw(" · ") }
                markup.element("bdi", [], part)
            }
            markup.end()
        }
        if let link = card.link {
            markup.begin("p", [("class", "link")])
            if WebLink.isLink(link) { WebLink.write(link, to: &markup) } else { markup.put(link) }
            markup.end()
        }
        markup.end()
        markup.newLine()
    }

    private static func write(_ text: MentionCard.MarkedText, _ name: String, to markup: inout Markup) {
        markup.begin("p", [("class", name), ("dir", "auto")])
        for piece in text.pieces {
            switch piece.meaning {
            case nil: markup.put(piece.text, keepsLines: true)
            case .match: markup.element("mark", [], piece.text, keepsLines: true)
            case .positive:
                markup.element(
                    "span", [("class", "up"), ("title", "moved the sentiment up")], piece.text, keepsLines: true)
            case .negative:
                markup.element(
                    "span", [("class", "down"), ("title", "moved the sentiment down")], piece.text, keepsLines: true)
            }
        }
        markup.end()
    }
}

extension MentionCard.MarkedText {
    /// The text cut at its marks. Marks that lie beyond the text, within a glyph or upon each other are left out.
    var pieces: [(text: String, meaning: Meaning?)] {
        var pieces: [(text: String, meaning: Meaning?)] = []
        var place = text.startIndex
        for mark in marks {
            guard let start = index(at: mark.range.lowerBound), let end = index(at: mark.range.upperBound),
                place <= start, start < end
            else { continue }
            if place < start { pieces.append((String(text[place..<start]), nil)) }
            pieces.append((String(text[start..<end]), mark.meaning))
            place = end
        }
        if place < text.endIndex { pieces.append((String(text[place...]), nil)) }
        return pieces
    }

    private func index(at offset: Int) -> String.Index? {
        guard offset >= 0,
            let index = text.utf8.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex)
        else { return nil }
        return index.samePosition(in: text.unicodeScalars)
    }
}
