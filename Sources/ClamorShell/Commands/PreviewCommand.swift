extension DotCommand {
    static let preview = DotCommand(
        name: "preview", usage: ".preview on|off", summary: "show the first rows of each stage before the answer"
    ) { session, word in
        try session.toggle("preview", word, \.isPreviewing)
        return .goOn
    }
}
