import CXXHash

/// Logistic regression over hashed words, word pairs and letter sequences (8 bits each) and over signs.
///
/// Log-odds = bias + factor · (Σ word weights ÷ √words + Σ sequence weights ÷ √sequences) + Σ weights of signs.
///
/// The file: 8 bytes `CSPAM001`; factor and bias (Float32); 32 weights of signs (Float32); 65,536 weights (Int8). All
/// little-endian.
package struct SpamModel: @unchecked Sendable {
    // Unchecked: the bytes are constants of the program, or are kept and never written by who made the model.
    package static let magic = Array("CSPAM001".utf8)
    package static let signLimit = 32
    package static let headerLength = 16 + 4 * signLimit
    package static let length = headerLength + 1 << SpamBuckets.bits

    let factor: Float
    let bias: Float
    let signs: [Float]
    let weights: UnsafePointer<Int8>
    /// Changes whenever the weights do.
    package let version: String

    /// nil for bytes that are no model.
    ///
    /// - Parameter bytes: must outlive the model.
    package init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == Self.length, bytes.starts(with: Self.magic), let start = bytes.baseAddress else {
            return nil
        }
        func number(_ offset: Int) -> Float {
            Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
        }
        factor = number(8)
        bias = number(12)
        signs = (0..<Self.signLimit).map { number(16 + 4 * $0) }
        weights = (start + Self.headerLength).assumingMemoryBound(to: Int8.self)
        version = "1-" + String(clamor_hash64(start, bytes.count), radix: 16)
    }
}
