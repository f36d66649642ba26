import CXXHash

/// How digests are written.
enum Digest {
    /// 32 hexadecimal digits.
    static func hexadecimal(_ value: clamor_digest128) -> String {
        [value.high, value.low].map { part in
            let digits = String(part, radix: 16)
            return String(repeating: "0", count: 16 - digits.utf8.count) + digits
        }.joined()
    }
}
