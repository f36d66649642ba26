import CXXHash

/// The XXH3-128 digest of bytes that come in parts, by which the same are known again. Not against forgery.
package final class ContentDigest {
    private let stream = clamor_hash_stream_new()

    package init() {}

    deinit {
        clamor_hash_stream_free(stream)
    }

    package func update(_ bytes: UnsafeRawBufferPointer) {
        if !bytes.isEmpty { clamor_hash_stream_update(stream, bytes.baseAddress, bytes.count) }
    }

    package func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes(update) }

    /// Of everything so far, 32 hexadecimal digits.
    package var text: String {
        let value = clamor_hash_stream_digest(stream)
        return [value.high, value.low].map { part in
            let digits = String(part, radix: 16)
            return String(repeating: "0", count: 16 - digits.utf8.count) + digits
        }.joined()
    }
}
