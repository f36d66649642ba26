import ClamorQuery
import ClamorText
import ClamorTime
import Foundation
import Synchronization
import Testing

@testable import ClamorShell
@testable import clamor

/// Sessions kept as scripts, and the scripts' answers compared with the session's.
@Suite struct ReplayTests {
    @Test func everyAnswerComesAgain() throws {
        let prompt = try Prompt("synth 2000")
        try prompt.enter([
            "count by channel",
            "# How is it felt?",
            "last 7 days | net by brand  # this week",
            "| sort net | take 3",
            "let recent = last 7 days",
            "recent | filter sentiment = \"negative\" | top 5 hashtags",
            "_ | take 2 | chart bar",
            "set zone = \"Asia/Tokyo\"",
            "last 2 days | trend every 1h count | chart line",
            "set now = 2026-03-20T10:00",
            "last 3 full days | count; today | net by brand",
            "sample 5 | select id",
            "set seed = 9",
            "sample 5 | select id",
            "search flat OR latte | top 3 by reach | show",
            "in 2026-03 | group count by brand | compare previous",
            "last 30 days | terms 5",
            "mentions | filter channel = \"news\"",
            "_ last 30 days | group count by channel | into kept",
            "kept | take 2",
            "batches",
        ])
        let script = try prompt.saved()
        let (status, told) = try prompt.verify(script)
        #expect(status == .done && told == "16 answers as recorded\n", "\(told)\n\(script)")
        #expect(script.contains("last 7 days | net by brand  # this week\n"), "as it was typed")
        #expect(script.contains("# How is it felt?\n"))
        #expect(script.contains("last 7 days | group net by brand | sort net | take 3\n"), "written out")
    }

    /// The clock goes on between the entries, and so does what `last` means.
    @Test func relativeTimesMeanWhatTheyMeant() throws {
        let prompt = try Prompt("synth 2000", now: nil)
        try prompt.enter([
            "count by channel", "last 3 hours | count", "let recent = last 2 hours", "recent | count",
            "| filter count > 0", "filter time > now - 90m | count", "set zone = \"Europe/Berlin\"", "today | count",
            "param since = now - 1h", "since $since | count", "in 2026-03 | count",
        ])
        let script = try prompt.saved()
        let settings = script.split(separator: "\n").filter { $0.hasPrefix("set now") }
        #expect(settings.count == 5, "only where it matters\n\(script)")
        let (status, told) = try prompt.verify(script)
        #expect(status == .done && told == "8 answers as recorded\n", "\(told)\n\(script)")
    }

    @Test func theStoreIsSeenAsItWasAndNeverChanged() throws {
        let prompt = try Prompt("copy synth 500")
        try prompt.enter([
            "count by tags", "take 3 | tag \"seen\"", "count by tags", "topic \"Coffee\" in theme = coffee OR latte",
            "count by theme", "| take 1", "undo 2", "as of batch 4 | count by tags", "count by tags",
            "as of batch 2 | count by tags",
            "set batch = 2", "count by tags", "set batch = latest", "count by tags",
        ])
        let script = try prompt.saved()
        #expect(script.contains("# changed the store (batch 2): take 3 | tag \"seen\"\n"))
        #expect(script.contains("# changed the store (batch 3): topic \"Coffee\""))
        try prompt.enter(["take 5 | tag \"later\""])
        let before = try prompt.workspace.executor.currentSnapshot()
        let (status, told) = try prompt.verify(script)
        #expect(status == .done && told == "9 answers as recorded\n", "\(told)\n\(script)")
        #expect(try prompt.workspace.executor.currentSnapshot() == before)
    }

