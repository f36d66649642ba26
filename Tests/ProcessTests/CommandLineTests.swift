import Foundation
import Testing

/// The contract with other programs: what goes where, in which form, and how it ends.
@Suite struct CommandLineTests {
    @Test func dataGoesToOutputAndRemarksToErrors() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 500)
        let result = try clamor.run(["-c", "count by channel", "--now", "2026-03-31"])
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("channel\tcount\n"))
        #expect(result.output.split(separator: "\n").count > 4)
        let filtered = try clamor.run(["-c", "last 7 days | count", "--now", "2026-03-31"])
        #expect(filtered.output.hasPrefix("count\n"))
        #expect(filtered.errors.contains("2026-03-24"))
        #expect(try clamor.run(["-q", "-c", "last 7 days | count", "--now", "2026-03-31"]).errors.isEmpty)
    }

    @Test func exitStatusTellsWhatHappened() throws {
        let clamor = try ClamorProcess()
        #expect(try clamor.run(["-c", "count"]).status == 0)
        #expect(try clamor.run(["-c", "fitler x = 1"]).status == 1)
        #expect(try clamor.run(["--no-such-option"]).status == 2)
        #expect(try clamor.run(["--format", "xml", "-c", "count"]).status == 2)
        #expect(try clamor.run(["run"]).status == 2)
        #expect(try clamor.run(["--help"]).status == 0)
        #expect(try clamor.run(["run", "missing.clamor"]).status == 1)
    }

    @Test func aRuleThatIsBrokenEndsAScriptWithStatus3() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 200)
        try clamor.write(
            "count by channel | assert count > 0\ncount by channel | assert count > 50 \"too few\"\nnote \"later\"\n",
            to: "rule.clamor")
        let result = try clamor.run(["run", "rule.clamor"])
        #expect(result.status == 3)
        #expect(result.output.split(separator: "\n").count > 6, "the rows go on")
        #expect(result.errors.contains("assertion failed: too few (not so for "))
        #expect(!result.errors.contains("later"))
    }

    @Test func rowsGoToCommandsAndCommandsMayHaveEnough() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 3_000)
        let sorted = try clamor.run(["-c", "count by channel | pipe \"sort | head -2\""])
        #expect(sorted.status == 0)
        #expect(sorted.output.split(separator: "\n").count == 2)
        // More than a pipe holds, of which one line is read.
        let first = try clamor.run(["-c", "mentions | pipe \"head -1\""])
        #expect(first.status == 0)
        #expect(first.output.hasPrefix("id\tchannel"))
        #expect(try clamor.run(["-c", "count | pipe \"exit 4\""]).status == 1)
    }

    @Test func recipesAreAScriptForAnotherStore() throws {
        let (first, second) = (try ClamorProcess(), try ClamorProcess())
        let made = try first.run([
            "-c", "recipe \"Forum \\\"a\\\"\" for \"Date\", \"Bo|dy\" map text = \"Bo|dy\" dates dmy as csv",
            "-c", "recipe \"shop\" for \"When\", \"What\" fill brand = \"A; b\"",
        ])
        #expect(made.status == 0, "\(made.errors)")
        let script = try first.run(["recipes"])
        #expect(script.status == 0 && script.output.split(separator: "\n").count == 2)
        try second.write(script.output, to: "recipes.clamor")
        #expect(try second.run(["run", "recipes.clamor"]).status == 0)
        #expect(try second.run(["run", "recipes.clamor"]).status == 0, "again it changes nothing")
        #expect(try second.run(["recipes"]).output == script.output)
    }

    @Test func importsTakeDatesAndRecipesByName() throws {
        let clamor = try ClamorProcess()
        try clamor.write("Date,Body\n3/4/2026,Acme is late\n", to: "a.csv")
        #expect(try clamor.run(["import", "a.csv"]).status == 1)
        #expect(try clamor.run(["import", "a.csv", "--dates", "ymd"]).status == 2)
        #expect(try clamor.run(["import", "a.csv", "--recipe", "nobody"]).status == 1)
        #expect(try clamor.run(["import", "a.csv", "--dates", "dmy"]).status == 0)
        #expect(try clamor.run(["-c", "count by day"]).output.contains("2026-04-03"))
    }

    @Test func includedFilesLieBesideTheScript() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 200)
        try FileManager.default.createDirectory(atPath: clamor.path("lib"), withIntermediateDirectories: true)
        try clamor.write("param least = 1\nlet loud = followers > $least\n", to: "lib/shared.clamor")
        try clamor.write("include \"lib/shared.clamor\"\nfilter loud | count\n", to: "report.clamor")
        let result = try clamor.run(["run", clamor.path("report.clamor"), "--set", "least=100"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.hasPrefix("count\n"))
        #expect(try clamor.run(["run", clamor.path("report.clamor"), "--set", "lest=1"]).status == 2)
    }

    @Test func theReferenceIsWritten() throws {
        let clamor = try ClamorProcess()
        let reference = try clamor.run(["help", "--format", "md"])
        #expect(reference.status == 0)
        for heading in [
            "# clamor: the language\n", "## Stages\n", "### pivot, a stage\n", "### net, a measure\n",
            "## Statements\n",
        ] {
            #expect(reference.output.contains(heading), "\(heading)")
        }
        #expect(try clamor.run(["help", "compare"]).output.contains("compare previous [DUR]"))
        #expect(try clamor.run(["help", "no-such-thing"]).status == 1)
    }

    @Test func theSeedOfSamplesIsGiven() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 500)
        let seven = try clamor.run(["-c", "sample 5 | select id", "--seed", "7"]).output
        #expect(try clamor.run(["-c", "sample 5 seed 7 | select id"]).output == seven)
        #expect(try clamor.run(["-c", "sample 5 | select id"]).output != seven)
    }

    @Test func aScriptStopsAtItsFirstErrorAndSaysWhere() throws {
        let clamor = try ClamorProcess()
        try clamor.write("count\nfilter followers > \"many\"\nnote \"later\"\n", to: "weekly.clamor")
        let result = try clamor.run(["run", "weekly.clamor"])
        #expect(result.status == 1)
        #expect(result.errors.contains("weekly.clamor:2:"))
        #expect(!result.errors.contains("later"))
        let onwards = try clamor.run(["run", "--keep-going", "weekly.clamor"])
        #expect(onwards.status == 1)
        #expect(onwards.errors.contains("later"))
    }

    @Test func aReaderThatGoesAwayEndsQuietly() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 5_000)
        let result = try clamor.shell("clamor -c 'mentions' | head -1")
        #expect(result.errors.isEmpty)
        #expect(result.status == 0)
        #expect(result.output.split(separator: "\n").count == 1)
    }

    @Test func scriptsTakeParametersAsValues() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 500)
        try clamor.write(
            "#!/usr/bin/env -S clamor run\nparam channel = \"twitter\"\nfilter channel = $channel | count\n",
            to: "one.clamor")
        let twitter = try clamor.run(["run", "one.clamor", "-q"])
        let reddit = try clamor.run(["run", "one.clamor", "-q", "--set", "channel=reddit"])
        let injected = try clamor.run(["run", "one.clamor", "-q", "--set", "channel=x\" or true or \"\" = \""])
        #expect(twitter.status == 0 && reddit.status == 0 && injected.status == 0)
        #expect(twitter.output != reddit.output)
        #expect(injected.output == "count\n0\n")
    }

    @Test func aParameterThatTheScriptLacksIsRefused() throws {
        let clamor = try ClamorProcess()
        try clamor.write("param since = now - 7d\nsince $since | count\n", to: "one.clamor")
        let result = try clamor.run(["run", "one.clamor", "--set", "sinse=2026-03-01"])
        #expect(result.status == 2)
        #expect(result.errors.contains("did you mean `since`?") && result.output.isEmpty)
    }

    @Test func theStoreIsOneFileWhenAllIsDone() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 50)
        #expect(!FileManager.default.fileExists(atPath: clamor.store + "-wal"))
    }

    @Test func standardInputIsAScriptAndAnExport() throws {
        let clamor = try ClamorProcess()
        #expect(try clamor.shell("clamor synth --rows 100 | clamor import -").status == 0)
        #expect(try clamor.run(["-f", "-"], input: "count\n").output == "count\n100\n")
        #expect(try clamor.run([], input: "count\n").output == "count\n100\n")
    }

    @Test func noColourIsHeld() throws {
        let clamor = try ClamorProcess()
        let forced = ["CLICOLOR_FORCE": "1"]
        #expect(try clamor.run(["-c", "fitler"], environment: forced).errors.contains("\u{1b}["))
        let refused = forced.merging(["NO_COLOR": "1"]) { $1 }
        #expect(try !clamor.run(["-c", "fitler"], environment: refused).errors.contains("\u{1b}["))
        let always = try clamor.run(["--color", "always", "-c", "fitler"], environment: refused)
        #expect(always.errors.contains("\u{1b}["))
    }

    @Test func refusalsAreOneMessageWithoutInnards() throws {
        let clamor = try ClamorProcess()
        try clamor.write("", to: "empty.csv")
        try Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]).write(
            to: URL(fileURLWithPath: clamor.path("x.csv")))
        try clamor.write("this is no store\n", to: "no.clamor")
        try FileManager.default.createDirectory(atPath: clamor.path("nothing/in/it"), withIntermediateDirectories: true)
        for file in ["missing.csv", "nothing", "none*.csv", "empty.csv", "x.csv"] {
            let result = try clamor.run(["import", file])
            #expect(result.status == 1, "\(file)")
            #expect(result.errors.hasPrefix("error: "), "\(file): \(result.errors)")
            #expect(result.output.isEmpty)
            for word in ["SQLite", "GRDB", "Swift", "Optional", "Error(", "Fatal"] {
                #expect(!result.errors.contains(word), "\(result.errors)")
            }
        }
        for store in ["no.clamor", "/", "/nowhere/at/all.clamor"] {
            let result = try clamor.run(["--store", store, "-c", "count"])
            #expect(result.status == 1, "\(store)")
            #expect(result.errors.hasPrefix("error: ") && !result.errors.contains("SQLite"), "\(result.errors)")
        }
    }
}
