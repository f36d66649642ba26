import ClamorText

/// Finds where terms stand in titles and texts, so that `show` can mark them.
package struct TermMarker {
    private let terms: [CompiledTerm]
    private var text = TokenizedText()

    package init(_ terms: [SearchTerm]) {
        self.terms = terms.map(CompiledTerm.init)
    }

    /// Stretches of UTF-8 bytes to mark in a title, in order, none touching another.
    package mutating func ranges(inTitle title: String) -> [Range<Int>] {
        ranges(in: title, \.inTitle)
    }

    /// The same in a text.
    package mutating func ranges(inText text: String) -> [Range<Int>] {
        ranges(in: text, \.inText)
    }

    private mutating func ranges(in source: String, _ isSearched: KeyPath<CompiledTerm, Bool>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var source = source
        source.withUTF8 { bytes in
            text.read(bytes)
            text.withView(of: bytes) { view in
                for term in terms where term[keyPath: isSearched] {
                    term.forEachOccurrence(in: view) { occurrence in
                        found.append(occurrence.range)
                        return true
                    }
                }
            }
        }
        return Self.merged(found)
    }

    private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            if let last = result.last, range.lowerBound <= last.upperBound {
                result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result
    }
}
