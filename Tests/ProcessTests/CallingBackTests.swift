import Foundation
import Testing

/// Entries of before: arrows, suggestions, the search, and what is kept between sessions.
@Suite(.serialized) struct CallingBackTests {
    private let up = "\u{1b}[A"
    private let right = "\u{1b}[C"

    private func session(
        _ clamor: ClamorProcess, _ arguments: [String] = ["--color", "never"], _ entries: [String] = []
    ) throws -> TerminalSession {
        let terminal = try TerminalSession(clamor, arguments)
        try terminal.prompt()
        for entry in entries { try terminal.ask(entry) }
        return terminal
    }

    @Test func sessionsAtOnceKeepEverything() throws {
        let clamor = try ClamorProcess()
        let first = try session(clamor)
        let second = try session(clamor)
        for number in 1...5 {
            try first.ask("note \"first \(number)\"")
            try second.ask("note \"second \(number)\"")
        }
        #expect(try first.leave() == 0)
        #expect(try second.leave() == 0)
        let third = try session(clamor)
        for number in (1...5).reversed() {
            for name in ["second", "first"] {
                third.send(up)
                try third.wait(for: "note \"\(name) \(number)\"")
            }
        }
        third.send("\u{3}")
        try third.prompt()
        #expect(try third.leave() == 0)
    }

    @Test func anEntryOfSeveralLinesComesBackWhole() throws {
        let clamor = try ClamorProcess()
        let first = try session(clamor, ["--color", "never"], ["note \"a\"\u{1b}\rnote \"b\""])
        #expect(try first.leave() == 0)
        let second = try session(clamor)
        second.send(up)
        try second.wait(for: "     -> note \"b\"")
        #expect(try second.answer("") == "a\r\nb\r\n")
        #expect(try second.leave() == 0)
    }

    @Test func whatBeginsWithASpaceIsNotKept() throws {
        let clamor = try ClamorProcess()
        let first = try session(clamor, ["--color", "never"], ["note \"kept\"", " note \"secret\""])
        #expect(try first.leave() == 0)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: clamor.path("clamor/history.sqlite")))
        #expect(bytes.range(of: Data("kept".utf8)) != nil)
        #expect(bytes.range(of: Data("secret".utf8)) == nil)
        let permissions = try FileManager.default.attributesOfItem(atPath: clamor.path("clamor/history.sqlite"))
        #expect(permissions[.posixPermissions] as? Int == 0o600)
    }

    @Test func theSearchFindsAPartAndShowsTheWholeEntry() throws {
        let clamor = try ClamorProcess()
        let entries = ["note \"red\"\u{1b}\rnote \"apple\"", "note \"green\"", "note \"apple pie\""]
        let terminal = try session(clamor, ["--color", "never"], entries)
        terminal.send("\u{12}apple")
        try terminal.wait(for: "search: apple▏ 1 of 2")
        terminal.send(up)
        try terminal.wait(for: "     -> note ")
        try terminal.wait(for: "2 of 2")
        terminal.send("\u{1b}[B")
        try terminal.wait(for: "1 of 2")
        terminal.send("\u{12}")
        try terminal.wait(for: "2 of 2")
        #expect(try terminal.answer("") == "red\r\napple\r\n")
        // Left alone, the line is as it was.
        terminal.send("note \"mine\u{12}\u{15}zzz")
        try terminal.wait(for: "not found")
        terminal.send("\u{7}")
        try terminal.wait(for: "clamor> note \"mine")
        #expect(try terminal.answer("\"") == "mine\r\n")
        #expect(try terminal.leave() == 0)
    }

    @Test func whatWasEnteredIsSuggestedAndTaken() throws {
        let clamor = try ClamorProcess()
        let terminal = try session(clamor, ["--color", "always"], ["note \"suggested\""])
        terminal.send("note")
        try terminal.wait(for: " \"suggested\"")
        terminal.send(right)
        #expect(try terminal.ask("").contains("suggested\u{1b}[0m\r\n"))
        #expect(try terminal.leave() == 0)
        let plain = try session(clamor)
        plain.send("note ")
        try plain.wait(for: "note ")
        plain.send("\u{3}")
        #expect(try !plain.prompt().contains("suggested"))
        #expect(try plain.leave() == 0)
    }
}
