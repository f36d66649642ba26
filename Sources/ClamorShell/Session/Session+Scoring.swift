import ClamorColumns
import ClamorLanguage
import ClamorQuery
import ClamorText

/// What a session does about how mentions are scored.
extension Session {
    func define(_ word: LexiconWord) throws {
        let batch = try workspace.define(word, now: settings.clock())
        let scope = word.topic.map { " for topic \"\($0)\"" } ?? ""
        let what = word.valence.map { "= \(ExpressionText.trimmed($0))" } ?? "is taken out"
        try remark("lexicon \"\(word.word)\" \(what)\(scope) (batch \(batch))")
        try tellStaleScores()
    }

    func define(_ factor: ReachFactor) throws {
        let batch = try workspace.define(factor, now: settings.clock())
        let value = factor.factor ?? ReachLaw().factor(channel: factor.channel)
        let origin = factor.factor == nil ? ", as it was" : ""
        try remark("factor \(factor.channel) = \(ExpressionText.trimmed(value))\(origin) (batch \(batch))")
        let channels = try executor.commonValues(of: "channel", limit: 1_000, cancellation: Cancellation())
        if !channels.contains(where: { FoldedText.fold($0.value) == FoldedText.fold(factor.channel) }) {
            let near = nearest(to: factor.channel, in: channels.map(\.value), max: 1).first
            try remark(
                "no mention is of the channel \(factor.channel)" + (near.map { "; did you mean `\($0)`?" } ?? ""))
        }
        try tellStaleScores()
    }

    /// Says how many mentions a changed definition leaves as they were scored before.
    func tellStaleScores() throws {
        let stale = try workspace.staleScores
        guard stale > 0 else { return }
        try remark(
            "\(Self.mentions(stale)) \(stale == 1 ? "was" : "were") scored by an earlier model or before these definitions: `rescore` reads \(stale == 1 ? "it" : "them") anew"
        )
    }

    /// Runs a `rescore`.
    func rescore() throws -> ActedSource {
        let now = settings.clock()
        let outcome = try scoring { [workspace] in try workspace.rescore(now: now, cancellation: $0) }
        return ActedSource(table: outcome.table, status: .done, notes: outcome.notes)
    }

    /// Runs a `train`.
    func train(_ action: TrainAction) throws -> ActedSource {
        let now = settings.clock()
        let outcome = try scoring { [workspace] in try workspace.train(action, now: now, cancellation: $0) }
        return ActedSource(table: outcome.table, status: .done, notes: outcome.notes)
    }

    private func scoring(
        _ work: @escaping @Sendable (Cancellation) throws -> ScoringOutcome
    ) throws -> ScoringOutcome {
        try interrupts.during { cancellation in try executor.wait(cancellation) { try work(cancellation) } }
    }

    static func mentions(_ count: Int) -> String {
        count == 1 ? "1 mention" : "\(formatInteger(count, grouped: true)) mentions"
    }
}

/// What a source that does something has done, before its rows go on.
struct ActedSource {
    /// nil: there is nothing to go on with.
    var table: Table?
    var status: ExitStatus
    var notes: [String]
}
