/// A seeded stream of random numbers: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014; constants as in prng.di.unimi.it/splitmix64.c).
struct RandomNumbers {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// The next 64 random bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return RandomNumbers.mix(state)
    }

    /// A number in 0 ..< `bound`, by multiply and shift; the bias is below bound / 2^64.
    mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A number in 0 ..< 1 with 53 random bits.
    mutating func unit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// True in `percent` of 100 cases.
    mutating func chance(_ percent: Int) -> Bool {
        below(100) < percent
    }

    /// Nearly standard normal, tails included: the number of ones in 64 random bits, smoothed by a uniform number.
    /// Integer work alone, so it is the same on every machine.
    mutating func normal() -> Double {
        let ones = Double(next().nonzeroBitCount) - 32
        return (ones + unit() - 0.5) / 4.010_403_138_5  // √(64/4 + 1/12)
    }

    /// The finaliser of SplitMix64, a bijection of the 64-bit numbers: distinct in, distinct out.
    static func mix(_ number: UInt64) -> UInt64 {
        var z = number
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
