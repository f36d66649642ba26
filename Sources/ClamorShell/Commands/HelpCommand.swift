import ClamorQuery

extension DotCommand {
    static let help = DotCommand(
        name: "help", aliases: ["h"], usage: ".help",
        summary: "these commands and the keys; `help` tells of the language"
    ) { session, _ in
        let commands = DotCommands.all.map { HelpPage.Line.entry(term: $0.usage, about: $0.summary) }
        let language = HelpPage.Line.entry(
            term: "help [NAME]", about: "the language: stages, fields, measures, search")
        let keys = KeyHelp.all.map { HelpPage.Line.entry(term: $0.keys, about: $0.does) }
        let text = HelpPage(lines: commands + [language, .blank] + keys).plainText(width: min(100, session.textWidth))
        try session.interrupts.during { try session.paged($0) { try session.output.write(text) } }
        return .goOn
    }
}
