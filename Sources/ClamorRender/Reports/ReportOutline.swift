/// A report's items as sections. Notes in a row begin one: the first is its heading where it is short, what follows are
/// paragraphs.
struct ReportOutline {
    enum Block {
        case paragraph(String)
        case answer(Report.Answer)
        case problem(String)
    }

    struct Section {
        /// None before the first heading.
        var heading: String?
        var blocks: [Block] = []
    }

    private(set) var sections: [Section] = []
    /// A longer note is a paragraph rather than a heading.
    private static let longestHeading = 100

    init(_ items: [Report.Item]) {
        var section = Section()
        var isAfterNote = false
        for item in items {
            switch item {
            case .note(let text):
                if !isAfterNote, text.count <= Self.longestHeading {
                    close(section)
                    section = Section(heading: text)
                } else {
                    section.blocks.append(.paragraph(text))
                }
                isAfterNote = true
                continue
            case .answer(let answer): section.blocks.append(.answer(answer))
            case .problem(let text): section.blocks.append(.problem(text))
            }
            isAfterNote = false
        }
        close(section)
    }

    private mutating func close(_ section: Section) {
        if section.heading != nil || !section.blocks.isEmpty { sections.append(section) }
    }

    /// More headings than this are listed at the beginning.
    static let fewHeadings = 3

    var headings: [String] { sections.compactMap(\.heading) }
}
