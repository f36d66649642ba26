import ClamorColumns

/// The words that move the sentiment of mentions most.
package struct WordsRequest: Sendable, Hashable {
    /// At most so many words.
    package var count: Int
    /// Draws the mentions that are read where there are more than `mostMentions`.
    package var seed: Int64

    package init(count: Int, seed: Int64) {
        self.count = count
        self.seed = seed
    }

    /// Of more mentions a sample of so many is read.
    package static let mostMentions = 50_000

    /// Words in folded form; `mentions` that hold one, `points` that it adds in all of them, and in one on average. By
    /// the size of `points`, largest first, then by word.
    package static let schema = [
        ColumnInfo("word", .text), ColumnInfo("mentions", .integer),
        ColumnInfo("points", .number, format: .decimals(2)), ColumnInfo("per_mention", .number, format: .decimals(3)),
    ]
}
