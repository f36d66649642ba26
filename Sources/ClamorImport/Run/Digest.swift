import CXXHash

/// Names for long texts.
enum Digest {
    /// The XXH3-128 digest of a text, 32 hexadecimal digits.
    static func text(_ text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            let value = clamor_hash128(bytes.baseAddress, bytes.count)
            return hexadecimal(value)
        }
    }

    static func hexadecimal(_ value: clamor_digest128) -> String {
        [value.high, value.low].map { part in
            let digits = String(part, radix: 16)
            return String(repeating: "0", count: 16 - digits.utf8.count) + digits
        }.joined()
    }
}
