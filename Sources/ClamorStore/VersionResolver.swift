import GRDB

/// Decides what becomes of each record of an import: a new mention, a newer or older version of a known one, or nothing.
struct VersionResolver {
    /// What becomes of a record.
    enum Verdict: Equatable {
        case new, updated, duplicate, context
        /// Context that is known already.
        case knownContext
        /// Removed on request once, and not taken again.
        case forgotten
    }

    /// One version of a mention among those with a record's key.
    private struct Version {
        var row: Int64
        var collected: Int64
        var isContext: Bool
        /// Whether its import has not been undone.
        var isInForce: Bool
        var record: MentionRecord

        func precedes(_ other: Version) -> Bool { (collected, row) < (other.collected, other.row) }
    }

    let chunk: MentionChunk
    let keys: [UInt64]
    let journal: Journal
    /// Rows by key: stored ones, and those of this chunk as they come.
    private var rowsByKey: [UInt64: [Int64]]
    private let firstRow: Int64
    /// Records that become rows, in order; row `firstRow + i` is `chosen[i]`.
    private(set) var chosen: [Int] = []
    /// Rows and those that took their place: each version is linked to its neighbours in the order in which they were
    /// collected, so that a chain leads from every version to all later ones, whatever is undone.
    private(set) var superseded: [(row: Int64, byRow: Int64)] = []

    init(chunk: MentionChunk, keys: [UInt64], journal: Journal, hits: [UInt64: [Int64]], firstRow: Int64) {
        self.chunk = chunk
        self.keys = keys
        self.journal = journal
        rowsByKey = hits
        self.firstRow = firstRow
        chosen.reserveCapacity(chunk.count)
    }

    /// Judges the records in order.
    ///
    /// - Parameters:
    ///   - repeated: the keys that more than one record of the chunk has.
    ///   - forgotten: what may not be taken; nil: nothing was forgotten.
    mutating func resolve(
        repeated: Set<UInt64>, forgotten: ForgottenDigests?, _ db: Database, count: (Verdict) -> Void
    ) throws {
        for part in chunk.parts {
            let isForgotten = forgotten?.places(in: part.mentions)
            for place in part.range {
                let index = part.start + place - part.range.lowerBound
                let isContext = part.mentions.isContext[place]
                if let isForgotten, isForgotten[place] {
                    count(isContext ? .knownContext : .forgotten)
                    continue
                }
                let candidates = rowsByKey.isEmpty ? [] : rowsByKey[keys[index]] ?? []
                let verdict: Verdict
                if candidates.isEmpty {
                    verdict = isContext ? .context : .new
                    append(index)
                } else {
                    verdict = try judge(index, among: candidates, db)
                }
                count(verdict)
                if verdict == .duplicate || verdict == .knownContext { continue }
                if !candidates.isEmpty || !repeated.isEmpty && repeated.contains(keys[index]) {
                    rowsByKey[keys[index], default: []].append(firstRow + Int64(chosen.count - 1))
                }
            }
        }
    }

    private mutating func append(_ index: Int) { chosen.append(index) }

    private func record(_ index: Int) -> MentionRecord {
        let (mentions, place) = chunk.locate(index)
        return mentions.record(place)
    }

    /// When the record of a row was collected: as it says, or else when its import began (ms).
    private func collected(_ record: MentionRecord, row: Int64) -> Int64 {
        record.collected ?? journal.importOf(row: row)?.started ?? chunk.started
    }

    /// The candidates that are the same mention as a record, not merely of the same key.
    private func versions(of wanted: MentionRecord, _ candidates: [Int64], _ db: Database) throws -> [Version] {
        try candidates.compactMap { row in
            let record: MentionRecord
            if row >= firstRow {
                record = self.record(chosen[Int(row - firstRow)])
            } else {
                guard let stored = try RowReader.row(row, db) else { throw DamagedPlace("row \(row)") }
                record = stored.record
            }
            guard record.channel == wanted.channel, record.id == wanted.id else { return nil }
            // Rows after those of the journal are of the import under way.
            let isInForce = row >= journal.rowCount || journal.isInForce(row: row)
            return Version(
                row: row, collected: collected(record, row: row), isContext: record.isContext, isInForce: isInForce,
                record: record)
        }
    }

    private mutating func judge(_ index: Int, among candidates: [Int64], _ db: Database) throws -> Verdict {
        let record = record(index)
        let versions = try versions(of: record, candidates, db)
        let row = firstRow + Int64(chosen.count)
        if record.isContext {
            if versions.contains(where: \.isInForce) { return .knownContext }
            append(index)
            return .context
        }
        let mentions = versions.filter { !$0.isContext }
        let new = Version(
            row: row, collected: collected(record, row: row), isContext: false, isInForce: true, record: record)
        let inForce = mentions.filter(\.isInForce)
        if let current = inForce.max(by: { $0.precedes($1) }) {
            let compared = new.collected >= current.collected ? [current] : inForce
            if compared.contains(where: { StoredField.sameContent($0.record, record) }) { return .duplicate }
        }
        append(index)
        if let before = mentions.filter({ $0.precedes(new) }).max(by: { $0.precedes($1) }) {
            superseded.append((before.row, row))
        }
        if let after = mentions.filter({ new.precedes($0) }).min(by: { $0.precedes($1) }) {
            superseded.append((row, after.row))
        }
        for context in versions where context.isContext && context.isInForce {
            superseded.append((context.row, row))
        }
        return inForce.isEmpty ? .new : .updated
    }
}
