import Foundation
import Testing

/// What the program tells of itself to people and to shells.
@Suite struct CommandLineHelpTests {
    @Test(arguments: [["--help"], ["-h"], ["--store", "x.clamor", "--help"]])
    func theHelpFitsOneScreen(arguments: [String]) throws {
        let result = try ClamorProcess().run(arguments)
        #expect(result.status == 0 && result.errors.isEmpty)
        let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.count <= 24)
        for line in lines { #expect(line.count <= 80, "\(line)") }
    }

    @Test func commandsHaveHelpOfTheirOwn() throws {
        let result = try ClamorProcess().run(["import", "--help"])
        #expect(result.status == 0 && result.output.contains("--map"))
    }

    @Test func allOptionsAreListed() throws {
        let clamor = try ClamorProcess()
        let options = try clamor.run(["help", "options"])
        #expect(options.status == 0 && options.output.contains("--read-only"))
        let version = try clamor.run(["--version"])
        #expect(version.output.wholeMatch(of: #/clamor \d+\.\d+\.\d+\n/#) != nil)
    }

    @Test func bashCompletesOptionsAndTheirValues() throws {
        let clamor = try ClamorProcess()
        let script = """
            source /dev/stdin <<< "$(clamor completions bash)"
            complete_line() {
                COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE} COMPREPLY=()
                _clamor clamor "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
                echo "${COMPREPLY[@]}"
            }
            complete_line clamor --read
            complete_line clamor --format js
            complete_line clamor he
            complete_line clamor help engagement_r
            complete_line clamor help --fo
            """
        let result = try clamor.shell(script)
        let lines = result.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(lines == ["--read-only", "json jsonl", "help", "engagement_rate", "--format"], "\(result.errors)")
    }

    @Test(arguments: ["zsh", "fish"]) func otherShellsGetScriptsTheyCanRead(shell: String) throws {
        let clamor = try ClamorProcess()
        let script = try clamor.run(["completions", shell])
        #expect(script.status == 0 && script.output.contains("--read-only") || script.output.contains("read-only"))
        #expect(!script.output.contains("Show subcommand help"))
        try clamor.write(script.output, to: "completions")
        // Where the shell is there, it says whether it can.
        let found = try clamor.shell("command -v \(shell) > /dev/null || exit 0; \(shell) -n completions")
        #expect(found.status == 0, "\(found.errors)")
    }

    @Test func theManualPageIsWellFormed() throws {
        let clamor = try ClamorProcess()
        let page = try clamor.run(["help", "--format", "man"])
        #expect(page.status == 0)
        for name in ["NAME", "SYNOPSIS", "OPTIONS", "COMMANDS", "KEYS", "FILES", "ENVIRONMENT", "EXIT STATUS"] {
            #expect(page.output.contains("\n.SH \(name)\n"))
        }
        #expect(page.output.contains(".B \\-\\-verify"))
        try clamor.write(page.output, to: "clamor.1")
        let found = try clamor.shell(
            "command -v groff > /dev/null || exit 0; groff -man -Tutf8 -ww clamor.1 2>&1 > /dev/null")
        #expect(found.status == 0 && found.output.isEmpty, "\(found.output)")
    }
}
