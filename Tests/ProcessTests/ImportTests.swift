import Foundation
import Testing

/// Imports as processes: interrupted, killed, side by side.
@Suite struct ImportTests {
    @Test func theSameBytesAgainAreAReportAndNoBatch() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 300)
        let before = try clamor.run(["-q", "-c", "batches"]).output
        let again = try clamor.run(["import", "made.csv"])
        #expect(again.status == 0)
        #expect(again.output.split(separator: "\n").last?.contains("\t300\t0\t0\t300\t0\t") == true, "\(again.output)")
        #expect(try clamor.run(["-q", "-c", "batches"]).output == before)
    }

    @Test func aKilledImportLeavesNothingAndCanBeRepeated() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 300)
        // More than one commit's worth of rows.
        let rows = 100_000
        _ = try clamor.shell("clamor synth --rows \(rows) --seed 7 > large.csv")
        let started = try clamor.start(["import", "large.csv"])
        // Another shell writes meanwhile.
        let tagged = try clamor.run(["-c", "take 3 | tag \"seen\""])
        #expect(tagged.status == 0, "\(tagged.errors)")
        // Killed only once rows have been written.
        let deadline = Date().addingTimeInterval(60)
        let log = clamor.store + "-wal"
        while Date() < deadline, started.process.isRunning, size(log) + size(clamor.store) < 30_000_000 {
            usleep(20_000)
        }
        try #require(started.process.isRunning, "the import ended before it could be killed")
        kill(started.process.processIdentifier, SIGKILL)
        started.process.waitUntilExit()
        #expect(try clamor.run(["-q", "-c", "count"]).output == "count\n300\n")
        #expect(try clamor.run(["check"]).status == 0)
        #expect(try clamor.run(["-q", "-c", "filter tags = \"seen\" | count"]).output == "count\n3\n")
        let whole = try clamor.run(["import", "-q", "--jsonl", "large.csv"])
        #expect(whole.status == 0)
        // Both sets tell of the same customer, so a few mentions are the same.
        let new = try #require(whole.output.firstMatch(of: #/"new":(\d+)/#).flatMap { Int($0.1) })
        #expect(whole.output.contains("\"read\":\(rows),") && new > rows - 100)
        #expect(try clamor.run(["-q", "-c", "count"]).output == "count\n\(300 + new)\n")
        #expect(try clamor.run(["check"]).status == 0)
    }

    @Test func anInterruptedImportSaysSoAndLeavesNothing() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 300)
        _ = try clamor.shell("clamor synth --rows 100000 --seed 7 > large.csv")
        let started = try clamor.start(["import", "large.csv"])
        let deadline = Date().addingTimeInterval(60)
        while Date() < deadline, started.process.isRunning, size(clamor.store + "-wal") < 1_000_000 { usleep(10_000) }
        try #require(started.process.isRunning, "the import ended before it could be interrupted")
        kill(started.process.processIdentifier, SIGINT)
        started.process.waitUntilExit()
        #expect(started.process.terminationStatus == 130)
        #expect(try clamor.run(["-q", "-c", "count"]).output == "count\n300\n")
    }

    private func size(_ path: String) -> Int {
        (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    }
}
