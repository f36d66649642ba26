import CXXHash
import ClamorColumns

extension MentionKey {
    /// The id of a mention whose export gives none: the 128-bit XXH3 hash of channel, author, time and text (the
    /// title, where there is no text) in hexadecimal.
    static func madeID(_ record: MentionRecord) -> String {
        let parts = [
            record.channel, record.author ?? "", record.time.map(String.init) ?? "", record.text ?? record.title ?? "",
        ]
        var bytes: [UInt8] = []
        for part in parts {
            bytes.append(contentsOf: part.utf8)
            bytes.append(separator)
        }
        let digest = bytes.withUnsafeBytes { clamor_hash128($0.baseAddress, $0.count) }
        return hexadecimal(digest.high) + hexadecimal(digest.low)
    }

    private static func hexadecimal(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
