import ClamorColumns

/// A field of the row table: its name, its number in the column index, and how a record holds it.
struct StoredField: Sendable {
    typealias Record = UnsafePointer<MentionRecord>

    /// Takes the value out of a record. Records come as pointers, because one passed to a closure by value would be
    /// copied whole for each field.
    enum Getter: Sendable {
        case text(@Sendable (Record) -> String?)
        case integer(@Sendable (Record) -> Int64?)
        case boolean(@Sendable (Record) -> Bool?)
        case list(@Sendable (Record) -> [String])
    }

    /// Puts a value into a record.
    enum Setter: Sendable {
        case text(@Sendable (inout MentionRecord, String?) -> Void)
        case integer(@Sendable (inout MentionRecord, Int64?) -> Void)
        case boolean(@Sendable (inout MentionRecord, Bool?) -> Void)
        case list(@Sendable (inout MentionRecord, [String]) -> Void)
    }

    var name: String
    /// Its number in the column index, part of the file format: never given to another field. Nil: rows alone.
    var column: Int?
    var getter: Getter
    var setter: Setter

    private init(_ name: String, _ column: Int?, _ getter: Getter, _ setter: Setter) {
        self.name = name
        self.column = column
        self.getter = getter
        self.setter = setter
    }

    /// A text that every mention has. Rows whose mention was removed have none.
    private static func present(_ text: String) -> String? { text.isEmpty ? nil : text }

    /// All fields in the order of the row table's columns, after `row`, `collected` and `role`; `extra` stands before
    /// the later ones.
    static let all = early + later

    /// Where the later fields begin in `all`: those that older stores have not. What was written before there were any
    /// has none of them.
    static let laterPlace = early.count

    private static let early: [StoredField] = [
        StoredField("id", nil, .text({ $0.pointee.id }), .text({ $0.id = $1 })),
        StoredField("channel", 16, .text({ present($0.pointee.channel) }), .text({ $0.channel = $1 ?? "" })),
        StoredField("kind", 17, .text({ present($0.pointee.kind) }), .text({ $0.kind = $1 ?? "" })),
        StoredField("url", nil, .text({ $0.pointee.url }), .text({ $0.url = $1 })),
        StoredField("domain", 18, .text({ $0.pointee.domain }), .text({ $0.domain = $1 })),
        StoredField("time", 19, .integer({ $0.pointee.time }), .integer({ $0.time = $1 })),
        StoredField("title", nil, .text({ $0.pointee.title }), .text({ $0.title = $1 })),
        StoredField("text", nil, .text({ $0.pointee.text }), .text({ $0.text = $1 })),
        StoredField("lang", 20, .text({ $0.pointee.lang }), .text({ $0.lang = $1 })),
        StoredField("hashtags", 21, .list({ $0.pointee.hashtags }), .list({ $0.hashtags = $1 })),
        StoredField("handles", 22, .list({ $0.pointee.handles }), .list({ $0.handles = $1 })),
        StoredField("rating", 23, .integer({ $0.pointee.rating }), .integer({ $0.rating = $1 })),
        StoredField("author", 24, .text({ $0.pointee.author }), .text({ $0.author = $1 })),
        StoredField("author_name", 25, .text({ $0.pointee.authorName }), .text({ $0.authorName = $1 })),
        StoredField("followers", 26, .integer({ $0.pointee.followers }), .integer({ $0.followers = $1 })),
        StoredField("verified", 27, .boolean({ $0.pointee.verified }), .boolean({ $0.verified = $1 })),
        StoredField("country", 28, .text({ $0.pointee.country }), .text({ $0.country = $1 })),
        StoredField("location", 29, .text({ $0.pointee.location }), .text({ $0.location = $1 })),
        StoredField("parent", nil, .text({ $0.pointee.parent }), .text({ $0.parent = $1 })),
        StoredField("thread", nil, .text({ $0.pointee.thread }), .text({ $0.thread = $1 })),
        StoredField("share_of", nil, .text({ $0.pointee.shareOf }), .text({ $0.shareOf = $1 })),
        StoredField("quote_of", nil, .text({ $0.pointee.quoteOf }), .text({ $0.quoteOf = $1 })),
        StoredField("likes", 30, .integer({ $0.pointee.likes }), .integer({ $0.likes = $1 })),
        StoredField("shares", 31, .integer({ $0.pointee.shares }), .integer({ $0.shares = $1 })),
        StoredField("replies", 32, .integer({ $0.pointee.replies }), .integer({ $0.replies = $1 })),
        StoredField("views", 33, .integer({ $0.pointee.views }), .integer({ $0.views = $1 })),
        StoredField("sentiment", 34, .text({ $0.pointee.sentiment }), .text({ $0.sentiment = $1 })),
        StoredField("score", 35, .integer({ $0.pointee.score }), .integer({ $0.score = $1 })),
        StoredField("sentiment_source", 36, .text({ $0.pointee.sentimentSource }), .text({ $0.sentimentSource = $1 })),
        StoredField("given_sentiment", 37, .text({ $0.pointee.givenSentiment }), .text({ $0.givenSentiment = $1 })),
        StoredField("reach", 38, .integer({ $0.pointee.reach }), .integer({ $0.reach = $1 })),
        StoredField("reach_source", 39, .text({ $0.pointee.reachSource }), .text({ $0.reachSource = $1 })),
        StoredField("given_reach", 40, .integer({ $0.pointee.givenReach }), .integer({ $0.givenReach = $1 })),
        StoredField("brand", 41, .list({ $0.pointee.brand }), .list({ $0.brand = $1 })),
        StoredField("theme", 42, .list({ $0.pointee.theme }), .list({ $0.theme = $1 })),
        StoredField("spam", 43, .boolean({ $0.pointee.spam }), .boolean({ $0.spam = $1 })),
    ]

