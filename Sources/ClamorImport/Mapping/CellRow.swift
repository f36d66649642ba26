/// The cells of one record at a time, as bytes that stay where they are until the next record. One thread at a time.
final class CellRow {
    private(set) var cells: UnsafeBufferPointer<UnsafeBufferPointer<UInt8>>
    private var storage: UnsafeMutableBufferPointer<UnsafeBufferPointer<UInt8>>
    /// Bytes that had to be made anew. Never grows while cells point into it.
    private var scratch: UnsafeMutableBufferPointer<UInt8>
    private var used = 0
    private var plain: [UInt8] = []

    private static var empty: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: nil, count: 0) }

    init(columns: Int) {
        storage = .allocate(capacity: max(1, columns))
        storage.initialize(repeating: Self.empty)
        cells = UnsafeBufferPointer(rebasing: storage[..<columns])
        scratch = .allocate(capacity: 4096)
    }

    deinit {
        storage.deallocate()
        scratch.deallocate()
    }

    /// Takes the fields of a table's record; those with quotes or escapes are resolved. `size`: bytes of the record.
    func fill(
        _ fields: [FieldSpan], from first: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ scanner: DelimitedScanner,
        size: Int
    ) {
        clear(room: size)
        for place in 0..<cells.count {
            let field = fields[first + place]
            let cell = UnsafeBufferPointer(rebasing: bytes[Int(field.start)..<Int(field.end)])
            if field.isRaw {
                plain.removeAll(keepingCapacity: true)
                scanner.plain(cell, into: &plain)
                storage[place] = keep(plain)
            } else {
                storage[place] = cell
            }
        }
    }

    /// Empties all cells and makes room for that many bytes of the next record.
    func clear(room: Int) {
        used = 0
        if scratch.count < room {
            scratch.deallocate()
            scratch = .allocate(capacity: room * 2)
        }
        for place in 0..<cells.count { storage[place] = Self.empty }
    }

    /// Adds a column.
    func addColumn() {
        let count = cells.count + 1
        if storage.count < count {
            let grown = UnsafeMutableBufferPointer<UnsafeBufferPointer<UInt8>>.allocate(capacity: count * 2)
            grown.initialize(repeating: Self.empty)
            for place in 0..<cells.count { grown[place] = storage[place] }
            storage.deallocate()
            storage = grown
        }
        cells = UnsafeBufferPointer(rebasing: storage[..<count])
    }

    /// Sets a cell to bytes that outlive the record's reading.
    func set(_ place: Int, _ cell: UnsafeBufferPointer<UInt8>) { storage[place] = cell }

    /// Sets a cell to bytes made for it; the room asked for must hold all of a record's.
    func set(_ place: Int, copying bytes: some Collection<UInt8>) { storage[place] = keep(bytes) }

    private func keep(_ bytes: some Collection<UInt8>) -> UnsafeBufferPointer<UInt8> {
        precondition(used + bytes.count <= scratch.count, "a record's cells are larger than the record")
        let part = UnsafeMutableBufferPointer(rebasing: scratch[used..<used + bytes.count])
        _ = part.initialize(from: bytes)
        used += bytes.count
        return UnsafeBufferPointer(part)
    }

    /// Whether the cells are these texts.
    func equals(_ names: [String]) -> Bool {
        guard let first = names.first, matches(0, first) else { return false }
        return names.indices.allSatisfy { matches($0, names[$0]) }
    }

    private func matches(_ place: Int, _ name: String) -> Bool {
        // Most rows differ at the first byte; marks before it are looked past.
        let cell = CellValue.trimmed(cells[place])
        return cell.count == name.utf8.count && cell.elementsEqual(name.utf8)
    }
}
