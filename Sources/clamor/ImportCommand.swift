import ArgumentParser
import ClamorImport
import ClamorLanguage
import ClamorShell

extension DateOrder: ExpressibleByArgument {}

/// `clamor import FILE…`.
struct ImportCommand: RunnableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import exports of any tool: files, folders, patterns, standard input.",
        discussion: """
            The format is recognised from the content: \(ImportError.accepted). Compressed files and archives are read \
            as they are. Folders are read with all folders in them; 'exports/**/*.csv' is a pattern, - standard input. \
            Each file is a batch of its own, taken whole or not at all; one that fails does not stop the others, and the \
            exit status is then 1. The same file again changes nothing.

            Columns are known by their names. --map and --fill say what no name says, and are remembered as a recipe \
            for files of the same columns (`clamor recipes`). Times without a zone are those of --tz, else of the store.

            `clamor help import` tells more, `clamor -c report` what the last import met.
            """)

    @OptionGroup var options: CommonOptions

    @Option(name: .customLong("as"), help: "The format, where content does not tell it.")
    var formatName: String?

    @Option(help: "The one sheet, table or part that is read of a workbook, database or archive.")
    var sheet: String?

    @Option(help: "A recipe that is used whatever the columns are.")
    var recipe: String?

    @Option(help: "What 3/4/2026 is where the file does not show it: dmy (3 April) or mdy (March 4).")
    var dates: DateOrder?

    @Option(help: ArgumentHelp("The column of a field.", valueName: "field=column"))
    var map: [String] = []

    @Option(help: ArgumentHelp("A constant for a field.", valueName: "field=value"))
    var fill: [String] = []

    @Argument(help: "Files, folders and patterns; - is standard input.", completion: .file()) var files: [String]

    func validate() throws {
        for assignment in map + fill where splitAssignment(assignment) == nil {
            throw ValidationError("--map and --fill take FIELD=…, not \"\(assignment)\"")
        }
    }

    func execute() throws -> ExitStatus {
        let request = ImportRequest(
            files: files, format: formatName, sheet: sheet, recipe: recipe, dates: dates?.rawValue,
            map: map.compactMap(splitAssignment).map { ($0.name, $0.value) },
            fill: fill.compactMap(splitAssignment).map { ($0.name, $0.value) })
        return try options.withSession(nil) { try $0.importFiles(request) }
    }

    func run() throws {}
}

/// `clamor recipes`: the recipes of a store as a script.
struct RecipesCommand: RunnableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recipes", abstract: "Print the recipes as statements: a script for another store.")

    @OptionGroup var options: CommonOptions

    func execute() throws -> ExitStatus { try options.withSession(nil) { try $0.writeRecipes() } }

    func run() throws {}
}
