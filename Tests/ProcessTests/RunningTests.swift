import Foundation
import Testing

/// What runs at the prompt: how it is told of, taken back and looked at.
@Suite(.serialized) struct RunningTests {
    private func terminal(_ arguments: [String] = [], pager: String = "cat") throws -> TerminalSession {
        let options = ["--now", "2026-04-01", "--color", "never", "--read-only"]
        let terminal = try TerminalSession(
            try Benchmark.store.get(), options + arguments, environment: ["CLAMOR_PAGER": pager])
        try terminal.wait(for: "clamor> ")
        return terminal
    }

    /// What the program writes until it asks for the next statement, and what it had echoed before.
    private func answer(_ statement: String, _ terminal: TerminalSession, after mark: String) throws -> String {
        terminal.send(statement + "\r")
        let answer = try terminal.wait(for: mark)
        return answer + (try terminal.wait(for: "clamor> "))
    }

    @Test func anAnswerIsToldWithItsRowsAndTime() throws {
        let terminal = try terminal()
        let counted = try answer("count by verified", terminal, after: " rows in ")
        #expect(counted.contains("\r\n2 rows in ") || counted.contains("\r\n3 rows in "))
        #expect(try answer("last 7 days | count", terminal, after: "1 row in ").contains("2026-03-2"))
        #expect(try terminal.leave() == 0)
    }

    @Test func scriptsTellNoTime() throws {
        let result = try Benchmark.store.get().run(["--read-only", "-c", "count by kind"])
        #expect(result.status == 0 && result.errors == "")
    }

    @Test func stagesAreTakenBackOneByOne() throws {
        let terminal = try terminal()
        _ = try answer("take 9 | filter likes >= 0 | count by lang", terminal, after: " rows in ")
        #expect(
            try answer("| sort lang | take 1", terminal, after: "1 row in ").contains(
                "| take 9 | filter likes >= 0 | group count by lang | sort lang | take 1\r\n"))
        let sorted = try answer(".back", terminal, after: " rows in ")
        #expect(sorted.contains("| group count by lang | sort lang\r\n"))
        // The pipeline goes on from where it stands now.
        #expect(try answer("| take 1", terminal, after: "1 row in ").contains("| sort lang | take 1\r\n"))
        for left in ["| sort lang", "by lang", ">= 0", "| take 9"] {
            #expect(try answer(".back", terminal, after: " rows in ").contains(left + "\r\n"))
        }
        _ = try answer(".back", terminal, after: "the source alone is left")
        _ = try answer(".back", terminal, after: "the source alone is left: `mentions`")
        #expect(try answer("| count", terminal, after: "1 row in ").contains("140,000"))
        #expect(try terminal.leave() == 0)
    }

    @Test func whatActsIsNotRepeated() throws {
        let terminal = try terminal()
        let clamor = try Benchmark.store.get()
        _ = try answer("count by kind | into \"kinds.csv\"", terminal, after: " rows in ")
        _ = try answer("| sort kind", terminal, after: " rows in ")
        try FileManager.default.removeItem(atPath: clamor.path("kinds.csv"))
        #expect(try !answer(".back", terminal, after: " rows in ").contains("wrote"))
        #expect(!FileManager.default.fileExists(atPath: clamor.path("kinds.csv")))
        #expect(try terminal.leave() == 0)
    }

    @Test func previewsShowTheRowsOfEachStage() throws {
        let terminal = try terminal()
        terminal.send(".preview on\r")
        try terminal.wait(for: "clamor> ")
        let text = try answer("filter likes > 3 | count by lang | take 2", terminal, after: "2 rows in ")
        let titles = text.components(separatedBy: "\r\n").filter { $0.contains("→") }
        #expect(titles.count == 2)
        #expect(titles.first?.contains("filter likes > 3  → ") == true)
        #expect(titles.last?.contains("count by lang  → ") == true)
        // What is typed is drawn with other means.
        let lines = text.components(separatedBy: "\r\n").filter { !$0.contains("\u{1b}") }
        #expect(lines.count > 8 && lines.allSatisfy { $0.count <= 80 })
        #expect(try terminal.leave() == 0)
    }

    @Test func aLongQuestionTellsHowFarItIs() throws {
        let terminal = try terminal()
        // A count of a few mentions: hardly any time but that of the search.
        let words = Array("abcdefghijklmnoprstuw")
        func search(_ size: Int) -> String {
            let parts = (0..<size).map { "(\(words[$0 % 21])* NEAR/9 \(words[($0 * 5 + 3) % 21])*)" }
            return "search " + parts.joined(separator: " OR ") + " | count"
        }
        var size = 4
        var text = ""
        while !text.contains(" of 140,000 mentions"), size < 1_024 {
            size *= 2
            text = try answer(search(size), terminal, after: "1 row in ")
        }
        let line = try #require(text.range(of: "searching "))
        // It is taken off before the answer is written.
        let cleared = try #require(text.range(of: "\r\u{1b}[K", options: .backwards))
        let head = try #require(text.range(of: "─"))
        #expect(line.lowerBound < cleared.lowerBound && cleared.upperBound < head.lowerBound)
        #expect(text[line.lowerBound...].contains(" of 140,000 mentions"))
        #expect(try terminal.leave() == 0)
    }
}
