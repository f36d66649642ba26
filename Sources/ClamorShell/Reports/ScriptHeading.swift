/// What a script says of itself in the comments that it begins with: a title and paragraphs.
struct ScriptHeading: Equatable {
    var title: String?
    /// The whole comment, in paragraphs; empty where it is the title alone.
    var introduction: [String]

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
        introduction = paragraphs
        if paragraphs.count == 1, let title, paragraphs[0] == title || paragraphs[0] == title + "." {
            introduction = []
        }
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
