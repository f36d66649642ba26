import ArgumentParser
import ClamorQuery
import ClamorShell

/// `clamor help [NAME]`: the help of the language without a store.
struct HelpCommand: RunnableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, md
    }

    static let configuration = CommandConfiguration(
        commandName: "help", abstract: "Tell about the language, or one of its names; in Markdown the whole reference.")

    @Option(help: "text, or md for Markdown.") var format = Format.text
    @Option(help: "Columns of text.") var width = 100
    @Argument(help: "A stage, field, measure, function or statement.") var names: [String] = []

    func validate() throws {
        if !(40...1_000).contains(width) { throw ValidationError("--width takes a number from 40 to 1000") }
    }

    func execute() throws -> ExitStatus {
        if names.isEmpty, format == .md {
            try DescriptorStream.standardOutput.write(Help.markdown())
            return .done
        }
        let page = Help.text(for: names)
        let text = format == .md ? page.markdown(level: 2) : page.plainText(width: width)
        try (page.isKnown ? DescriptorStream.standardOutput : .standardError).write(text)
        return page.isKnown ? .done : .failed
    }

    func run() throws {}
}
