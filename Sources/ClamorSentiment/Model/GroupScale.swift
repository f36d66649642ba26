/// What the hashed features of a group are multiplied by: the group has length 1, whatever the length of the text, up
/// to as many features as short texts have; beyond that their mean counts, so that long texts are not the stronger.
struct GroupScale {
    /// Words, and pairs of words, of a short text.
    static let mostWords = 40.0
    /// Runs of letters of a short text.
    static let mostLetters = 300.0

    private var sum = 0.0
    private var squares = 0.0

    /// Adds so many features of a weight.
    @inline(__always)
    mutating func add(_ weight: Double, _ count: Double) {
        sum += weight * count
        squares += weight * weight * count
    }

    @inline(__always)
    func scale(most: Double) -> Double {
        squares > 0 ? min(1 / squares.squareRoot(), most.squareRoot() / sum) : 0
    }
}
