/// Texts that may be like a new one, among the last `window` that were added: those that agree with it in a band of
/// their signatures (locality-sensitive hashing, Indyk and Motwani 1998) and then in enough single bytes.
///
/// For each band a table of buckets, each of the eight newest texts that fell into it: a phrase that all the world
/// repeats costs no more than another. What is older than the window is overwritten. 60 MB, however many are added.
struct BandIndex {
    /// How many texts are remembered.
    static let window = 1 << windowBits
    private static let windowBits = 18
    /// Of 60 bytes, how many must agree. Of pairs with similarity .55, 99.8 % have as many (binomial); of random pairs
    /// none.
    private static let leastAgreement = 22

    private static let bucketBits = 16
    private typealias Bucket = SIMD8<UInt32>

    /// Newest first. An entry is the place in the ring, below 14 bits of the band's hash; all ones where none is.
    private var buckets = [Bucket](repeating: Bucket(repeating: .max), count: MinHash.bands << Self.bucketBits)
    private var signatures = [MinHash](
        repeating: MinHash(words: InlineArray(repeating: 0)), count: Self.window)
    private var rows = [UInt32](repeating: 0, count: Self.window)
    private var added = 0

    /// Rows of texts that are likely near-copies: those that agree most first, then the newest; at most `limit`.
    func candidates(_ signature: MinHash, limit: Int) -> [UInt32] {
        var found: [(row: UInt32, agreement: Int)] = []
        for band in 0..<MinHash.bands {
            let hash = signature.band(band)
            let bucket = buckets[place(band, hash)]
            let tag = tag(hash)
            for entry in 0..<8 where bucket[entry] & ~UInt32(Self.window - 1) == tag {
                let slot = Int(bucket[entry]) & (Self.window - 1)
                let agreement = signature.agreement(signatures[slot])
                guard slot < added, agreement >= Self.leastAgreement else { continue }
                if !found.contains(where: { $0.row == rows[slot] }) { found.append((rows[slot], agreement)) }
            }
        }
        if found.count > 1 { found.sort { ($0.agreement, $0.row) > ($1.agreement, $1.row) } }
        return found.prefix(limit).map(\.row)
    }

    mutating func add(_ signature: MinHash, row: UInt32) {
        let slot = added & (Self.window - 1)
        signatures[slot] = signature
        rows[slot] = row
        added += 1
        for band in 0..<MinHash.bands {
            let hash = signature.band(band)
            let place = place(band, hash)
            let old = buckets[place]
            buckets[place] = Bucket(
                tag(hash) | UInt32(slot), old[0], old[1], old[2], old[3], old[4], old[5], old[6])
        }
    }

    @inline(__always)
    private func place(_ band: Int, _ hash: UInt32) -> Int {
        band << Self.bucketBits + Int(hash >> UInt32(32 - Self.bucketBits))
    }

    /// The low 14 bits of the hash, above the place in the ring.
    @inline(__always)
    private func tag(_ hash: UInt32) -> UInt32 { hash << UInt32(Self.windowBits) }
}

extension MinHash {
    /// In how many of the 60 bytes both agree.
    @inline(__always)
    func agreement(_ other: MinHash) -> Int {
        var counts: UInt64 = 0
        for place in 0..<8 {
            // The top bit of each byte that differs, then 1 in each byte that agrees.
            let difference = words[place] ^ other.words[place]
            let differs = (difference & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F | difference
            counts &+= ~differs >> 7 & 0x0101_0101_0101_0101
        }
        // The sum of the eight counts, less the four bytes of zero that all have.
        return Int((counts &* 0x0101_0101_0101_0101) >> 56) - (64 - Self.bins)
    }
}
