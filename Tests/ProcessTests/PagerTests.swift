import Foundation
import Testing

/// Answers that exceed the screen, with small scripts as pagers.
@Suite(.serialized) struct PagerProcessTests {
    private func terminal(pager: String) throws -> TerminalSession {
        let clamor = try Benchmark.store.get()
        let script = "pager-\(UUID().uuidString).sh"
        try clamor.write("#!/bin/sh\n" + pager, to: script)
        let terminal = try TerminalSession(
            clamor, ["--color", "never", "--read-only"],
            environment: ["CLAMOR_PAGER": "/bin/sh " + clamor.path(script)])
        try terminal.wait(for: "clamor> ")
        return terminal
    }

    @Test func onlyWhatExceedsTheScreenIsPaged() throws {
        let terminal = try terminal(pager: "echo BEGIN; cat; echo END\n")
        terminal.send("count\r")
        #expect(try !terminal.wait(for: "1 row in ").contains("BEGIN"))
        try terminal.wait(for: "clamor> ")
        terminal.send("count by author\r")
        let paged = try terminal.wait(for: " rows in ")
        #expect(paged.contains("BEGIN\r\n") && paged.contains("END\r\n"))
        try terminal.wait(for: "clamor> ")
        terminal.send("help measures\r")
        #expect(try terminal.wait(for: "END\r\n").contains("BEGIN"))
        try terminal.wait(for: "clamor> ")
        terminal.send(".pager off\r")
        try terminal.wait(for: "clamor> ")
        terminal.send("count by author\r")
        #expect(try !terminal.wait(for: " rows in ").contains("BEGIN"))
        #expect(try terminal.leave() == 0)
    }

    @Test func leavingThePagerEarlyEndsTheQuestionAndKeepsTheSession() throws {
        let terminal = try terminal(pager: "head -2; echo LEFT\n")
        terminal.send("mentions\r")
        try terminal.wait(for: "LEFT")
        #expect(try !terminal.wait(for: "clamor> ").contains("error"))
        terminal.send("count\r")
        #expect(try terminal.wait(for: "1 row in ").contains("140,000"))
        #expect(try terminal.leave() == 0)
    }

    @Test func withoutAPagerTheAnswerIsWrittenPlainly() throws {
        let terminal = try TerminalSession(
            try Benchmark.store.get(), ["--color", "never", "--read-only"],
            environment: ["CLAMOR_PAGER": "no-such-pager"])
        try terminal.wait(for: "clamor> ")
        terminal.send("count by author | sort author\r")
        let first = try terminal.wait(for: " rows in ")
        #expect(first.contains("author") && first.contains("the pager `no-such-pager` cannot be run"))
        try terminal.wait(for: "clamor> ")
        terminal.send("count by author | sort author\r")
        #expect(try !terminal.wait(for: " rows in ").contains("pager"))
        #expect(try terminal.leave() == 0)
    }

    @Test func aPagerThatWasKilledLeavesAUsableTerminal() throws {
        let terminal = try terminal(pager: "head -1; stty -echo -icanon -isig < /dev/tty; kill -9 $$\n")
        terminal.send("count by author\r")
        try terminal.wait(for: "clamor> ")
        terminal.send("take 1 | select id | pipe \"cat > /dev/null; stty -a < /dev/tty\"\r")
        let modes = try terminal.wait(for: "1 row in ")
        for mode in ["isig", "icanon", "echo "] { #expect(modes.contains(mode) && !modes.contains("-" + mode)) }
        #expect(try terminal.leave() == 0)
    }

    @Test func controlCInThePagerEndsTheQuestionAlone() throws {
        // It reads nothing more, so that the question cannot be done; Ctrl-C is its own affair.
        let terminal = try terminal(pager: "trap 'echo CAUGHT' INT\nhead -1\nread answer < /dev/tty\necho LEFT\n")
        terminal.send("mentions\r")
        try terminal.wait(for: "time")
        terminal.send("\u{3}")
        try terminal.wait(for: "CAUGHT")
        terminal.send("q\n")
        try terminal.wait(for: "LEFT")
        try terminal.wait(for: "interrupted")
        try terminal.wait(for: "clamor> ")
        terminal.send("count\r")
        #expect(try terminal.wait(for: "1 row in ").contains("140,000"))
        #expect(try terminal.leave() == 0)
    }
}
