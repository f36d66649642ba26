import ClamorColumns
import GRDB

/// What tells mentions apart.
struct MentionName: Hashable {
    var channel: String
    var id: String
}

/// Finds the rows of mentions by their keys, which are streamed past, segment by segment.
struct MentionRows {
    private let db: Database
    private let rowCount: Int64
    /// May throw to give up; called once a segment.
    private let check: () throws -> Void

    init(rowCount: Int64, _ db: Database, _ check: @escaping () throws -> Void = {}) {
        self.rowCount = rowCount
        self.db = db
        self.check = check
    }

    private static let channel = StoredField.all[StoredField.index(of: "channel")!]

    /// The mentions that an id may be: one a channel.
    func names(id: String) throws -> Set<MentionName> {
        let channels = try DictionaryChunk.dictionary(of: Self.channel, db)
        return Set((0..<UInt32(channels.count)).map { MentionName(channel: channels[$0], id: id) })
    }

    /// All rows of some mentions, ascending.
    func rows(of names: Set<MentionName>) throws -> [(row: Int64, record: MentionRecord)] {
        if names.isEmpty { return [] }
        let probe = KeyProbe(names.map { MentionKey.key(channel: $0.channel, id: $0.id) })
        var hits: [UInt64: [Int64]] = [:]
        for segment in 0..<Int((rowCount + 0xFFFF) >> 16) {
            try check()
            let rows = Int(min(rowCount - Int64(segment) << 16, Int64(segmentRows)))
            let keys = try SegmentTables.column(
                StoredField.Internal.key, type: .integer, segment: segment, rows: rows, db
            ).integers
            probe.collect(keys.map { UInt64(bitPattern: $0) }, firstRow: Int64(segment) << 16, into: &hits)
        }
        return try hits.values.joined().sorted().compactMap { row in
            guard let record = try RowReader.row(row, db)?.record else { throw DamagedPlace("row \(row)") }
            return names.contains(MentionName(channel: record.channel, id: record.id ?? "")) ? (row, record) : nil
        }
    }
}
