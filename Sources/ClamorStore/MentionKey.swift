import CXXHash

/// The 64-bit keys by which mentions are recognised: the XXH3 hash of channel and id. Unlike mentions may share a key;
/// what has the same key is compared.
enum MentionKey {
    static func key(channel: String, id: String) -> UInt64 {
        var scratch: [UInt8] = []
        return key(channel: channel, id: id, &scratch)
    }

    /// The same, with room for the bytes that are hashed.
    static func key(channel: String, id: String, _ scratch: inout [UInt8]) -> UInt64 {
        scratch.removeAll(keepingCapacity: true)
        scratch.append(contentsOf: channel.utf8)
        scratch.append(separator)
        scratch.append(contentsOf: id.utf8)
        return scratch.withUnsafeBytes { clamor_hash64($0.baseAddress, $0.count) }
    }

    private static let separator: UInt8 = 0x1F

    /// The id of a mention whose export gives none: the 128-bit XXH3 hash of channel, author, time and text in
    /// hexadecimal.
    static func madeID(_ record: MentionRecord) -> String {
        let parts = [record.channel, record.author ?? "", record.time.map(String.init) ?? "", record.text ?? ""]
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

/// Finds which of some new keys are among many stored ones, by streaming the stored ones past a small table.
struct KeyProbe {
    /// Open addressing; `vacant` where free.
    private var slots: [UInt64]
    private let vacant: UInt64
    /// The new keys that came more than once.
    private(set) var repeated: Set<UInt64> = []
    /// One bit for each 20-bit beginning of a key, so that most stored keys touch nothing else.
    private var filter = [UInt64](repeating: 0, count: 1 << 14)

    init(_ keys: [UInt64]) {
        var slotCount = 16
        while slotCount < keys.count * 2 { slotCount *= 2 }
        var vacant: UInt64 = 0
        let small = Set(keys.lazy.filter { $0 <= keys.count })
        while small.contains(vacant) { vacant += 1 }
        self.vacant = vacant
        slots = [UInt64](repeating: vacant, count: slotCount)
        for key in keys { insert(key) }
    }

    private mutating func insert(_ key: UInt64) {
        filter[Int(key >> 50)] |= 1 << (key >> 44 & 63)
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: key) & mask
        while slots[place] != vacant && slots[place] != key { place = (place + 1) & mask }
        if slots[place] == key { repeated.insert(key) }
        slots[place] = key
    }

    /// Adds the places of the stored keys that are among the new ones, each as `firstRow` plus its index.
    func collect(_ stored: [UInt64], firstRow: Int64, into hits: inout [UInt64: [Int64]]) {
        let mask = slots.count - 1
        stored.withUnsafeBufferPointer { stored in
            for index in stored.indices {
                let key = stored[index]
                guard filter[Int(key >> 50)] >> (key >> 44 & 63) & 1 == 1 else { continue }
                var place = Int(truncatingIfNeeded: key) & mask
                while slots[place] != vacant {
                    if slots[place] == key {
                        hits[key, default: []].append(firstRow + Int64(index))
                        break
                    }
                    place = (place + 1) & mask
                }
            }
        }
    }
}
