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

    /// The user's own factors.
    func factorTable() throws -> ClamorColumns.Table {
        var table = TableBuilder(StoreTable.factors.schema)
        for factor in try scoring().factors {
            table.append([
                .text(factor.channel), factor.factor.map(Value.number) ?? .null, .text("set"),
                .text(factor.statement),
            ])
        }
        return table.finish()
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
