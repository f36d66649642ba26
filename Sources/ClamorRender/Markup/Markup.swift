import ClamorText

/// XML or HTML in the making: what is opened is closed, and everything put in is escaped.
struct Markup: Sendable {
    /// A name and its value; without a value the attribute is left out.
    typealias Attribute = (name: String, value: String?)

    private(set) var text = ""
    private var open: [String] = []

    mutating func begin(_ name: String, _ attributes: [Attribute] = []) {
        start(name, attributes)
        text += ">"
        open.append(name)
    }

    mutating func end() {
        let name = open.removeLast()
        text += "</\(name)>"
    }

    /// An element that holds nothing.
    mutating func empty(_ name: String, _ attributes: [Attribute] = []) {
        start(name, attributes)
        text += "/>"
    }

    /// An element that holds a text.
    mutating func element(_ name: String, _ attributes: [Attribute] = [], _ content: String, keepsLines: Bool = false) {
        begin(name, attributes)
        put(content, keepsLines: keepsLines)
        end()
    }

    mutating func put(_ content: String, keepsLines: Bool = false) {
        text += Self.escaped(content, keepsLines: keepsLines)
    }

    /// A sentence of ours, in which names of the language stand between backquotes.
    mutating func putProse(_ sentence: String) {
        let parts = sentence.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
        guard parts.count % 2 == 1 else { return put(sentence, keepsLines: true) }
        for (index, part) in parts.enumerated() where !part.isEmpty {
            if index % 2 == 1 { element("code", [], part) } else { put(part, keepsLines: true) }
        }
    }

    /// What is markup already.
    mutating func raw(_ markup: String) { text += markup }

    mutating func newLine() { text += "\n" }

    private mutating func start(_ name: String, _ attributes: [Attribute]) {
        text += "<\(name)"
        for (name, value) in attributes {
            guard let value else { continue }
            text += " \(name)=\"\(Self.escaped(value))\""
        }
    }

    /// A text in which nothing is markup: the five special characters as entities; control characters, bidirectional
    /// controls and what XML has no place for as visible escapes.
    ///
    /// - Parameter keepsLines: whether line ends stay.
    static func escaped(_ text: String, keepsLines: Bool = false) -> String {
        if text.utf8.allSatisfy(isPlain) { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\n" where keepsLines: result += "\n"
            case _ where SafeText.isUnsafe(scalar): result += SafeText.escapedForTerminal(String(scalar))
            case _ where scalar.value & 0xFFFE == 0xFFFE: result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x22, 0x26, 0x27, 0x3C, 0x3E: false
        default: byte >= 0x20 && byte < 0x7F
        }
    }
}
