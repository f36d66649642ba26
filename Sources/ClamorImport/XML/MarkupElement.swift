/// An element of XML with what it holds. Names keep their prefix as written (`dc:creator`).
struct MarkupElement {
    enum Content {
        case text(String)
        case element(MarkupElement)
    }

    let name: String
    let attributes: [(name: String, value: String)]
    var contents: [Content] = []

    /// The value of an attribute; nil where it is missing or empty.
    subscript(_ attribute: String) -> String? {
        attributes.first { $0.name == attribute && !$0.value.isEmpty }?.value
    }

    /// The elements right inside it.
    var children: [MarkupElement] {
        contents.compactMap { if case .element(let child) = $0 { child } else { nil } }
    }

    /// The first child with one of the names, the earlier ones first.
    func child(_ names: String...) -> MarkupElement? {
        for name in names { if let found = children.first(where: { $0.name == name }) { return found } }
        return nil
    }

    /// All text in it, without blanks around; nil where there is none.
    var text: String? {
        let bytes = Array(rawText.utf8)
        let trimmed = bytes.withUnsafeBufferPointer { String(decoding: CellValue.trimmed($0), as: UTF8.self) }
        return trimmed.isEmpty ? nil : trimmed
    }

    private var rawText: String {
        var result = ""
        for part in contents {
            switch part {
            case .text(let text): result += text
            case .element(let child): result += child.rawText
            }
        }
        return result
    }

    /// What it holds as markup again: tags without attributes, text escaped.
    var markup: String {
        var result = ""
        for part in contents {
            switch part {
            case .text(let text): result += text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            case .element(let child):
                // Prefixes of XHTML say nothing to a reader of HTML.
                let tag = child.name.split(separator: ":").last.map(String.init) ?? child.name
                result += "<\(tag)>\(child.markup)</\(tag)>"
            }
        }
        return result
    }
}
