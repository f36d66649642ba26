import ArgumentParser
import ClamorQuery
import ClamorShell
import Foundation

/// The manual page, in the macros of man(7), made from the options themselves.
enum ManualPage {
    /// What the options tell of themselves, as far as the page needs it.
    private struct Tool: Decodable {
        let command: Command

        struct Command: Decodable {
            let commandName: String
            let abstract: String?
            let discussion: String?
            let arguments: [Argument]?
            let subcommands: [Command]?
        }

        struct Argument: Decodable {
            let kind: String
            let names: [Name]?
            let valueName: String?
            let abstract: String?
            let isRepeating: Bool
            let isOptional: Bool
            let shouldDisplay: Bool
        }

        struct Name: Decodable {
            let kind: String
            let name: String

            var written: String { (kind == "long" ? "--" : "-") + name }
        }
    }

    /// - Parameter version: of the program.
    static func text(version: String) throws -> String {
        let root = try JSONDecoder().decode(Tool.self, from: Data(ClamorCommand._dumpHelp().utf8)).command
        var page = ".TH CLAMOR 1 \"\" \"clamor \(version)\" \"User commands\"\n"
        page += section("NAME") + "clamor \\- " + escaped("a shell for listening: what people say about a brand") + "\n"
        page += section("SYNOPSIS") + ".nf\n" + CommandLineHelp.uses.map { escaped($0.use) + "\n" }.joined() + ".fi\n"
        page += section("DESCRIPTION") + paragraphs(description)
        page += section("OPTIONS") + options(of: root, except: [])
        page += section("COMMANDS") + commands(of: root)
        page += section("LANGUAGE") + paragraphs(language)
        page += section("KEYS") + list(KeyHelp.all.map { ($0.keys, $0.does + ".") })
        page += section("FILES") + list(files)
        page += section("ENVIRONMENT") + list(environment)
        page += section("EXIT STATUS") + list(CommandLineHelp.statuses.map { ("\($0.status)", $0.meaning) })
        return page + section("SEE ALSO") + "less(1), editline(7), editrc(5), sqlite3(1)\n"
    }

    // MARK: what the page says beside the options

    private static let description = """
        clamor loads exports of posts, replies, reviews, comments and articles into one file and answers questions about \
        them, asked as pipelines, with tables and charts. Without a statement or a script it is a prompt.

        Standard output carries data alone; prompts, progress, captions and errors go to standard error. Into a pipe \
        rows are TSV with a header, whole and in no colour, unless an option says otherwise.
        """

    private static let language = """
        clamor help tells of the language, clamor help NAME of a stage, field, measure, function or statement, and \
        clamor help \\-\\-format md writes the whole reference. At the prompt, help and .help do the same.
        """

    private static let files: [(String, String)] = [
        ("$XDG_DATA_HOME/clamor/mentions.clamor", "the store, unless named (~/.local/share)."),
        ("$XDG_CONFIG_HOME/clamor/clamorrc", "statements and dot-commands that the prompt begins with (~/.config)."),
        ("$XDG_STATE_HOME/clamor/history.sqlite", "what was entered at prompts (~/.local/state)."),
        ("~/.editrc", "keys, as editrc(5) tells: bind \\-v for those of vi, bind \"^O\" clamor\\-open\\-line."),
    ]

    private static let environment: [(String, String)] = [
        ("CLAMOR_STORE", "the store."), ("CLAMOR_PAGER, PAGER", "what long answers go through; empty: nothing."),
        ("VISUAL, EDITOR", "what edits the text at the prompt."),
        ("NO_COLOR", "set to anything, turns colours off."),
        ("CLICOLOR_FORCE", "set to anything but 0, turns colours on where there is no terminal."),
        ("EDITRC", "the file of keys."),
    ]

    // MARK: form

    private static func commands(of root: Tool.Command) -> String {
        let common = Set((root.arguments ?? []).compactMap { $0.names?.first?.name })
        return (root.subcommands ?? []).filter { $0.abstract != nil && $0.commandName != "help" || isOurs($0) }
            .map { command in
                let operands = (command.arguments ?? []).filter { $0.kind == "positional" }.map { argument in
                    let name = (argument.valueName ?? "").uppercased() + (argument.isRepeating ? "…" : "")
                    return argument.isOptional ? "[\(name)]" : name
                }
                let head = ([command.commandName] + operands).joined(separator: " ")
                return ".SS \"\(escaped("clamor " + head))\"\n" + paragraphs(command.abstract ?? "")
                    + (command.discussion.map { ".PP\n" + paragraphs($0) } ?? "") + options(of: command, except: common)
            }.joined()
    }

    /// The parser adds a command of the same name.
    private static func isOurs(_ command: Tool.Command) -> Bool {
        (command.arguments ?? []).contains { $0.names?.contains { $0.name == "format" } ?? false }
    }

    private static func options(of command: Tool.Command, except known: Set<String>) -> String {
        let shown = (command.arguments ?? []).filter { argument in
            guard argument.kind != "positional", argument.shouldDisplay, let first = argument.names?.first else {
                return false
            }
            return !known.contains(first.name)
        }
        return list(
            shown.map { argument in
                let names = (argument.names ?? []).map(\.written).joined(separator: ", ")
                let value = argument.kind == "option" ? " " + (argument.valueName ?? "value").uppercased() : ""
                return (names + value, argument.abstract ?? "")
            })
    }

    private static func section(_ name: String) -> String { ".SH \(name)\n" }

    private static func list(_ items: [(String, String)]) -> String {
        items.map { ".TP\n.B \(escaped($0.0))\n\(escaped($0.1))\n" }.joined()
    }

    private static func paragraphs(_ text: String) -> String {
        text.components(separatedBy: "\n\n").map(escaped).joined(separator: "\n.PP\n") + "\n"
    }

    /// Text that is no request of the formatter: its own signs written out, and none at a line's start.
    private static func escaped(_ text: String) -> String {
        let plain = text.replacingOccurrences(of: "\\-", with: "-").replacingOccurrences(of: "\\", with: "\\e")
            .replacingOccurrences(of: "-", with: "\\-")
        let letters = plain.unicodeScalars.map { scalar in
            scalar.isASCII ? String(scalar) : "\\[u" + String(scalar.value, radix: 16, uppercase: true).leftPadded + "]"
        }
        return letters.joined().split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix(".") || $0.hasPrefix("'") ? "\\&" + $0 : String($0) }.joined(separator: "\n")
    }
}

extension String {
    /// At least four digits, as names of characters have.
    fileprivate var leftPadded: String { String(repeating: "0", count: max(0, 4 - count)) + self }
}
