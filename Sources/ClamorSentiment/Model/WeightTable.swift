/// Weights of hashed features for the three labels, 8 bits each, in buckets.
struct WeightTable: @unchecked Sendable {
    /// Three signed bytes a bucket (negative, neutral, positive) and one byte more at the end. Whoever owns the bytes
    /// keeps them, and nobody writes them any more: so sharing is safe.
    let bytes: UnsafeRawPointer
    /// log₂ of the number of buckets.
    let bits: Int
    /// What a weight of 1 is worth, log-odds.
    let step: Double

    /// Sums of three weights side by side in one integer, 21 bits each, each weight with 128 added.
    @inline(__always)
    func lanes(_ hash: UInt64) -> UInt64 {
        let bucket = Int(truncatingIfNeeded: hash >> UInt64(64 &- bits))
        let three = bytes.loadUnaligned(fromByteOffset: bucket &* 3, as: UInt32.self) ^ 0x0080_8080
        let wide = UInt64(three)
        return wide & 0xFF | (wide & 0xFF00) << 13 | (wide & 0xFF_0000) << 26
    }
}

/// One number for each label.
typealias LabelValues = SIMD3<Double>

extension LabelValues {
    init(_ values: some Sequence<Double>) {
        self = .zero
        for (place, value) in values.enumerated() { self[place] = value }
    }
}

/// What the hashed features of one token add up to.
struct TokenParts {
    private var words: UInt64 = 0
    private var pairs: UInt64 = 0
    private var letters: UInt64 = 0
    fileprivate(set) var wordCount: Int32 = 0
    /// Halves: a pair belongs to both of its words.
    fileprivate(set) var pairCount: Int32 = 0
    fileprivate(set) var letterCount: Int32 = 0

    @inline(__always)
    mutating func addWord(_ lanes: UInt64) {
        words &+= lanes
        wordCount &+= 1
    }

    @inline(__always)
    mutating func addPair(_ lanes: UInt64) {
        pairs &+= lanes
        pairCount &+= 1
    }

    @inline(__always)
    mutating func addLetters(_ lanes: UInt64, count: Int32) {
        letters &+= lanes
        letterCount &+= count
    }

    /// The sums of the weights by group of features; pairs by half.
    var wordSums: LabelValues { Self.sums(words, wordCount) }
    var pairSums: LabelValues { Self.sums(pairs, pairCount) * 0.5 }
    var letterSums: LabelValues { Self.sums(letters, letterCount) }

    private static func sums(_ lanes: UInt64, _ count: Int32) -> LabelValues {
        let excess = Int64(count) * 128
        let lane = { (shift: UInt64) in Double(Int64(lanes >> shift & 0x1F_FFFF) - excess) }
        return LabelValues(lane(0), lane(21), lane(42))
    }
}

/// Adds the weights of features up by token.
struct PartSums: FeatureSink {
    let table: WeightTable
    let parts: UnsafeMutablePointer<TokenParts>
    private var letters: UInt64 = 0
    private var letterCount: Int32 = 0

    init(table: WeightTable, parts: UnsafeMutablePointer<TokenParts>) {
        self.table = table
        self.parts = parts
    }

    @inline(__always)
    mutating func addWord(_ hash: UInt64, token: Int) { parts[token].addWord(table.lanes(hash)) }

    @inline(__always)
    mutating func addPair(_ hash: UInt64, tokens: (Int, Int)) {
        let lanes = table.lanes(hash)
        parts[tokens.0].addPair(lanes)
        parts[tokens.1].addPair(lanes)
    }

    @inline(__always)
    mutating func addLetters(_ hash: UInt64) {
        letters &+= table.lanes(hash)
        letterCount &+= 1
    }

    @inline(__always)
    mutating func endLetters(token: Int) {
        parts[token].addLetters(letters, count: letterCount)
        letters = 0
        letterCount = 0
    }
}
