import ClamorRender
import ClamorText

extension DotCommand {
    static let mode = DotCommand(
        name: "mode", usage: ".mode [FORMAT]",
        summary: "how rows are written: " + OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")
    ) { session, text in
        let word = text.lowercased()
        guard !word.isEmpty else {
            try session.remark("mode is \(session.settings.format?.rawValue ?? "table")")
            return .goOn
        }
        guard let format = OutputFormat(rawValue: word) else {
            let all = OutputFormat.allCases.map(\.rawValue)
            let near = nearest(to: word, in: all, max: 1).first.map { "did you mean `\($0)`? " } ?? ""
            try session.fail("unknown mode `\(word)`", help: near + "modes: " + all.joined(separator: ", "))
            return .goOn
        }
        session.settings.format = format
        return .goOn
    }
}
