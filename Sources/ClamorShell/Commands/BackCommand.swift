extension DotCommand {
    static let back = DotCommand(
        name: "back", usage: ".back", summary: "take the last stage back and show the answer before it"
    ) { session, _ in
        try session.goBack()
        return .goOn
    }
}
