import ClamorColumns
import ClamorQuery
import GRDB

extension MentionStore {
    /// What the journal tells of the store up to a batch, in 32 hexadecimal digits: numbers, kinds, digests of files,
    /// counts and definitions. Paths and times of imports do not count, so that the same files imported elsewhere give
    /// the same. What was forgotten later counts, as it is gone from earlier states, too.
    ///
    /// - Returns: nil when there is no such batch; 0 stands for the empty store.
    package func journalDigest(upTo batch: Int64) throws -> String? {
        try connections.readInOneState { db in
            let last = try Journal.lastNumber(db)
            guard (0...last).contains(batch) else { return nil }
            let digest = ContentDigest()
            let form = try StoreSchema.form(db)
            for query in Self.queries where form >= query.form {
                try Self.add(query.sql, upTo: batch, to: digest, db)
                digest.update(Array("\n".utf8))
            }
            for query in Self.laterQueries where form >= query.form {
                try Self.add(query.sql, upTo: batch, to: digest, db)
            }
            return digest.text
        }
    }

    /// What is told, and from which form of the file on there is a table of it.
    private static let queries: [(form: Int, sql: String)] = [
        (
            1,
            """
            SELECT number, kind, CASE kind WHEN 'import' THEN NULL ELSE source END, digest, size, format, options, read,
                new, updated, duplicate, rejected, context, first_row, last_row, target
            FROM batch WHERE number BETWEEN 1 AND ? ORDER BY number
            """
        ),
        (1, "SELECT batch, name, family, definition FROM topic WHERE batch BETWEEN 1 AND ? ORDER BY batch"),
        (1, "SELECT batch, name, handles FROM own WHERE batch BETWEEN 1 AND ? ORDER BY batch"),
        (
            StoreSchema.measuresForm,
            "SELECT batch, name, version, formula FROM measure WHERE batch BETWEEN 1 AND ? ORDER BY batch"
        ),
        (
            StoreSchema.provenanceForm,
            "SELECT batch, channel, id, other_channel, other_id FROM same WHERE batch BETWEEN 1 AND ? ORDER BY batch"
        ),
        (1, "SELECT number, updated FROM batch WHERE kind = 'forget' AND number > ? ORDER BY number"),
    ]

    /// What is told only where there is any, so that the journals of older stores tell the same as before.
    private static let laterQueries: [(form: Int, sql: String)] = [
        "SELECT 'scoring', number, scoring FROM batch WHERE scoring IS NOT NULL AND number BETWEEN 1 AND ? ORDER BY number",
        "SELECT 'lexicon', batch, word, valence, topic FROM lexicon WHERE batch BETWEEN 1 AND ? ORDER BY batch",
        "SELECT 'factor', batch, channel, factor FROM factor WHERE batch BETWEEN 1 AND ? ORDER BY batch",
        "SELECT 'adjustment', batch, data FROM adjustment WHERE batch BETWEEN 1 AND ? ORDER BY batch",
    ].map { (StoreSchema.scoringForm, $0) }

    private static func add(_ sql: String, upTo batch: Int64, to digest: ContentDigest, _ db: Database) throws {
        let rows = try Row.fetchCursor(db, sql: sql, arguments: [batch])
        while let row = try rows.next() {
            // Each value with its type and length before it, so that no two rows read alike.
            for value in row.databaseValues {
                let text =
                    switch value.storage {
                    case .null: "n"
                    case .int64(let number): "i\(number)"
                    case .double(let number): "d\(number)"
                    case .string(let text): "s\(text.utf8.count):\(text)"
                    case .blob(let data): "b\(data.count):\(data.base64EncodedString())"
                    }
                digest.update(Array((text + ";").utf8))
            }
            digest.update(Array("\n".utf8))
        }
    }
}
