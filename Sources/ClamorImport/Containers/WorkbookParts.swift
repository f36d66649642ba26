/// What sheets share: their texts, and how their numbers are shown. Each is a part of its own in the archive.

/// The texts that cells name by number (ECMA-376, part 1, 18.4), as one run of bytes.
final class SharedStrings: XMLEventHandler {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var isText = false
    private var isPhonetic = false

    subscript(_ index: Int) -> ArraySlice<UInt8> {
        guard ends.indices.contains(index) else { return [] }
        return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    func start(_ name: String, _ attributes: XMLAttributes) {
        switch name {
        case "t": isText = !isPhonetic
        // How the text before it is spoken, not part of it.
        case "rPh": isPhonetic = true
        default: break
        }
    }

    func end(_ name: String) {
        switch name {
        case "t": isText = false
        case "rPh": isPhonetic = false
        case "si": ends.append(bytes.count)
        default: break
        }
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) {
        if isText { bytes.append(contentsOf: text) }
    }
}

/// Which styles of cells show numbers as times (ECMA-376, part 1, 18.8).
final class CellStyles: XMLEventHandler {
    private var formats: [Int: Bool] = [:]
    private var isInCellFormats = false
    private var styles: [Bool] = []

    /// Whether a number of that style is a time.
    func isTime(_ style: Int) -> Bool { styles.indices.contains(style) && styles[style] }

    func start(_ name: String, _ attributes: XMLAttributes) {
        switch name {
        case "numFmt":
            if let id = attributes["numFmtId"].flatMap(Int.init), let code = attributes["formatCode"] {
                formats[id] = Self.showsTime(code)
            }
        case "cellXfs": isInCellFormats = true
        case "xf" where isInCellFormats:
            let id = attributes["numFmtId"].flatMap(Int.init) ?? 0
            styles.append(formats[id] ?? Self.builtIn.contains { $0.contains(id) })
        default: break
        }
    }

    func end(_ name: String) {
        if name == "cellXfs" { isInCellFormats = false }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// Numbers of formats that need no code (18.8.30), those of East Asian versions with them.
    private static let builtIn = [14...22, 27...36, 45...47, 50...58]

    /// Whether a format's code has a part of a date or time outside quotes, brackets and escapes.
    static func showsTime(_ code: String) -> Bool {
        var closing: Character?
        var isEscaped = false
        for character in code {
            if isEscaped {
                isEscaped = false
            } else if let end = closing {
                if character == end { closing = nil }
            } else {
                switch character {
                case "\"": closing = "\""
                case "[": closing = "]"
                case "\\", "_", "*": isEscaped = true
                // What follows is for numbers below zero.
                case ";": return false
                case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S": return true
                default: break
                }
            }
        }
        return false
    }
}

/// The sheets of a workbook by name (18.2) and the parts that hold them.
final class WorkbookOutline: XMLEventHandler {
    private(set) var sheets: [(name: String, relation: String)] = []
    /// Days count from 1904 instead of 1900.
    private(set) var isFrom1904 = false

    func start(_ name: String, _ attributes: XMLAttributes) {
        if name == "sheet", let title = attributes["name"], let relation = attributes["id"] {
            sheets.append((title, relation))
        }
        if name == "workbookPr" { isFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "") }
    }

    func end(_ name: String) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Which part of the archive another one means by a name.
final class Relations: XMLEventHandler {
    private(set) var all: [(id: String, type: String, target: String)] = []

    func start(_ name: String, _ attributes: XMLAttributes) {
        guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"] else { return }
        all.append((id, attributes["Type"] ?? "", target))
    }

    func end(_ name: String) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
