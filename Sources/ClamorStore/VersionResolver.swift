import ClamorColumns
import GRDB

/// What is to be written of a chunk of records.
struct ResolvedChunk {
    /// Records that become rows, in order; row `firstRow + i` is `chosen[i]`.
    var chosen: [Int] = []
    /// Rows that follow those, made of several versions.
    var added: [MentionRecord] = []
    /// Rows and those that took their place: each version is linked to its neighbours in the order in which they were
    /// collected, so that a chain leads from every version to all later ones, whatever is undone.
    var superseded: [(row: Int64, byRow: Int64)] = []
    /// Rows that say what a record of this import does, and when that was collected.
    var seen: [(row: Int64, collected: Int64)] = []
    var completed: [(row: Int64, link: CompletedRow.Link)] = []
    /// Work fields that records carry.
    var work: [(row: Int64, fields: [(field: String, value: String)], known: [Int64])] = []
}

/// Decides what becomes of each record of an import: a new mention, a newer or older version of a known one, or nothing.
struct VersionResolver {
    /// What becomes of a record.
    enum Verdict: Equatable {
        case new, updated, context
        /// It says nothing new; kept as a row nevertheless where no version says just that at its time, as it counts
        /// when the others are undone.
        case duplicate(isRow: Bool)
        /// Context that is known already.
        case knownContext
        /// Removed on request once, and not taken again.
        case forgotten
        /// Another mention has its id.
        case unlike
        /// Ends a mention that is known, or is kept for one that may come, or was known already.
        case deletion(ends: Bool, isRow: Bool)

        /// Whether the record became a row.
        var isRow: Bool {
            switch self {
            case .new, .updated, .context: true
            case .knownContext, .forgotten, .unlike: false
            case .duplicate(let isRow), .deletion(_, let isRow): isRow
            }
        }
    }

    let chunk: MentionChunk
    let keys: [UInt64]
    private let journal: Journal
    private let force: RowForce
    private let db: Database
    /// Rows by key: stored ones, and those of this chunk as they come.
    private var rowsByKey: [UInt64: [Int64]]
    private let firstRow: Int64
    private(set) var result = ResolvedChunk()
    /// Links of completed rows that this chunk brings.
    private var newLinks: [Int64: [CompletedRow.Link]] = [:]

    /// When versions were collected again, where this chunk says so.
    private var seenAgain: [Int64: Int64] = [:]

    /// Rows added by this chunk are numbered from here on until it is known how many come before them.
    private static let addedBase: Int64 = 1 << 60

    init(
        chunk: MentionChunk, keys: [UInt64], journal: Journal, hits: [UInt64: [Int64]], firstRow: Int64, _ db: Database
    ) {
        self.chunk = chunk
        self.keys = keys
        self.journal = journal
        self.db = db
        force = RowForce(journal, db)
        rowsByKey = hits
        self.firstRow = firstRow
        result.chosen.reserveCapacity(chunk.count)
    }

    /// Judges the records in order.
    ///
    /// - Parameters:
    ///   - repeated: the keys that more than one record of the chunk has.
    ///   - forgotten: what may not be taken; nil: nothing was forgotten.
    /// - Returns: what is to be written.
    mutating func resolve(
        repeated: Set<UInt64>, forgotten: ForgottenDigests?, count: (Verdict) -> Void
    ) throws -> ResolvedChunk {
        for part in chunk.parts {
            let isForgotten = forgotten?.places(in: part.mentions)
            let work = part.mentions.work.isEmpty ? nil : part.mentions.work
            for place in part.range {
                let index = part.start + place - part.range.lowerBound
                let role = part.mentions.roles[place]
                if let isForgotten, isForgotten[place] {
                    count(role == .mention ? .forgotten : .knownContext)
                    continue
                }
                let candidates = rowsByKey.isEmpty ? [] : rowsByKey[keys[index]] ?? []
                let verdict: Verdict
                if candidates.isEmpty {
                    verdict =
                        role == .mention ? .new : role == .context ? .context : .deletion(ends: false, isRow: true)
                    note(work: work?[place], for: append(index), known: [])
                } else {
                    verdict = try judge(index, among: candidates)
                }
                count(verdict)
                if verdict.isRow, !candidates.isEmpty || !repeated.isEmpty && repeated.contains(keys[index]) {
                    rowsByKey[keys[index], default: []].append(firstRow + Int64(result.chosen.count - 1))
                }
            }
        }
        return numbered()
    }

