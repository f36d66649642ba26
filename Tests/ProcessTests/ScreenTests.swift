import Foundation
import Testing

/// Whole screens, beside those in `Screens`. `CLAMOR_RECORD=1` writes them, and fails.
@Suite(.serialized, .enabled(if: TmuxScreen.isInstalled)) struct ScreenTests {
    struct Size: CustomStringConvertible, Sendable {
        let columns: Int
        let rows: Int
        var description: String { "\(columns)x\(rows)" }
    }

    static let sizes = [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)]

    /// One store for all: the screens only read it.
    private static let store = Result { () throws -> ClamorProcess in
        let clamor = try ClamorProcess()
        try clamor.load(rows: 3_000)
        return clamor
    }

    private func screen(_ size: Size, _ clamor: ClamorProcess? = nil) throws -> TmuxScreen {
        let store = try clamor ?? Self.store.get()
        let arguments = ["--now", "2026-04-01", "--color", "never", "--read-only"]
        let screen = try TmuxScreen(store, columns: size.columns, rows: size.rows, arguments)
        try screen.wait { $0.contains("clamor>") }
        return screen
    }

    private func compare(_ rows: [String], _ name: String, _ size: Size) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Screens/\(name)-\(size).txt")
        // How long an answer took is another each time.
        let seen = rows.map { $0.replacing(#/ in [\d.,]+ m?s$/#, with: " in … ms") }.joined(separator: "\n") + "\n"
        if ProcessInfo.processInfo.environment["CLAMOR_RECORD"] == "1" {
            try Data(seen.utf8).write(to: file)
            Issue.record("recorded \(file.lastPathComponent)")
            return
        }
        let wanted = try String(contentsOf: file, encoding: .utf8)
        #expect(seen == wanted)
    }

    private func isAtPrompt(_ rows: [String]) -> Bool { rows.last { !$0.isEmpty } == "clamor>" }

    @Test(arguments: sizes) func aStatementOfSeveralLines(size: Size) throws {
        let screen = try screen(size)
        try screen.type("last 30 days | filter channel = \"twitter\"")
        try screen.press("M-Enter")
        try screen.type("| group count, net by brand")
        try screen.press("M-Enter")
        try screen.type("| sort net desc | chart bar net title = \"a line that is longer than the terminal is wide\"")
        try screen.press("Up", "C-a")
        let rows = try screen.wait { $0.contains { $0.contains("terminal") } || $0.joined().contains("is wide\"") }
        try screen.wait { _ in (try? screen.cursor()) == [8, 2] }
        try compare(rows, "several-lines", size)
    }

    @Test(arguments: sizes) func aPastedScript(size: Size) throws {
        let screen = try screen(size)
        let script = (1...10).map { "note \"part \($0)\"\nlast \($0) days | group count by channel\n    | take 1" }
        try screen.paste(script.joined(separator: "\n"))
        let before = try screen.wait { $0.contains("     -> last 10 days | group count by channel") }
        try compare(before, "pasted", size)
        try screen.press("Enter")
        try compare(try screen.wait { isAtPrompt($0) && $0.contains("part 10") }, "pasted-answer", size)
    }

    @Test(arguments: sizes) func theListOfCandidates(size: Size) throws {
        let screen = try screen(size)
        try screen.type("last 30 days | filter channel = \"")
        try screen.press("Tab")
        try screen.wait { $0.contains { $0.contains("reddit") } }
        try screen.press("Tab", "Tab")
        let rows = try screen.wait { $0.contains { $0.hasSuffix("channel = \"instagram\"") } }
        try compare(rows, "candidates", size)
    }

    @Test(arguments: sizes) func aChart(size: Size) throws {
        let screen = try screen(size)
        try screen.type("last 90 days | group count, net by channel | sort net desc | chart bar net")
        try screen.press("Enter")
        try compare(try screen.wait { isAtPrompt($0) && $0.joined().contains("3,000 mentions") }, "chart", size)
    }

    @Test(arguments: sizes) func controlCInALongQuestion(size: Size) throws {
        let screen = try screen(size, try Benchmark.store.get())
        let letters = Array("abcdefghijklmnoprstuw")
        let parts = (0..<24).map { "(\(letters[$0 % 21])* NEAR/9 \(letters[($0 * 5 + 3) % 21])*)" }
        try screen.type("search " + parts.joined(separator: " OR ") + " | top 5 by reach | terms 3")
        try screen.wait { $0.contains { $0.hasSuffix("terms 3") } }
        try screen.press("Enter")
        // How far it is stands there, once it has taken half a second.
        try screen.wait { $0.contains { $0.contains("searching") || $0.contains("mentions (") } || isAtPrompt($0) }
        try screen.press("C-c")
        try compare(try screen.wait { isAtPrompt($0) && $0.contains("interrupted") }, "interrupted", size)
    }
}
