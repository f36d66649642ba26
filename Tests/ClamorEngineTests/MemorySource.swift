import ClamorColumns
import Synchronization

/// Mentions held as rows of values, cut in segments anywhere: what the store is for an executor, without a store.
struct MemorySource: SegmentSource {
    typealias Row = [String: Value]

    private let segments: [[Row]]
    /// One dictionary a field for all segments, or each segment its own.
    private let sharesDictionaries: Bool
    private let dictionaries: [String: TextDictionary]
    private let indexes = MadeIndexes()
    var imports: [Int64: Int64] = [:]
    /// Whether columns are as stored ones are, packed and with summaries.
    var packs = false
    /// Rows (by `hidden` = true) that do not count.
    private static let hidden = "hidden"

    /// - Parameter cuts: lengths of the segments; the last takes the rest.
    init(_ rows: [Row], cuts: [Int] = [], sharesDictionaries: Bool = true) {
        var rest = rows[...]
        var segments: [[Row]] = []
        for cut in cuts where !rest.isEmpty {
            segments.append(Array(rest.prefix(cut)))
            rest = rest.dropFirst(cut)
        }
        if !rest.isEmpty || segments.isEmpty { segments.append(Array(rest)) }
        self.segments = segments
        self.sharesDictionaries = sharesDictionaries
        var dictionaries: [String: TextDictionary] = [:]
        for field in Set(rows.flatMap(\.keys)) {
            dictionaries[field] = MemoryColumn.dictionary(rows.map { $0[field] ?? .null })
        }
        self.dictionaries = dictionaries
    }

    var segmentCount: Int { segments.count }

    func rowCount(segment: Int) -> Int { segments[segment].count }

    func live(segment: Int) -> Bitmap {
        var rows = Bitmap(count: segments[segment].count, filled: true)
        for (row, values) in segments[segment].enumerated() where values[Self.hidden] == .boolean(true) {
            rows[row] = false
        }
        return rows
    }

    func column(_ field: String, segment: Int) throws -> Column {
        let column = made(field, segment)
        if !packs { return column }
        return try ColumnCodec.encode(column).withUnsafeBytes {
            try ColumnCodec.decode($0, type: column.type, dictionary: Self.dictionary(of: column) ?? .empty)
        }
    }

    func summary(_ field: String, segment: Int) throws -> ColumnSummary? {
        let column = made(field, segment)
        guard packs, column.type != .boolean, column.type != .number else { return nil }
        let header = try ColumnCodec.encode(column).withUnsafeBytes { try ColumnCodec.header($0) }
        return ColumnSummary(header, type: column.type, dictionary: Self.dictionary(of: column))
    }

    private func made(_ field: String, _ segment: Int) -> Column {
        let values = segments[segment].map { $0[field] ?? .null }
        let type = MemoryColumn.type(of: field)
        return MemoryColumn.column(type, values, sharesDictionaries ? dictionaries[field] : nil)
    }

    private static func dictionary(of column: Column) -> TextDictionary? {
        switch column.storage {
        case .codes(_, let dictionary), .lists(_, let dictionary): dictionary
        default: nil
        }
    }

    func forEachRow(
        _ rows: [Int32], segment: Int, fields: [String], _ body: (Int, [UnsafeBufferPointer<UInt8>?]) throws -> Void
    ) throws {
        for (place, row) in rows.enumerated() {
            // Of one text after another, held in the frames of the calls.
            func next(_ texts: [UnsafeBufferPointer<UInt8>?]) throws {
                guard texts.count < fields.count else { return try body(place, texts) }
                guard case .text(var text)? = segments[segment][Int(row)][fields[texts.count]] else {
                    return try next(texts + [nil])
                }
                try text.withUTF8 { try next(texts + [$0]) }
            }
            try next([])
        }
    }

    func textIndex(segment: Int) throws -> any TextIndexSegment {
        func text(_ value: Value?) -> String? { if case .text(let text)? = value { text } else { nil } }
        return try indexes.index(of: segment) {
            try TextIndex(segments[segment].map { (text($0["title"]), text($0["text"])) })
        }
    }

