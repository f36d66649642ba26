import ClamorColumns
import ClamorQuery
import ClamorText
import GRDB

/// What the user has told the scoring, as far as it is in force in a snapshot.
extension StoreSnapshot {
    package func scoring() throws -> ScoringDefinitions {
        // A store that cannot be written may have an older form.
        let isKnown = try translating {
            try connections.read { try StoreSchema.form($0) >= StoreSchema.scoringForm }
        }
        guard isKnown else { return ScoringDefinitions() }
        return ScoringDefinitions(lexicon: try lexicon(), factors: try factors(), adjustment: try adjustment())
    }

    private func lexicon() throws -> [LexiconWord] {
        let sql = "SELECT batch, word, valence, topic FROM lexicon WHERE batch <= ? ORDER BY batch"
        let all = try definitions(sql) {
            LexiconWord(word: $0.text(1) ?? "", valence: $0.isNull(2) ? nil : $0.number(2), topic: $0.text(3))
        }
        return Self.latest(all) { [FoldedText.fold($0.word)] + ($0.topic.map { [FoldedText.fold($0)] } ?? []) }
            .filter { $0.valence != nil }
    }

    private func factors() throws -> [ReachFactor] {
        let all = try definitions("SELECT batch, channel, factor FROM factor WHERE batch <= ? ORDER BY batch") {
            ReachFactor(channel: $0.text(1) ?? "", factor: $0.isNull(2) ? nil : $0.number(2))
        }
        return Self.latest(all) { [FoldedText.fold($0.channel)] }.filter { $0.factor != nil }
    }

    private func adjustment() throws -> [UInt8]? {
        try definitions("SELECT batch, data FROM adjustment WHERE batch <= ? ORDER BY batch") {
            $0.isNull(1) ? nil : Array($0.bytes(1))
        }.last ?? nil
    }

    /// How many mentions that count were scored by what is meant: by the last rescoring in force that came after their
    /// import, else by their import. Looks at no row of the others.
    ///
    /// - Parameter isMeant: gets nil where nothing says what they were scored by.
    package func mentionCount(scoredBy isMeant: (String?) -> Bool) throws -> Int {
        let batches = try translating { try connections.read(ScoredBatches.init) }
        let rescored = batches.rescored.last { $0.number <= journal.number && !journal.undone.contains($0.number) }
        var count = 0
        for batch in journal.imports where !batch.isUndone && !batch.rows.isEmpty {
            let isRescored = rescored.map { batch.rows.upperBound - 1 <= $0.lastRow } ?? false
            guard isMeant(isRescored ? rescored?.scoring : batches.imported[batch.number]) else { continue }
            for segment in Int(batch.rows.lowerBound >> 16)...Int((batch.rows.upperBound - 1) >> 16) {
                let first = Int64(segment) << 16
                count += try live(segment: segment).rows().count { batch.rows.contains(first + Int64($0)) }
            }
        }
        return count
    }

    // MARK: Tables

    func lexiconTable() throws -> ClamorColumns.Table {
        var table = TableBuilder(StoreTable.lexicon.schema)
        for word in try scoring().lexicon {
            table.append([
                .text(word.word), word.valence.map(Value.number) ?? .null, word.topic.map(Value.text) ?? .null,
                .text(word.statement),
            ])
        }
        return table.finish()
    }

    /// The factors that are not 1: built in, or set by the user in their place.
    func factorTable() throws -> ClamorColumns.Table {
        let own = try scoring().factors
        let set = Set(own.map { FoldedText.fold($0.channel) })
        let builtIn = ReachLaw.builtIn.filter { !set.contains(FoldedText.fold($0.channel)) }
        var table = TableBuilder(StoreTable.factors.schema)
        for (factor, source) in builtIn.map({ ($0, "built in") }) + own.map({ ($0, "set") }) {
            table.append([
                .text(factor.channel), factor.factor.map(Value.number) ?? .null, .text(source),
                .text(factor.statement),
            ])
        }
        return table.finish()
    }
}

/// Batches that say which scoring they used.
private struct ScoredBatches {
    var imported: [Int64: String] = [:]
    /// By ascending number.
    var rescored: [(number: Int64, lastRow: Int64, scoring: String)] = []

    init(_ db: Database) throws {
        // A store that cannot be written may have an older form.
        guard try StoreSchema.form(db) >= StoreSchema.scoringForm else { return }
        let statement = try RawStatement(
            db,
            """
            SELECT number, kind, last_row, scoring FROM batch WHERE number > 0 AND scoring IS NOT NULL ORDER BY number
            """)
        defer { statement.reset() }
        while try statement.step() {
            let (number, scoring) = (statement.integer(0), statement.text(3) ?? "")
            if statement.text(1) == BatchKind.rescore.rawValue {
                rescored.append((number, statement.integer(2), scoring))
            } else {
                imported[number] = scoring
            }
        }
    }
}

extension LexiconWord {
    /// The statement that says it again.
    var statement: String {
        "lexicon \(ExpressionText.quoted(word)) = \(valence.map(ExpressionText.trimmed) ?? "none")"
            + (topic.map { " for topic \(ExpressionText.quoted($0))" } ?? "")
    }
}

extension ReachFactor {
    /// The statement that says it again.
    var statement: String {
        "factor \(ExpressionText.quoted(channel)) = \(factor.map(ExpressionText.trimmed) ?? "none")"
    }
}
