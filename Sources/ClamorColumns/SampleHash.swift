/// The numbers that a sample of mentions is drawn by: the smallest are chosen.
package enum SampleHash {
    /// For each key of channel and id the hash of seed and key, as signed numbers of the same order: the finaliser of
    /// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014) of the key
    /// combined with that of the seed, so that keys that differ never meet under one seed.
    package static func hashes(of keys: [UInt64], seed: Int64) -> [Int64] {
        let start = mixed(UInt64(bitPattern: seed) &+ 0x9E37_79B9_7F4A_7C15)
        return keys.withUnsafeBufferPointer { keys in
            Kernels.map(count: keys.count) { Int64(bitPattern: mixed(keys[$0] ^ start)) ^ .min }
        }
    }

    @inline(__always)
    private static func mixed(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
