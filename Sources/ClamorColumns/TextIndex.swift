/// The text index of one segment, from its two runs of bytes.
package struct TextIndex: TextIndexSegment {
    private let terms: TextIndexReader
    private let stream: @Sendable () throws -> TextIndexStreamReader

    /// - Parameter stream: opens the token stream, which few questions need.
    package init(terms: TextIndexReader, stream: @escaping @Sendable () throws -> TextIndexStreamReader) {
        self.terms = terms
        self.stream = stream
    }

    package func rows(_ pattern: TermPattern) throws -> Bitmap? { try terms.rows(pattern) }

    package func rows(
        _ arrangement: TokenArrangement, among candidates: Bitmap, _ check: () throws -> Void
    ) throws -> Bitmap {
        guard !candidates.isEmpty, let arrangement = try terms.arrangement(arrangement) else {
            return Bitmap(count: candidates.count)
        }
        return try stream().rows(arrangement, among: candidates, check)
    }

    package func forEachWord(
        _ check: () throws -> Void, _ body: (UnsafeBufferPointer<UInt8>, TokenRows) throws -> Void
    ) throws { try terms.forEachWord(check, body) }
}
