/// What a script says of itself in the comments that it begins with. Their first paragraph is for readers of its answers,
/// what follows is for whoever runs it.
struct ScriptHeading: Equatable {
    var title: String?
    /// The first paragraph; nil where it is the title alone.
    var introduction: String?

    init(_ text: String) {
        var paragraphs: [String] = []
        var isOpen = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let line = line.drop { $0 == " " || $0 == "\t" }
            if line.hasPrefix("#!") || (paragraphs.isEmpty && line.isEmpty) { continue }
            guard line.hasPrefix("#"), !line.hasPrefix("#=") else { break }
            let words = String(line.dropFirst().drop { $0 == " " })
            if words.isEmpty {
                isOpen = false
            } else if isOpen {
                paragraphs[paragraphs.count - 1] += " " + words
            } else {
                paragraphs.append(words)
                isOpen = true
            }
        }
        title = paragraphs.first.map(Self.title)
        introduction = paragraphs.first.flatMap { [title, title.map { $0 + "." }].contains($0) ? nil : $0 }
    }

    /// The first sentence, or what stands before its colon.
    private static func title(_ paragraph: String) -> String {
        var end = paragraph.endIndex
        for mark in [". ", ": "] { if let found = paragraph.range(of: mark), found < end { end = found } }
        var title = String(paragraph[..<end])
        if title.hasSuffix(".") { title.removeLast() }
        return title
    }
}

extension String {
    /// Where a text begins first.
    fileprivate func range(of text: String) -> Index? {
        indices.first { self[$0...].hasPrefix(text) }
    }
}
