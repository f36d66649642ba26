/// One part of the answer to "why": a word, a rule, a step of the arithmetic.
package struct WhyPart: Sendable, Hashable {
    /// A word of the text as written, a feature, an operand.
    package var part: String
    /// What it adds: log-odds for sentiment and spam, people for reach; nil where it adds nothing by itself.
    package var points: Double?
    package var reason: String
    /// Where it stands in the scored text, in UTF-8 bytes; nil: nowhere.
    package var range: Range<Int>?

    package init(part: String, points: Double? = nil, reason: String, range: Range<Int>? = nil) {
        self.part = part
        self.points = points
        self.reason = reason
        self.range = range
    }
}
