/// From hashes of texts to the first row of their group: in parts by the upper bits of the hash, so that only one of
/// them is there twice while it grows.
struct ExactCopies {
    private static let partBits = 6
    private var parts = [HashOrderedTable](repeating: HashOrderedTable(droppedBits: partBits), count: 1 << partBits)

    var count: Int { parts.reduce(0) { $0 + $1.count } }

    /// The row kept for the hash; if there is none, keeps this one and gives nil.
    ///
    /// - Parameter hash: not 0.
    mutating func find(_ hash: UInt64, orAdd row: UInt32) -> UInt32? {
        if let row = find(hash) { return row }
        add(hash, row)
        return nil
    }

    func find(_ hash: UInt64) -> UInt32? { parts[Self.part(hash)].find(hash) }

    /// Keeps the row for a hash that is not there yet.
    mutating func add(_ hash: UInt64, _ row: UInt32) { parts[Self.part(hash)].add(hash, row) }

    @inline(__always)
    private static func part(_ hash: UInt64) -> Int { Int(hash >> UInt64(64 - partBits)) }
}

/// Rows by hash.
///
/// Open addressing with the slots in order of the hash (Amble and Knuth 1974): a hash's home is its share of the range,
/// and a search ends at the first greater one, so that the table may be nine tenths full. 12 bytes a slot, 13 to 17
/// bytes a distinct text.
private struct HashOrderedTable {
    /// 0 marks an empty slot.
    private var hashes: [UInt64]
    private var rows: [UInt32]
    private(set) var count = 0
    /// How many upper bits all hashes have alike.
    private let droppedBits: Int

    /// Slots beyond the last home, for what is pushed over the end.
    private static let margin = 256

    init(droppedBits: Int) {
        self.droppedBits = droppedBits
        hashes = Array(repeating: 0, count: 1_024 + Self.margin)
        rows = Array(repeating: 0, count: hashes.count)
    }

    private var homes: Int { hashes.count - Self.margin }

    func find(_ hash: UInt64) -> UInt32? {
        var slot = home(hash)
        while hashes[slot] != 0, hashes[slot] < hash { slot += 1 }
        return hashes[slot] == hash ? rows[slot] : nil
    }

    /// Keeps the row for a hash that is not there yet.
    mutating func add(_ hash: UInt64, _ row: UInt32) {
        if (count + 1) * 10 > homes * 9 { grow() }
        while !place(hash, row) { grow() }
        count += 1
    }

    /// Puts a hash in its place and moves greater ones on; false, with nothing changed, when the margin is full.
    private mutating func place(_ hash: UInt64, _ row: UInt32) -> Bool {
        var slot = home(hash)
        while hashes[slot] != 0, hashes[slot] < hash { slot += 1 }
        var end = slot
        while end < hashes.count, hashes[end] != 0 { end += 1 }
        // The last slot stays empty: it ends every search.
        guard end < hashes.count - 1 else { return false }
        while end > slot {
            hashes[end] = hashes[end - 1]
            rows[end] = rows[end - 1]
            end -= 1
        }
        hashes[slot] = hash
        rows[slot] = row
        return true
    }

    /// A fifth larger. The slots are in order already, so each goes behind the one before it.
    private mutating func grow() {
        let old = (hashes: hashes, rows: rows)
        let homes = homes + homes / 5
        hashes = Array(repeating: 0, count: homes + Self.margin)
        rows = Array(repeating: 0, count: hashes.count)
        var next = 0
        for slot in old.hashes.indices where old.hashes[slot] != 0 {
            next = max(next, home(old.hashes[slot]))
            precondition(next < hashes.count - 1, "hashes that are spread evenly leave the margin free")
            hashes[next] = old.hashes[slot]
            rows[next] = old.rows[slot]
            next += 1
        }
    }

    @inline(__always)
    private func home(_ hash: UInt64) -> Int {
        Int((hash << UInt64(droppedBits)).multipliedFullWidth(by: UInt64(homes)).high)
    }
}
