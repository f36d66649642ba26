import ClamorColumns
import GRDB

/// The work fields of a snapshot: what annotations in force say, each laid on the current version of its mention.
struct AnnotationOverlay: Sendable {
    /// Dictionary and codes of one field by segment; rows ascending.
    private struct Field: Sendable {
        var dictionary = TextDictionary.empty
        var rows: [Int: [(row: Int32, codes: [UInt32])]] = [:]
    }

    private var fields: [String: Field] = [:]
    /// What is said of mentions, by row of the version that counts.
    let states: [Int64: WorkState]

    init(snapshot: StoreSnapshot) throws {
        let states = try Self.states(snapshot)
        self.states = states
        let rows = states.keys.sorted()
        fields["status"] = Self.field(rows) { states[$0]?.status.map { [$0] } ?? [] }
        fields["assignee"] = Self.field(rows) { states[$0]?.assignee.map { [$0] } ?? [] }
        fields["tags"] = Self.field(rows) { states[$0]?.tags ?? [] }
    }

    /// By row of the current version.
    static func states(_ snapshot: StoreSnapshot) throws -> [Int64: WorkState] {
        let journal = snapshot.journal
        return try snapshot.connections.readInOneState { db in
            let statement = try RawStatement(
                db,
                """
                SELECT batch, row, field, value FROM annotation
                WHERE batch BETWEEN 1 AND ? AND field NOT IN ('sentiment', 'spam') ORDER BY batch, id
                """)
            defer { statement.reset() }
            statement.bind(journal.number, at: 1)
            var states: [Int64: WorkState] = [:]
            var current = CurrentVersions(snapshot)
            while try statement.step() {
                if journal.undone.contains(statement.integer(0)) { continue }
                if let row = try current.row(of: statement.integer(1), db) {
                    states[row, default: WorkState()].apply(statement.text(2) ?? "", statement.text(3))
                }
            }
            return states
        }
    }

    /// Codes in the order in which the values come up.
    private static func field(_ rows: [Int64], _ values: (Int64) -> [String]) -> Field {
        var field = Field()
        var texts = TextInterner()
        for row in rows {
            let values = values(row)
            guard !values.isEmpty else { continue }
            let coded = values.map { texts.intern($0) }
            field.rows[Int(row >> 16), default: []].append((Int32(row & 0xFFFF), coded))
        }
        field.dictionary = texts.dictionary()
        return field
    }

    /// A work field of a segment. Status and assignee of a mention of which nothing was said are missing.
    func column(_ name: String, segment: Int, count: Int) -> ClamorColumns.Column {
        let field = fields[name] ?? Field()
        let rows = field.rows[segment] ?? []
        if name == "tags" {
            // The first entry is the empty list.
            var entries = [UInt32](repeating: 0, count: count)
            var offsets: [UInt32] = [0, 0]
            var items: [UInt32] = []
            for (row, values) in rows {
                entries[Int(row)] = UInt32(offsets.count - 1)
                items.append(contentsOf: values)
                offsets.append(UInt32(items.count))
            }
            let lists = Lists(entries: Codes(entries), offsets: offsets, items: items)
            return Column(type: .list, count: count, storage: .lists(lists, field.dictionary))
        }
        var codes = [UInt32](repeating: 0, count: count)
        var validity = Bitmap(count: count)
        for (row, values) in rows {
            codes[Int(row)] = values[0]
            validity[Int(row)] = true
        }
        return Column(type: .text, count: count, storage: .codes(codes, field.dictionary), validity: validity)
    }
}
