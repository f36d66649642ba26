/// Mentions as an executor reads them: cut in segments of 65,536 rows, a column at a time, at one snapshot.
///
/// A row's number in the store is `segment << 16 | row`. All methods may be called from several threads.
package protocol SegmentSource: Sendable {
    /// How many segments there are; all but the last are full.
    var segmentCount: Int { get }

    /// Rows in a segment, visible or not.
    func rowCount(segment: Int) -> Int

    /// The rows that count: mentions (not context records), current versions, visible in this snapshot.
    func live(segment: Int) throws -> Bitmap

    /// A field of the column index, or an annotation, whole, decoded.
    func column(_ field: String, segment: Int) throws -> Column

    /// What is known of a field of the column index without reading it; nil: nothing.
    func summary(_ field: String, segment: Int) throws -> ColumnSummary?

    /// A field of the row table (or `extra.NAME`) for some rows alone, in the order given.
    func rowColumn(_ field: String, segment: Int, rows: [Int32]) throws -> Column

    /// Words to rows.
    func textIndex(segment: Int) throws -> any TextIndexSegment

    /// When each import began, by batch number (ms).
    func importTimes() throws -> [Int64: Int64]
}

extension SegmentSource {
    package func summary(_ field: String, segment: Int) throws -> ColumnSummary? { nil }
}

/// The text index of one segment: from tokens of titles and texts to rows. It may name rows that do not count.
package protocol TextIndexSegment: Sendable {
    /// Rows that hold a token that fits; nil when none. Tagged tokens count only where the pattern begins with a sign.
    func rows(_ pattern: TermPattern) throws -> Bitmap?

    /// Those of some rows whose tokens stand as the arrangement says.
    ///
    /// - Parameter check: called after a few rows each; may throw to give up.
    func rows(_ arrangement: TokenArrangement, among candidates: Bitmap, _ check: () throws -> Void) throws -> Bitmap
}

extension TextIndexSegment {
    /// Rows that hold the token; nil when none.
    package func rows(token: String) throws -> Bitmap? { try rows(.token(token)) }
    /// Rows that hold a token that begins so; nil when none.
    package func rows(prefix: String) throws -> Bitmap? { try rows(.prefix(prefix)) }
    /// Rows that hold a token that fits; nil when none.
    package func rows(wildcard: String) throws -> Bitmap? { try rows(.wildcard(wildcard)) }
}

/// Rows in a full segment.
package let segmentRows = 65_536
