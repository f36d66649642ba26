import ClamorColumns
import ClamorQuery
import GRDB

/// Every version of the mentions of an id, on all channels, oldest first: what each file said of them, and when.
///
/// `state` is one of:
/// - `current`: the row that counts. Where it was made of several versions, it is the last line of its mention, shown
///   under the import of the latest of them;
/// - `completed`: the latest version, whose unknown fields the current row takes from others;
/// - `replaced`: a later one was collected;
/// - `duplicate`: another import had the line before word for word;
/// - `deleted`: the end of the mention; what was collected before does not count;
/// - `undone`: its import was undone;
/// - `context`: known only because another record carries it;
/// - `same`: said to be another mention, which counts for it.
struct VersionsTable {
    let snapshot: StoreSnapshot
    let check: () throws -> Void

    private struct Line {
        var row: Int64
        var collected: Int64
        var importing: Journal.Import?
        var state: String
        var record: MentionRecord
        /// Among lines of one row and time: the version, then who else had it.
        var rank = 0
    }

    func table(id: String) throws -> ClamorColumns.Table {
        let journal = snapshot.journal
        let lines = try snapshot.connections.readInOneState { db in
            let mentions = MentionRows(rowCount: journal.rowCount, db, check)
            let force = RowForce(journal, db)
            var lines: [Line] = []
            for (row, record) in try mentions.rows(of: mentions.names(id: id)) {
                lines += try self.lines(row, record, force, db)
            }
            return lines
        }
        var table = TableBuilder(StoreTable.versions(id: "").schema)
        let order = lines.sorted {
            ($0.record.channel, $0.collected, $0.row, $0.rank) < ($1.record.channel, $1.collected, $1.row, $1.rank)
        }
        let formats = try formats()
        for line in order { table.append(cells(line, formats)) }
        return table.finish()
    }

    /// A line for a row, and one for every other import that had it.
    private func lines(_ row: Int64, _ record: MentionRecord, _ force: RowForce, _ db: Database) throws -> [Line] {
        let journal = snapshot.journal
        guard record.role != .removed, let own = journal.importOf(row: row) else { return [] }
        let isLive = try snapshot.live(segment: Int(row >> 16))[Int(row & 0xFFFF)]
        if record.role == .completed {
            guard isLive, let latest = try CompletedRows.latest(of: row, db).first else { return [] }
            return [
                Line(
                    row: row, collected: record.collected ?? own.started,
                    importing: try force.shownImport(of: latest), state: "current", record: record, rank: 2)
            ]
        }
        let state =
            if own.isUndone {
                "undone"
            } else if record.role == .context {
                "context"
            } else if record.role == .deletion {
                "deleted"
            } else if isLive {
                "current"
            } else {
                try hiddenState(row, record, force, db)
            }
        let collected = record.collected ?? own.started
        let version = Line(row: row, collected: collected, importing: own, state: state, record: record)
        return try [version] + sightings(of: version, isLive: isLive, db)
    }

    /// Why a version in force does not count.
    private func hiddenState(
        _ row: Int64, _ record: MentionRecord, _ force: RowForce, _ db: Database
    ) throws -> String {
        let rows = LiveRows(snapshot: snapshot)
        if try rows.hasLaterVersion(row, force, db) { return "replaced" }
        let name = MentionName(channel: record.channel, id: record.id ?? "")
        return try snapshot.sameMentions(db).hides(name) ? "same" : "completed"
    }

    /// The imports that had a version, too. The first in force stands for one that was undone.
    private func sightings(of version: Line, isLive: Bool, _ db: Database) throws -> [Line] {
        guard snapshot.journal.hasSightings else { return [] }
        let seen = try Row.fetchAll(
            db, sql: "SELECT import, collected FROM seen WHERE row = ? ORDER BY import", arguments: [version.row])
        var standsFor = version.importing?.isUndone == true
        return seen.compactMap { sighting in
            guard let importing = snapshot.journal.importing(ordinal: sighting[0]),
                importing.number != version.importing?.number
            else { return nil }
            var line = version
            (line.importing, line.collected, line.rank) = (importing, sighting[1], 1)
            line.state = importing.isUndone ? "undone" : "duplicate"
            if standsFor, !importing.isUndone {
                line.state = isLive ? "current" : "replaced"
                standsFor = false
            }
            return line
        }
    }

    /// By batch.
    private func formats() throws -> [Int64: String] {
        try snapshot.connections.read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT number, format FROM batch WHERE format IS NOT NULL")
            return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
        }
    }

    private func cells(_ line: Line, _ formats: [Int64: String]) -> [Value] {
        func text(_ text: String?) -> Value { text.map(Value.text) ?? .null }
        func integer(_ value: Int64?) -> Value { value.map(Value.integer) ?? .null }
        let record = line.record
        return [
            .text(line.state), integer(line.importing?.number), text(line.importing?.source),
            text(line.importing.flatMap { formats[$0.number] }), .integer(line.collected), .text(record.channel),
            text(record.author), integer(record.time), integer(record.likes), integer(record.shares),
            integer(record.replies), integer(record.views), text(record.text),
        ]
    }
}
