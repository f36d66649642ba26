import Foundation
import Testing

/// What scripts may count on: where errors are said to be, how they end, and their canonical form.
@Suite struct ScriptTests {
    @Test func everyErrorNamesItsPlace() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 200)
        let mistakes = [
            "fitler x": "1:1", "count by nothing": "1:10", "forget @nobody-at-all": "1:1", "undo 99": "1:1",
            "count | assert count < 0": "1:1", "take 1 | into \"/nowhere/x.csv\"": "1:1",
            "import \"missing.csv\"": "1:1", "include \"missing.clamor\"": "1:1", "count | pipe \"exit 4\"": "1:1",
            "take 1 | export \"made.csv\"": "1:1", "take 1 | chart bar": "1:10", "set zone = \"Nowhere\"": "1:12",
            "report 9": "1:1", "set batch = 9": "1:13",
        ]
        for (mistake, place) in mistakes.sorted(by: { $0.key < $1.key }) {
            let column = place.dropFirst(2)
            try clamor.write("# a comment\n\n\(mistake)\n", to: "one.clamor")
            for arguments in [["run", "one.clamor"], ["-f", "one.clamor"]] {
                let result = try clamor.run(arguments)
                #expect(result.status == (mistake.contains("assert") ? 3 : 1), "\(mistake)")
                #expect(result.errors.contains("--> one.clamor:3:\(column)\n"), "\(mistake): \(result.errors)")
            }
            let piped = try clamor.run([], input: "\n\(mistake)\n")
            #expect(piped.errors.contains("--> standard input:2:\(column)\n"), "\(mistake): \(piped.errors)")
            let several = try clamor.run(["-c", "note \"a\"", "-c", mistake])
            #expect(several.errors.contains("--> 2:\(column)\n"), "\(mistake): \(several.errors)")
        }
    }

    @Test func includedFilesNameThemselves() throws {
        let clamor = try ClamorProcess()
        try clamor.write("include \"inner.clamor\"\n", to: "outer.clamor")
        try clamor.write("note \"here\"\nundo 99\n", to: "inner.clamor")
        #expect(try clamor.run(["run", "outer.clamor"]).errors.contains("--> inner.clamor:2:1\n"))
        try clamor.write("note \"here\"\n\nfitler\n", to: "inner.clamor")
        #expect(try clamor.run(["run", "outer.clamor"]).errors.contains("--> inner.clamor:3:1\n"))
    }

    @Test func goingOnStillTells() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 100)
        try clamor.write(
            "count | assert count > 500\nundo 99\ncount | assert count > 500\nnote \"end\"\n", to: "a.clamor")
        #expect(try clamor.run(["run", "a.clamor"]).status == 3)
        let all = try clamor.run(["run", "a.clamor", "--keep-going", "--table"])
        #expect(all.status == 1, "an error tells more than a rule that is broken")
        #expect(all.output.hasSuffix("end\n"))
        for line in [1, 2, 3] { #expect(all.errors.contains("--> a.clamor:\(line):1\n")) }
    }

    @Test func aScriptRunsAsACommand() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 100)
        try clamor.write(
            "#!/usr/bin/env -S clamor run\nparam least = 1\ncount | filter count > $least\n", to: "a.clamor")
        let folder = ClamorProcess.program.deletingLastPathComponent().path
        let result = try clamor.shell("chmod +x a.clamor; PATH='\(folder)':$PATH ./a.clamor -q --set least=99")
        #expect(result.output == "count\n100\n", "\(result.errors)")
    }

    @Test func canonicalFormIsPrintedCheckedAndWritten() throws {
        let clamor = try ClamorProcess()
        let loose = "#!/usr/bin/env clamor\n# Why.\nWHERE channel=\"x\"|count by kind   # here\n"
        let form = "#!/usr/bin/env clamor\n# Why.\nfilter channel = \"x\" | group count by kind  # here\n"
        try clamor.write(loose, to: "loose.clamor")
        try clamor.write(form, to: "form.clamor")
        try clamor.write("count\nfitler x\n", to: "wrong.clamor")
        chmod(clamor.path("loose.clamor"), 0o750)
        #expect(try clamor.run(["fmt", "loose.clamor"]).output == form)
        #expect(try clamor.run(["fmt"], input: loose).output == form)
        let checked = try clamor.run(["fmt", "--check", "form.clamor", "loose.clamor"])
        #expect(checked.status == 1 && checked.output == "loose.clamor\n")
        let wrong = try clamor.run(["fmt", "--write", "wrong.clamor", "loose.clamor", "missing.clamor"])
        #expect(wrong.status == 1)
        #expect(wrong.errors.contains("--> wrong.clamor:2:1\n") && wrong.errors.contains("no such file"))
        #expect(try String(contentsOfFile: clamor.path("wrong.clamor"), encoding: .utf8) == "count\nfitler x\n")
        #expect(try String(contentsOfFile: clamor.path("loose.clamor"), encoding: .utf8) == form)
        #expect(try clamor.shell("stat -c %a loose.clamor").output == "750\n")
        #expect(try clamor.run(["fmt", "--check", "form.clamor", "loose.clamor"]).status == 0)
        #expect(try clamor.run(["fmt", "--check", "--write", "form.clamor"]).status == 2)
        #expect(try clamor.run(["fmt", "--write", "-"]).status == 2)
        #expect(try clamor.shell("ls").output == "form.clamor\nloose.clamor\nwrong.clamor\n", "nothing is left beside")
    }

    @Test func theStoresWordsAreKnown() throws {
        let clamor = try ClamorProcess()
        #expect(try clamor.run(["fmt"], input: "anger by brand\n").status == 1)
        #expect(try clamor.run(["-c", "measure anger = rate(score < -0.5)"]).status == 0)
        #expect(try clamor.run(["fmt"], input: "anger by brand\n").output == "group anger by brand\n")
    }

    @Test func theQuestionsThatShipAreAnswered() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 3_000)
        #expect(try clamor.run(["-q", "-c", "own \"Osmeda\" = @osmeda, @osmedahelp"]).status == 0)
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("scripts/analyses")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(names.count >= 10)
        for name in names {
            let file = folder.appendingPathComponent(name).path
            let text = try String(contentsOfFile: file, encoding: .utf8)
            #expect(text.hasPrefix("#!/usr/bin/env -S clamor run\n# ") && text.contains("# Parameters: "), "\(name)")
            #expect(FileManager.default.isExecutableFile(atPath: file), "\(name)")
            for format in ["--table", "--jsonl"] {
                let result = try clamor.run(["run", file, "--now", "2026-04-01", format])
                #expect(result.status == 0 && !result.output.isEmpty, "\(name): \(result.errors)")
                #expect(!result.errors.contains("error:"), "\(name): \(result.errors)")
            }
            #expect(try clamor.run(["fmt", "--check", file]).status == 0, "\(name)")
        }
    }
}
