/// Texts that may be like a new one, among the last that were added: those that agree with it in a band of their
/// signatures (locality-sensitive hashing, Indyk and Motwani 1998) and then in enough single bytes.
///
/// For each band a table of buckets, each of the eight newest texts that fell into it: a phrase that all the world
/// repeats costs no more than another. What is older than the window is overwritten. Tables grow with what is added, to
/// 60 MB.
struct BandIndex: ~Copyable {
    /// How many texts are remembered, as a power of two; at most 18.
    private let windowBits: Int
    private var window: Int { 1 << windowBits }
    /// Of 60 bytes, how many must agree. Of pairs with similarity .48, 99.3 % have as many (binomial); of random pairs
    /// none.
    private static let leastAgreement = 20

    /// The most buckets of a band, as a power of two.
    private static let mostBucketBits = 16
    private static let entriesPerBucket = 8
    /// Bits of an entry that hold a place in the ring.
    private static let placeBits = 18

    /// By band, bucket and age, newest first. An entry is the place in the ring, below 14 bits of the band's hash; all
    /// ones where none is.
    private var entries: LargeMemory<UInt32>
    /// Eight words a text.
    private var signatures: LargeMemory<UInt64>
    private var rows: LargeMemory<UInt32>
    private var added = 0
    private var bucketBits: Int
    /// Texts that there is room for, four a bucket: the window, or fewer as long as not all of it is in use.
    private var room: Int

    init(windowBits: Int) {
        precondition((1...Self.placeBits).contains(windowBits))
        self.windowBits = windowBits
        bucketBits = 8
        room = min(4 << bucketBits, 1 << windowBits)
        entries = Self.buckets(bucketBits)
        signatures = LargeMemory(repeating: 0, count: 8 * room)
        rows = LargeMemory(repeating: 0, count: room)
    }

    private static func buckets(_ bits: Int) -> LargeMemory<UInt32> {
        LargeMemory(repeating: .max, count: (MinHash.bands << bits) * entriesPerBucket)
    }

    /// Makes room for four times as many texts.
    private mutating func grow() {
        let known = room
        var oldSignatures = LargeMemory<UInt64>(repeating: 0, count: 8 * min(4 * room, window))
        var oldRows = LargeMemory<UInt32>(repeating: 0, count: min(4 * room, window))
        swap(&oldSignatures, &signatures)
        swap(&oldRows, &rows)
        bucketBits = min(bucketBits + 2, Self.mostBucketBits)
        room = min(4 * room, window)
        entries = Self.buckets(bucketBits)
        added = 0
        for slot in 0..<known {
            var words = InlineArray<8, UInt64>(repeating: 0)
            for word in 0..<8 { words[word] = oldSignatures[8 * slot + word] }
            add(MinHash(words: words), row: oldRows[slot])
        }
    }

    /// Rows of texts that are likely near-copies: those that agree most first, then the newest; at most `limit`.
    func candidates(_ signature: MinHash, limit: Int) -> [UInt32] {
        let room = MinHash.bands * Self.entriesPerBucket
        return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: room + 1) { slots in
            // Agreement above the row, so that they sort as one number.
            withUnsafeTemporaryAllocation(of: UInt64.self, capacity: room) { found in
                var count = 0
                // Tables and ring are larger than any cache: the reads of each go out together.
                for slot in slots[..<collect(signature, into: slots)] {
                    let agreement = agreement(signature, at: Int(slot))
                    guard agreement >= Self.leastAgreement, Int(slot) < added else { continue }
                    found[count] = UInt64(agreement) << 32 | UInt64(rows[Int(slot)])
                    count += 1
                }
                if count == 0 { return [] }
                var likeliest = found[..<count]
                likeliest.sort(by: >)
                var rows: [UInt32] = []
                for entry in likeliest where rows.count < limit {
                    let row = UInt32(truncatingIfNeeded: entry)
                    if rows.last != row { rows.append(row) }
                }
                return rows
            }
        }
    }

    /// Writes the places in the ring of all entries that agree in a band; gives how many.
    private func collect(_ signature: MinHash, into slots: UnsafeMutableBufferPointer<UInt32>) -> Int {
        let room = UInt32(room)
        var count = 0
        for band in 0..<MinHash.bands {
            let hash = signature.band(band)
            let start = place(band, hash)
            let tag = Self.tag(hash)
            for entry in start..<start + Self.entriesPerBucket {
                // Without the tag only the place is left, if the tags are equal. Written in any case: no branch.
                let slot = entries[entry] ^ tag
                slots[count] = slot
                count += slot < room ? 1 : 0
            }
        }
        return count
    }

    mutating func add(_ signature: MinHash, row: UInt32) {
        if added == room, room < window { grow() }
        let slot = added & (window - 1)
        for word in 0..<8 { signatures[8 * slot + word] = signature.words[word] }
        rows[slot] = row
        added += 1
        for band in 0..<MinHash.bands {
            let hash = signature.band(band)
            let start = place(band, hash)
            var entry = start + Self.entriesPerBucket - 1
            while entry > start {
                entries[entry] = entries[entry - 1]
                entry -= 1
            }
            entries[start] = Self.tag(hash) | UInt32(slot)
        }
    }

    /// In how many of the 60 bytes the signature agrees with that of the ring.
    @inline(__always)
    private func agreement(_ signature: MinHash, at slot: Int) -> Int {
        var counts: UInt64 = 0
        for word in 0..<8 {
            // The top bit of each byte that differs, then 1 in each byte that agrees.
            let difference = signature.words[word] ^ signatures[8 * slot + word]
            let differs = (difference & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F | difference
            counts &+= ~differs >> 7 & 0x0101_0101_0101_0101
        }
        // The sum of the eight counts, less the four bytes of zero that all have.
        return Int((counts &* 0x0101_0101_0101_0101) >> 56) - (64 - MinHash.bins)
    }

    @inline(__always)
    private func place(_ band: Int, _ hash: UInt32) -> Int {
        (band << bucketBits + Int(hash >> UInt32(32 - bucketBits))) * Self.entriesPerBucket
    }

    /// The low 14 bits of the hash, above the place in the ring.
    @inline(__always)
    private static func tag(_ hash: UInt32) -> UInt32 { hash << UInt32(placeBits) }
}
