import Foundation
import Testing

/// The line as it is edited at a terminal. Whether an edit did what it should is seen by the answer to what was edited.
@Suite(.serialized) struct EditingTests {
    private let up = "\u{1b}[A"
    private let down = "\u{1b}[B"
    private let right = "\u{1b}[C"
    private let left = "\u{1b}[D"
    private let altEnter = "\u{1b}\r"

    /// Notes are written as they are, so that they show a text at the answer's place.
    private func noted(_ keys: String, _ environment: [String: String] = [:]) throws -> [String] {
        let terminal = try TerminalSession(try ClamorProcess(), ["--color", "never"], environment: environment)
        try terminal.prompt()
        let answer = try terminal.answer(keys)
        #expect(try terminal.leave() == 0)
        return answer.components(separatedBy: "\r\n").dropLast()
    }

    @Test func enterOpensALineUntilTheStatementIsWhole() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 300)
        let terminal = try TerminalSession(clamor)
        try terminal.prompt()
        let answer = try terminal.ask("count by\rchannel |\rsort count |\rtake 1")
        #expect(answer.contains("     -> "))
        #expect(answer.contains("─") && !answer.contains("twitter"))
        #expect(try terminal.leave() == 0)
    }

    @Test func altEnterOpensALineInAWholeStatement() throws {
        #expect(try noted("note \"a\"\(altEnter)note \"b\"") == ["a", "b"])
    }

    @Test func arrowsGoThroughTheLinesBeforeTheyGoThroughHistory() throws {
        #expect(try noted("note \"a\"\(altEnter)note \"b\"\(up)\u{5}\(left)x") == ["ax", "b"])
        #expect(try noted("note \"a\"\(altEnter)note \"b\"\(up)\(down)\(left)x") == ["a", "bx"])
    }

    @Test func aPastedScriptIsOneEntry() throws {
        let lines = (1...30).map { "note \"line \($0)\"" }
        let answer = try noted("\u{1b}[200~" + lines.joined(separator: "\r\n") + "\u{1b}[201~")
        #expect(answer == (1...30).map { "line \($0)" })
    }

    @Test func keysOfSignalsAreTextInAPaste() throws {
        let pasted = "\u{1b}[200~note \"a\u{3}\u{4}\u{1a}\u{1c}\u{7}b\"\n\u{1b}[201~"
        #expect(try noted(pasted) == ["ab"])
    }

    @Test func theKeyThatEndsOtherProgramsWithADumpDoesNothing() throws {
        #expect(try noted("note \"a\u{1c}b\"") == ["ab"])
    }

    @Test func aSettingsFileCannotTurnEditingOff() throws {
        let clamor = try ClamorProcess()
        try clamor.write("edit off\n", to: "editrc")
        #expect(try noted("note \"ab\u{7f}c\"", ["EDITRC": clamor.path("editrc")]) == ["ac"])
    }

    @Test func aTerminalWithoutColoursIsEditedOn() throws {
        #expect(try noted("note \"ab\u{7f}c\"", ["TERM": "vt100"]) == ["ac"])
    }

    @Test func wordsAndLinesAreCutAndPutBack() throws {
        #expect(try noted("note \"one two\u{1b}b\u{b}three\"\u{1}\u{5}") == ["one three"])
        #expect(try noted("note \"a b\u{17}\u{19}\u{19}\"") == ["a bb"])
        #expect(try noted("xyz\u{15}note \"kept\"") == ["kept"])
    }

    @Test func whatWasDoneIsUndoneAndDoneAgain() throws {
        let terminal = try TerminalSession(try ClamorProcess(), ["--color", "never"])
        try terminal.prompt()
        terminal.send("note \"one")
        try terminal.wait(for: "note \"one")
        terminal.send(" two")
        try terminal.wait(for: "note \"one two")
        terminal.send("\u{1f}")
        try terminal.wait(for: "note \"one\r")
        terminal.send("\u{1b}/")
        try terminal.wait(for: "note \"one two\r")
        terminal.send("\u{1f}")
        try terminal.wait(for: "note \"one\r")
        #expect(try terminal.answer("\"") == "one\r\n")
        #expect(try terminal.leave() == 0)
    }

    @Test func wideAndJoinedCharactersAreOneStep() throws {
        #expect(try noted("note \"世界👩‍👩‍👧\"\(left)\(left)x") == ["世界x👩‍👩‍👧"])
        #expect(try noted("note \"世👩‍👩‍👧\u{7f}e\u{301}\u{7f}界\"") == ["世界"])
    }

    @Test func anEditorEditsTheBuffer() throws {
        let clamor = try ClamorProcess()
        try clamor.write("#!/bin/sh\nsed -i 's/ol/ne/; s/$/ # at last/' \"$1\"\n", to: "editor")
        chmod(clamor.path("editor"), 0o755)
        let terminal = try TerminalSession(
            clamor, ["--color", "never"], environment: ["VISUAL": clamor.path("editor"), "EDITOR": "false"])
        try terminal.prompt()
        terminal.send("note \"old\"\u{18}\u{5}")
        // The prompt is there again with what the editor left.
        try terminal.wait(for: "note \"ned\" # at last")
        #expect(try terminal.ask("").contains("ned"))
        #expect(try terminal.leave() == 0)
    }

    @Test func viUsersHaveTheirKeys() throws {
        let clamor = try ClamorProcess()
        try clamor.write("bind -v\nbind \"^G\" ed-insert\n", to: "editrc")
        let terminal = try TerminalSession(
            clamor, ["--color", "never"], environment: ["EDITRC": clamor.path("editrc")])
        try terminal.prompt()
        // Arrows leave the inserting of text as it is; Escape, shown by the cursor's step back, changes to commands.
        terminal.send("note \"ac\"\(left)\(left)b\(right)\(right)\u{1b}")
        try terminal.wait(for: "\u{1b}[17C")
        terminal.send("hix\u{1b}")
        try terminal.wait(for: "abxc\"")
        try terminal.wait(for: "\u{1b}[16C")
        #expect(try terminal.answer("") == "abxc\r\n")
        #expect(try terminal.leave() == 0)
    }

    @Test func settingsFilesBindKeys() throws {
        let clamor = try ClamorProcess()
        try clamor.write("clamor:bind \"^O\" clamor-open-line\nother:bind \"^O\" ed-insert\n", to: "editrc")
        #expect(try noted("note \"a\"\u{f}note \"b\"", ["EDITRC": clamor.path("editrc")]) == ["a", "b"])
    }

    @Test func keysThatMeanNothingLeaveNothing() throws {
        let keys = "\u{1b}[5~\u{1b}[15;2~\u{1b}OP\u{1b}[24~\u{1b}[I\u{1b}[1;3A"
        #expect(try noted("note \"a\(keys)b\"") == ["ab"])
    }

    @Test func aNarrowTerminalWrapsTheLine() throws {
        let terminal = try TerminalSession(try ClamorProcess(), ["--color", "never"], columns: 30)
        try terminal.prompt()
        let text = String(repeating: "abcdefghi ", count: 8)
        #expect(try terminal.ask("note \"\(text)\"\(left)\(left)X").contains("abcdefghiX"))
        #expect(try terminal.leave() == 0)
    }

    @Test func aResizedTerminalIsDrawnAnew() throws {
        let terminal = try TerminalSession(try ClamorProcess(), ["--color", "never"], columns: 60)
        try terminal.prompt()
        terminal.send("note \"" + String(repeating: "x", count: 40))
        try terminal.wait(for: String(repeating: "x", count: 40))
        terminal.resize(columns: 30, rows: 24)
        // Thirty cells: the prompt, six more, and sixteen of the letters.
        try terminal.wait(for: "clamor> note \"" + String(repeating: "x", count: 16) + "\r")
        #expect(try terminal.ask("y\"").contains("xy"))
        #expect(try terminal.leave() == 0)
    }
}
