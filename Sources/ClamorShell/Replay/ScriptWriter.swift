import ClamorLanguage
import ClamorQuery
import ClamorText
import ClamorTime

/// Writes what was asked as a script that gives the same answers: before a statement a `set` line for whatever it
/// depends on and the script has not said yet, behind it the digests of its answers.
struct ScriptWriter {
    private var state: ReplayState
    /// What the journal tells of the store up to a batch.
    private let journalDigest: (Int64) throws -> String?

    /// - Parameter journalDigest: nil where there is no such batch.
    init(zone: String, journalDigest: @escaping (Int64) throws -> String?) {
        state = ReplayState(zone: zone)
        self.journalDigest = journalDigest
    }

    /// The first lines: how it is run, where it comes from, and what its answers depend on.
    mutating func head(_ first: ReplayState, seed: Int64, recorded: Instant, version: String) throws -> String {
        state.zone = first.zone
        let when = TimeFormat.minute.text(recorded, in: .utc, separator: " ")
        return "#!/usr/bin/env -S clamor run\n# Kept by clamor \(version) on \(when) UTC.\n"
            + "# `clamor run --verify` compares its answers with the digests behind `#=`.\n"
            + "set zone = \(Self.quoted(first.zone))\nset seed = \(seed)\n" + (try settings(for: first)) + "\n"
    }

    /// A statement with what it needs before it and the digests of its answers behind it.
    mutating func text(_ statement: LoggedStatement) throws -> String {
        switch statement.role {
        case .change(let batch):
            return Self.comment(batch.map { "changed the store (batch \($0)): " } ?? "changed nothing: ", statement)
        case .unrepeatable: return Self.comment("goes on from what a replay does not do: ", statement)
        case .question, .definition: break
        }
        let needed = try settings(for: statement.needs)
        switch statement.sets {
        case .zone(let zone): state.zone = zone
        case .now(let now): state.now = now
        case .batch(let batch): state.batch = batch
        case nil: break
        }
        let answers = statement.answers.map { DigestLine.answer($0).text + "\n" }.joined()
        return needed + statement.text + "\n" + answers
    }

    private mutating func settings(for needed: ReplayState) throws -> String {
        var lines = ""
        if needed.zone != state.zone {
            lines += "set zone = \(Self.quoted(needed.zone))\n"
            state.zone = needed.zone
        }
        if let batch = needed.batch, batch != state.batch {
            lines += "set batch = \(batch)\n"
            if let digest = try journalDigest(batch) {
                lines += DigestLine.store(batch: batch, digest: digest).text + "\n"
            }
            state.batch = batch
        }
        if let now = needed.now, now != state.now {
            lines += "set now = \(TimeFormat.full.text(now, in: .utc))\n"
            state.now = now
        }
        return lines
    }

    private static func comment(_ lead: String, _ statement: LoggedStatement) -> String {
        let lines = statement.text.split(separator: "\n")
        let own = lines.drop { $0.drop(while: \.isWhitespace).hasPrefix("#") }
        let comments = lines.prefix(lines.count - own.count).map { $0 + "\n" }.joined()
        return comments + "# " + lead + own.joined(separator: "\n#     ") + "\n"
    }

    private static func quoted(_ zone: String) -> String { "\"\(zone)\"" }
}
