import ClamorQuery
import ClamorText
import ClamorTime
import GRDB

/// Batches that need no turn to import: annotations, definitions. Each gives its number.
extension MentionStore {
    /// Changes work fields of mentions.
    ///
    /// - Parameter rows: numbers of rows in the store, `segment << 16 | row`.
    @discardableResult
    package func annotate(rows: [Int64], _ annotation: Annotation, now: Instant) throws -> Int64 {
        let changes: [(field: String, value: String?)]
        let summary: String
        switch annotation {
        case .tag(let tags):
            changes = tags.map { ("tags", $0.hasPrefix("-") ? $0 : "+" + $0) }
            summary = "tag " + tags.joined(separator: ", ")
        case .status(let status):
            changes = [("status", status)]
            summary = "status " + status
        case .assign(let assignee):
            changes = [("assignee", assignee)]
            summary = assignee.map { "assign " + $0 } ?? "assign nobody"
        case .correct(.sentiment(let label)):
            changes = [("sentiment", label)]
            summary = "correct sentiment = " + label
        case .correct(.spam(let isSpam)):
            changes = [("spam", isSpam ? "true" : "false")]
            summary = "correct spam = " + (isSpam ? "true" : "false")
        }
        return try batch(.annotate, now: now, updated: rows.count) { number, db in
            let rowCount = try Journal.read(db).rowCount
            let insert = try db.cachedStatement(
                sql: "INSERT INTO annotation(batch, row, field, value) VALUES(?, ?, ?, ?)")
            for row in rows {
                precondition(0 <= row && row < rowCount, "a row that no snapshot shows")
                for (field, value) in changes { try insert.execute(arguments: [number, row, field, value]) }
            }
            return summary
        }
    }

    /// Defines a topic, or defines it anew.
    @discardableResult
    package func define(_ topic: TopicDefinition, now: Instant) throws -> Int64 {
        try batch(.topic, now: now) { number, db in
            try db.execute(
                sql: "INSERT INTO topic(batch, name, family, definition) VALUES(?, ?, ?, ?)",
                arguments: [number, topic.name, topic.family, topic.definition])
            return "\(topic.name) in \(topic.family)"
        }
    }

    /// Names our own accounts, or names them anew.
    @discardableResult
    package func define(_ own: OwnAccounts, now: Instant) throws -> Int64 {
        var handles: [UInt8] = []
        JSONText.append(list: own.handles, to: &handles)
        let text = String(decoding: handles, as: UTF8.self)
        return try batch(.own, now: now) { number, db in
            try db.execute(
                sql: "INSERT INTO own(batch, name, handles) VALUES(?, ?, ?)", arguments: [number, own.name, text])
            return own.name
        }
    }

    /// Defines a measure, or a further version of one.
    ///
    /// - Parameter measure: its version is not looked at: versions count all definitions ever made of a name in folded
    ///   form, those undone too, so that a version never means two things.
    @discardableResult
    package func define(_ measure: StoredMeasure, now: Instant) throws -> Int64 {
        let folded = FoldedText.fold(measure.name)
        return try batch(.measure, now: now) { number, db in
            let names = try String.fetchAll(db, sql: "SELECT name FROM measure")
            let version = names.count { FoldedText.fold($0) == folded } + 1
            try db.execute(
                sql: "INSERT INTO measure(batch, name, version, formula) VALUES(?, ?, ?, ?)",
                arguments: [number, measure.name, version, measure.formula])
            return "\(measure.name)@\(version)"
        }
    }

    /// Sets the valence of a word, or takes back what was said of it.
    @discardableResult
    package func define(_ word: LexiconWord, now: Instant) throws -> Int64 {
        try batch(.lexicon, now: now) { number, db in
            try db.execute(
                sql: "INSERT INTO lexicon(batch, word, valence, topic) VALUES(?, ?, ?, ?)",
                arguments: [number, word.word, word.valence, word.topic])
            return word.statement
        }
    }

    /// Sets the part of the law of reach that a channel has, or takes it back.
    @discardableResult
    package func define(_ factor: ReachFactor, now: Instant) throws -> Int64 {
        try batch(.factor, now: now) { number, db in
            try db.execute(
                sql: "INSERT INTO factor(batch, channel, factor) VALUES(?, ?, ?)",
                arguments: [number, factor.channel, factor.factor])
            return factor.statement
        }
    }

    /// Keeps what was learned from corrections, in place of what was learned before.
    ///
    /// - Parameters:
    ///   - adjustment: in the scorer's own form; nil: nothing.
    ///   - summary: what the journal calls it.
    @discardableResult
    package func define(adjustment: [UInt8]?, summary: String, now: Instant) throws -> Int64 {
        try batch(.train, now: now) { number, db in
            try db.execute(
                sql: "INSERT INTO adjustment(batch, data) VALUES(?, ?)", arguments: [number, adjustment.map(Blob.init)])
            return summary
        }
    }

    /// Says that a mention is another one under another name: from now on it does not count as long as that one does.
    ///
    /// - Parameters:
    ///   - id: the id of a mention that counts, on one channel.
    ///   - other: the id of the one that is to count for both.
    /// - Returns: the batch, which can be undone.
    /// - Throws: `StoreError` with cause `mention` when an id is unknown, or that of mentions on several channels.
    @discardableResult
    package func declareSame(_ id: String, as other: String, now: Instant) throws -> Int64 {
        let snapshot = try snapshot()
        let (name, otherName) = (try snapshot.mention(id: id), try snapshot.mention(id: other))
        guard name != otherName else {
            throw StoreError(path: path, cause: .mention("`\(id)` and `\(other)` are one mention already"))
        }
        return try batch(.same, now: now, updated: 1) { number, db in
            try db.execute(
                sql: "INSERT INTO same(batch, channel, id, other_channel, other_id) VALUES(?, ?, ?, ?, ?)",
                arguments: [number, name.channel, name.id, otherName.channel, otherName.id])
            return "\(id) is \(other)"
        }
    }

    /// Writes one finished batch.
    ///
    /// - Parameter body: writes what belongs to it, and says what the journal calls it.
    func batch(
        _ kind: BatchKind, now: Instant, updated: Int? = nil, target: Int64? = nil,
        _ body: (_ number: Int64, _ db: Database) throws -> String
    ) throws -> Int64 {
        try connections.write { db in
            let number = try Journal.lastNumber(db) + 1
            let source = try body(number, db)
            try db.execute(
                sql: """
                    INSERT INTO batch(number, kind, started, finished, source, updated, target)
                    VALUES(?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    number, kind.rawValue, now.milliseconds, now.milliseconds, source, updated, target,
                ])
            return number
        }
    }
}

/// Settings; none of them is part of the journal.
extension MentionStore {
    /// Sets the zone of derived times.
    package func setZone(_ zone: Zone) throws { try set("zone", zone.identifier) }

    private func set(_ key: String, _ value: String) throws {
        try connections.write { db in
            try db.execute(sql: "INSERT OR REPLACE INTO setting(key, value) VALUES(?, ?)", arguments: [key, value])
        }
    }
}