    @Test func whatFailedIsLeftOut() throws {
        let prompt = try Prompt("synth 2000")
        try prompt.enter(["count", "fitler x", "group count by nothing", "count | assert count < 0", "net", "help net"])
        let script = try prompt.saved()
        for word in ["fitler", "nothing", "assert", "help"] { #expect(!script.contains(word)) }
        #expect(try prompt.verify(script).told == "2 answers as recorded\n")
    }

    @Test func aNameThatHasChangedIsNotMistaken() throws {
        let prompt = try Prompt("synth 2000", parameters: ["kind": "reply", "least": "3"])
        try prompt.enter([
            "param kind = \"post\"", "param least = 1", "let loud = followers > 1000",
            "filter loud and kind = $kind | count by channel", "| filter count > $least", "let loud = followers > 10",
            "| take 2", "filter loud | count", "set kind = \"post\"", "filter kind = $kind | count by channel",
            "| take 3", "set kind = \"reply\"", "| take 2",
        ])
        let script = try prompt.saved()
        #expect(script.components(separatedBy: "# goes on from what a replay does not do: ").count == 3, "\(script)")
        #expect(try prompt.verify(script).told == "5 answers as recorded\n", "\(script)")
    }

    @Test func stagesTakenBackAreNotRepeated() throws {
        let prompt = try Prompt("synth 2000")
        try prompt.enter(["last 7 days | group count by brand | sort count | take 2", "| take 1"])
        _ = try prompt.dot(".back")
        _ = try prompt.dot(".back")
        try prompt.enter(["| top 1 by count", "_ | chart bar"])
        let script = try prompt.saved()
        #expect(script.contains("\nlast 7 days | group count by brand | sort count | top 1 by count\n"), "\(script)")
        #expect(try prompt.verify(script).told == "4 answers as recorded\n")
    }

    @Test func whatDiffersIsTold() throws {
        let prompt = try Prompt("synth 2000")
        try prompt.enter(["count by channel", "net"])
        let script = try prompt.saved()
        let changed = script.replacing("count by channel", with: "count by kind").replacing(
            "\nnet\n", with: "\nfitler\n")
        #expect(try prompt.verify(changed).status == .failed, "it cannot be read")
        let other = script.replacing("count by channel", with: "count by kind")
        let (status, told) = try prompt.verify(other)
        #expect(status == .broken)
        #expect(told.contains(#/week.clamor:\d+:1: answer differs: 7 rows [0-9a-f]{8}…, recorded 8 rows [0-9a-f]{8}…/#))
        #expect(told.hasSuffix("1 answer as recorded, 1 differs\n"), "\(told)")
        let elsewhere = try Prompt("synth 500").verify(script)
        #expect(elsewhere.status == .broken)
        #expect(elsewhere.told.contains("another store up to batch 1: answers may differ"), "\(elsewhere.told)")
        #expect(try prompt.verify("count by channel\n").told == "0 answers as recorded, 1 without a digest\n")
        #expect(try prompt.verify("count\n#= nonsense\n").status == .failed)
    }

    @Test func comparingWritesNothing() throws {
        let prompt = try Prompt("copy synth 200")
        let file = prompt.folder.appendingPathComponent("out.csv").path
        let script = """
            count by channel | into "\(file)"
            count | pipe "touch \(file)"
            take 5 | export "\(file)"
            take 2 | tag "x"
            note "done"
            """
        let (status, told) = try prompt.verify(script)
        #expect(status == .done)
        #expect(told == "0 answers as recorded, 2 without a digest, 2 statements left out\n", "\(told)")
        #expect(!FileManager.default.fileExists(atPath: file))
        #expect(try prompt.workspace.executor.currentSnapshot().batch == 1)
    }

    @Test func entriesAreChosenByTheirNumbers() throws {
        let prompt = try Prompt("synth 2000")
        try prompt.enter(["let loud = followers > 100", "count", "filter loud | count", "net", "| take 1"])
        #expect(try prompt.saved("3").contains("let loud"), "what an entry needs comes with it")
        #expect(try !prompt.saved("3").contains("\nnet"))
        #expect(try prompt.verify(prompt.saved("5")).told == "1 answer as recorded\n")
        #expect(try prompt.verify(prompt.saved("2-3 5")).told == "3 answers as recorded\n")
        #expect(try prompt.dot(".save x.clamor 9").contains("there is no entry 9"))
        #expect(try prompt.dot(".save x.clamor two").contains("is no entry's number"))
        #expect(try prompt.dot(".save").contains("needs the name of a file"))
        #expect(try prompt.dot(".entries").contains("3  filter loud | count\n"))
    }

    @Test func recordingBeginsAndEnds() throws {
        let prompt = try Prompt("synth 2000")
        let file = prompt.folder.appendingPathComponent("recorded.clamor").path
        try prompt.enter(["let loud = followers > 100", "count"])
        #expect(try prompt.dot(".record").contains("nothing is being recorded"))
        #expect(try prompt.dot(".record \"\(file)\"").contains("recording to"))
        try prompt.enter(["filter loud | count by channel", "| take 2"])
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text.contains("let loud") && text.contains("take 2") && !text.contains("\ncount\n"), "at once")
        #expect(try prompt.dot(".record off").contains("is whole"))
        try prompt.enter(["net by brand"])
        #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
        #expect(try prompt.verify(text).told == "2 answers as recorded\n")
        #expect(try prompt.dot(".record \"\(file)\"").contains("is there already"))
        #expect(try prompt.dot(".record \"\(file)\" replace").contains("recording to"))
    }
}

