import Foundation
import Testing

/// What the program owes to the terminal and the machine that it runs on.
@Suite(.serialized) struct TerminalManners {
    @Test(arguments: ["dumb", "", "no-such-terminal"]) func otherTerminalsGetNoControlSequences(name: String) throws {
        let clamor = try ClamorProcess()
        let terminal = try TerminalSession(clamor, environment: ["TERM": name])
        try terminal.wait(for: "clamor> ")
        terminal.send("note \"plain\"; count by\r")
        try terminal.wait(for: "     -> ")
        terminal.send("channel\r")
        try terminal.wait(for: "\r\nplain\r\n")
        try terminal.wait(for: "clamor> ")
        terminal.send("fitler\r")
        try terminal.wait(for: "did you mean")
        try terminal.wait(for: "clamor> ")
        terminal.send("\u{3}")
        try terminal.wait(for: "clamor> ")
        terminal.send("\u{4}")
        #expect(try terminal.leave() == 0)
        #expect(!terminal.screen.contains("\u{1b}"))
    }

    @Test func coloursCanBeTurnedOff() throws {
        let clamor = try ClamorProcess()
        for (environment, arguments) in [(["NO_COLOR": "1"], []), ([:], ["--color", "never"])] {
            let terminal = try TerminalSession(clamor, arguments, environment: environment)
            try terminal.prompt()
            terminal.send("filter channel = \"a\"")
            try terminal.wait(for: "filter channel = \"a\"")
            terminal.send("\u{3}")
            try terminal.prompt()
            #expect(try terminal.leave() == 0)
            #expect(terminal.screen.firstMatch(of: #/\e\[[0-9;]*m/#) == nil)
        }
        let colored = try TerminalSession(clamor, environment: ["TERM": "xterm-256color"])
        try colored.prompt()
        colored.send("filter")
        try colored.wait(for: "\u{1b}[1;38;5;32mfilter")
        colored.send("\u{3}")
        try colored.prompt()
        #expect(try colored.leave() == 0)
    }

    @Test func suspendedAndResumedTheLineIsThere() throws {
        let clamor = try ClamorProcess()
        let shell = try TerminalSession(
            clamor, ["--norc", "--noprofile", "-i"], environment: ["PS1": "shell$ "], program: "/bin/bash")
        try shell.wait(for: "shell$ ")
        shell.send("stty -g > before; '\(ClamorProcess.program.path)' --color never\r")
        try shell.prompt()
        shell.send("note \"kept")
        try shell.wait(for: "note \"kept")
        shell.send("\u{1a}")
        try shell.wait(for: "Stopped")
        try shell.wait(for: "shell$ ")
        shell.send("stty -g | cmp - before && echo as before | tr a-z A-Z\r")
        try shell.wait(for: "AS BEFORE")
        shell.send("fg\r")
        try shell.prompt()
        #expect(try shell.ask("\"").contains("kept\r\n"))
        shell.send("\u{4}")
        try shell.wait(for: "shell$ ")
        shell.send("exit\r")
        #expect(try shell.leave() == 0)
    }

    @Test func endedByASignalTheTerminalIsAsBefore() throws {
        let clamor = try ClamorProcess()
        let shell = try TerminalSession(
            clamor, ["--norc", "--noprofile", "-i"], environment: ["PS1": "shell$ "], program: "/bin/bash")
        try shell.wait(for: "shell$ ")
        shell.send(
            "stty -g > before; '\(ClamorProcess.program.path)'; echo ended $?; stty -g | cmp - before && echo as before | tr a-z A-Z\r"
        )
        try shell.prompt()
        let found = try clamor.shell("pkill -TERM -f '^\(ClamorProcess.program.path)$' || true")
        #expect(found.status == 0)
        try shell.wait(for: "ended 143")
        try shell.wait(for: "AS BEFORE")
        shell.send("exit\r")
        #expect(try shell.leave() == 0)
    }

    @Test func theStartUpFileIsReadByThePromptAlone() throws {
        let clamor = try ClamorProcess()
        try FileManager.default.createDirectory(
            at: clamor.home.appendingPathComponent("clamor"), withIntermediateDirectories: true)
        try clamor.write(".timer on\nlet worst = filter score < -0.5\nfitler x\n", to: "clamor/clamorrc")
        let terminal = try TerminalSession(clamor, ["--color", "never"])
        let start = try terminal.prompt()
        #expect(start.contains("clamorrc:3:1") && start.contains("did you mean"))
        #expect(try terminal.ask("worst | count").contains("time: "))
        #expect(try terminal.leave() == 0)
        let script = try clamor.run(["-c", "count"])
        #expect(script.status == 0 && !script.errors.contains("clamorrc"))
    }

    @Test func aHomeThatCannotBeWrittenIsNoHindrance() throws {
        let clamor = try ClamorProcess()
        let nowhere = ["HOME": "/proc/1/nowhere", "XDG_STATE_HOME": "", "XDG_CONFIG_HOME": "", "XDG_DATA_HOME": ""]
        let terminal = try TerminalSession(clamor, ["--color", "never"], environment: nowhere)
        #expect(try terminal.prompt().contains("history is not kept"))
        #expect(try terminal.ask("note \"works\"").contains("works\r\n"))
        #expect(try terminal.leave() == 0)
    }
}