    private static let later: [StoredField] = [
        StoredField("lang_source", 44, .text({ $0.pointee.langSource }), .text({ $0.langSource = $1 })),
        StoredField("confidence", 45, .integer({ $0.pointee.confidence }), .integer({ $0.confidence = $1 })),
        StoredField("brand_sentiment", 46, .list({ $0.pointee.brandSentiment }), .list({ $0.brandSentiment = $1 })),
        StoredField("spam_score", 47, .integer({ $0.pointee.spamScore }), .integer({ $0.spamScore = $1 })),
        StoredField("spam_source", 48, .text({ $0.pointee.spamSource }), .text({ $0.spamSource = $1 })),
    ]

    /// Whether older stores may lack a column of the column index: no row of theirs has a value in it.
    static func mayLack(column number: Int) -> Bool { number >= 44 }

    /// The field of a name.
    static func named(_ name: String) -> StoredField? { byName[name].map { all[$0] } }

    /// What its column holds.
    var type: ValueType {
        switch getter {
        case .text: .text
        case .integer: .integer
        case .boolean: .boolean
        case .list: .list
        }
    }

    /// Those of the column index.
    static let columns = all.filter { $0.column != nil }

    /// The getters of all fields, each with its place in `columns` if it has one.
    static let gettersAndPlaces: [(getter: Getter, column: Int?)] = {
        var count = 0
        return all.map { field in
            guard field.column != nil else { return (field.getter, nil) }
            count += 1
            return (field.getter, count - 1)
        }
    }()

    private static let byName = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.name, $0) })

    /// The place of a field in `all`.
    static func index(of name: String) -> Int? { byName[name] }

    /// Columns that the store keeps for itself, beside the fields.
    enum Internal {
        /// Keys of channel and id (64 bits).
        static let key = 1
        /// Whether the row does not count by itself: its role is another than that of a mention.
        static let context = 2
        /// 32 bits of the hash of the whole row, for `check`.
        static let checksum = 3
        /// Number and source of each row's import; told by the journal, never in the file.
        static let batch = 4
        static let source = 5
    }
}

extension StoredField {
    /// Whether two records agree in the field.
    func agrees(_ left: Record, _ right: Record) -> Bool {
        switch getter {
        case .text(let get): get(left) == get(right)
        case .integer(let get): get(left) == get(right)
        case .boolean(let get): get(left) == get(right)
        case .list(let get): get(left) == get(right)
        }
    }

    private static let sentiment = ["sentiment", "score", "sentiment_source"].compactMap(named)
    private static let reach = ["reach", "reach_source"].compactMap(named)
    /// What is always as it was given.
    private static let given: [StoredField] = {
        let computed: Set = [
            "lang", "lang_source", "sentiment", "score", "sentiment_source", "confidence", "brand_sentiment", "reach",
            "reach_source", "spam", "spam_score", "spam_source",
        ]
        return all.filter { !computed.contains($0.name) }
    }()

    /// Whether two records of one mention say the same. What was computed from the rest is not compared, so that a
    /// better way to compute it does not make new versions; neither is when they were collected.
    static func sameContent(_ left: MentionRecord, _ right: MentionRecord) -> Bool {
        func agree(_ fields: [StoredField]) -> Bool {
            withUnsafePointer(to: left) { left in
                withUnsafePointer(to: right) { right in fields.allSatisfy { $0.agrees(left, right) } }
            }
        }
        guard agree(given), left.givenLang == right.givenLang, left.givenSpam == right.givenSpam else { return false }
        if left.sentimentSource == "given" || right.sentimentSource == "given" {
            guard agree(sentiment) else { return false }
        }
        if left.reachSource == "given" || right.reachSource == "given" {
            guard agree(reach) else { return false }
        }
        return sameExtra(left.extra, right.extra)
    }

    /// Whether the same names have the same values, in whatever order.
    private static func sameExtra(_ left: [(name: String, value: String)], _ right: [(name: String, value: String)])
        -> Bool
    {
        guard left.count == right.count else { return false }
        if left.elementsEqual(right, by: ==) { return true }
        return left.sorted { $0 < $1 }.elementsEqual(right.sorted { $0 < $1 }, by: ==)
    }
}

extension MentionRecord {
    /// The language unless it was detected. Stores of old say nothing of where it is from: it was given.
    var givenLang: String? { langSource == "detected" ? nil : lang }

    /// Whether it is spam, unless that was scored. Stores of old say nothing of where it is from: it was given.
    var givenSpam: Bool? { spamSource == "scored" ? nil : spam }
}