/// A prompt in the process, and a place for its scripts.
private final class Prompt {
    let workspace: LocalWorkspace
    let folder: URL
    private let session: Session
    private let output = MemoryStream()
    private let errors = MemoryStream()

    /// - Parameter now: nil: a clock that goes on by 17 minutes at each look.
    init(_ data: String, now: String? = "2026-03-31T12:00", parameters: [String: String] = [:]) throws {
        workspace = try CaseStores.workspace(for: data)
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("clamor-replay-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let start = try #require(Zone.utc.period(of: "2026-03-30T12:00")?.lowerBound)
        let clock = Clock(start: start)
        session = Session(
            workspace: workspace,
            settings: SessionSettings(
                now: try now.map { try #require(Zone.utc.period(of: $0)?.lowerBound) }, clock: { clock.next() },
                parameters: parameters),
            output: output, errors: errors, interrupts: Interrupts())
        session.keepLog(version: "0")
    }

    func enter(_ entries: [String]) throws {
        for entry in entries { _ = try session.run(Source(text: entry)) }
    }

    /// What a dot-command says.
    func dot(_ line: String) throws -> String {
        let before = (output.text.utf8.count, errors.text.utf8.count)
        _ = try DotCommands.run(line, in: session)
        return String(output.text.utf8.dropFirst(before.0))! + String(errors.text.utf8.dropFirst(before.1))!
    }

    /// The session as a script, or some entries of it.
    func saved(_ numbers: String = "") throws -> String {
        let file = folder.appendingPathComponent("\(UUID().uuidString).clamor").path
        _ = try dot(".save \"\(file)\" \(numbers)")
        return try String(contentsOfFile: file, encoding: .utf8)
    }

    /// In a session of its own, at another time and in another zone.
    func verify(_ script: String) throws -> (status: ClamorShell.ExitStatus, told: String) {
        let errors = MemoryStream()
        let settings = SessionSettings(
            format: .jsonl, width: 40, zone: try Zone(identifier: "America/New_York"),
            clock: { Instant(milliseconds: 1_900_000_000_000) }, quiet: true, seed: 5)
        let session = Session(
            workspace: workspace, settings: settings, output: NoStream(), errors: errors, interrupts: Interrupts())
        return (try session.verify(Source(name: "week.clamor", text: script)), errors.text)
    }
}

private final class Clock: Sendable {
    private let start: Instant
    private let looks = Atomic<Int64>(0)

    init(start: Instant) { self.start = start }

    func next() -> Instant {
        start.advanced(byMilliseconds: looks.wrappingAdd(1, ordering: .relaxed).newValue * 17 * 60_000)
    }
}
