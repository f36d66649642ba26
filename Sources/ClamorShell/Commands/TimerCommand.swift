extension DotCommand {
    static let timer = DotCommand(
        name: "timer", usage: ".timer on|off", summary: "tell the time that each statement took"
    ) { session, word in
        try session.toggle("timer", word, \.timing)
        return .goOn
    }
}
