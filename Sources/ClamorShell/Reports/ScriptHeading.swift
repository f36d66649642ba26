/// What a script says of itself in the comments that it begins with. Their first paragraph is for readers of its answers,
/// what follows is for whoever runs it.
struct ScriptHeading: Equatable {
    var title: String?
    /// What is said beyond the title; nil where nothing is.
    var introduction: String?

    init(_ text: String) {
        let lines = Self.firstParagraph(text)
        guard let first = lines.first else { return }
        // A line that stands for itself is the title; otherwise the first sentence, or what stands before its colon.
        let isAlone = lines.count == 1 ? !first.contains(": ") : Self.isHeading(first, before: lines[1])
        let whole = lines.joined(separator: " ")
        if isAlone {
            title = lines.count == 1 ? Self.sentence(first) : first.hasSuffix(".") ? String(first.dropLast()) : first
            let rest = lines.dropFirst().joined(separator: " ")
            introduction = rest.isEmpty ? (Self.isSame(title, first) ? nil : first) : rest
        } else {
            title = Self.sentence(whole)
            introduction = Self.isSame(title, whole) ? nil : whole
        }
    }

    /// The lines of the first comment, without their signs.
    private static func firstParagraph(_ text: String) -> [String] {
        var lines: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let line = line.drop { $0 == " " || $0 == "\t" }
            if line.hasPrefix("#!") || (lines.isEmpty && line.isEmpty) { continue }
            guard line.hasPrefix("#"), !line.hasPrefix("#=") else { break }
            let words = String(line.dropFirst().drop { $0 == " " })
            if words.isEmpty {
                if lines.isEmpty { continue }
                break
            }
            lines.append(words)
        }
        return lines
    }

    /// Whether a line ends what it says, and the next begins anew.
    private static func isHeading(_ line: String, before next: String) -> Bool {
        guard let last = line.last, let first = next.first else { return false }
        return ![",", ";", ":"].contains(last) && first.isUppercase && line.count < 70
    }

    private static func isSame(_ title: String?, _ text: String) -> Bool {
        text == title || text == (title ?? "") + "."
    }

    /// The first sentence, or what stands before its colon.
    private static func sentence(_ paragraph: String) -> String {
        var end = paragraph.endIndex
        for mark in [". ", ": "] {
            if let found = paragraph.indices.first(where: { paragraph[$0...].hasPrefix(mark) }), found < end {
                end = found
            }
        }
        var title = String(paragraph[..<end])
        if title.hasSuffix(".") { title.removeLast() }
        return title
    }
}
