import ClamorColumns
import GRDB

/// What a person said that a mention is, against what was given or scored.
struct Corrected: Sendable {
    /// positive, neutral or negative.
    var sentiment: String?
    var spam: Bool?

    static let source = "corrected"

    /// - Parameters: a field that can be corrected and its value, as annotations have them.
    fileprivate mutating func apply(_ field: String?, _ value: String?) {
        if field == "sentiment" { sentiment = value } else { spam = value == "true" }
    }

    /// Gives a record what was said. No score belongs to it, and no confidence.
    func lay(on record: inout MentionRecord) {
        if let sentiment {
            (record.sentiment, record.sentimentSource) = (sentiment, Self.source)
            (record.score, record.confidence, record.brandSentiment) = (nil, nil, [])
        }
        if let spam { (record.spam, record.spamSource) = (spam, Self.source) }
    }
}

/// The corrections in force in a snapshot, each laid on the version of its mention that counts.
struct Corrections: Sendable {
    /// Ascending.
    private(set) var rows: [(row: Int64, said: Corrected)] = []
    /// Where those of a segment lie in `rows`.
    private var segments: [Int: Range<Int>] = [:]

    init(snapshot: StoreSnapshot) throws {
        rows = try Self.byRow(snapshot).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        for (place, entry) in rows.enumerated() {
            let segment = Int(entry.row >> 16)
            segments[segment] = (segments[segment]?.lowerBound ?? place)..<place + 1
        }
    }

    private static func byRow(_ snapshot: StoreSnapshot) throws -> [Int64: Corrected] {
        try snapshot.connections.readInOneState { db in
            // A store that cannot be written may have a form older than corrections.
            guard try StoreSchema.form(db) >= StoreSchema.scoringForm else { return [:] }
            let statement = try RawStatement(
                db,
                """
                SELECT batch, row, field, value FROM annotation INDEXED BY annotation_correction
                WHERE field IN ('sentiment', 'spam') AND batch BETWEEN 1 AND ? ORDER BY batch, id
                """)
            defer { statement.reset() }
            statement.bind(snapshot.journal.number, at: 1)
            var current = CurrentVersions(snapshot)
            var result: [Int64: Corrected] = [:]
            while try statement.step() {
                if snapshot.journal.undone.contains(statement.integer(0)) { continue }
                guard let row = try current.row(of: statement.integer(1), db) else { continue }
                result[row, default: Corrected()].apply(statement.text(2), statement.text(3))
            }
            return result
        }
    }

    var isEmpty: Bool { rows.isEmpty }

    /// What was said of the mention of a row.
    subscript(_ row: Int64) -> Corrected? {
        let entries = of(segment: Int(row >> 16))
        var (lower, upper) = (entries.startIndex, entries.endIndex)
        while lower < upper {
            let middle = (lower + upper) / 2
            if entries[middle].row < row { lower = middle + 1 } else { upper = middle }
        }
        return lower < entries.endIndex && entries[lower].row == row ? entries[lower].said : nil
    }

    private func of(segment: Int) -> ArraySlice<(row: Int64, said: Corrected)> { rows[segments[segment] ?? 0..<0] }

    // MARK: Columns

    private static let sentimentFields: Set = [
        "sentiment", "sentiment_source", "score", "confidence", "brand_sentiment",
    ]
    private static let spamFields: Set = ["spam", "spam_source"]

    /// Whether a column of a segment is another than without the corrections.
    func change(_ field: String, segment: Int) -> Bool {
        let isSentiment = Self.sentimentFields.contains(field)
        guard isSentiment || Self.spamFields.contains(field) else { return false }
        return of(segment: segment).contains { isSentiment ? $0.said.sentiment != nil : $0.said.spam != nil }
    }

    /// The texts that a field's dictionary must have for them.
    func texts(_ field: String) -> [String] {
        switch field {
        case "sentiment": Set(rows.compactMap(\.said.sentiment)).sorted()
        case "sentiment_source": rows.contains { $0.said.sentiment != nil } ? [Corrected.source] : []
        case "spam_source": rows.contains { $0.said.spam != nil } ? [Corrected.source] : []
        default: []
        }
    }

    /// A column with the corrections laid on.
    ///
    /// - Parameter dictionary: of a field with texts; it has those of `texts`.
    func lay(on column: Column, _ field: String, segment: Int, _ dictionary: TextDictionary?) -> Column {
        var builder = ColumnBuilder(column)
        var removed: [Int] = []
        func replace(_ place: Int, _ text: String) {
            if let code = dictionary?.code(of: text) { builder.replace(place, with: Int64(code)) }
        }
        for (row, said) in of(segment: segment) {
            let place = Int(row & 0xFFFF)
            if Self.spamFields.contains(field) {
                guard let spam = said.spam else { continue }
                switch field {
                case "spam": builder.replace(place, with: spam ? 1 : 0)
                default: replace(place, Corrected.source)
                }
            } else if let sentiment = said.sentiment {
                switch field {
                case "sentiment": replace(place, sentiment)
                case "sentiment_source": replace(place, Corrected.source)
                default: removed.append(place)
                }
            }
        }
        builder.remove(removed)
        return builder.column
    }
}

extension StoreSnapshot {
    /// The mentions whose sentiment was corrected: the row that counts, and what it was said to be.
    package func corrections() throws -> [(row: Int64, sentiment: String)] {
        try translating { try corrected().rows.compactMap { entry in entry.said.sentiment.map { (entry.row, $0) } } }
    }

    func corrected() throws -> Corrections {
        if let known = held.withLock({ $0.corrections }) { return known }
        let made = try Corrections(snapshot: self)
        held.withLock { $0.corrections = made }
        return made
    }
}

extension TextDictionary {
    /// The same codes, and further ones for texts that it has not.
    func adding(_ texts: [String]) -> TextDictionary {
        let new = texts.filter { code(of: $0) == nil }
        if new.isEmpty { return self }
        var (bytes, offsets) = (bytes, offsets)
        for text in new {
            bytes.append(contentsOf: text.utf8)
            offsets.append(UInt32(bytes.count))
        }
        return TextDictionary(bytes: bytes, offsets: offsets)
    }
}
