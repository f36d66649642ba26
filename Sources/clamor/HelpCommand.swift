import ArgumentParser
import ClamorQuery
import ClamorShell

/// `clamor help [NAME]`: the help of the language without a store.
struct HelpCommand: RunnableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, md, man
    }

    static let configuration = CommandConfiguration(
        commandName: "help", abstract: "Tell about the language, or one of its names; in Markdown the whole reference.")

    @Option(help: "text, md for Markdown, or man: the manual page of the program.") var format = Format.text
    @Option(help: "Columns of text.") var width = 100
    @Argument(
        help: "A stage, field, measure, function or statement; `options` for those of the command line.",
        completion: .list(Help.topics + ["options"])) var names: [String] = []

    func validate() throws {
        if !(40...1_000).contains(width) { throw ValidationError("--width takes a number from 40 to 1000") }
    }

    func execute() throws -> ExitStatus {
        let output = DescriptorStream.standardOutput
        switch (names, format) {
        case (_, .man): try output.write(ManualPage.text(version: Main.version))
        case ([], .md): try output.write(Help.markdown())
        case (["options"], _): try output.write(ClamorCommand.helpMessage(columns: width) + "\n")
        default: return try tell(output)
        }
        return .done
    }

    private func tell(_ output: DescriptorStream) throws -> ExitStatus {
        let page = Help.text(for: names)
        let text = format == .md ? page.markdown(level: 2) : page.plainText(width: width)
        try (page.isKnown ? output : .standardError).write(text)
        return page.isKnown ? .done : .failed
    }

    func run() throws {}
}
