/// A stretch of a source text: UTF-8 byte offsets, `upper` excluded. An empty span is a place between two bytes.
package struct SourceSpan: Sendable, Hashable {
    package var lower: Int
    package var upper: Int

    /// From `lower` up to `upper`, which is not below it.
    package init(_ lower: Int, _ upper: Int) {
        precondition(lower <= upper, "a span ends at or after its start")
        self.lower = lower
        self.upper = upper
    }

    /// The stretch of a range of byte offsets.
    package init(_ range: Range<Int>) {
        self.init(range.lowerBound, range.upperBound)
    }

    package var range: Range<Int> { lower..<upper }
    package var count: Int { upper - lower }
    package var isEmpty: Bool { lower == upper }

    /// The smallest span that holds both.
    package func union(_ other: SourceSpan) -> SourceSpan {
        SourceSpan(min(lower, other.lower), max(upper, other.upper))
    }

    /// The same stretch in a text that has `offset` more bytes before it.
    package func shifted(by offset: Int) -> SourceSpan {
        SourceSpan(lower + offset, upper + offset)
    }

    /// Whether the byte at an offset is in the stretch.
    package func contains(_ offset: Int) -> Bool {
        lower <= offset && offset < upper
    }
}
