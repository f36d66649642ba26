import ClamorText

/// The candidates below the line, one of them chosen perhaps.
struct CompletionMenu {
    private let completion: Completion
    /// The buffer that the candidates are for.
    private let base: EditBuffer
    private var chosen: Int?
    /// What the buffer must hold for the menu to mean anything.
    private(set) var buffer: EditBuffer

    static let mostRows = 10

    init(_ completion: Completion, buffer: EditBuffer) {
        self.completion = completion
        base = buffer
        self.buffer = buffer
    }

    var hasChoice: Bool { chosen != nil }

    /// The buffer with the next candidate, or the one before; behind the last comes what was typed.
    mutating func choose(next: Bool) -> EditBuffer {
        let count = completion.candidates.count
        switch (chosen, next) {
        case (nil, true): chosen = 0
        case (nil, false): chosen = count - 1
        case (let place?, true): chosen = place + 1 < count ? place + 1 : nil
        case (let place?, false): chosen = place > 0 ? place - 1 : nil
        }
        buffer = base
        if let chosen {
            let candidate = completion.candidates[chosen]
            buffer.replace(completion.replaced, with: candidate.text)
            // It is not to run into a word that stands there.
            if let next = buffer.after.first, next.isWordPart { buffer.insert(candidate.ending) }
        }
        return buffer
    }

    /// The buffer with the chosen candidate and what belongs behind it.
    func accepted() -> EditBuffer {
        guard let chosen else { return buffer }
        var result = buffer
        let ending = completion.candidates[chosen].ending
        if ending.isEmpty || !result.before.hasSuffix(ending) { result.close(with: ending) }
        return result
    }

    /// The buffer before a candidate was chosen.
    var original: EditBuffer { base }

    /// Rows for the screen, those around the chosen one.
    func lines(width: Int, height: Int, theme: EditorTheme) -> [String] {
        let candidates = completion.candidates
        let room = max(1, min(Self.mostRows, height))
        let first = max(0, min((chosen ?? 0) - room / 2, candidates.count - room))
        let shown = candidates[first..<min(first + room, candidates.count)]
        let widest = min(
            max(12, width / 2), shown.map { displayWidth(of: SafeText.escapedForTerminal($0.text)) }.max() ?? 0)
        var lines = zip(shown.indices, shown).map { index, candidate in
            let text = truncate(SafeText.escapedForTerminal(candidate.text), toWidth: widest)
            let name = " " + padded(text, toWidth: widest) + " "
            let note = truncate(" " + SafeText.escapedForTerminal(candidate.note), toWidth: max(0, width - widest - 3))
            return (index == chosen ? theme.styled(name, .chosen) : name) + theme.styled(note, .note)
        }
        if shown.count < candidates.count {
            let more = " \((chosen ?? first) + 1) of \(candidates.count); Tab goes on, Shift-Tab back"
            lines.append(theme.styled(truncate(more, toWidth: width), .note))
        }
        return lines
    }
}

extension Completion {
    /// What all candidates begin with; nil unless it goes on from what has been typed.
    func common(after typed: String) -> String? {
        guard let first = candidates.first?.text else { return nil }
        let common = candidates.dropFirst().reduce(first) { common, candidate in
            String(zip(common, candidate.text).prefix { $0 == $1 }.map(\.0))
        }
        return common.count > typed.count && common.lowercased().hasPrefix(typed.lowercased()) ? common : nil
    }
}

extension EditBuffer {
    /// Puts in what belongs behind a candidate, unless it stands there already.
    mutating func close(with ending: String) {
        before += ending
        if after.hasPrefix(ending) { after.removeFirst(ending.count) }
    }
}
