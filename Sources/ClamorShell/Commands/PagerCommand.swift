extension DotCommand {
    static let pager = DotCommand(
        name: "pager", usage: ".pager on|off", summary: "show what exceeds the screen page by page"
    ) { session, word in
        try session.toggle("pager", word, \.isPaging)
        return .goOn
    }
}
