import ClamorColumns
import ClamorText

/// Mentions held as rows of values, cut in segments anywhere: what the store is for an executor, without a store.
struct MemorySource: SegmentSource {
    typealias Row = [String: Value]

    private let segments: [[Row]]
    /// One dictionary a field for all segments, or each segment its own.
    private let sharesDictionaries: Bool
    private let dictionaries: [String: TextDictionary]
    var imports: [Int64: Int64] = [:]
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
        let values = segments[segment].map { $0[field] ?? .null }
        let type = MemoryColumn.type(of: field)
        return MemoryColumn.column(type, values, sharesDictionaries ? dictionaries[field] : nil)
    }

    func rowColumn(_ field: String, segment: Int, rows: [Int32]) throws -> Column {
        let values = rows.map { segments[segment][Int($0)][field] ?? .null }
        return MemoryColumn.column(MemoryColumn.type(of: field), values, nil)
    }

    func textIndex(segment: Int) throws -> any TextIndexSegment {
        MemoryTextIndex(
            segments[segment].map { row in
                ["title", "text"].map { field in
                    if case .text(let text)? = row[field] { text } else { "" }
                }
            })
    }

    func importTimes() -> [Int64: Int64] { imports }
}

/// Columns made of values, as they come.
enum MemoryColumn {
    static func type(of field: String) -> ValueType {
        switch field {
        case "time": .time
        case "likes", "shares", "replies", "views", "followers", "reach", "batch": .integer
        case "score", "rating": .fixed
        case "verified", "spam": .boolean
        case "brand", "theme", "hashtags", "handles", "tags": .list
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

/// The tokens of some texts, looked up one after the other.
struct MemoryTextIndex: TextIndexSegment {
    private let rows: [Set<String>]

    init(_ texts: [[String]]) {
        rows = texts.map { parts in
            var tokens: Set<String> = []
            for part in parts {
                var buffer = TokenBuffer(form: .index)
                buffer.tokenize(part)
                for index in 0..<buffer.count { tokens.insert(buffer.text(at: index)) }
            }
            return tokens
        }
    }

    func rows(token: String) -> Bitmap? { rows { $0 == token } }

    func rows(prefix: String) -> Bitmap? {
        rows { $0.hasPrefix(prefix) && (Self.isTagged(prefix) || !Self.isTagged($0)) }
    }

    func rows(wildcard: String) -> Bitmap? {
        rows { Self.fits(Array($0.unicodeScalars)[...], Array(wildcard.unicodeScalars)[...]) }
    }

    private static func isTagged(_ token: String) -> Bool { token.first.map { "#@$".contains($0) } ?? false }

    private static func fits(_ token: ArraySlice<Unicode.Scalar>, _ pattern: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let sign = pattern.first else { return token.isEmpty }
        if sign == "*" {
            return (0...token.count).contains { fits(token.dropFirst($0), pattern.dropFirst()) }
        }
        guard let first = token.first, sign == "?" || sign == first else { return false }
        return fits(token.dropFirst(), pattern.dropFirst())
    }

    private func rows(_ test: (String) -> Bool) -> Bitmap? {
        var found = Bitmap(count: rows.count)
        for (row, tokens) in rows.enumerated() where tokens.contains(where: test) { found[row] = true }
        return found.isEmpty ? nil : found
    }
}
