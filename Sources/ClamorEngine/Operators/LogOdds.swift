import Foundation

/// How much commoner a word is in some mentions than in others: the log-odds ratio with an informative Dirichlet prior
/// over its standard deviation (Monroe, Colaresi and Quinn, Fightin' Words, Political Analysis 16 (2008), equations 15,
/// 20 and 22), for words that a mention holds or not.
///
/// The prior of each side is a hundredth of its mentions, of which as many hold the word as of both sides together.
enum LogOdds {
    /// From this on a word is shown: one in a thousand words by chance, on either side.
    static let significant = 3.3
    private static let prior = 0.01

    /// - Parameters:
    ///   - held: mentions of the one side that hold the word, of `total`.
    ///   - rest: those of the other side, of `restTotal`.
    /// - Returns: positive where the word is commoner on the one side; 0 where every mention holds it.
    static func z(held: Int, of total: Int, rest: Int, of restTotal: Int) -> Double {
        let share = Double(held + rest) / Double(total + restTotal)
        if share == 0 || share == 1 { return 0 }
        let (count, odds) = side(Double(held), Double(total), share)
        let (restCount, restOdds) = side(Double(rest), Double(restTotal), share)
        return (log(odds) - log(restOdds)) / (1 / count + 1 / restCount).squareRoot()
    }

    /// Mentions that hold the word and the odds that one does, the prior included.
    private static func side(_ held: Double, _ total: Double, _ share: Double) -> (count: Double, odds: Double) {
        let count = held + prior * total * share
        return (count, count / (total * (1 + prior) - count))
    }
}
