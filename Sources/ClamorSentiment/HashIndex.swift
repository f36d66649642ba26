/// FNV-1a, 64 bits, one byte at a time, so that a word is hashed while it is read.
struct ByteHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
}

/// Open addressing from hashes to the positions of entries kept elsewhere. Each slot holds half of the hash beside
/// the position, so a look-up that misses seldom touches an entry.
///
/// The slots are written only while the table that owns the index is built, and are never freed: the tables live as
/// long as the process. That is why sharing it is safe.
struct HashIndex: @unchecked Sendable {
    private let slots: UnsafeMutablePointer<UInt64>
    private let mask: UInt64

    /// - Parameter capacity: a power of two, well above the number of entries.
    init(capacity: Int) {
        precondition(capacity.nonzeroBitCount == 1)
        slots = .allocate(capacity: capacity)
        slots.initialize(repeating: 0, count: capacity)
        mask = UInt64(capacity - 1)
    }

    /// The position of the entry with this hash that `matches` accepts.
    @inline(__always)
    func find(_ hash: UInt64, where matches: (Int) -> Bool) -> Int? {
        var slot = home(hash)
        while slots[Int(slot)] != 0 {
            let content = slots[Int(slot)]
            let position = Int(content & 0xFFFF_FFFF) - 1
            if content >> 32 == hash >> 32, matches(position) { return position }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// Adds the entry at `position`; the caller has made sure that no equal one is there.
    func insert(_ hash: UInt64, position: Int) {
        var slot = home(hash)
        while slots[Int(slot)] != 0 { slot = (slot + 1) & mask }
        slots[Int(slot)] = (hash & 0xFFFF_FFFF_0000_0000) | UInt64(position + 1)
    }

    @inline(__always)
    private func home(_ hash: UInt64) -> UInt64 { (hash ^ hash >> 32) & mask }
}
