import ClamorColumns
import ClamorListening
import ClamorText
import Dispatch
import GRDB
import Synchronization

/// `duplicate_of` or `campaign` of all mentions of a snapshot.
struct CopyMarks: Sendable {
    private var dictionary = TextDictionary.empty
    /// Codes by segment, of rows that have one.
    private var segments: [Int: [(place: Int32, code: UInt32)]] = [:]

    private mutating func mark(_ row: Int64, _ code: UInt32) {
        segments[Int(row >> 16), default: []].append((Int32(row & 0xFFFF), code))
    }

    /// The id of the first of its group, for all others of it.
    init(originalsOf groups: CopyGroups, _ snapshot: StoreSnapshot) throws {
        if groups.isEmpty { return }
        let ids = try snapshot.texts(["id"], of: groups.firsts)
        var texts = TextInterner()
        for (group, id) in ids.enumerated() {
            let code = texts.intern(id)
            let first = groups.firsts[group]
            for row in groups.members(group) where row != first { mark(row, code) }
        }
        dictionary = texts.dictionary()
    }

    /// The name of its campaign, for all mentions of one.
    init(campaignsOf groups: CopyGroups, _ snapshot: StoreSnapshot) throws {
        let large = groups.indices.filter { groups.members($0).count >= Campaign.leastAuthors }
            .sorted { groups.firsts[$0] < groups.firsts[$1] }
        if large.isEmpty { return }
        let said = try snapshot.texts(["text", "title"], of: large.map { groups.firsts[$0] })
        let authors = try MemberAuthors(snapshot)
        let members = try large.enumerated().map { place, group in
            (
                members: try groups.members(group).compactMap { try authors.member($0) },
                words: Int(CopyPrint(text: said[place], author: nil).wordCount)
            )
        }
        let found = Campaign.campaigns(members)
        var names = CampaignNames()
        for (place, group) in large.enumerated() where found[place] != nil {
            let code = names.add(said[place])
            for row in groups.members(group) { mark(row, code) }
        }
        dictionary = TextDictionary(names.all)
    }

    func column(segment: Int, count: Int) -> Column {
        var codes = [UInt32](repeating: 0, count: count)
        var validity = Bitmap(count: count)
        for (place, code) in segments[segment] ?? [] {
            codes[Int(place)] = code
            validity[Int(place)] = true
        }
        return Column(type: .text, count: count, storage: .codes(codes, dictionary), validity: validity)
    }
}

/// Who said something and when, as campaigns are found by. Authors are the same whatever their case.
private final class MemberAuthors {
    private let snapshot: StoreSnapshot
    private var reader: SnapshotReader
    private var codes: [Int: Column] = [:]
    private let classes: [UInt32]

    init(_ snapshot: StoreSnapshot) throws {
        self.snapshot = snapshot
        reader = try SnapshotReader(snapshot)
        classes = try StoredField.named("author").map { try snapshot.dictionary($0).classes } ?? []
    }

    /// Nil where author or time are unknown.
    func member(_ row: Int64) throws -> Campaign.Member? {
        let segment = Int(row >> 16)
        let column = try codes[segment] ?? snapshot.column("author", segment: segment)
        codes[segment] = column
        guard !column.isNull(Int(row & 0xFFFF)), case .codes(let values, _) = column.storage,
            let time = try reader.time(row)
        else { return nil }
        return Campaign.Member(author: Int64(classes[Int(values[Int(row & 0xFFFF)])]), time: time)
    }
}

/// What campaigns are called: the beginning of their text, each once.
private struct CampaignNames {
    private(set) var all: [String] = []
    private var taken: Set<String> = []

    private static let length = 60

    /// - Returns: the place of the name.
    mutating func add(_ text: String) -> UInt32 {
        let beginning = Self.beginning(of: text)
        var name = beginning
        var number = 1
        while !taken.insert(FoldedText.fold(name)).inserted {
            number += 1
            name = "\(beginning) (\(number))"
        }
        all.append(name)
        return UInt32(all.count - 1)
    }

