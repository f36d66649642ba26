import ClamorColumns
import GRDB

extension StoreSnapshot {
    /// Hands over whole records of mentions, in the order of the rows given, with what was computed of them last,
    /// and what annotations and corrections say of them now.
    ///
    /// Rows that follow each other are read at a stretch; others are looked up one by one.
    ///
    /// - Parameter rows: numbers of rows that count, `segment << 16 | row`.
    /// - Throws: `StoreError`, and what `body` throws.
    package func forEachRecord(rows: [Int64], _ body: (MentionRecord) throws -> Void) throws {
        try translating {
            let work = try overlay().states
            let corrections = try corrected()
            try connections.readInOneState { db in
                let force = RowForce(journal, db)
                var computed = (segment: -1, fields: ComputedFields())
                for run in Self.runs(rows) {
                    var next = run.lowerBound
                    try RowReader.forEach(run, db) { stored, _ in
                        guard stored.row == next else { throw DamagedPlace("row \(next)") }
                        next += 1
                        var record = stored.record
                        let segment = Int(stored.row >> 16)
                        if segment != computed.segment {
                            computed = (segment, try computedFields(segment: segment))
                        }
                        computed.fields.lay(on: &record, place: Int(stored.row & 0xFFFF))
                        record.isCompleted = false
                        record.collected = try record.collected ?? force.shownImport(of: stored.row)?.started
                        corrections[stored.row]?.lay(on: &record)
                        record.work = work[stored.row]?.fields ?? []
                        try body(record)
                    }
                    guard next == run.upperBound else { throw DamagedPlace("row \(next)") }
                }
            }
        }
    }

    /// The mention of an id that counts.
    ///
    /// - Throws: `StoreError` with cause `mention` when there is none, or one on several channels.
    func mention(id: String) throws -> MentionName {
        let found = try translating {
            try connections.readInOneState { db in
                let mentions = MentionRows(rowCount: journal.rowCount, db)
                return try mentions.rows(of: mentions.names(id: id)).filter { row, _ in
                    try live(segment: Int(row >> 16))[Int(row & 0xFFFF)]
                }.map { MentionName(channel: $0.record.channel, id: id) }
            }
        }
        let channels = found.map(\.channel).sorted()
        if channels.count > 1 {
            let message = "`\(id)` is the id of mentions on several channels: \(channels.joined(separator: ", "))"
            throw StoreError(path: connections.path, cause: .mention(message))
        }
        guard let name = found.first else {
            throw StoreError(path: connections.path, cause: .mention("there is no mention `\(id)`"))
        }
        return name
    }

    /// Stretches of rows that follow each other.
    private static func runs(_ rows: [Int64]) -> [Range<Int64>] {
        var runs: [Range<Int64>] = []
        for row in rows {
            if let last = runs.last, last.upperBound == row {
                runs[runs.count - 1] = last.lowerBound..<row + 1
            } else {
                runs.append(row..<row + 1)
            }
        }
        return runs
    }
}