    @discardableResult
    private mutating func append(_ index: Int) -> Int64 {
        result.chosen.append(index)
        return firstRow + Int64(result.chosen.count - 1)
    }

    /// Adds a row after those of the chunk's records.
    private mutating func add(_ record: MentionRecord, links: [CompletedRow.Link], key: UInt64) -> Int64 {
        let row = Self.addedBase + Int64(result.added.count)
        result.added.append(record)
        if !links.isEmpty { newLinks[row] = links }
        rowsByKey[key, default: []].append(row)
        return row
    }

    private mutating func note(work: [(field: String, value: String)]?, for row: Int64, known: [Int64]) {
        if let work { result.work.append((row, work, known)) }
    }

    /// The result with the numbers that added rows have in the end.
    private func numbered() -> ResolvedChunk {
        var result = result
        let shift = firstRow + Int64(result.chosen.count) - Self.addedBase
        func number(_ row: Int64) -> Int64 { row >= Self.addedBase ? row + shift : row }
        result.superseded = result.superseded.map { (number($0.row), number($0.byRow)) }
        for row in newLinks.keys.sorted() {
            for link in newLinks[row] ?? [] {
                let numbered = CompletedRow.Link(version: number(link.version), standing: link.standing)
                result.completed.append((number(row), numbered))
            }
        }
        result.work = result.work.map { (number($0.row), $0.fields, $0.known) }
        return result
    }

    // MARK: Known versions

    private func record(_ index: Int) -> MentionRecord {
        let (mentions, place) = chunk.locate(index)
        return mentions.record(place)
    }

    private func work(_ index: Int) -> [(field: String, value: String)]? {
        let (mentions, place) = chunk.locate(index)
        return mentions.work[place]
    }

    /// When a version was collected last (ms).
    private func collected(_ record: MentionRecord, row: Int64) throws -> Int64 {
        let own = record.collected ?? journal.importOf(row: row)?.started ?? chunk.started
        let again = row < firstRow ? try Sightings.last(of: row, db) : nil
        return max(own, again ?? own, seenAgain[row] ?? own)
    }

    private func record(row: Int64) throws -> MentionRecord {
        if row >= Self.addedBase { return result.added[Int(row - Self.addedBase)] }
        if row >= firstRow { return record(result.chosen[Int(row - firstRow)]) }
        guard let stored = try RowReader.row(row, db) else { throw DamagedPlace("row \(row)") }
        return stored.record
    }

    /// The candidates that are the same mention as a record, not merely of the same key.
    private func versions(of wanted: MentionRecord, _ candidates: [Int64]) throws -> VersionSet {
        var set = VersionSet()
        for row in candidates {
            let record = try record(row: row)
            guard record.channel == wanted.channel, record.id == wanted.id else { continue }
            if record.role == .completed {
                let stored = row < firstRow ? try CompletedRows.links(of: row, db) : []
                set.completed.append(CompletedRow(row: row, links: stored + (newLinks[row] ?? [])))
                continue
            }
            // Rows after those of the journal are of the import under way.
            let isInForce = try row >= journal.rowCount || force.isInForce(row)
            if record.role == .context {
                set.context.append((row, isInForce))
            } else {
                set.versions.append(
                    MentionVersion(
                        row: row, collected: try collected(record, row: row), isInForce: isInForce, record: record))
            }
        }
        set.sort()
        return set
    }

    // MARK: Judgement