    /// Whole words of one line, unless the first alone is too long.
    private static func beginning(of text: String) -> String {
        var result = ""
        for word in text.split(whereSeparator: \.isWhitespace) {
            let longer = result.isEmpty ? String(word) : "\(result) \(word)"
            if longer.count > length { return result.isEmpty ? String(word.prefix(length)) : result }
            result = longer
        }
        return result
    }
}

extension StoreSnapshot {
    /// What is known of copies: made when it is asked for.
    struct HeldCopies {
        var groups: CopyGroups?
        var originals: CopyMarks?
        var campaigns: CopyMarks?
    }

    /// Whether no batch since an earlier snapshot changes which mentions there are, or which were compared.
    func hasCopies(of earlier: StoreSnapshot) throws -> Bool {
        guard journal.generation == earlier.journal.generation, journal.number >= earlier.journal.number else {
            return false
        }
        return try translating {
            try connections.read { db in
                try RawStatement.integers(
                    db,
                    """
                    SELECT 1 FROM batch WHERE number > ?
                        AND kind NOT IN ('annotate', 'topic', 'own', 'measure', 'lexicon', 'factor', 'train') LIMIT 1
                    """, earlier.journal.number
                ).isEmpty
            }
        }
    }

    /// Where all mentions have `duplicate_of`.
    func originals() throws -> CopyMarks {
        try copyMarks(\.originals) { try CopyMarks(originalsOf: $0, self) }
    }

    /// Where all mentions have `campaign`.
    func campaigns() throws -> CopyMarks {
        try copyMarks(\.campaigns) { try CopyMarks(campaignsOf: $0, self) }
    }

    private func copyMarks(
        _ path: any WritableKeyPath<HeldCopies, CopyMarks?> & Sendable, _ make: (CopyGroups) throws -> CopyMarks
    ) throws -> CopyMarks {
        if let known = held.withLock({ $0.copies[keyPath: path] }) { return known }
        // Whoever comes second waits: all of it is made at once.
        return try grouping.withLock { _ in
            if let known = held.withLock({ $0.copies[keyPath: path] }) { return known }
            let groups = try held.withLock({ $0.copies.groups }) ?? CopyGroups(self)
            let made = try make(groups)
            held.withLock {
                $0.copies.groups = groups
                $0.copies[keyPath: path] = made
            }
            return made
        }
    }
}

extension StoreSnapshot {
    /// The first field of the row table that is known, of some rows in the order given; "" where none is.
    fileprivate func texts(_ fields: [String], of rows: [Int64]) throws -> [String] {
        let order = rows.indices.sorted { rows[$0] < rows[$1] }
        let steps = stride(from: 0, to: order.count, by: 4_096).map { $0..<min($0 + 4_096, order.count) }
        let parts = Mutex([Result<[String], any Error>?](repeating: nil, count: steps.count))
        DispatchQueue.concurrentPerform(iterations: steps.count) { index in
            let part = Result { try self.texts(fields, ascending: order[steps[index]].map { rows[$0] }) }
            parts.withLock { $0[index] = part }
        }
        let found = try parts.withLock { $0 }.flatMap { try $0?.get() ?? [] }
        var result = [String](repeating: "", count: rows.count)
        for (place, text) in zip(order, found) { result[place] = text }
        return result
    }

    private func texts(_ fields: [String], ascending rows: [Int64]) throws -> [String] {
        var result: [String] = []
        var rest = rows[...]
        while let first = rest.first {
            let segment = first >> 16
            let part = rest.prefix { $0 >> 16 == segment }
            rest = rest.dropFirst(part.count)
            try forEachRow(part.map { Int32($0 & 0xFFFF) }, segment: Int(segment), fields: fields) { _, texts in
                let known = texts.lazy.compactMap(\.self).first
                result.append(known.map { String(decoding: $0, as: UTF8.self) } ?? "")
            }
        }
        return result
    }
}
