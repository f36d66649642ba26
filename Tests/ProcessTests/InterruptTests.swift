import Foundation
import Testing

/// Ctrl-C while a statement runs, on a store of several segments.
@Suite(.serialized) struct InterruptTests {
    /// A condition that reads columns alone, the longer the larger.
    private static func scan(_ size: Int) -> String {
        let parts = (1...size).map { "followers * \($0) - likes * \($0 + 1) = \(-$0)" }
        return "filter " + parts.joined(separator: " or ") + " | count"
    }

    /// A search that reads postings, positions and texts, the longer the larger.
    private static func search(_ size: Int) -> String {
        let letters = Array("abcdefghijklmnoprstuw")
        let parts = (0..<size).map { place in
            "(\(letters[place % letters.count])* NEAR/9 \(letters[(place * 5 + 3) % letters.count])*)"
        }
        return "search " + parts.joined(separator: " OR ") + " | count"
    }

    @Test(arguments: ["scan", "search"])
    func endsTheStatementAndKeepsTheSession(what: String) throws {
        let statement = what == "scan" ? Self.scan : Self.search
        let terminal = try TerminalSession(try Benchmark.store.get(), ["--csv", "--timing", "--read-only"])
        try terminal.wait(for: "clamor> ")
        // Large enough that its whole run cannot be taken for one that was ended.
        var size = 1
        var whole = try milliseconds(of: statement(size), terminal)
        while whole < 2_000, size < 256 {
            size *= 2
            whole = try milliseconds(of: statement(size), terminal)
        }
        whole = min(whole, try milliseconds(of: statement(size), terminal))
        terminal.send(statement(size) + "\r")
        usleep(UInt32(whole / 4 * 1_000))
        let pressed = ContinuousClock.now
        terminal.send("\u{3}")
        try terminal.wait(for: "interrupted", seconds: 60)
        let taken = (ContinuousClock.now - pressed) / .milliseconds(1)
        try terminal.wait(for: "time: ")
        print("\(what): ended \(Int(taken)) ms after Ctrl-C, \(Int(whole)) ms when left alone")
        #expect(taken < whole / 2)
        terminal.send("count\r")
        #expect(try terminal.wait(for: "time: ").contains("\r\n140000\r\n"))
        #expect(try terminal.leave() == 0)
    }

    private func milliseconds(of statement: String, _ terminal: TerminalSession) throws -> Double {
        terminal.send(statement + "\r")
        try terminal.wait(for: "time: ", seconds: 120)
        let time = try terminal.wait(for: " ms")
        try terminal.wait(for: "clamor> ")
        return try #require(Double(time.dropLast(3)))
    }

    @Test func aCommandThatReadsNothingIsEndedToo() throws {
        let terminal = try TerminalSession(try Benchmark.store.get(), ["--read-only"])
        try terminal.wait(for: "clamor> ")
        terminal.send("mentions | pipe \"echo STARTED; exec sleep 1000\"\r")
        try terminal.wait(for: "STARTED\r")
        terminal.send("\u{3}")
        try terminal.wait(for: "interrupted")
        try terminal.wait(for: "clamor> ")
        // Another one, where nothing runs, leaves nothing behind and does not leave.
        terminal.send("\u{3}")
        try terminal.wait(for: "clamor> ")
        terminal.send("\u{3}")
        try terminal.wait(for: "clamor> ")
        terminal.send("count\r")
        #expect(try terminal.wait(for: "1 row in ").contains("140,000"))
        #expect(try terminal.leave() == 0)
    }

    @Test func whatWasBeingWrittenIsDropped() throws {
        let clamor = try Benchmark.store.get()
        let terminal = try TerminalSession(clamor, ["--read-only"])
        try terminal.wait(for: "clamor> ")
        // The progress tells when the file is under way.
        terminal.send("mentions | into \"all.jsonl\"\r")
        try terminal.wait(for: "writing ")
        terminal.send("\u{3}")
        try terminal.wait(for: "interrupted")
        try terminal.wait(for: "clamor> ")
        let names = try FileManager.default.contentsOfDirectory(atPath: clamor.home.path)
        #expect(!names.contains { $0.contains("all.jsonl") })
        #expect(try terminal.leave() == 0)
    }

    @Test func aScriptEndsWith130() throws {
        let script = ["--read-only", "--timing", "-c", "count", "-c", Self.scan(256), "-c", "count by kind"]
        let terminal = try TerminalSession(try Benchmark.store.get(), script)
        // The first statement is done: whatever Ctrl-C meets now is the script.
        try terminal.wait(for: "time: ")
        terminal.send("\u{3}")
        try terminal.wait(for: "interrupted", seconds: 60)
        #expect(try terminal.leave() == 130)
        #expect(!terminal.screen.contains("share"))
    }

    @Test func anImportThatIsEndedLeavesNothing() throws {
        let clamor = try ClamorProcess()
        #expect(try clamor.shell("clamor synth --rows 20000 > made.csv").status == 0)
        let terminal = try TerminalSession(clamor, ["--csv"])
        try terminal.prompt()
        terminal.send("import \"made.csv\"\r")
        // It tells how far it is once it has taken half a second.
        try terminal.wait(for: "made.csv: ")
        terminal.send("\u{3}")
        try terminal.wait(for: "interrupted")
        try terminal.prompt()
        #expect(try terminal.answer("count").contains("count\r\n0\r\n"))
        #expect(try terminal.leave() == 0)
        let again = try clamor.run(["import", "made.csv", "--csv"])
        #expect(again.status == 0 && again.output.contains(",20000,20000,"), "\(again.errors)")
        #expect(try clamor.run(["check"]).status == 0)
    }
}
