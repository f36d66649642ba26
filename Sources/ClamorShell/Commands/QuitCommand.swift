extension DotCommand {
    static let quit = DotCommand(
        name: "quit", aliases: ["exit", "q"], usage: ".quit", summary: "leave (so does Ctrl-D)"
    ) { _, _ in .leave }
}
