/// What a part of a picture means; where it is drawn, it becomes a colour.
package enum Ink: Sendable, Hashable {
    case plain
    /// Titles and figures.
    case strong
    /// Axes, captions, what is beside the point.
    case faint
    /// One of ten that people with any kind of colour vision tell apart.
    case series(Int)
    /// What is summed up as `other`.
    case rest
    case positive, neutral, negative
    /// Shades of one colour, from little (0) to much (`Ink.levels` − 1).
    case level(Int)
    /// Shades of two colours around zero: below zero −`Ink.sides` … −1, above 1 … `Ink.sides`, 0 at zero.
    case side(Int)
    /// Notes, spikes, gaps.
    case mark

    package static let levels = 8
    package static let sides = 4
}
