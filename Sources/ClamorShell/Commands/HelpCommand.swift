import ClamorText

extension DotCommand {
    static let help = DotCommand(
        name: "help", aliases: ["h"], usage: ".help",
        summary: "these commands and the keys; `help` tells of the language"
    ) { session, _ in
        let width = session.textWidth
        func lines(_ entries: [(String, String)]) -> String {
            entries.map { truncate("  " + padded($0.0, toWidth: 24) + $0.1, toWidth: width) + "\n" }.joined()
        }
        let text =
            lines(DotCommands.all.map { ($0.usage, $0.summary) })
            + lines([("help [NAME]", "the language: stages, fields, measures, search")]) + "\n"
            + lines(KeyHelp.all.map { ($0.keys, $0.does) })
        try session.interrupts.during { try session.paged($0) { try session.output.write(text) } }
        return .goOn
    }
}
