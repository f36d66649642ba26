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

/// Groups of two mentions and more that have (nearly) the same text.
///
/// Only rows that count are members. The first of a group is the one that was said first; mentions without a time come
/// after all others, and those of one time in the order of rows.
struct CopyGroups: Sendable {
    /// Members of all groups, end to end, each group's ascending.
    private var rows: [UInt32] = []
    private var ends: [Int] = []
    /// The row of each group that was said first.
    private(set) var firsts: [Int64] = []

    var isEmpty: Bool { firsts.isEmpty }
    var indices: Range<Int> { firsts.indices }

    func members(_ group: Int) -> LazyMapSequence<ArraySlice<UInt32>, Int64> {
        rows[(group == 0 ? 0 : ends[group - 1])..<ends[group]].lazy.map { Int64($0) }
    }

    init(_ snapshot: StoreSnapshot) throws {
        var pairs: [(row: UInt32, original: UInt32)] = []
        // By original, where its copies begin: a row each, as sorting takes longer.
        var starts = [UInt32](repeating: 0, count: Int(snapshot.journal.rowCount) + 1)
        try snapshot.connections.readInOneState { db in
            try CopyTables.forEach(before: snapshot.journal.rowCount, db) { row, original in
                pairs.append((UInt32(row), UInt32(original)))
                starts[Int(original) + 1] += 1
            }
        }
        if pairs.isEmpty { return }
        for original in 1..<starts.count { starts[original] += starts[original - 1] }
        var copies = [UInt32](repeating: 0, count: pairs.count)
        var ends = starts
        for (row, original) in pairs {
            copies[Int(ends[Int(original)])] = row
            ends[Int(original)] += 1
        }
        var reader = try SnapshotReader(snapshot)
        for original in starts.indices.dropLast() where starts[original] < ends[original] {
            try add(Int64(original), copies[Int(starts[original])..<Int(ends[original])], &reader)
        }
    }

    private mutating func add(
        _ original: Int64, _ copies: ArraySlice<UInt32>, _ reader: inout SnapshotReader
    ) throws {
        let start = rows.count
        if try reader.isLive(original) { rows.append(UInt32(original)) }
        for row in copies where try reader.isLive(Int64(row)) { rows.append(row) }
        guard rows.count - start > 1 else {
            rows.removeLast(rows.count - start)
            return
        }
        var first = (time: Int64.max, row: Int64(rows[start]))
        for row in rows[start...] {
            guard let time = try reader.time(Int64(row)), time < first.time else { continue }
            first = (time, Int64(row))
        }
        firsts.append(first.row)
        ends.append(rows.count)
    }
}

/// Reads single values of a snapshot, segments once each.
private struct SnapshotReader {
    private let snapshot: StoreSnapshot
    private var live: [Bitmap?]
    private var times: [Column?]

    init(_ snapshot: StoreSnapshot) throws {
        self.snapshot = snapshot
        live = Array(repeating: nil, count: snapshot.segmentCount)
        times = live.map { _ in nil }
    }

    mutating func isLive(_ row: Int64) throws -> Bool {
        let segment = Int(row >> 16)
        if live[segment] == nil { live[segment] = try snapshot.live(segment: segment) }
        return live[segment]?[Int(row & 0xFFFF)] ?? false
    }

    mutating func time(_ row: Int64) throws -> Int64? {
        let segment = Int(row >> 16)
        if times[segment] == nil { times[segment] = try snapshot.column("time", segment: segment) }
        guard let column = times[segment], !column.isNull(Int(row & 0xFFFF)),
            case .integers(let values) = column.storage
        else { return nil }
        return values[Int(row & 0xFFFF)]
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
