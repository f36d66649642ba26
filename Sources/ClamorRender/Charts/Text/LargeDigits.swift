import ClamorText

/// Figures in three rows of cells.
struct LargeDigits {
    let rows: [String]
    let width: Int

    /// - Parameter text: a value as it is to be read. Signs that have no large form, such as units, stand small at its foot.
    init(_ text: String, isASCII: Bool) {
        var rows = ["", "", ""]
        let forms = isASCII ? Self.strokes : Self.blocks
        for (index, character) in text.enumerated() {
            let form = forms[character] ?? Self.small(character)
            // Digits stand apart; what belongs to the digit before follows at once.
            let gap = index > 0 && forms[character] != nil ? " " : ""
            for row in 0..<3 { rows[row] += gap + form[row] }
        }
        self.rows = rows
        width = rows.map { displayWidth(of: $0) }.max() ?? 0
    }

    private static func small(_ character: Character) -> [String] {
        let text = String(character)
        let blank = String(repeating: " ", count: displayWidth(of: text))
        return [blank, blank, text]
    }

    /// Five rows of half cells high, three cells wide.
    private static let blocks: [Character: [String]] = [
        "0": ["█▀█", "█ █", "▀▀▀"], "1": ["▀█ ", " █ ", "▀▀▀"], "2": ["▀▀█", "█▀▀", "▀▀▀"],
        "3": ["▀▀█", " ▀█", "▀▀▀"], "4": ["█ █", "▀▀█", "  ▀"], "5": ["█▀▀", "▀▀█", "▀▀▀"],
        "6": ["█▀▀", "█▀█", "▀▀▀"], "7": ["▀▀█", "  █", "  ▀"], "8": ["█▀█", "█▀█", "▀▀▀"],
        "9": ["█▀█", "▀▀█", "▀▀▀"], "-": ["  ", "▀▀", "  "], "+": [" ▄ ", "▀█▀", "   "],
        ".": [" ", " ", "▀"], ",": [" ", " ", "█"], "%": ["▀ ▄", " ▄▀", "▀ ▀"],
    ]

    private static let strokes: [Character: [String]] = [
        "0": [" _ ", "| |", "|_|"], "1": ["   ", "  |", "  |"], "2": [" _ ", " _|", "|_ "],
        "3": [" _ ", " _|", " _|"], "4": ["   ", "|_|", "  |"], "5": [" _ ", "|_ ", " _|"],
        "6": [" _ ", "|_ ", "|_|"], "7": [" _ ", "  |", "  |"], "8": [" _ ", "|_|", "|_|"],
        "9": [" _ ", "|_|", " _|"], "-": ["  ", "__", "  "], "+": ["   ", "_|_", " | "],
        ".": [" ", " ", "."], ",": [" ", " ", ","], "%": ["o /", " / ", "/ o"],
    ]
}
