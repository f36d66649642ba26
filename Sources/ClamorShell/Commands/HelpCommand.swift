import ClamorText

extension DotCommand {
    static let help = DotCommand(
        name: "help", aliases: ["h"], usage: ".help", summary: "these commands; `help` tells of the language"
    ) { session, _ in
        var text = ""
        for command in DotCommands.all { text += "  " + padded(command.usage, toWidth: 24) + command.summary + "\n" }
        text += "  " + padded("help [NAME]", toWidth: 24) + "the language: stages, fields, measures, search\n"
        try session.interrupts.during { try session.paged($0) { try session.output.write(text) } }
        return .goOn
    }
}
