/// The times of a known number of events over bins of different activity, in order, without keeping them: a Poisson
/// process under the condition of its number. The gaps of ordered uniform numbers are drawn one by one (Bentley and
/// Saxe, "Generating sorted lists of random numbers", 1980) and mapped through the running sum of activity.
struct Arrivals {
    private let sums: [Double]
    private let start: Int64
    private let binLength: Int64
    private var bin = 0
    /// The part of the uniform scale that is still ahead.
    private var ahead = 1.0
    private(set) var remaining: Int
    /// The next event's time in milliseconds; `Int64.max` when there are no more.
    private(set) var next = Int64.max

    init(count: Int, start: Int64, binLength: Int64, weights: [Double], _ curves: Curves, _ random: inout RandomNumbers)
    {
        sums = weights.reduce(into: [0.0]) { $0.append($0[$0.count - 1] + $1) }
        self.start = start
        self.binLength = binLength
        remaining = count
        draw(curves, &random)
    }

    /// Goes on to the next event.
    mutating func advance(_ curves: Curves, _ random: inout RandomNumbers) {
        remaining -= 1
        draw(curves, &random)
    }

    private mutating func draw(_ curves: Curves, _ random: inout RandomNumbers) {
        guard remaining > 0 else {
            next = Int64.max
            return
        }
        let step = curves.exponential(&random) / Double(remaining)
        // 1 − e^−step, held within 0 ... 1 by its Padé form.
        ahead *= 1 - step / (1 + step / 2 + step * step / 12)
        let target = (1 - ahead) * sums[sums.count - 1]
        while bin < sums.count - 2, sums[bin + 1] <= target { bin += 1 }
        let within = min(max((target - sums[bin]) / (sums[bin + 1] - sums[bin]), 0), 0.999_999)
        next = start + Int64(bin) * binLength + Int64(within * Double(binLength))
    }
}
