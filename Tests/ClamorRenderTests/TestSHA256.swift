/// SHA-256 (FIPS 180-4), to check what pages say about their own parts.
enum TestSHA256 {
    static func digest(_ message: [UInt8]) -> [UInt8] {
        // The fractional parts of the square and cube roots of the first primes, in whole numbers alone.
        let primes = Array((2...311).filter { number in !(2..<number).contains { number % $0 == 0 } })
        var state = primes.prefix(8).map { UInt32(truncatingIfNeeded: root(UInt($0), degree: 2)) }
        let constants = primes.map { UInt32(truncatingIfNeeded: root(UInt($0), degree: 3)) }
        var bytes = message + [0x80]
        while bytes.count % 64 != 56 { bytes.append(0) }
        let bits = UInt64(message.count) * 8
        bytes += stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: bits >> UInt64($0)) }
        for start in stride(from: 0, to: bytes.count, by: 64) {
            var words = (0..<16).map { word in
                (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[start + word * 4 + $1]) }
            }
            for index in 16..<64 {
                let (a, b) = (words[index - 15], words[index - 2])
                let first = turned(a, 7) ^ turned(a, 18) ^ a >> 3
                let second = turned(b, 17) ^ turned(b, 19) ^ b >> 10
                words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
            }
            var held = state
            for index in 0..<64 {
                let (a, e) = (held[0], held[4])
                let choice = e & held[5] ^ ~e & held[6]
                let sum = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
                let one = held[7] &+ sum &+ choice &+ constants[index] &+ words[index]
                let majority = a & held[1] ^ a & held[2] ^ held[1] & held[2]
                let two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) &+ majority
                held = [one &+ two, a, held[1], held[2], held[3] &+ one, e, held[5], held[6]]
            }
            for index in 0..<8 { state[index] = state[index] &+ held[index] }
        }
        return state.flatMap { word in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) } }
    }

    private static func turned(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }

    /// The root times 2³², rounded down: its low half is the fraction.
    private static func root(_ number: UInt, degree: Int) -> UInt64 {
        let target = UInt128(number) << UInt128(32 * degree)
        var (low, high): (UInt64, UInt64) = (0, 1 << 37)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            let power = (0..<degree).reduce(UInt128(1)) { held, _ in held * UInt128(middle) }
            if power <= target { low = middle } else { high = middle }
        }
        return low
    }

    /// `sha256-` and the digest in base 64, as content policies name it.
    static func policy(_ text: String) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        let bytes = digest(Array(text.utf8))
        var result = "sha256-"
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let part = bytes[start..<min(bytes.count, start + 3)]
            let bits = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
            for place in 0..<4 { result.append(place <= part.count ? letters[bits >> (18 - 6 * place) & 63] : "=") }
        }
        return result
    }
}
