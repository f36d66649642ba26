import Foundation
import Testing

/// Sessions at a terminal. Every wait is for a text, never for a time.
@Suite(.serialized) struct TerminalTests {
    @Test func aSessionFromPromptToLeaving() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 500)
        let terminal = try TerminalSession(clamor, ["--now", "2026-03-31T12:00"])
        try terminal.prompt()
        #expect(try terminal.ask("count by channel").contains("twitter"))
        #expect(try !terminal.ask("| sort count | take 1").contains("twitter"))
        #expect(try terminal.ask("fitler x").contains("did you mean"))
        try terminal.ask(".timer on")
        #expect(try terminal.ask("count").contains("time: "))
        #expect(try terminal.leave() == 0)
    }

    @Test func theLastAnswerIsExpanded() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 500)
        let terminal = try TerminalSession(clamor, ["--now", "2026-03-31T12:00", "--color", "never"])
        try terminal.prompt()
        #expect(try terminal.ask(".expand").contains("there is no answer to show again"))
        #expect(try terminal.ask("take 1").contains("more columns; `.expand` shows all"))
        let whole = try terminal.ask(".expand")
        #expect(whole.contains("── 1 ─") && whole.contains("sentiment_source  ") && whole.contains("1 row in "))
        // What was drawn is shown as rows, and the way in which answers are written stays what it was.
        try terminal.ask("count by channel | sort channel | take 2 | chart bar")
        let rows = try terminal.ask(".expand")
        #expect(rows.contains("── 2 ─") && rows.contains("channel  forum"))
        #expect(try terminal.ask("count").contains("─────\r\n"))
        try terminal.ask(".mode vertical")
        #expect(try terminal.ask("count by channel | take 1").contains("── 1 ─"))
        #expect(try terminal.leave() == 0)
    }

    @Test func tabCompletesStagesFieldsAndValues() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 500)
        let terminal = try TerminalSession(clamor)
        try terminal.prompt()
        let answer = try terminal.ask("filter chan\t= \"twi\t| count by chann\t")
        #expect(answer.contains("─") && answer.contains("twitter"))
        #expect(!answer.contains("reddit") && !answer.contains("error"))
        #expect(try terminal.leave() == 0)
    }

    @Test func controlCDropsTheLineAndKeepsTheSession() throws {
        let clamor = try ClamorProcess()
        let terminal = try TerminalSession(clamor)
        try terminal.prompt()
        for line in ["count by ", "count by channel |\rsort count", "", ""] {
            terminal.send(line + "\u{3}")
            try terminal.prompt()
        }
        #expect(try terminal.ask("count").contains("0"))
        terminal.send(".quit\r")
        #expect(try terminal.leave() == 0)
    }

    @Test(arguments: ["quit", " EXIT "]) func wordsThatLeaveOtherProgramsLeave(word: String) throws {
        let clamor = try ClamorProcess()
        let terminal = try TerminalSession(clamor)
        try terminal.prompt()
        terminal.send(word + "\r")
        #expect(try terminal.leave() == 0)
        // All that was written is there to be read, now that the program has ended.
        #expect(throws: (any Error).self) { try terminal.wait(for: "unknown stage", seconds: 0.2) }
    }

    @Test func controlCharactersInDataNeverReachTheTerminal() throws {
        let clamor = try ClamorProcess()
        try clamor.write("id,channel,time,text\n1,forum,2026-03-01,\"red \u{1b}[31m alert\u{7}\"\n", to: "bad.csv")
        #expect(try clamor.run(["import", "bad.csv"]).status == 0)
        let terminal = try TerminalSession(clamor, ["--color", "never"])
        try terminal.prompt()
        let answer = try terminal.ask("select text")
        #expect(answer.contains("\\x1b[31m"))
        #expect(!answer.contains("\u{1b}[31m") && !answer.contains("\u{7}"))
        #expect(try terminal.leave() == 0)
    }
}
