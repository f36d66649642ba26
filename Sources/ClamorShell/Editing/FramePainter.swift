/// Keeps a terminal's rows as the editor wants them, with as few bytes as it takes: rows that are as they were are
/// passed over.
struct FramePainter {
    /// What is on the screen; nil: nothing of ours.
    private var shown: Frame?

    /// What makes the screen show a frame.
    mutating func paint(_ frame: Frame) -> String {
        guard let shown else { return start(frame) }
        if shown == frame { return "" }
        var out = "\u{1b}[?25l" + Self.vertical(-shown.cursorRow) + "\r"
        let same = zip(shown.rows, frame.rows).prefix { $0 == $1 }.count
        let first = min(same, frame.rows.count - 1, shown.rows.count - 1)
        out += Self.vertical(first)
        var row = first
        for index in first..<frame.rows.count {
            if index > row {
                // Past the last row that there was, the screen may have to scroll.
                out += "\r\n"
                row += 1
            }
            if index >= shown.rows.count || shown.rows[index] != frame.rows[index] {
                // Cleared first: behind a full row the cursor stands on its last cell.
                out += "\u{1b}[K" + frame.rows[index]
            }
        }
        if shown.rows.count > frame.rows.count { out += "\r\n\u{1b}[J" + Self.vertical(-1) }
        out += place(frame, from: frame.rows.count - 1) + "\u{1b}[?25h"
        self.shown = frame
        return out
    }

    private mutating func start(_ frame: Frame) -> String {
        shown = frame
        return "\r\u{1b}[J" + frame.rows.joined(separator: "\r\n") + place(frame, from: frame.rows.count - 1)
    }

    private func place(_ frame: Frame, from row: Int) -> String {
        Self.vertical(frame.cursorRow - row) + "\r" + (frame.cursorColumn > 0 ? "\u{1b}[\(frame.cursorColumn)C" : "")
    }

    /// Moves below the frame and leaves it there.
    mutating func leave() -> String {
        guard let shown else { return "" }
        self.shown = nil
        return Self.vertical(shown.rows.count - 1 - shown.cursorRow) + "\r\n"
    }

    /// Takes the frame off the screen as a terminal of another width has wrapped it.
    mutating func erase(width: Int) -> String {
        guard let shown else { return "" }
        self.shown = nil
        let width = max(1, width)
        let above = shown.widths.prefix(shown.cursorRow).reduce(0) { $0 + max(1, ($1 + width - 1) / width) }
        return Self.vertical(-(above + shown.cursorColumn / width)) + "\r\u{1b}[J"
    }

    /// Nothing that was painted is there any more.
    mutating func forget() { shown = nil }

    private static func vertical(_ rows: Int) -> String {
        rows > 0 ? "\u{1b}[\(rows)B" : rows < 0 ? "\u{1b}[\(-rows)A" : ""
    }
}
