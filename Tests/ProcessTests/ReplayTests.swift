import Foundation
import Testing

/// A session at a terminal, recorded, and replayed where everything around it is different.
@Suite(.serialized) struct ReplayTests {
    private static let questions = [
        "count by channel",
        "last 7 days | group count, net, reach by brand | sort reach desc",
        "| take 3",
        "filter sentiment = \"negative\" | top 5 hashtags",
        "sample 5 | select id, time, text",
        "last 14 days | trend every 1d count, avg(score) by channel limit 3 | chart line",
        "in 2026-03 | group count, net by brand | compare previous",
        "last 30 days | net by brand with interval",
        "last 7 days | terms 5",
        "search \"flat white\" OR refund* | top 3 by reach | show",
        "group stdev(followers), p(reach, 90), engagement_rate by channel",
        "last 2 days | count by hour_of_day, lang | chart bar",
        "filter brand = \"Osmeda\" | coverage",
        "top 3 by followers per channel | select channel, author, followers, hashtags",
    ]

    @Test func theSameDigestsEverywhere() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 3_000)
        let terminal = try TerminalSession(
            clamor, ["--now", "2026-04-01T09:30", "--tz", "Europe/Berlin"], environment: ["TERM": "dumb"])
        for line in [".record week.clamor"] + Self.questions {
            try terminal.wait(for: "clamor> ")
            terminal.send(line + "\r")
        }
        try terminal.wait(for: "clamor> ")
        terminal.send(".record off\r")
        try terminal.wait(for: "is whole")
        #expect(try terminal.leave() == 0)
        let count = "\(Self.questions.count) answers as recorded\n"
        let bytes = try clamor.run(["run", "week.clamor", "--jsonl", "-q"]).output
        #expect(bytes.split(separator: "\n").count > 100)
        let places: [(arguments: [String], environment: [String: String])] = [
            ([], [:]), ([], ["TZ": "Asia/Tokyo"]), ([], ["LC_ALL": "C"]), ([], ["LC_ALL": "tr_TR.UTF-8", "TERM": ""]),
            (["--threads", "1"], [:]), (["--threads", "7"], [:]), (["--width", "40"], [:]),
            (["--now", "2020-01-01", "--tz", "Asia/Tokyo", "--seed", "3", "--color", "always", "--ascii"], [:]),
        ]
        for place in places {
            let told = try clamor.run(
                ["run", "--verify", "week.clamor"] + place.arguments, environment: place.environment)
            #expect(told.status == 0 && told.errors == count && told.output.isEmpty, "\(place): \(told.errors)")
            let again = try clamor.run(
                ["run", "week.clamor", "--jsonl", "-q"] + place.arguments, environment: place.environment)
            #expect(again.output == bytes, "\(place)")
        }
        let piped = try clamor.shell("chmod +x week.clamor; clamor run --verify week.clamor 2>&1 | cat")
        #expect(piped.output == count)
        // A store that has grown answers as it did.
        #expect(try clamor.shell("clamor synth --rows 4000 > more.csv && clamor import -q more.csv").status == 0)
        #expect(try clamor.run(["run", "--verify", "week.clamor"]).errors == count)
        // A store of the same mentions is the same store; another one is told of.
        #expect(try clamor.shell("CLAMOR_STORE=same.clamor clamor import -q made.csv").status == 0)
        let same = try clamor.run(["run", "--verify", "week.clamor", "--store", "same.clamor"])
        // Whole mentions say when they were imported, the others are the same.
        #expect(same.errors.hasSuffix("\n\(Self.questions.count - 1) answers as recorded, 1 differs\n"))
        #expect(!same.errors.contains("another store"))
        #expect(try clamor.shell("CLAMOR_STORE=other.clamor clamor import -q more.csv").status == 0)
        let other = try clamor.run(["run", "--verify", "week.clamor", "--store", "other.clamor"])
        #expect(other.status == 3 && other.errors.hasPrefix("week.clamor:"), "\(other.errors)")
        #expect(other.errors.contains(": another store up to batch 1: answers may differ\n"))
    }

    @Test func aReadOnlyStoreIsCompared() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 200)
        try clamor.write("count by channel\ntake 2 | tag \"x\"\ntopic \"A\" in theme = a\n", to: "a.clamor")
        chmod(clamor.store, 0o444)
        let result = try clamor.run(["run", "--verify", "a.clamor"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors == "0 answers as recorded, 1 without a digest, 2 statements left out\n")
    }

    @Test func anAssertionIsCheckedWhileAnswersAreCompared() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 50)
        try clamor.write("count | assert count > 99999\n", to: "hope.clamor")
        let result = try clamor.run(["run", "--verify", "hope.clamor"])
        #expect(result.status == 3)
        #expect(result.errors.contains("1 assertion broken"))
    }

    @Test func aTildeIsTheHomeFolder() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 50)
        let written = try clamor.run([
            "-q", "-c", "count by kind | into \"~/kinds.csv\"", "-c", "take 3 | export \"~/three.csv\"",
        ])
        #expect(written.status == 0, "\(written.errors)")
        #expect(FileManager.default.fileExists(atPath: clamor.path("kinds.csv")))
        #expect(
            try clamor.run(["--csv", "-c", "import \"~/three.csv\" | select read, new"]).output == "read,new\n3,0\n")
    }
}
