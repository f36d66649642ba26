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
    /// What is taken from the sum of each language: `rarity`, in units of weights.
    private let handicaps: [Int]

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
        let rarity = Int((Self.rarity / factor).rounded())
        handicaps = languages.map { Self.common.contains($0) ? 0 : rarity }
        version = "2-" + String(clamor_hash64(start, bytes.count), radix: 16)
        weights = (start + Self.headerLength).assumingMemoryBound(to: UInt8.self)
    }

    /// Languages that most posts are in, by far; others are found on clearer evidence only.
    package static let common = ["en", "es", "fr", "de", "it", "pt"]
    /// How much less likely any other language is before a letter is read, in log-odds; weighed against the features
    /// as one sum, so that it decides short texts and fades in long ones.
    package static let rarity: Float = 12

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
        var highest = (first: Int.min, second: Int.min)
        for lane in languages.indices {
            let sum = Int(sums[lane]) - handicaps[lane]
            if sum > highest.first {
                verdict.second = verdict.first
                verdict.first = lane
                highest = (sum, highest.first)
            } else if sum > highest.second {
                verdict.second = lane
                highest.second = sum
            }
        }
        verdict.margin = Float(highest.first - highest.second) * factor / Float(max(1, 2 * count)).squareRoot()
        return verdict
    }

    @inline(__always)
    private static func row(_ rows: UnsafeRawPointer, _ bucket: Int) -> SIMD16<UInt16> {
        rows.loadUnaligned(fromByteOffset: bucket * lanes, as: SIMD16<UInt16>.self)
    }

    /// How many letters, of two features each, can be added before a lane of 16 bits could overflow.
    private static let stretch = 128

    /// Adds the rows of a stretch: 32 bytes each, as 16 lanes of 16 bits, even and odd bytes apart. What was added to
    /// all weights adds the same to all languages.
    private func add(_ letters: UnsafePointer<UInt16>, _ stretch: Range<Int>, to sums: inout InlineArray<32, UInt32>) {
        var even = SIMD16<UInt16>()
        var odd = SIMD16<UInt16>()
        let rows = UnsafeRawPointer(weights)
        // Written out: sums that a closure captures would live in memory.
        var window: UInt64 = 0
        for index in max(0, stretch.lowerBound - 3)..<stretch.upperBound {
            window = window << 16 | UInt64(letters[index])
            if index < stretch.lowerBound { continue }
            let three = Self.row(rows, LanguageGrams.ofThree(window))
            let four = Self.row(rows, LanguageGrams.ofFour(window))
            even = even &+ (three & 0xFF) &+ (four & 0xFF)
            odd = odd &+ (three &>> 8) &+ (four &>> 8)
        }
        for lane in 0..<16 {
            sums[2 * lane] += UInt32(even[lane])
            sums[2 * lane + 1] += UInt32(odd[lane])
        }
    }
}