    private mutating func judge(_ index: Int, among candidates: [Int64]) throws -> Verdict {
        let record = record(index)
        var set = try versions(of: record, candidates)
        if record.role == .context {
            if set.latest != nil || set.context.contains(where: \.isInForce) { return .knownContext }
            append(index)
            return .context
        }
        let row = firstRow + Int64(result.chosen.count)
        let new = MentionVersion(
            row: row, collected: record.collected ?? chunk.started, isInForce: true, record: record)
        let latest = set.latest
        if record.isDeleted { return judge(deletion: new, index, latest, &set) }
        if let latest, !latest.isDeletion, record.isUnlike(latest.record) { return .unlike }
        let work = work(index)
        let saysNothingNew = latest.map { isDuplicate(new, $0, set) } ?? false
        if let same = set.neighbour(of: new, where: { $0.says(the: new) }) {
            note(seen: same, at: new.collected)
            note(work: work, for: same.row, known: candidates)
            return .duplicate(isRow: false)
        }
        append(index)
        note(work: work, for: row, known: candidates)
        link(new, &set)
        complete(set, keys[index])
        return saysNothingNew ? .duplicate(isRow: true) : latest == nil ? .new : .updated
    }

    private mutating func judge(
        deletion new: MentionVersion, _ index: Int, _ latest: MentionVersion?, _ set: inout VersionSet
    ) -> Verdict {
        if let same = set.neighbour(of: new, where: \.isDeletion) {
            note(seen: same, at: new.collected)
            return .deletion(ends: false, isRow: false)
        }
        append(index)
        link(new, &set)
        let ends = latest.map { !$0.isDeletion && $0.precedes(new) } ?? false
        return .deletion(ends: ends, isRow: true)
    }

    /// Whether a record says nothing that is not known of its time or now.
    private func isDuplicate(_ new: MentionVersion, _ latest: MentionVersion, _ set: VersionSet) -> Bool {
        let isLatest = latest.precedes(new)
        if isLatest, latest.isDeletion { return false }
        if let merged = set.merged(), new.record.addsNothing(to: merged.record) { return true }
        if isLatest { return false }
        if set.versions.contains(where: { $0.says(the: new) }) { return true }
        return set.merged { $0.precedes(new) }.map { new.record.addsNothing(to: $0.record) } ?? false
    }

    /// Notes that this import had a version, too.
    private mutating func note(seen version: MentionVersion, at collected: Int64) {
        // Twice in one file is once, unless it was collected later.
        if version.row >= journal.rowCount, collected <= version.collected { return }
        result.seen.append((version.row, collected))
        if collected > version.collected { seenAgain[version.row] = collected }
    }

    /// Puts a version among the others.
    private mutating func link(_ new: MentionVersion, _ set: inout VersionSet) {
        if let before = set.versions.last(where: { $0.precedes(new) }) {
            result.superseded.append((before.row, new.row))
        }
        if let after = set.versions.first(where: { new.precedes($0) }) {
            result.superseded.append((new.row, after.row))
        }
        if !new.isDeletion {
            for context in set.context where context.isInForce { result.superseded.append((context.row, new.row)) }
        }
        set.insert(new)
        // What is known of the mention may be the same with it and without.
        let isNeutral = set.merged()?.sources.contains { $0.row == new.row } == false
        for place in set.completed.indices {
            let row = set.completed[place]
            // What comes after its latest version takes its place anyway.
            let isBefore = set.latest(of: row).map(new.precedes) ?? false
            if new.isDeletion || !isBefore || isNeutral && set.isValid(row) { continue }
            let link = CompletedRow.Link(version: new.row, standing: .leftOut)
            newLinks[row.row, default: []].append(link)
            set.completed[place].links.append(link)
        }
    }

    /// Adds the row that shows all that is known, if there is none.
    private mutating func complete(_ set: VersionSet, _ key: UInt64) {
        guard let missing = set.missingRow() else { return }
        _ = add(missing.record, links: missing.links, key: key)
    }
}
