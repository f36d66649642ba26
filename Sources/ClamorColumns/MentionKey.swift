import CXXHash

/// The 64-bit keys by which mentions are recognised: the XXH3 hash of channel and id. Unlike mentions may share a key;
/// what has the same key is compared.
package enum MentionKey {
    package static func key(channel: String, id: String) -> UInt64 {
        var scratch: [UInt8] = []
        return key(channel: channel, id: id, &scratch)
    }

    /// The same, with room for the bytes that are hashed.
    package static func key(channel: String, id: String, _ scratch: inout [UInt8]) -> UInt64 {
        scratch.removeAll(keepingCapacity: true)
        scratch.append(contentsOf: channel.utf8)
        scratch.append(separator)
        scratch.append(contentsOf: id.utf8)
        return scratch.withUnsafeBytes { clamor_hash64($0.baseAddress, $0.count) }
    }

    /// Stands between the parts of what is hashed.
    package static let separator: UInt8 = 0x1F
}
