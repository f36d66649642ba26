/// A stretch of what is entered at the prompt: a dot-command, which has its line to itself, or the statements between.
struct EntryPart {
    var isCommand: Bool
    /// Bytes of the whole text's UTF-8, without the line end behind.
    var range: Range<Int>
    /// Lines of the whole text before it.
    var linesBefore: Int
    var text: String
}

extension Session {
    /// The parts of a text in its order. Within a quote or a bracket that goes over lines a dot is a dot.
    func parts(of text: String) -> [EntryPart] {
        var parts: [EntryPart] = []
        var open: EntryPart?
        var start = 0
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let range = start..<start + line.utf8.count
            start = range.upperBound + 1
            let isFree = open.map { $0.text.allSatisfy(\.isWhitespace) || isWhole($0.text) } ?? true
            if line.drop(while: \.isWhitespace).hasPrefix("."), isFree {
                if let open { parts.append(open) }
                open = nil
                parts.append(EntryPart(isCommand: true, range: range, linesBefore: number, text: String(line)))
            } else if var grown = open {
                grown.range = grown.range.lowerBound..<range.upperBound
                grown.text += "\n" + line
                open = grown
            } else {
                open = EntryPart(isCommand: false, range: range, linesBefore: number, text: String(line))
            }
        }
        return parts + (open.map { [$0] } ?? [])
    }
}
