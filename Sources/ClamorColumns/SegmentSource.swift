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

    /// Texts of the row table (fields or `extra.NAME`) for some rows alone, row by row, in the order given.
    ///
    /// - Parameter body: gets the place among the rows, and the texts of the fields in UTF-8, nil where there is none;
    ///   they are good until it returns. It may throw to end the reading.
    func forEachRow(
        _ rows: [Int32], segment: Int, fields: [String],
        _ body: (_ place: Int, _ texts: [UnsafeBufferPointer<UInt8>?]) throws -> Void
    ) throws

    /// Words to rows.
    func textIndex(segment: Int) throws -> any TextIndexSegment

    /// The keys of channel and id of a segment's rows; nil where none are kept.
    func keys(segment: Int) throws -> [UInt64]?

    /// When each import began, by batch number (ms).
    func importTimes() throws -> [Int64: Int64]
}

extension SegmentSource {
    package func summary(_ field: String, segment: Int) throws -> ColumnSummary? { nil }

    package func keys(segment: Int) throws -> [UInt64]? { nil }

    /// A field of the row table (or `extra.NAME`) for some rows alone, in the order given; equal texts share a code.
    ///
    /// - Parameter check: called after a few rows each; may throw to give up.
    package func rowColumn(
        _ field: String, segment: Int, rows: [Int32], _ check: () throws -> Void = {}
    ) throws -> Column {
        var table = TextInterner(capacity: rows.count)
        var codes = [UInt32](repeating: 0, count: rows.count)
        var known = Bitmap(count: rows.count)
        try forEachRow(rows, segment: segment, fields: [field]) { place, texts in
            if place & 63 == 0 { try check() }
            guard let text = texts[0] else { return }
            codes[place] = table.intern(text)
            known[place] = true
        }
        return Column(
            type: .text, count: rows.count, storage: .codes(codes, table.dictionary()),
            validity: known.isFull ? nil : known)
    }
}

/// The text index of one segment: from tokens of titles and texts to rows. It may name rows that do not count.
package protocol TextIndexSegment: Sendable {
    /// Rows that hold a token that fits; nil when none. Tagged tokens count only where the pattern begins with a sign.
    func rows(_ pattern: TermPattern) throws -> Bitmap?

    /// Those of some rows whose tokens stand as the arrangement says.
    ///
    /// - Parameter check: called after a few rows each; may throw to give up.
    func rows(_ arrangement: TokenArrangement, among candidates: Bitmap, _ check: () throws -> Void) throws -> Bitmap

    /// Hands over every token without a sign, with its rows. Both are good until `body` returns.
    ///
    /// - Parameter check: called after some tokens each; may throw to give up.
    func forEachWord(
        _ check: () throws -> Void, _ body: (UnsafeBufferPointer<UInt8>, TokenRows) throws -> Void
    ) throws
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