    /// Where columns are as stored ones are, keys are kept as well.
    func keys(segment: Int) -> [UInt64]? {
        guard packs else { return nil }
        func text(_ value: Value?) -> String { if case .text(let text)? = value { text } else { "" } }
        return segments[segment].map { MentionKey.key(channel: text($0["channel"]), id: text($0["id"])) }
    }

    func importTimes() -> [Int64: Int64] { imports }
}

/// Columns made of values, as they come.
enum MemoryColumn {
    static func type(of field: String) -> ValueType {
        switch field {
        case "time": .time
        case "likes", "shares", "replies", "views", "followers", "reach", "batch": .integer
        case "score", "rating", "confidence", "spam_score": .fixed
        case "verified", "spam": .boolean
        case "brand", "brand_sentiment", "theme", "hashtags", "handles", "tags": .list
        default: .text
        }
    }

    static func dictionary(_ values: [Value]) -> TextDictionary {
        var texts = TextInterner()
        for value in values {
            switch value {
            case .text(let text): _ = texts.intern(text)
            case .list(let items): for item in items { _ = texts.intern(item) }
            default: break
            }
        }
        return texts.dictionary()
    }

    static func column(_ type: ValueType, _ values: [Value], _ shared: TextDictionary?) -> Column {
        let count = values.count
        var validity = Bitmap(count: count)
        for row in 0..<count where values[row] != .null { validity[row] = true }
        let present = validity.isFull ? nil : validity
        let dictionary = shared ?? dictionary(values)
        func code(_ text: String) -> UInt32 {
            (0..<UInt32(dictionary.count)).first { Array(dictionary[$0].utf8) == Array(text.utf8) }!
        }
        switch type {
        case .text:
            let codes = values.map { value -> UInt32 in if case .text(let text) = value { code(text) } else { 0 } }
            return Column(type: type, count: count, storage: .codes(codes, dictionary), validity: present)
        case .list:
            var offsets: [UInt32] = [0]
            var codes: [UInt32] = []
            for value in values {
                if case .list(let items) = value { codes += items.map(code) }
                offsets.append(UInt32(codes.count))
            }
            return Column(type: type, count: count, storage: .lists(offsets: offsets, codes: codes, dictionary))
        case .boolean:
            var bits = Bitmap(count: count)
            for row in 0..<count where values[row] == .boolean(true) { bits[row] = true }
            return Column(type: type, count: count, storage: .booleans(bits), validity: present)
        case .number:
            return Column(
                type: type, count: count, storage: .numbers(values.map { $0.numeric ?? 0 }), validity: present)
        case .integer, .fixed, .time, .duration:
            let integers = values.map { value -> Int64 in
                switch value {
                case .integer(let value), .fixed(let value), .time(let value), .duration(let value): value
                default: 0
                }
            }
            return Column(type: type, count: count, storage: .integers(integers), validity: present)
        }
    }
}

/// Text indexes that were asked for already.
private final class MadeIndexes: Sendable {
    private let made = Mutex<[Int: TextIndex]>([:])

    func index(of segment: Int, _ make: () throws -> TextIndex) rethrows -> TextIndex {
        if let known = made.withLock({ $0[segment] }) { return known }
        let index = try make()
        made.withLock { $0[segment] = index }
        return index
    }
}

extension TextIndex {
    /// The index of titles and texts, as it would be stored.
    init(_ rows: [(title: String?, text: String?)]) throws {
        var builder = TextIndexBuilder()
        for row in rows { builder.append(title: row.title, text: row.text) }
        let data = builder.finish()
        @Sendable func reading(_ bytes: [UInt8]) -> TextIndexReader.Read { { Array(bytes[$0..<$0 + $1]) } }
        self.init(terms: try TextIndexReader(rowCount: rows.count, read: reading(data.terms))) {
            try TextIndexStreamReader(read: reading(data.stream))
        }
    }
}
