/// The cells of a sheet (ECMA-376, part 1, 18.3) as CSV: rows of one width, gaps filled with empty cells.
final class SheetText: ByteStage, XMLEventHandler {
    private let input: any ByteStage
    private let cells: SheetCells
    /// Cells of a row; nil: they are only measured.
    private let width: Int?
    private lazy var events = XMLEvents(self)
    private var block: [UInt8] = []
    private var isOver = false
    private var own: [ByteFinding] = []

    private var csv = CSVText()
    private var row = 0
    /// Cells of the row that are written.
    private var written = 0
    private var widest = 0
    private var column = 0
    private var cell = SheetCells.Cell()
    private var isValue = false
    private var isPhonetic = false

    init(_ input: any ByteStage, _ cells: SheetCells, width: Int?) {
        self.input = input
        self.cells = cells
        self.width = width
    }

    var progress: (done: Int64, total: Int64?) { input.progress }
    var findings: [ByteFinding] { input.findings + own }

    func read(into buffer: inout [UInt8]) throws -> Bool {
        let start = buffer.count
        while !isOver, csv.bytes.count < ByteBlock.size {
            block.removeAll(keepingCapacity: true)
            isOver = try !input.read(into: &block)
            if let fault = events.read(block, isLast: isOver) {
                isOver = true
                let text = "the sheet is damaged (\(fault)): the rows before are imported"
                own.append(.init(text: text, isDamage: true))
            }
        }
        csv.move(to: &buffer)
        return buffer.count > start
    }

    /// How many columns hold anything.
    func measuredWidth(of name: String) throws -> Int {
        var none: [UInt8] = []
        while !isOver { _ = try read(into: &none) }
        return widest
    }

    // MARK: Elements

    func start(_ name: String, _ attributes: XMLAttributes) {
        switch name {
        case "c":
            column = attributes.bytes("r").map(SheetCells.column) ?? column + 1
            cell.begin(type: attributes["t"], style: attributes["s"])
        case "row":
            let number = attributes["r"].flatMap(Int.init) ?? row + 1
            // A row that is left out is an empty line, so that lines count as rows do.
            if width != nil, number > row + 1, number - row < 1 << 20 { for _ in (row + 1)..<number { csv.endRow() } }
            row = max(row + 1, number)
            (written, column) = (0, 0)
        case "v": isValue = true
        case "t": isValue = !isPhonetic
        case "rPh": isPhonetic = true
        default: break
        }
    }

    func end(_ name: String) {
        switch name {
        case "v", "t": isValue = false
        case "rPh": isPhonetic = false
        case "c": endCell()
        case "row":
            guard let width, width > 0 else { return }
            if written > 0 { csv.addEmpty(width - written) }
            csv.endRow()
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isValue { cell.value.append(contentsOf: bytes) }
    }

    private func endCell() {
        if cell.value.isEmpty { return }
        guard let width else {
            widest = max(widest, column)
            return
        }
        guard column > written, column <= width else { return }
        csv.addEmpty(column - 1 - written)
        cells.write(cell, to: &csv)
        written = column
    }
}
