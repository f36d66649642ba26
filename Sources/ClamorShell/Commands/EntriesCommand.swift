import ClamorText

extension DotCommand {
    static let entries = DotCommand(
        name: "entries", usage: ".entries", summary: "what was entered in this session, numbered for .save"
    ) { session, _ in
        let entries = session.log?.entries ?? []
        let gutter = "\(entries.count)".count
        for (index, entry) in entries.enumerated() {
            let lines = entry.split(separator: "\n", omittingEmptySubsequences: false)
            for (place, line) in lines.enumerated() {
                let number = padded(place == 0 ? "\(index + 1)" : "", toWidth: gutter, .right)
                try session.output.write("\(number)  \(SafeText.escapedForTerminal(String(line)))\n")
            }
        }
        return .goOn
    }
}
