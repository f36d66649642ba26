import Foundation
import Testing

/// Sessions at a terminal. Every wait is for a text, never for a time.
@Suite(.serialized) struct TerminalTests {
    @Test func aSessionFromPromptToLeaving() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 500)
        let terminal = try TerminalSession(clamor, ["--now", "2026-03-31T12:00"])
        try terminal.wait(for: "clamor> ")
        terminal.send("count by channel\r")
        try terminal.wait(for: "─")
        #expect(try terminal.wait(for: "clamor> ").contains("twitter"))
        terminal.send("| sort count | take 1\r")
        try terminal.wait(for: "─")
        #expect(try !terminal.wait(for: "clamor> ").contains("twitter"))
        terminal.send("count by\r")
        try terminal.wait(for: "-> ")
        terminal.send("kind\r")
        #expect(try terminal.wait(for: "clamor> ").contains("share"))
        terminal.send("fitler x\r")
        #expect(try terminal.wait(for: "clamor> ").contains("did you mean"))
        terminal.send(".timer on\r")
        try terminal.wait(for: "clamor> ")
        terminal.send("count\r")
        #expect(try terminal.wait(for: "clamor> ").contains(" ms"))
        #expect(try terminal.leave() == 0)
    }

    @Test func tabCompletesStagesFieldsAndValues() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 500)
        let terminal = try TerminalSession(clamor)
        try terminal.wait(for: "clamor> ")
        // The screen gets what is put in, so the whole line stands there only in parts.
        terminal.send("filter chan\t= \"twi\t| count by chann\t\r")
        // The rule below the table's head comes with the answer alone; the prompt is drawn again at each Tab.
        try terminal.wait(for: "─")
        let answer = try terminal.wait(for: "clamor> ")
        #expect(answer.contains("twitter"))
        #expect(!answer.contains("reddit") && !answer.contains("error"))
        #expect(try terminal.leave() == 0)
    }

    @Test func controlCDropsTheLineAndKeepsTheSession() throws {
        let clamor = try ClamorProcess()
        let terminal = try TerminalSession(clamor)
        try terminal.wait(for: "clamor> ")
        terminal.send("count by \u{3}")
        try terminal.wait(for: "clamor> ")
        terminal.send("count\r")
        #expect(try terminal.wait(for: "clamor> ").contains("0"))
        terminal.send(".quit\r")
        #expect(try terminal.leave() == 0)
    }

    @Test(arguments: ["quit", " EXIT "]) func wordsThatLeaveOtherProgramsLeave(word: String) throws {
        let clamor = try ClamorProcess()
        let terminal = try TerminalSession(clamor)
        try terminal.wait(for: "clamor> ")
        terminal.send(word + "\r")
        #expect(try terminal.leave() == 0)
        // All that was written is there to be read, now that the program has ended.
        #expect(throws: (any Error).self) { try terminal.wait(for: "unknown stage", seconds: 0.2) }
    }

    @Test func historyIsKeptBetweenSessions() throws {
        let clamor = try ClamorProcess()
        let first = try TerminalSession(clamor)
        try first.wait(for: "clamor> ")
        first.send("count by lang\r")
        try first.wait(for: "clamor> ")
        _ = try first.leave()
        let second = try TerminalSession(clamor)
        try second.wait(for: "clamor> ")
        second.send("\u{1b}[A")
        try second.wait(for: "count by lang")
        second.send("\u{3}")
        try second.wait(for: "clamor> ")
        _ = try second.leave()
    }

    @Test func controlCharactersInDataNeverReachTheTerminal() throws {
        let clamor = try ClamorProcess()
        try clamor.write("id,channel,time,text\n1,forum,2026-03-01,\"red \u{1b}[31m alert\u{7}\"\n", to: "bad.csv")
        #expect(try clamor.run(["import", "bad.csv"]).status == 0)
        let terminal = try TerminalSession(clamor, ["--color", "never"])
        try terminal.wait(for: "clamor> ")
        terminal.send("select text\r")
        let answer = try terminal.wait(for: "clamor> ")
        #expect(answer.contains("\\x1b[31m"))
        #expect(!answer.contains("\u{1b}[31m") && !answer.contains("\u{7}"))
        #expect(try terminal.leave() == 0)
    }
}
