import CXXHash

/// A linear softmax over hashed letter sequences: for each bucket one weight a language, 8 bits.
///
/// The file: 8 bytes `CLANG001`; the factor from weights to log-odds (Float32); the number of languages in use
/// (UInt32); 32 codes of 4 bytes, padded with zeros; then for each bucket 32 weights, each plus 128. All little-endian.
package struct LanguageModel: @unchecked Sendable {
    // Unchecked: the bytes are constants of the program, or are kept and never written by who made the model.
    package static let lanes = 32
    package static let magic = Array("CLANG001".utf8)
    package static let headerLength = 144
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

    func classify(_ buckets: UnsafePointer<UInt16>, count: Int) -> Verdict {
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.lanes) { sums in
            sum(buckets, count: count, into: sums)
            var verdict = Verdict(first: 0, second: 1, margin: 0)
            if sums[1] > sums[0] { swap(&verdict.first, &verdict.second) }
            for lane in 2..<max(2, languages.count) where sums[lane] > sums[verdict.second] {
                verdict.second = lane
                if sums[lane] > sums[verdict.first] { swap(&verdict.first, &verdict.second) }
            }
            let difference = Float(sums[verdict.first] - sums[verdict.second])
            verdict.margin = difference * factor / Float(max(1, count)).squareRoot()
            return verdict
        }
    }

    /// Sums the rows of weights. Each holds 32 bytes, added as 16 lanes of 16 bits, even and odd bytes apart; 256 rows
    /// fit before a lane could overflow. What was added to all weights adds the same to all languages.
    private func sum(
        _ buckets: UnsafePointer<UInt16>, count: Int, into sums: UnsafeMutableBufferPointer<Int32>
    ) {
        sums.initialize(repeating: 0)
        var index = 0
        while index < count {
            let end = min(count, index + 256)
            var even = SIMD16<UInt16>()
            var odd = SIMD16<UInt16>()
            while index < end {
                let row = UnsafeRawPointer(weights + Int(buckets[index]) * Self.lanes)
                    .loadUnaligned(as: SIMD16<UInt16>.self)
                even = even &+ (row & 0xFF)
                odd = odd &+ (row &>> 8)
                index += 1
            }
            for lane in 0..<16 {
                sums[2 * lane] += Int32(even[lane])
                sums[2 * lane + 1] += Int32(odd[lane])
            }
        }
    }
}
