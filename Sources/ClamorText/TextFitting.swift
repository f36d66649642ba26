/// Where the ellipsis goes when a text is cut.
package enum TruncationPlace: Sendable {
    case start, middle, end
}

/// The text cut to at most `width` cells, an ellipsis (`…`, one cell) in place of what is missing. Glyphs stay whole.
package func truncate(_ text: String, toWidth width: Int, at place: TruncationPlace = .end) -> String {
    if displayWidth(of: text) <= width { return text }
    if width <= 0 { return "" }
    let room = width - 1
    switch place {
    case .start:
        return "…" + String(tail(of: text[...], width: room))
    case .end:
        return String(head(of: text, width: room)) + "…"
    case .middle:
        let start = head(of: text, width: room - room / 2)
        return String(start) + "…" + String(tail(of: text[start.endIndex...], width: room / 2))
    }
}

/// Which side of a cell a text keeps to.
package enum TextAlignment: Sendable {
    case left, right, center
}

/// The text with spaces added up to `width` cells; a wider one is returned as it is.
package func padded(_ text: String, toWidth width: Int, _ alignment: TextAlignment = .left) -> String {
    let missing = width - displayWidth(of: text)
    if missing <= 0 { return text }
    switch alignment {
    case .left: return text + String(repeating: " ", count: missing)
    case .right: return String(repeating: " ", count: missing) + text
    case .center:
        let before = String(repeating: " ", count: missing / 2)
        return before + text + String(repeating: " ", count: missing - missing / 2)
    }
}

private func head(of text: String, width: Int) -> Substring {
    var end = text.startIndex
    var used = 0
    while end < text.endIndex {
        used += displayWidth(of: String(text[end]))
        if used > width { break }
        end = text.index(after: end)
    }
    return text[..<end]
}

private func tail(of text: Substring, width: Int) -> Substring {
    var start = text.endIndex
    var used = 0
    while start > text.startIndex {
        let before = text.index(before: start)
        used += displayWidth(of: String(text[before]))
        if used > width { break }
        start = before
    }
    return text[start...]
}
