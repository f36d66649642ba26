import CXXHash

/// A linear softmax over hashed letter sequences: for each bucket one weight a language, 8 bits.
///
/// The file: 8 bytes `CLANG001`; the factor from weights to log-odds (Float32); the number of languages in use
/// (UInt32); 32 codes of 4 bytes, padded with zeros; zeros to 192 bytes, so that no row lies in two lines of the cache;
/// then for each bucket a row of 32 weights, each plus 128. All little-endian.
package struct LanguageModel: @unchecked Sendable {
    // Unchecked: the bytes are constants of the program, or are kept and never written by who made the model.
    package static let lanes = 32
    package static let magic = Array("CLANG001".utf8)
    package static let headerLength = 192
    package static let length = headerLength + lanes << LanguageGrams.bucketBits

    package let languages: [String]
    /// Log-odds are weights, summed over a text's features, times this, divided by the root of the number of features.
    package let factor: Float
    /// Changes whenever the weights do.
    package let version: String
    private let weights: UnsafePointer<UInt8>

    /// nil for bytes that are no model.
    ///
    /// - Parameter bytes: must outlive the model.
    package init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == Self.length, bytes.starts(with: Self.magic), let start = bytes.baseAddress else {
            return nil
        }
        factor = Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)))
        let used = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self)))
        guard used >= 2, used <= Self.lanes, factor > 0 else { return nil }
        languages = (0..<used).map { index in
            String(decoding: bytes[(16 + 4 * index)..<(20 + 4 * index)].prefix { $0 != 0 }, as: UTF8.self)
        }
        version = "1-" + String(clamor_hash64(start, bytes.count), radix: 16)
        weights = (start + Self.headerLength).assumingMemoryBound(to: UInt8.self)
    }

    /// The two likeliest languages, and the log-odds of the first against the second.
    struct Verdict {
        var first: Int
        var second: Int
        var margin: Float
    }

    /// - Parameter letters: what `LetterScan` wrote.
    func classify(_ letters: UnsafePointer<UInt16>, count: Int) -> Verdict {
        var sums = InlineArray<32, UInt32>(repeating: 0)
        var start = 0
        while start < count {
            let end = min(count, start + Self.stretch)
            add(letters, start..<end, to: &sums)
            start = end
        }
        var verdict = Verdict(first: 0, second: 1, margin: 0)
        if sums[1] > sums[0] { swap(&verdict.first, &verdict.second) }
        for lane in 2..<max(2, languages.count) where sums[lane] > sums[verdict.second] {
            verdict.second = lane
            if sums[lane] > sums[verdict.first] { swap(&verdict.first, &verdict.second) }
        }
        let difference = Float(sums[verdict.first]) - Float(sums[verdict.second])
        verdict.margin = difference * factor / Float(max(1, 2 * count)).squareRoot()
        return verdict
    }

    /// How many letters, of two features each, can be added before a lane of 16 bits could overflow.
    private static let stretch = 128

    /// Adds the rows of a stretch: 32 bytes each, as 16 lanes of 16 bits, even and odd bytes apart. What was added to
    /// all weights adds the same to all languages.
    private func add(_ letters: UnsafePointer<UInt16>, _ stretch: Range<Int>, to sums: inout InlineArray<32, UInt32>) {
        var even = SIMD16<UInt16>()
        var odd = SIMD16<UInt16>()
        let rows = UnsafeRawPointer(weights)
        LanguageGrams.forEach(letters, in: stretch) { bucket in
            let row = rows.loadUnaligned(fromByteOffset: bucket * Self.lanes, as: SIMD16<UInt16>.self)
            even = even &+ (row & 0xFF)
            odd = odd &+ (row &>> 8)
        }
        for lane in 0..<16 {
            sums[2 * lane] += UInt32(even[lane])
            sums[2 * lane + 1] += UInt32(odd[lane])
        }
    }
}
