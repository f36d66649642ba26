import ClamorColumns
import GRDB

/// Mentions that were said to be another one, and so do not count as long as that one does.
struct SameMentions: Sendable {
    /// Those that do not count, by key.
    private var hidden: [UInt64: Set<MentionName>] = [:]

    init(_ journal: Journal, _ db: Database) throws {
        let declared = try Self.declared(journal, db)
        let counting = try Self.counting(Set(declared.map(\.other)), journal, db)
        for (name, other) in declared where counting.contains(other) {
            hidden[MentionKey.key(channel: name.channel, id: name.id), default: []].insert(name)
        }
    }

    /// What was said and not undone, oldest first.
    private static func declared(
        _ journal: Journal, _ db: Database
    ) throws -> [(name: MentionName, other: MentionName)] {
        let statement = try RawStatement(
            db, "SELECT batch, channel, id, other_channel, other_id FROM same WHERE batch <= ? ORDER BY batch")
        defer { statement.reset() }
        statement.bind(journal.number, at: 1)
        var declared: [(name: MentionName, other: MentionName)] = []
        var others: [MentionName: MentionName] = [:]
        while try statement.step() {
            if journal.undone.contains(statement.integer(0)) { continue }
            let name = MentionName(channel: statement.text(1) ?? "", id: statement.text(2) ?? "")
            let other = MentionName(channel: statement.text(3) ?? "", id: statement.text(4) ?? "")
            // A circle, closed by undoing an undo, would hide them all.
            var end: MentionName? = other
            while let next = end, next != name { end = others[next] }
            if end == nil {
                others[name] = other
                declared.append((name, other))
            }
        }
        return declared
    }

    /// Those of some mentions of which a version is in force, and that have not ended.
    private static func counting(
        _ names: Set<MentionName>, _ journal: Journal, _ db: Database
    ) throws -> Set<MentionName> {
        let force = RowForce(journal, db)
        var latest: [MentionName: (collected: Int64, row: Int64, isDeletion: Bool)] = [:]
        for (row, record) in try MentionRows(rowCount: journal.rowCount, db).rows(of: names) {
            guard record.role == .mention || record.role == .deletion, try force.isInForce(row) else { continue }
            let collected = try Sightings.collected(record, row: row, journal, db)
            let name = MentionName(channel: record.channel, id: record.id ?? "")
            if let known = latest[name], (collected, row) < (known.collected, known.row) { continue }
            latest[name] = (collected, row, record.isDeleted)
        }
        return Set(latest.filter { !$0.value.isDeletion }.keys)
    }

    /// Whether a mention does not count for being another.
    func hides(_ name: MentionName) -> Bool {
        hidden[MentionKey.key(channel: name.channel, id: name.id)]?.contains(name) ?? false
    }

    /// The rows of a segment that count but for being another mention.
    ///
    /// - Parameter live: its first rows, those set that count otherwise.
    func hiddenPlaces(segment: Int, live: Bitmap, _ db: Database) throws -> [Int] {
        if hidden.isEmpty { return [] }
        let keys = try SegmentTables.column(
            StoredField.Internal.key, type: .integer, segment: segment, rows: live.count, db
        ).integers
        return try (0..<live.count).filter { place in
            guard live[place], let names = hidden[UInt64(bitPattern: keys[place])] else { return false }
            let row = Int64(segment) << 16 + Int64(place)
            guard let record = try RowReader.row(row, db)?.record else { throw DamagedPlace("row \(row)") }
            return names.contains(MentionName(channel: record.channel, id: record.id ?? ""))
        }
    }
}
