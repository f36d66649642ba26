import ClamorText

/// A terminal's screen as far as the editor's control sequences go: what a person would see.
struct Screen {
    let width: Int
    let height: Int
    private(set) var rows: [[String]]
    private(set) var row = 0
    private(set) var column = 0
    /// A full row: the cursor stands on its last cell until more comes.
    private var isPending = false

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
        rows = Array(repeating: Array(repeating: " ", count: width), count: height)
    }

    var lines: [String] {
        rows.map { cells in
            var cells = cells
            while cells.last == " " { cells.removeLast() }
            return cells.joined()
        }
    }

    mutating func feed(_ text: String) {
        var rest = Substring(text)
        while let character = rest.first {
            if character == "\u{1b}" {
                rest = rest.dropFirst(2)
                let digits = rest.prefix { !$0.isLetter }
                rest = rest.dropFirst(digits.count)
                control(rest.removeFirst(), digits)
                continue
            }
            rest.removeFirst()
            put(character)
        }
    }

    private mutating func control(_ letter: Character, _ digits: Substring) {
        let count = Int(digits) ?? 1
        switch letter {
        case "A": row = max(0, row - count)
        case "B": row = min(height - 1, row + count)
        case "C": column = min(width - 1, column + count)
        case "H": (row, column) = (0, 0)
        case "K": clear(row, from: column)
        case "J":
            let isAll = digits == "2"
            clear(row, from: isAll ? 0 : column)
            for below in (isAll ? 0 : min(row + 1, height))..<height where below != row { clear(below, from: 0) }
        default: return
        }
        isPending = false
    }

    private mutating func clear(_ row: Int, from column: Int) {
        for cell in column..<width { rows[row][cell] = " " }
    }

    private mutating func put(_ character: Character) {
        switch character {
        case "\r": column = 0
        case "\r\n":
            column = 0
            lineFeed()
        case "\n": lineFeed()
        default:
            let cells = displayWidth(of: String(character))
            if isPending || column + cells > width {
                column = 0
                lineFeed()
            }
            rows[row][column] = String(character)
            for cell in 1..<max(cells, 1) { rows[row][column + cell] = "" }
            isPending = column + cells >= width
            column = min(width - 1, column + cells)
            return
        }
        isPending = false
    }

    private mutating func lineFeed() {
        if row == height - 1 {
            rows.removeFirst()
            rows.append(Array(repeating: " ", count: width))
        } else {
            row += 1
        }
    }
}
