/// Writes the cells of other tables as CSV: the one form in which the reader of tables takes them.
struct CSVText {
    private(set) var bytes: [UInt8] = []
    private var isFirst = true

    /// Begins the next cell of the row.
    private mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
    }

    /// Adds a cell, in quotes where its bytes need them.
    mutating func add(_ cell: some Collection<UInt8>) {
        separate()
        guard cell.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
            bytes.append(contentsOf: cell)
            return
        }
        bytes.append(0x22)
        for byte in cell {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }

    mutating func addEmpty(_ count: Int) {
        for _ in 0..<count { separate() }
    }

    mutating func endRow() {
        bytes.append(0x0A)
        isFirst = true
    }

    /// Moves what is written to `buffer`.
    mutating func move(to buffer: inout [UInt8]) {
        buffer.append(contentsOf: bytes)
        bytes.removeAll(keepingCapacity: true)
    }
}
