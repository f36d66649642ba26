/// Powers and logarithms to base 2 from tables, and the long-tailed draws that need them.
///
/// Made of additions, multiplications, divisions and square roots alone, which IEEE 754 fixes to the last bit; a
/// system's `exp` and `log` may differ, and the same seed would not give the same bytes everywhere.
struct Curves {
    /// 2^(i/1024) for i in 0 ... 1024.
    private let powers: [Double]
    /// log2(1 + i/2048) for i in 0 ... 2048.
    private let logarithms: [Double]

    init() {
        var root = 2.0
        for _ in 0..<10 { root = root.squareRoot() }
        var powers = [1.0]
        for _ in 0..<1024 { powers.append(powers[powers.count - 1] * root) }
        self.powers = powers
        logarithms = (0...2048).map { Curves.logarithmByDigits(1 + Double($0) / 2048) }
    }

    /// log2 of a number in 1 ... 2, one binary digit per squaring.
    private static func logarithmByDigits(_ number: Double) -> Double {
        var rest = number
        var digit = 1.0
        var result = 0.0
        for _ in 0..<52 {
            if rest >= 2 {
                rest /= 2
                result += digit
            }
            rest *= rest
            digit /= 2
        }
        return result
    }

    /// 2^x, to about seven digits; x is held to −1000 ... 1000.
    func power(_ x: Double) -> Double {
        let held = min(max(x, -1000), 1000)
        let whole = held.rounded(.down)
        let place = (held - whole) * 1024
        let index = min(Int(place), 1023)
        let low = powers[index]
        let fraction = low + (powers[index + 1] - low) * (place - Double(index))
        return fraction * Double(bitPattern: UInt64(1023 + Int(whole)) << 52)
    }

    /// log2 of a positive normal number, to about seven digits.
    func logarithm(_ x: Double) -> Double {
        let bits = x.bitPattern
        let exponent = Double(Int(bits >> 52) - 1023)
        let place = Double(bits & 0xF_FFFF_FFFF_FFFF) * 0x1p-41
        let index = min(Int(place), 2047)
        let low = logarithms[index]
        return exponent + low + (logarithms[index + 1] - low) * (place - Double(index))
    }

    /// An exponentially distributed number with mean 1.
    func exponential(_ random: inout RandomNumbers) -> Double {
        -0.693_147_180_559_945_3 * logarithm(1 - random.unit())
    }

    /// A rank in 0 ..< count, rank r with a probability in proportion to 1 / (r + offset): Zipf's law with
    /// Mandelbrot's offset, so that the first few do not take all.
    func rank(of count: Int, offset: Double, _ random: inout RandomNumbers) -> Int {
        let span = logarithm(1 + Double(count) / offset)
        return min(Int(offset * (power(random.unit() * span) - 1)), count - 1)
    }

    /// A delay in seconds from a kernel that is flat up to `flat` seconds and falls as s^−(1+theta) after it, the shape
    /// of reaction times to posts (Zhao et al., "SEISMIC", KDD 2015: flat 300 s, theta 0.2314843 for shares).
    func delay(flat: Double, theta: Double, _ random: inout RandomNumbers) -> Double {
        let draw = 1 - random.unit()
        // The flat part holds 1 / (1 + 1/theta) of the mass.
        let head = theta / (theta + 1)
        if draw <= head { return flat * draw / head }
        return flat * power(-logarithm((1 - draw + 0x1p-54) / (1 - head)) / theta)
    }
}
